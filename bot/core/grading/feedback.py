"""What a grade tells the person: what is right, what is false, what is missing, and the reasons in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from bot.core.cards import Concept, Need
from bot.core.grading.coverage import FOUND, WHAT_ELSE
from bot.core.grading.evidence import AssertionEvidence, Evidence
from bot.core.grading.facts.numbers.numbers import numbers
from bot.core.grading.gathering import exchange
from bot.core.grading.languages.translated import written
from bot.core.grading.policy import Ruling, is_doubtful, is_false
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.result import Verdict
from bot.core.grading.text import MARKS
from bot.core.grading.text import words as words_of
from bot.core.grading.thresholds import THRESHOLDS

_WORD = re.compile(r"\w{3,}")
CLOSE = 0.3
"""Least similarity from which an example is called like the answer."""
_ELSE = re.compile(r"\b(what|who|which|where|when|how|why) else (?=\w)", re.IGNORECASE)
"""What is left out of a question where nothing was right yet."""
CORRECTION_NEAR = 0.22
"""Least similarity to a known wrong answer from which its correction is said."""
MOST_QUOTED = 2
"""False parts that are named at most."""
QUOTE_WORDS = 14
"""Words of a false part that are quoted at most."""


class Lesson(Struct, frozen=True):
    """Ideas the answer has and lacks."""

    matched: tuple[str, ...]
    missing: tuple[str, ...]
    asks: tuple[str, ...]


def lesson(card: PreparedCard, evidence: Evidence, verdict: Verdict, answer: str) -> Lesson:
    """Matched ideas, and for an answer that is not correct the missing ones with their questions."""
    pairs = [
        (
            concept,
            share >= FOUND and not (_is_clause(concept) and says_otherwise(answer, concept.phrasings[0])),
        )
        for concept, share in zip(card.coverage.concepts, evidence.found.shares, strict=True)
    ]
    matched = tuple(concept.idea for concept, had in pairs if had)
    needed = [concept for concept, had in pairs if not had and concept.needed is Need.CORRECT]
    have = sum(had and concept.needed is Need.CORRECT for concept, had in pairs)
    if verdict is Verdict.CORRECT or (card.card.enough is not None and have >= card.card.enough):
        needed = []
    return Lesson(matched, tuple(c.idea for c in needed), tuple(dict.fromkeys(c.ask for c in needed)))


def _is_clause(concept: Concept) -> bool:
    """Whether it is a clause of a bare card's reference, which is quoted as something that the person said."""
    return concept.ask == WHAT_ELSE


def says_otherwise(answer: str, clause: str) -> bool:
    """Whether an answer with the words of a clause has other numbers in them, or the two sides of "than" exchanged."""
    asked, given = ({each for one in numbers(text) for each in one.amounts} for text in (clause, answer))
    if asked and given and not asked & given:
        return True
    sides = [
        [set(_WORD.findall(side)) for side in text.lower().split(" than ", 1)] for text in (clause, answer)
    ]
    if len(sides[0]) < 2 or len(sides[1]) < 2:
        return False
    (less, more), (first, last) = sides
    return bool((less - more) & (last - first) and (more - less) & (first - last))


def anew(card: PreparedCard) -> Lesson:
    """For an answer that is not right although no idea is missing: what seemed to be there was not."""
    needed = [concept for concept in card.coverage.concepts if concept.needed is Need.CORRECT]
    return Lesson((), tuple(c.idea for c in needed), tuple(dict.fromkeys(c.ask for c in needed)))


def opening(asks: Iterable[str]) -> tuple[str, ...]:
    """The questions for an answer that had nothing right, so that nothing "else" can be asked for."""
    return tuple(dict.fromkeys(_ELSE.sub(r"\1 ", ask) for ask in asks if ask != WHAT_ELSE))


def false_parts(evidence: Evidence, answer: str, *, complete: bool = False) -> tuple[str, ...]:
    """The assertions that the card contradicts, in the person's own words, where others stand beside them.

    Where the answer is `complete`, nothing is missing, and a doubtful assertion is what does not fit.
    """
    if len(evidence.assertions) < 2:
        return ()
    wrong = (
        one
        for one in evidence.assertions
        if not one.assertion.denied and ((one.related and is_false(one)) or (complete and is_doubtful(one)))
    )
    return tuple(quoted(one.assertion.words, answer) for one in wrong)[:MOST_QUOTED]


def quoted(words: Sequence[str], answer: str) -> str:
    """The stretch of `answer` that holds the words, or the words themselves where it cannot be found again."""
    plain = _plain(words)[:QUOTE_WORDS]
    if not plain:
        return ""
    stretch = r"\W{0,12}".join(map(re.escape, plain))
    found = re.findall(rf"(?=({stretch})((?:\s*[\])}}])*))", answer, re.IGNORECASE)  # those that overlap too
    whole = (each for each in found if _plain(words_of(each[0])) == plain)  # not "b b" in "bb"
    text, closing = next(whole, found[0] if found else (" ".join(plain), ""))
    return _balanced(text + closing)


def _balanced(text: str) -> str:
    """The text without brackets that have no other half in it."""
    alone: list[int] = []
    for at, sign in enumerate(text):
        if sign in "([{" or (sign in ")]}" and not (alone and text[alone[-1]] + sign in ("()", "[]", "{}"))):
            alone.append(at)
        elif sign in ")]}":
            alone.pop()
    left_out = set(alone)
    return "".join(sign for at, sign in enumerate(text) if at not in left_out).rstrip()


def _plain(words: Iterable[str]) -> list[str]:
    """The words as they were written, without marks."""
    return [spelled for word in words if word not in MARKS and (spelled := written(word))]


def correction(card: PreparedCard, evidence: Evidence, verdict: Verdict) -> str | None:
    """The correction of the known mistake that the answer is nearest to, unless the answer is right."""
    if verdict is Verdict.CORRECT or evidence.wrong < 0:
        return None
    near = evidence.similar[evidence.wrong]
    others = max(
        evidence.similar[evidence.right], evidence.similar[evidence.partial] if evidence.partial >= 0 else 0.0
    )
    if near < CORRECTION_NEAR or (near < others and verdict is Verdict.PARTIAL):
        return None
    if evidence.exchange < 0 and _has_sides_exchanged(card, evidence.wrong, evidence.right):
        return None
    return card.whys[evidence.wrong - card.spans.wrong.start]


def _has_sides_exchanged(card: PreparedCard, at: int, right: int) -> bool:
    """Whether the mistake of an example is that the two sides stand in each other's place."""
    reading = card.read(card.lexicon.words(card.index.examples[at].text))
    return exchange(card, reading, right) >= THRESHOLDS.exchanged


def closest(card: PreparedCard, evidence: Evidence) -> tuple[Verdict, str] | None:
    """The label and text of the example that is most like the answer; None for the reference, or none near."""
    nearest = (
        (Verdict.CORRECT, evidence.right),
        (Verdict.PARTIAL, evidence.partial),
        (Verdict.INCORRECT, evidence.wrong),
    )
    known = [(evidence.similar[at], label, at) for label, at in nearest if at >= 0]
    similar, label, at = max(known, key=lambda each: each[0], default=(0.0, Verdict.INCORRECT, -1))
    text = card.index.examples[at].text
    return (label, text) if similar >= CLOSE and text != card.card.reference else None


def reasons(
    card: PreparedCard, evidence: Evidence, probabilities: tuple[float, float], ruled: Iterable[Ruling]
) -> tuple[str, ...]:
    """Which assertions, examples and ideas decided, with their numbers, for `grade --explain`."""
    said = [f"probability of right {probabilities[0]:.2f}, of at least partly right {probabilities[1]:.2f}"]
    said += [f"rule {one.rule}: at most {one.cap.value}" for one in ruled]
    if len(evidence.assertions) > 1:
        said += [_described(one) for one in evidence.assertions]
    for label, at in (
        ("right", evidence.right),
        ("partly right", evidence.partial),
        ("wrong", evidence.wrong),
    ):
        if at >= 0:
            text = card.index.examples[at].text
            said.append(f"nearest {label} example ({evidence.similar[at]:.2f}): {text}")
    for concept, share, text in zip(
        card.coverage.concepts, evidence.found.shares, evidence.found.best, strict=True
    ):
        said.append(f"idea {concept.id} {share:.2f}" + (f" by: {text}" if text else ""))
    return tuple(said)


def _described(one: AssertionEvidence) -> str:
    """One assertion as the reasons tell it."""
    words = " ".join(
        spelled for word in one.assertion.words if word not in MARKS and (spelled := written(word))
    )
    if one.assertion.denied:
        kind = "denied"
    elif not one.related:
        kind = "unrelated"
    else:
        kind = "contradicted" if is_false(one) else "supported" if one.right >= one.wrong else "doubtful"
    return f"{kind} (right {one.right:.2f}, wrong {one.wrong:.2f}): {words}"

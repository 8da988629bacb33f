"""Looks a draft over before anybody sees it: what is left out, what a person should look at, what makes it useless."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TypeVar

from rapidfuzz.fuzz import ratio

from bot.core.cards import AnswerKind, Card, Concept, Misconception, Side
from bot.core.decks import lint_forms
from bot.core.decks.check import card_problems, short
from bot.core.decks.limits import MAX_EXAMPLE
from bot.core.decks.lint_answers import FOLDS, ODD_SCORE, AnswerGrader, labelled
from bot.core.decks.lint_questions import folded
from bot.core.grading.facts import kind_of
from bot.core.grading.result import Verdict
from bot.core.teaching.behaviour import breaches
from bot.core.teaching.fit_texts import unfit
from bot.core.teaching.proposals import taught, texts_of
from bot.core.wording import plural

LEAST_RIGHT, LEAST_PARTLY, LEAST_WRONG = 3, 1, 6
"""Below it a draft of an explained answer is of no use; a number or a name needs less."""
LEAST_WRONG_FACT = 2
ALIKE = 95.0
"""Similarity of letters, of 100, from which two answers are one."""
OFF_BALANCE, FAR_OFF_BALANCE = 1.6, 2.5
"""Ratio of the median lengths of right and wrong answers: worth a look, and useless."""
NEARLY_AS_LONG = 3.0
"""Words by which the medians may differ whatever their ratio."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a card is checked against besides itself."""

    near: Sequence[Card]
    """The cards of its deck that are closest to it."""
    elsewhere: Sequence[str]
    """Right answers to cards that are not close."""
    off_topic: Sequence[str]
    """Texts that answer no card."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A draft after the checks."""

    additions: Card
    """What is left of it."""
    dropped: tuple[str, ...]
    """What was left out and why, a sentence each."""
    flags: tuple[str, ...]
    """What a person should look at."""
    problems: tuple[str, ...]
    """Why it cannot be used; none: it can."""


def examine(card: Card, draft: Card, around: Surroundings, grader: AnswerGrader) -> Examined:
    """Check the additions `draft` to the card `card`."""
    notes: list[str] = []
    cleaned = _cleaned(card, draft, notes)
    kept = _fitting(card, cleaned, around.near, grader, notes)
    whole = taught(card, kept)
    problems = [problem.message for problem in card_problems(whole, 0)]
    flags: list[str] = []
    if not problems:
        problems += _too_little(whole)
        _balance(whole, flags, problems)
        if odd := _odd(whole, kept.accepted, grader):
            flags.append(f"right, but wrong by all else on the card: {', '.join(map(_quoted, odd[:2]))}")
        for breach in breaches(whole, around.elsewhere, around.off_topic, grader):
            (problems if breach.certain else flags).append(breach.says)
    return Examined(kept, tuple(notes), tuple(flags), tuple(problems))


def without(additions: Card, texts: set[str]) -> Card:
    """The additions without those examples."""
    return _filtered(additions, lambda text: text not in texts)


def _cleaned(card: Card, draft: Card, notes: list[str]) -> Card:
    """The draft without texts that may not stand on a card, repeat one another, or have two labels."""
    own = f"{card.prompt}\n{card.reference}"

    def fits(text: str) -> bool:
        reason = unfit(text, own) or (
            f"it has over {MAX_EXAMPLE:,} characters" if len(text) > MAX_EXAMPLE else ""
        )
        if reason:
            notes.append(f"Left out {_quoted(text)}: {reason}.")
        return not reason

    draft = replace(
        _filtered(draft, fits),
        hint=draft.hint if fits(draft.hint) else "",
        explanation=draft.explanation if fits(draft.explanation) else "",
        concepts=tuple(one for concept in draft.concepts if (one := _concept(concept, fits))),
        sides=_sides(draft.sides, fits),
        wrong=tuple(
            replace(group, why=group.why if group.why and fits(group.why) else None) for group in draft.wrong
        ),
    )
    draft = replace(_filtered(draft, fits), enough=_enough(draft))
    return _once(card, _one_label(draft, notes), notes)


def _concept(concept: Concept, fits: Callable[[str], bool]) -> Concept | None:
    if not (concept.idea and concept.ask and fits(concept.idea) and fits(concept.ask)):
        return None
    return replace(concept, phrasings=tuple(filter(fits, concept.phrasings)))


def _sides(sides: Sequence[Side], fits: Callable[[str], bool]) -> tuple[Side, ...]:
    """The sides, none where fewer than two are left: there is nothing to exchange then."""
    kept = tuple(
        replace(side, aliases=tuple(filter(fits, side.aliases)), belongs=tuple(filter(fits, side.belongs)))
        for side in sides
        if side.name and fits(side.name)
    )
    return kept if len(kept) > 1 else ()


def _enough(draft: Card) -> int | None:
    needed = sum(concept.needed == "correct" for concept in draft.concepts)
    return draft.enough if draft.enough and 1 <= draft.enough < needed else None


def _one_label(draft: Card, notes: list[str]) -> Card:
    """The draft without examples that stand under two labels: which one is meant is anybody's guess."""
    wrong = {folded(text) for group in draft.wrong for text in group.answers}
    labels = (set(map(folded, draft.accepted)), set(map(folded, draft.partial)), wrong)
    twice = {text for at, one in enumerate(labels) for other in labels[at + 1 :] for text in one & other}
    notes.extend(f"Left out {_quoted(text)}: it had two labels." for text in sorted(twice))
    return _filtered(draft, lambda text: folded(text) not in twice)


def _once(card: Card, draft: Card, notes: list[str]) -> Card:
    """The draft without what the card holds already, and without near copies within it."""
    seen = [*map(folded, texts_of(card)), folded(card.prompt)]
    repeated = 0

    def new(text: str) -> bool:
        nonlocal repeated
        plain = folded(text)
        if not plain or any(ratio(plain, other, score_cutoff=ALIKE) for other in seen):
            repeated += 1
            return False
        seen.append(plain)
        return True

    kept = _filtered(draft, new)
    if repeated:
        notes.append(f"Left out {plural(repeated, 'example')} that the card or the draft has already.")
    return kept


def _fitting(card: Card, draft: Card, near: Sequence[Card], grader: AnswerGrader, notes: list[str]) -> Card:
    """The draft without examples that its own card takes otherwise, or another card takes for right."""
    draft = _sound_form(card, draft, notes)
    whole = taught(card, draft)
    off = {
        text: f"graded {verdict} on its own card"
        for text, label in labelled(draft)
        if (verdict := grader.grade(whole, text).verdict) is not label
    }
    for text in draft.accepted:
        if text not in off and (reason := _elsewhere(text, near, grader)):
            off[text] = reason
    notes.extend(f"Left out {_quoted(text)}: {reason}." for text, reason in off.items())
    return without(draft, set(off))


def _sound_form(card: Card, draft: Card, notes: list[str]) -> Card:
    """The draft without a form of the answer that the reference does not show, or by which its own answer fails."""
    if draft.answer is None or card.answer is not None:
        return replace(draft, answer=None)
    said = replace(card, answer=draft.answer)
    reasons = [*(problem.message for problem in card_problems(said, 0)), *lint_forms.contradictions(said)]
    if reasons:
        notes.append(f"Left out the form of the answer: {reasons[0]}.")
        return replace(draft, answer=None)
    if kind_of(said) == kind_of(card) and replace(draft.answer, kind=None) == type(draft.answer)():
        return replace(draft, answer=None)  # it says what is found anyway
    return draft


def _odd(whole: Card, added: Sequence[str], grader: AnswerGrader) -> list[str]:
    """The added right answers that all else on the card speaks against: wrongly labelled, or alone in what they say."""
    found = []
    for fold in range(FOLDS):
        out = whole.accepted[fold::FOLDS]
        rest = replace(whole, accepted=tuple(text for text in whole.accepted if text not in out))
        for text in out:
            grade = grader.grade(rest, text) if text in added else None
            if grade and grade.verdict is Verdict.INCORRECT and not grade.unsure and grade.score < ODD_SCORE:
                found.append(text)
    return found


def _elsewhere(text: str, near: Sequence[Card], grader: AnswerGrader) -> str:
    for other in near:
        grade = grader.grade(other, text)
        if grade.verdict is Verdict.CORRECT and not grade.unsure:
            return f"it would also pass on “{short(other.prompt)}”"
    return ""


def _too_little(whole: Card) -> Iterator[str]:
    fact = kind_of(whole) is not AnswerKind.SENTENCE
    wrong = sum(len(group.answers) for group in whole.wrong)
    least: tuple[tuple[int, int, str], ...] = ((wrong, LEAST_WRONG_FACT, "wrong answers"),)
    if not fact:
        least = (
            (len(whole.accepted), LEAST_RIGHT, "right answers"),
            (len(whole.partial), LEAST_PARTLY, "half-right answers"),
            (wrong, LEAST_WRONG, "wrong answers"),
        )
    for has, wanted, what in least:
        if has < wanted:
            yield f"{has} {what} are left, fewer than {wanted}"


def _balance(whole: Card, flags: list[str], problems: list[str]) -> None:
    """Right and wrong answers of unlike lengths would teach that length matters."""
    if kind_of(whole) is not AnswerKind.SENTENCE:
        return
    right = [len(text.split()) for text in whole.accepted]
    wrong = [len(text.split()) for group in whole.wrong for text in group.answers]
    if not right or not wrong:
        return
    one, other = sorted((median(right), median(wrong)))
    if other - one > NEARLY_AS_LONG and other > OFF_BALANCE * one:
        lengths = f"right answers have {median(right):g} words, wrong ones {median(wrong):g}"
        said = f"{lengths}: they should be alike in length"
        (problems if other > FAR_OFF_BALANCE * one else flags).append(said)


def _filtered(draft: Card, keep: Callable[[str], bool]) -> Card:
    """The draft with the examples that are kept, and no empty group."""
    groups = (Misconception(tuple(filter(keep, group.answers)), group.why) for group in draft.wrong)
    return replace(
        draft,
        accepted=tuple(filter(keep, draft.accepted)),
        partial=tuple(filter(keep, draft.partial)),
        wrong=tuple(group for group in groups if group.answers),
    )


def _quoted(text: str) -> str:
    """A text that may hold anything, safe to print: short, one line, nothing hidden."""
    line = "".join(char if char.isprintable() else "·" for char in short(text))
    return f"“{line}”"

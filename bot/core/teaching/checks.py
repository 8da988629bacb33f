"""Looks a draft over before anybody sees it: what is left out, what a person should look at, what makes it useless."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import AnswerKind, Card
from bot.core.decks import lint_explanations, lint_forms
from bot.core.decks.check import card_problems, short
from bot.core.decks.lint_answers import FOLDS, ODD_SCORE, AnswerGrader, labelled
from bot.core.grading.facts import kind_of
from bot.core.grading.result import Verdict
from bot.core.teaching.behaviour import breaches
from bot.core.teaching.cleaning import cleaned, quoted, without
from bot.core.teaching.knowledge import explains
from bot.core.teaching.proposals import taught
from bot.core.wording import plural

LEAST_RIGHT, LEAST_PARTLY, LEAST_WRONG = 3, 1, 6
"""Below it a draft of an explained answer is of no use; a number or a name needs less."""
LEAST_WRONG_FACT = 2
OFF_BALANCE, FAR_OFF_BALANCE = 1.6, 2.5
"""Ratio of the median lengths of right and wrong answers: worth a look, and useless."""
NEARLY_AS_LONG = 3.0
"""Words by which the medians may differ whatever their ratio."""
ODD_SHOWN = 2
_EXACT = (AnswerKind.NUMBER, AnswerKind.QUANTITY, AnswerKind.DATE, AnswerKind.YES_NO)
"""Kinds of answers that have no synonyms."""


class Surroundings(Struct, frozen=True):
    """What a card is checked against besides itself."""

    near: Sequence[Card]
    """The cards of its deck that are closest to it."""
    elsewhere: Sequence[str]
    """Right answers to cards that are not close."""
    off_topic: Sequence[str]
    """Texts that answer no card."""


class Examined(Struct, frozen=True):
    """A draft after the checks."""

    additions: Card
    """What is left of it."""
    notes: tuple[str, ...]
    """What was left out and why, and what is unusual, a sentence each."""
    flags: tuple[str, ...]
    """What a person should look at."""
    problems: tuple[str, ...]
    """Why it cannot be used; none: it can."""


def examine(card: Card, draft: Card, around: Surroundings, grader: AnswerGrader) -> Examined:
    """Check the additions `draft` to the card `card`."""
    notes: list[str] = []
    kept = _fitting(card, cleaned(card, draft, notes), around.near, grader, notes)
    whole = taught(card, kept)
    problems = [problem.message for problem in card_problems(whole, 0)]
    flags: list[str] = []
    if not problems:
        problems += _too_little(whole)
        _balance(whole, flags, problems)
        if odd := _odd(whole, kept.accepted, grader):
            notes.append(
                f"Right, but unlike all else on the card: {', '.join(map(quoted, odd[:ODD_SHOWN]))}."
            )
        for breach in breaches(whole, around.elsewhere, around.off_topic, grader):
            (problems if breach.certain else flags).append(breach.says)
    return Examined(kept, tuple(notes), tuple(flags), tuple(problems))


def _fitting(card: Card, draft: Card, near: Sequence[Card], grader: AnswerGrader, notes: list[str]) -> Card:
    """The draft without examples that its own card takes otherwise, or another card takes for right."""
    draft = _sound_form(card, draft, notes)
    own = replace(card, answer=card.answer or draft.answer)
    untrue = {text: f"{reason} by the card's own answer" for text, reason in _untrue(own, draft, grader)}
    notes.extend(f"Left out {quoted(text)}: {reason}." for text, reason in untrue.items())
    draft = without(draft, set(untrue))
    whole = taught(card, draft)
    off = {
        text: f"graded {verdict} on its own card"
        for text, label in labelled(draft)
        if (verdict := grader.grade(whole, text).verdict) is not label
    }
    for text in draft.accepted:
        if text not in off and (reason := _elsewhere(text, near, grader)):
            off[text] = reason
    notes.extend(f"Left out {quoted(text)}: {reason}." for text, reason in off.items())
    return _for_people(card, without(draft, set(off)), grader, notes)


def _for_people(card: Card, draft: Card, grader: AnswerGrader, notes: list[str]) -> Card:
    """The draft without a hint that is the answer, and an explanation that only says it again."""
    if draft.hint and grader.grade(taught(card, draft), draft.hint).verdict is Verdict.CORRECT:
        notes.append(f"Left out the hint {quoted(draft.hint)}: it would pass as an answer.")
        draft = replace(draft, hint="")
    if draft.explanation and lint_explanations.repeats(draft):
        notes.append(f"Left out the explanation {quoted(draft.explanation)}: it only repeats the answer.")
        draft = replace(draft, explanation="")
    return draft


def _untrue(card: Card, draft: Card, grader: AnswerGrader) -> Iterator[tuple[str, str]]:
    """Examples that the card's answer speaks against, where it is a value: what it is compared as needs no examples."""
    kind = kind_of(card)
    if kind is AnswerKind.SENTENCE:
        return
    for text, label in labelled(draft):
        verdict = grader.grade(card, text).verdict
        if label is Verdict.INCORRECT and verdict is Verdict.CORRECT:
            yield text, "right"
        elif label is Verdict.CORRECT and verdict is not Verdict.CORRECT and kind in _EXACT:
            yield text, "wrong"


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
    wrong = len(whole.wrong_answers)
    least: tuple[tuple[int, int, str], ...] = ((wrong, LEAST_WRONG_FACT, "wrong answer"),)
    if explains(whole):
        least = (
            (len(whole.accepted), LEAST_RIGHT, "right answer"),
            (len(whole.partial), LEAST_PARTLY, "half-right answer"),
            (wrong, LEAST_WRONG, "wrong answer"),
        )
    for has, wanted, what in least:
        if has < wanted:
            yield f"only {plural(has, what)} left, and {wanted} needed"


def _words(lengths: Sequence[int]) -> str:
    return plural(int(median(lengths)), "word")


def _balance(whole: Card, flags: list[str], problems: list[str]) -> None:
    """Right and wrong answers of unlike lengths would teach that length matters."""
    if not explains(whole):
        return
    right = [len(text.split()) for text in whole.accepted]
    wrong = [len(text.split()) for text in whole.wrong_answers]
    if not right or not wrong:
        return
    one, other = sorted((median(right), median(wrong)))
    if other - one > NEARLY_AS_LONG and other > OFF_BALANCE * one:
        lengths = f"a typical right answer has {_words(right)}, a wrong one {_words(wrong)}"
        said = f"{lengths}: they should be alike in length"
        (problems if other > FAR_OFF_BALANCE * one else flags).append(said)

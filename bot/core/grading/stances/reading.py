"""Grades an answer by who holds what it says: the value that it names, or each of its words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.facts.said import Said
from bot.core.grading.facts.scripts.language import is_abroad
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.talk import without_talk
from bot.core.grading.model import READ_BELOW
from bot.core.grading.ready_cards import ReadyCard
from bot.core.grading.result import Grade, Verdict
from bot.core.grading.stances import verdicts
from bot.core.grading.stances.naming import Span, named, rest_of, says_more
from bot.core.grading.stances.passages import may_reject, passages
from bot.core.grading.stances.stance import StanceReader
from bot.core.grading.stances.verdicts import GradeOne

_ASKS_ASSENT = pattern(r"(?i)\W*(?:ai|is|are|was|were)n'?t (?:it|that|this|he|she|they)\b")
"""A question whose "not" denies nothing: "ain't it Paris"."""
_NO_STATEMENT = frozenset(("echo", "empty", "unknowing", "injection"))
"""Flags of what states nothing."""


def by_stance(
    reader: StanceReader, ready: ReadyCard, answer: str, grade: Grade, one: GradeOne
) -> Grade | None:
    """The grade by what the answer does with what it says; None where nobody read that.

    `grade` is that by rules, and `one` gives that of any text.
    """
    fact = ready.fact
    told_by_author = ready.own.has(answer) or ready.own.meant(answer) != answer
    if not (fact is None or ready.names_value) or told_by_author:
        return None
    if fact is not None:
        spans = _named(ready, answer, grade)
        if spans and grade.verdict is Verdict.CORRECT:
            answer = _without_talk(answer, [answer[span.start : span.end] for span in spans])
            spans = _named(ready, answer, grade)
        likely = reader.of_value(answer, spans) if spans and _is_readable(answer, spans) else None
        if likely is not None and not _ASKS_ASSENT.match(answer):
            read = verdicts.of_value(grade, likely, answer, spans, fact.kind, ready.card.reference)
            return None if read is grade and not verdicts.is_surely_held(likely) else read
    known = _is_well_known(ready)
    if known and grade.verdict is Verdict.INCORRECT:
        return None
    if (
        not may_reject(answer, plainly=known)
        or not _NO_STATEMENT.isdisjoint(grade.flags)
        or is_abroad(answer)
    ):
        return None
    told = passages(answer, reader.of_words(answer))
    return None if told.plain else verdicts.of_passages(grade, told, one)


def _is_well_known(ready: ReadyCard) -> bool:
    """Whether a card has so many examples that no other model reads its answers, which take half a millisecond.

    Of these only credited ones with a plain word of rejecting are read.
    """
    return ready.sentence is not None and ready.sentence.spans.wrong.end >= READ_BELOW


def _without_talk(answer: str, values: Sequence[str]) -> str:
    """The answer without talk at its ends, which the model might take for something else: "sorry for being late"."""
    return without_talk(Said(answer, answer), lambda stretch: any(value in stretch for value in values)).text


def _is_readable(answer: str, spans: Sequence[Span]) -> bool:
    """Whether more is said of a value, in English: of other languages the model knows too few words."""
    return says_more(answer, spans) and not is_abroad(rest_of(answer, spans))


def _named(ready: ReadyCard, answer: str, grade: Grade) -> list[Span]:
    """Where an answer names the right value; by its value only where it is credited for one."""
    fact = ready.fact

    def is_right(text: str) -> bool:
        found = fact.grade(text) if fact and grade.verdict is not Verdict.INCORRECT else None
        return found is not None and found.verdict is Verdict.CORRECT

    return named(answer, (ready.card.reference, *ready.card.accepted), is_right)

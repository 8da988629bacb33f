"""The values that the author of a card gave a verdict: the reference and accepted, partial and wrong texts."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.cards import AnswerKind, Card
from bot.core.grading.facts.detection.detect import matchers
from bot.core.grading.facts.lists.members import Matcher
from bot.core.grading.facts.names.names import Person
from bot.core.grading.facts.numbers.measures import Measure
from bot.core.grading.facts.numbers.surroundings import significant
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said, clean, said
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.talk import content_keys, is_talk, without_talk
from bot.core.grading.facts.words.own_words import is_other_name
from bot.core.grading.facts.words.terms import Term
from bot.core.grading.result import Verdict

MOST_EXAMPLES = 12
"""Accepted, partial and wrong texts of each sort that are compared by value; all are compared as written."""
UNMISTAKABLE = 3
"""Digits of a temperature that is no round one, 165 and not 100."""


class KnownValues:
    """What is right, partly right and wrong by the author's word. Immutable; shares its texts with the card."""

    __slots__ = ("_keys", "_kind", "_partial", "_question", "_reference", "_right", "_texts", "_wrong")

    def __init__(self, card: Card, found: tuple[Matcher, ...], question: str) -> None:
        """`found` are the matchers of the reference, at least one; `question` is what answers may repeat."""
        self._kind = found[0].kind.value
        self._reference, self._question = card.reference, question
        wrongs = tuple(text for one in card.wrong for text in one.answers)
        self._texts = (card.accepted, card.partial, wrongs)
        self._right = (*found, *_examples(card, card.accepted))
        self._partial = _examples(card, card.partial)
        self._wrong = _examples(card, wrongs)
        self._keys = content_keys(" ".join((card.reference, *card.accepted)))

    def without_talk(self, heard: Said) -> Said:
        """The answer without talk at its ends; as it is where signs are asked for, or what is talk elsewhere."""
        if self._kind == AnswerKind.FORMULA.value or is_talk(self._reference):
            return heard
        return without_talk(heard, self._touches, named=self._kind == AnswerKind.NAME.value)

    def _touches(self, stretch: str) -> bool:
        return not self._keys.isdisjoint(content_keys(stretch)) or self.is_right(stretch)

    def by_text(self, heard: Said) -> FactGrade | None:
        """The verdict that the author gave this very text."""
        told = comparable(heard.text)
        accepted, partial, wrongs = ((comparable(text) for text in texts) for texts in self._texts)
        if told in accepted:
            return right(self._kind, self._reference, heard.text, "known")
        if told in wrongs:
            return wrong(self._kind, self._reference, heard.text, "known")
        return self._partly() if told in partial else None

    def by_value(self, heard: Said) -> FactGrade | None:
        """The verdict that the author gave a wrong or partial text of the same value."""
        if any(_is(one, heard) for one in self._wrong):
            return wrong(self._kind, self._reference, heard.text, "known")
        return self._partly() if any(_is(one, heard) for one in self._partial) else None

    def best(self, heard: Said) -> FactGrade | None:
        """The best of the grades by each right value; what is right by another of them is no rival."""
        grades = [one.grade(heard) for one in self._right]
        told = [grade for grade in grades if grade is not None]
        best = max(told, key=lambda grade: grade.verdict.rank, default=None)
        if best is not None and best.false and "rivals" in best.flags and all(map(self.is_right, best.false)):
            return right(self._kind, self._reference, heard.text)
        if best is not None and best.flags == ("no-scale",) and self._scales() and not self._two_scales():
            return partly(self._kind, self._reference, heard.text, "no-unit")
        if best is not None and best.flags == ("no-unit",) and self._two_scales():
            return right(self._kind, self._reference, heard.text)
        decided = best is not None and {"rivals", "denied"}.intersection(best.flags)
        if best is not None and (best.verdict is not Verdict.INCORRECT or decided):
            return best
        counted = best is not None and best.false and "other-number" in best.flags
        return None if len(told) < len(grades) and not counted else best

    def _two_scales(self) -> bool:
        """Whether the reference tells a temperature in two scales, so that its number needs none: "165 °F (74 °C)"."""
        told = self._scales()
        plain = any(significant(one.bare) < UNMISTAKABLE for one in told[:1])
        return (
            not plain and len({one.unit for one in told}) > 1 and len({one.bare for one in told}) == len(told)
        )

    def _scales(self) -> list[Measure]:
        """The right temperatures, where there are several."""
        told = [one for one in self._right if isinstance(one, Measure) and one.readings[0].dimension == "K"]
        return told if len(told) > 1 else []

    def is_right(self, text: str) -> bool:
        """Whether a text is one of the right values."""
        heard = said(text, self._question)
        return any(_is(one, heard) for one in self._right)

    def names(self, heard: Said, asked: str) -> bool:
        """Whether the answer is another name of a right value, where `asked` is the question."""
        return any(
            isinstance(one, Term | Person) and is_other_name(one.text, heard.text, asked)
            for one in self._right
        )

    def _partly(self) -> FactGrade:
        return FactGrade(Verdict.PARTIAL, (), (self._reference,), (), ("known",), ("a known partial answer",))


def comparable(text: str) -> str:
    """A text as two that only differ in case, accents, blank space and a last mark have it alike."""
    return fold(" ".join(clean(text).split())).rstrip(".!")


def _is(matcher: Matcher, heard: Said) -> bool:
    grade = matcher.grade(heard)
    return grade is not None and grade.verdict is Verdict.CORRECT


def _examples(card: Card, texts: Iterable[str]) -> tuple[Matcher, ...]:
    return tuple(
        one for text in list(texts)[:MOST_EXAMPLES] for one in matchers(text, card.prompt, card.answer)
    )

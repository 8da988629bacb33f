"""Numbers, quantities and dates of any text, with their places; for the sentence grader and for the value kinds."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts.dates.clock import clock_times, spoken
from bot.core.grading.facts.dates.dates import dates
from bot.core.grading.facts.dates.order import OTHER, Dated, Moment, compare
from bot.core.grading.facts.numbers.numbers import numbers
from bot.core.grading.facts.numbers.quantities import BARE, Quantity, Reading, quantities
from bot.core.grading.facts.said import clean

MOST_CLOCKS = 40
"""Times of day and quantities in words that are read of one text."""


class Value(Struct, frozen=True):
    """A value at its place in a text."""

    kind: AnswerKind
    """NUMBER, QUANTITY or DATE."""
    text: str
    """As written."""
    start: int
    end: int
    readings: tuple[Reading, ...] = ()
    """Of a number or quantity."""
    moments: tuple[Moment, ...] = ()
    """Of a date."""
    step: Fraction = Fraction(0)
    """The unit of the last digit written; 0 where the number is exact."""
    quantity: Quantity | None = None


def measured(text: str, *, times: bool = True) -> list[Value]:
    """Numbers and quantities of `text`, times of day first, none overlapping."""
    clocks = _apart((clock_times(text) if times else []) + spoken(text))[:MOST_CLOCKS]
    found = [value_of(text, one) for one in clocks]
    rest = [n for n in numbers(text) if all(n.end <= one.start or n.start >= one.end for one in clocks)]
    found += [value_of(text, one) for one in quantities(text, rest) if not _glued(text, one)]
    return sorted(found, key=lambda value: value.start)


def _glued(text: str, one: Quantity) -> bool:
    """Whether letters that are no unit stand right after the number: "4x" is no 4."""
    after = text[one.end : one.end + 4]
    return (
        not one.unit and after[:1].isalpha() and text[one.end - 1].isdigit() and not after.startswith("ish")
    )


def value_of(text: str, one: Quantity) -> Value:
    """The quantity as a value of `text`."""
    bare = all(reading.dimension == BARE for reading in one.readings)
    kind = AnswerKind.NUMBER if bare else AnswerKind.QUANTITY
    return Value(kind, text[one.start : one.end], one.start, one.end, one.readings, (), one.number.step, one)


def _apart(found: list[Quantity]) -> list[Quantity]:
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Quantity] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def dated(text: str, one: Dated) -> Value:
    """The date as a value of `text`."""
    return Value(AnswerKind.DATE, text[one.start : one.end], one.start, one.end, (), one.readings)


def values_in(text: str) -> tuple[Value, ...]:
    """The numbers, quantities, years and dates of any text; places are those of the cleaned text where it differs."""
    text = clean(text)
    found = [dated(text, one) for one in dates(text)]
    for value in measured(text):
        if value.quantity is not None and value.quantity.unit:
            found = [
                one
                for one in found
                if one.end <= value.start or one.start >= value.end or one.end > value.end
            ]
        if all(value.end <= one.start or value.start >= one.end for one in found):
            found.append(value)
    return tuple(sorted(found, key=lambda value: value.start))


def same(one: Value, other: Value) -> bool:
    """Whether two values are equal in some reading."""
    if one.moments and other.moments:
        return any(
            compare(a, b) != OTHER or compare(b, a) != OTHER for a in one.moments for b in other.moments
        )
    left, right = _readings(one), _readings(other)
    return any(reading in right for reading in left)


def _readings(value: Value) -> tuple[Reading, ...]:
    """Its readings, a bare year read as a number."""
    bare = tuple(
        Reading(Fraction(moment.year), BARE)
        for moment in value.moments
        if moment.year is not None and moment == Moment(moment.year)
    )
    return value.readings or bare


def _slot(value: Value) -> frozenset[str]:
    if value.moments:
        return frozenset(("date",))
    return frozenset(reading.dimension for reading in value.readings)


def conflicting(
    reference: Sequence[Value], answer: Sequence[Value], question: Sequence[Value] = ()
) -> tuple[tuple[Value, Value], ...]:
    """Pairs in which the answer gives another value for a slot (dimension, date, bare number) of the reference.

    A slot with several values in the reference counts only where the answer gives none of them. Values that the
    question names are not held against the answer, nor is a value that the answer also gives rightly.
    """
    found = []
    for asked in reference:
        if any(same(asked, said) for said in answer) or any(same(asked, named) for named in question):
            continue
        rivals = [
            said
            for said in answer
            if _slot(said) & _slot(asked) and not any(same(said, known) for known in (*reference, *question))
        ]
        peers = [one for one in reference if _slot(one) & _slot(asked)]
        if rivals and (len(peers) == 1 or len(rivals) >= len(peers)):
            found.append((asked, rivals[0]))
    return tuple(found)

"""Grades dates, years, centuries and spans of years.

A date told in part is partial, more exactly than asked it is right, in another year it is wrong.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.dates.dates import EARLIEST, LATEST, dates
from bot.core.grading.facts.dates.order import FIRST_SHORT, MONTH, OTHER, PART, SAME, Dated, Moment, compare
from bot.core.grading.facts.dates.spoken import as_dates
from bot.core.grading.facts.dates.told_spans import short_year, spans_in_dates
from bot.core.grading.facts.numbers.numerals import roman, worded
from bot.core.grading.facts.outcome import FactGrade, Finding, partly, right, tally, wrong
from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.set_apart import set_apart
from bot.core.grading.facts.tables import pattern
from bot.core.grading.result import Verdict

NEAR_YEARS = 5
"""Years that an answer may be off where the reference itself says "about"."""
CENTURY = 100
"""Years of a century: where one is asked, "the 15th" is enough."""
MOST_CENTURIES = 4
"""Ordinals of an answer that are read as centuries where one is asked."""
_NUMERIC = pattern(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b")
_ORDINAL = pattern(r"(?i)\b(\d{1,2}(?:st|nd|rd|th)|first|second|third|[a-z]{2,11}th)\b(?! millennium)")
_ABOUT = pattern(r"(?i)\b(?:about|approx\w*|around|roughly|circa|ca?\.?)\s|[~≈]")
_ROMAN_YEAR = pattern(r"\b[MDC][MDCLXVI]{2,14}\b")
LEAST_ROMAN = 100
"""Years from which on they are told in Roman numerals without doubt."""
_MONTH_NAMED = pattern(rf"(?i)\b(?:{MONTH})\b")
_ERA_NAMED = pattern(r"(?i)\s+(?:years\s+)?(?P<era>before|b\.?\s?c\.?|a\.?d\.?|c\.?e\.?)(?=\W|$|e\b)")
_ERA_ABROAD = pattern(
    r"(?i)(?<=\d)\s*(?:v\.?\s?chr\b\.?|vor christus|av(?:ant)?\.?\s?j\.?\s?-?\s?c\b\.?|a\.\s?c\.)(?!\w)"
)
_MINUS_YEAR = pattern(r"^\W*-(\d{1,4})\W*$")
_PLAIN_YEAR = pattern(r"\W*(?:in )?(\d{1,2})\W*")
"""A year of two digits, which is none without its era."""
_JOIN = pattern(r"^\s?(?:-|to|until|till|and|through|ended in|ending in)\s?$")
_TWO_DIGITS = pattern(r"(?i)\W*(?:(?:in|it was|year)\s+)*'?(\d\d)\W*")
_SHORT_PAIR = pattern(r"(?i)\W*(?:from )?'?(\d\d)\s?(?:-|to|until)\s?'?(\d\d)\W*")
_SPAN_SHORT = pattern(r"(?<!\d)(\d{4})\s?(?:-|\bto\b|\buntil\b|\btill\b)\s?'?(\d{2})(?![\d/-])")


class Day(Struct, frozen=True):
    """A reference date, or a span from one to another."""

    text: str
    moments: tuple[Moment, ...]
    """Its readings, one for a date that is told without doubt."""
    until: Moment | None = None
    near: int = 0
    """Years that an answer may be off."""
    coarse: bool = False
    """The year alone is asked, whatever else the reference tells."""
    kind: AnswerKind = AnswerKind.DATE

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by all dates that it asserts."""
        text = _full_spans(said.text)
        if self.moments[0].era == "bc":
            text = _MINUS_YEAR.sub(r"\1 BC", text)
            if (plain := _PLAIN_YEAR.fullmatch(text)) and int(plain[1]) == self.moments[0].year:
                return partly("date", self.text, text, "era")
        text = self._in_dates(text)
        found, denials = self._asserted(text, said.question)
        if not (found or denials or self.until) and self._may_be_short():
            text = short_year(text)
            found, denials = self._asserted(text, said.question)
        if not found and denials:
            return wrong("date", self.text, said.text, "denied")
        if self.until is not None:
            return self._spanned(text, found or dates(self._in_full(text), bare=True))
        if self._lies_within(text, found):
            return partly("date", self.text, text, "range")
        if len(found) > 1:
            found = self._together(self._joined(self._own(text, found)))
        return tally("date", self.text, [self._verdict(one, text) for one in found])

    def _in_dates(self, text: str) -> str:
        """The answer with its years and centuries as dates have them."""
        span = self.moments[0].span
        if span == 1:
            text = _ROMAN_YEAR.sub(_of_roman, text)
        text = spans_in_dates(as_dates(_years_in_digits(text)), span)
        if self._may_be_short() and _TWO_DIGITS.fullmatch(text):
            text = _TWO_DIGITS.sub(r"'\1", text)
        if span == CENTURY and "cent" not in text.lower():
            text = _ORDINAL.sub(r"\1 century", _bare_century(text), MOST_CENTURIES)
        return text

    def _may_be_short(self) -> bool:
        """Whether the year may be told by two digits."""
        return self.moments[0].span == 1 and (self.moments[0].year or 0) >= FIRST_SHORT

    def _asserted(self, text: str, question: str) -> tuple[list[Dated], int]:
        bare = all(moment.month is None for moment in self.moments)
        found = dates(text, bare=bare, days=not bare or _NUMERIC.search(text) is not None)
        asked = [moment for one in dates(cleaned_question(question)) for moment in one.readings]
        if any(moment in asked for moment in self.moments):
            asked = []  # the question offers it among others
        kept, denials = [], 0
        for one in found:
            if any(
                moment in asked and all(compare(own, moment) == OTHER for own in self.moments)
                for moment in one.readings
            ):
                continue
            if claims.denied(text, one.start, one.end):
                denials += (
                    any(compare(a, b) == SAME for a in self.moments for b in one.readings) or len(found) == 1
                )
                continue
            kept.append(one)
        return kept, denials

    def _own(self, text: str, found: list[Dated]) -> list[Dated]:
        """The dates but for those told of something else behind the right one: "1886, though begun in 1875"."""
        first = found[0]
        if all(compare(a, b) != SAME for a in self.moments for b in first.readings):
            return found
        return [first, *(one for one in found[1:] if not set_apart(text, first.end, one.start))]

    def _lies_within(self, text: str, found: list[Dated]) -> bool:
        """Whether the answer is two years with the asked one between them: "between 1310 and 1320"."""
        if (
            len(found) != len(("first", "last"))
            or _JOIN.match(text[found[0].end : found[1].start].lower()) is None
        ):
            return False
        low, high = (one.readings[0] for one in found)
        asked = self.moments[0]
        plain = all(one.year and one.month is None and one.span == 1 for one in (low, high))
        return plain and asked.span == 1 and (low.year or 0) < (asked.year or 0) < (high.year or 0)

    def _joined(self, found: list[Dated]) -> list[Dated]:
        """Dates that are parts of the same one ("in July, I think the 4th of July 1776") are one."""
        whole = [
            one for one in found if any(compare(a, b) == SAME for a in self.moments for b in one.readings)
        ]
        if not whole:
            return found
        agree = [
            one for one in found if all(compare(a, b) == OTHER for a in self.moments for b in one.readings)
        ]
        return [*whole, *agree]

    def _together(self, found: list[Dated]) -> list[Dated]:
        """Dates with the day of one and the year of another as one: "on 14 July, and the year was 1789"."""
        for one in found:
            for other in found:
                whole = tuple(
                    Moment(year.year, day.month, day.day, year.era, short=year.short)
                    for day in one.readings
                    for year in other.readings
                    if day.year is None and year.month is None and year.span == 1
                )
                if any(compare(asked, moment) == SAME for asked in self.moments for moment in whole):
                    rest = [each for each in found if each not in (one, other)]
                    return [Dated(one.start, one.end, whole), *rest]
        return found

    def _verdict(self, one: Dated, text: str) -> Finding:
        said = text[one.start : one.end]
        results = {compare(asked, given) for asked in self.moments for given in one.readings}
        if SAME in results or any(self._close(a, b) for a in self.moments for b in one.readings):
            if claims.bounded(text, one.start) and not claims.bounded(self.text, self.text.find(said)):
                return Finding(Verdict.PARTIAL, said, "bound")
            return Finding(Verdict.CORRECT, said)
        if results == {OTHER} or not results:
            return Finding(Verdict.INCORRECT, said, "other-date")
        whole = (
            self.coarse and any(moment.year is not None and moment.span == 1 for moment in one.readings)
        ) or any(
            moment.span < asked.span and compare(asked, moment) == PART and moment.year is not None
            for asked in self.moments
            for moment in one.readings
        )
        return Finding(Verdict.CORRECT if whole else Verdict.PARTIAL, said, "part")

    def _close(self, asked: Moment, said: Moment) -> bool:
        if not self.near or asked.year is None or said.year is None or said.span != asked.span:
            return False
        return asked.era in (said.era, "ad") and abs(asked.year - said.year) <= self.near and not asked.month

    def _in_full(self, text: str) -> str:
        """Years in two digits, where the whole answer is two of them, as those of the reference: "14-18"."""
        century = (self.moments[0].year or 0) // 100
        pair = _SHORT_PAIR.fullmatch(text)
        return f"{century}{pair[1]}-{century}{pair[2]}" if pair else text

    def _spanned(self, text: str, found: list[Dated]) -> FactGrade:
        assert self.until is not None
        ends = (self.moments[0], self.until)
        hits = [any(compare(end, given) == SAME for one in found for given in one.readings) for end in ends]
        false = tuple(
            text[one.start : one.end]
            for one in found
            if all(compare(end, given) == OTHER for end in ends for given in one.readings)
        )
        if all(hits) and not false:
            return right("date", self.text, text)
        crossed = len(found) == len(ends) and any(
            compare(end, given) == SAME
            for end, one in zip(ends, reversed(found), strict=True)
            for given in one.readings
        )
        if any(hits) and len(false) < 2 and not crossed:
            return partly("date", self.text, text, "part", false=false)
        if len(found) == 1 and all(self._spans(given) for given in found[0].readings):
            return partly("date", self.text, text, "part")
        return wrong("date", self.text, text, "other-date", false=false)

    def _spans(self, given: Moment) -> bool:
        """Whether an answer is the century, or a decade, in which the reference's span of years lies."""
        assert self.until is not None
        ends = (self.moments[0], self.until)
        return given.span > 1 and all(one.year is not None and compare(given, one) == PART for one in ends)


def _of_roman(found: re.Match[str]) -> str:
    value = roman(found[0]) or 0
    return str(value) if value >= LEAST_ROMAN else found[0]


def day(text: str) -> Day | None:
    """The reference's date; None where it has none."""
    text = _full_spans(text)
    found = dates(text, bare=True)
    if not found:
        return None
    pair = _span(text, found)
    near = NEAR_YEARS if _ABOUT.search(text[: found[0].start] + " ") else 0
    if pair is not None:
        first, last = pair[0].readings[0], pair[1].readings[0]
        if last.era and not first.era and (first.year or 0) > (last.year or 0):
            first = Moment(first.year, first.month, first.day, last.era, first.span)
        return Day(text, (first,), last, near)
    return Day(text, found[0].readings, None, near)


def _span(text: str, found: list[Dated]) -> tuple[Dated, Dated] | None:
    if len(found) != 2:
        return None
    between = text[found[0].end : found[1].start].lower()
    return (found[0], found[1]) if _JOIN.match(between) else None


def _years_in_digits(text: str) -> str:
    """Writes "june fifteenth twelve fifteen" with its year in digits, where a month is named."""
    if not _MONTH_NAMED.search(text) and not _ERA_NAMED.search(text):
        return text
    for start, end, value, ordinal in reversed(list(worded(text))):
        era = _ERA_NAMED.match(text, end)
        if not ordinal and value.denominator == 1 and (1 if era else EARLIEST) <= value <= LATEST:
            text = f"{text[:start]}{value}{text[era.start('era') - 1 if era else end :]}"
    return text


def _bare_century(text: str) -> str:
    """Writes "18" and "XVIII", where that is the whole answer, as "18th century"."""
    plain = re.sub(r"(?<=[XVI])(?:[èe]me|er?|[ºª°.])$", "", text.strip(" .!?"))
    number = (
        int(plain) if re.fullmatch(r"\d{1,2}", plain) else roman(plain.upper()) if plain.isalpha() else None
    )
    return f"{number}th century" if number else text


def _full_spans(text: str) -> str:
    """Writes "1914-18" as "1914-1918", and "44 v. Chr." as "44 BC"."""
    text = _ERA_ABROAD.sub(" BC", text)
    return _SPAN_SHORT.sub(
        lambda m: f"{m[1]}-{m[1][:2]}{m[2]}" if int(m[2]) > int(m[1][2:]) and int(m[2]) > 12 else m[0], text
    )

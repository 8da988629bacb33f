"""Grades numbers and quantities by value: every value that the answer asserts counts.

Values of the question, of other dimensions and those denied do not; units are converted, missing ones cost half.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.numbers.amounts import Amount, digits_of
from bot.core.grading.facts.numbers.asserted import asserted
from bot.core.grading.facts.numbers.conversions import HOW_MANY, evades
from bot.core.grading.facts.numbers.quantities import BARE, CLOCK, Reading, scaled
from bot.core.grading.facts.numbers.surroundings import (
    FUNCTION,
    NOUN,
    Bound,
    bound_of,
    bounded_span,
    has_common_factor,
    in_figures,
    is_bare,
    names_word,
    span_of,
    sum_of_parts,
)
from bot.core.grading.facts.numbers.unit_text import asked_unit
from bot.core.grading.facts.numbers.units import unit_named
from bot.core.grading.facts.numbers.vague import told_vaguely
from bot.core.grading.facts.numbers.values import Value, measured
from bot.core.grading.facts.numbers.workings import worked_grade
from bot.core.grading.facts.outcome import FactGrade, Finding, partly, right, tally, wrong
from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import pattern
from bot.core.grading.result import Verdict

_ABOUT = pattern(
    r"(?i)\b(?:about|around|approx(?:imately|\.)?|roughly|circa|ca\.?|some|ungefähr|etwa|environ|unos)\s*$|[~≈]\s*$"
)
UNMISTAKABLE = 4
"""Digits, some of them decimals, that are no other amount's: they need no unit."""
LARGE = 10**5
"""Measured amounts from here on are rounded ones, which an answer may tell more exactly: 149.6 million km."""
LOOSE_FROM = 1000
"""Amounts from here on only say "more than" for how large they are: "over 8 billion"."""
_COUNTS = pattern(r"(?i)\bhow \w+|\b(?:number of|population|size|length|distance)\b")
"""What asks for an amount, of which "over 50" is a rough one."""
_ONES = pattern(r"(?i)\s+ones\b")
"""What stands for a thing that was named: "26 red ones"."""
_AROUND = pattern(r"\s*(?:±|\+/?-|plus or minus|\+-)\s*")
_SCALED = pattern(r"(?i)\b(?:half of|twice)\b")
_MINDS_DIGITS = pattern(
    r"(?i)\b(?:decimals?|decimal places?|significant|digits|exact(?:ly)?|precise(?:ly)?"
    r"|divided by|multiplied by|plus|minus)\b"
)
_ASKS_ROUNDED = pattern(r"(?i)\b(?:rounded|approximate\w*|approx|roughly|about)\b")
_ASKS_FORM = pattern(r"(?i)\b(?:as|to|into|in) (?:a )?(decimal|fraction)\b")
_ASKS_LOWEST = pattern(r"(?i)\b(?:lowest|simplest|simplified|reduced|irreducible)\b|\b(?:simplify|reduce)\b")
_FORMS = {"decimal": pattern(r"^[^/%]*$"), "fraction": pattern(r"/|[a-z]{3}")}
"""What a number in the form that is asked for has."""
_NONE = pattern(r"(?i)\b(?:none|nothing|no|not any|zero)\b")
_SCALE_NAMED = pattern(r"(?i)° ?[fck]\b|fahrenheit|celsius|kelvin")
"""Where a second scale is spoken of, "degrees" are of either."""
_A_MINUTE = pattern(r"(?i)^bpm$|(?:beats?|breaths?) ?(?:/ ?|per )min")
_ASKS_RATE = pattern(r"(?i)\b(?:heart|pulse|respiratory|respiration|breathing) rates?\b|\bpulse\b")
_RATE = pattern(r"(?i)\s*(?:/|\b(?:per|an?|each|every)\b)")
"""What a bare number is told of, another time than the asked unit's: "12-20 per hour"."""


class Measure(Amount, frozen=True):
    """A reference number or quantity, ready to grade answers."""

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer: every value that it asserts counts."""
        if "°C" in said.text and "degree" in self.unit and language_of_text(said.question):
            said = replace(said, text=said.text.replace("°C", " degrees"))  # 100 ℃ for 100度
        worked = worked_grade(self, said)
        if worked is not None:
            return worked
        ours, theirs = bound_of(self.text), bound_of(said.text)
        if ours.way * theirs.way < 0:
            return wrong(self.kind.value, self.text, said.text, "bound")
        grade = self._bounded(self._valued(said), said, ours, theirs)
        vague = grade is None or (grade.verdict is Verdict.INCORRECT and "denied" not in grade.flags)
        return (
            partly(self.kind.value, self.text, said.text, "vague")
            if vague and told_vaguely(said.text, self)
            else grade
        )

    def _bounded(self, grade: FactGrade | None, said: Said, ours: Bound, theirs: Bound) -> FactGrade | None:
        """The grade of an answer with the right number, by whether it bounds as the reference does."""
        if grade is None or grade.verdict is not Verdict.CORRECT or self.high:
            return grade
        form = _ASKS_FORM.search(said.question)
        if form and not _FORMS[form[1].lower()].search(said.text):
            if said.text.strip(" .!") in said.question:
                return wrong(self.kind.value, self.text, said.text, "echo")
            if form[1].lower() == "fraction":
                return partly(self.kind.value, self.text, said.text, "form")
        if _ASKS_LOWEST.search(said.question) and has_common_factor(said.text):
            return partly(self.kind.value, self.text, said.text, "form")
        if not ours.way:
            return grade
        if abs(self.bare) >= LOOSE_FROM or _COUNTS.search(said.question):
            return grade
        if theirs.way and ours.strict != theirs.strict:
            return partly(self.kind.value, self.text, said.text, "bound")
        if ours.strict and not theirs.way:
            return (partly if self.unit else wrong)(self.kind.value, self.text, said.text, "bound")
        return grade

    def _valued(self, said: Said) -> FactGrade | None:
        values = asserted(self, said)
        if self.high:
            return self._ranged(said, values)
        spread = span_of(said.text, values)
        if spread is not None:
            low, high = spread
            flag = "rivals" if self._verdict(low, said)[0] is Verdict.CORRECT else "range"
            within = any(
                a.dimension == r.dimension and a.amount <= r.amount <= b.amount
                for r in self.readings
                for a in low.readings
                for b in high.readings
            )
            grader = partly if within or flag == "rivals" else wrong
            return grader(self.kind.value, self.text, f"{low.text}-{high.text}", flag, "range")
        if not values and self.bare == 0 and _NONE.search(said.text):
            return right(self.kind.value, self.text, said.text)
        counted = _ONES.sub("", said.text)
        if not self.unit and sum_of_parts(counted, measured(counted)) == self.bare:
            return right(self.kind.value, self.text, said.text, "sum")
        found = [self._finding(value, said) for value in values]
        if len(found) > 1 and claims.hedged(said.text):  # "70 or 82", of which one is right but for its unit
            found = [replace(one, verdict=Verdict.CORRECT) if one.flag == "no-unit" else one for one in found]
        return tally(self.kind.value, self.text, found)

    def _finding(self, value: Value, said: Said) -> Finding:
        if value.kind is AnswerKind.SENTENCE:
            return Finding(Verdict.INCORRECT, value.text, "denied")
        verdict, flag = self._verdict(value, said)
        about = self.share and not _SCALED.search(said.text)  # "a bit over eight minutes"
        bound = claims.bounded(said.text, value.start) and not bound_of(self.text).way and not about
        if verdict is Verdict.CORRECT and bound:
            return Finding(Verdict.PARTIAL, value.text, "bound")
        return Finding(verdict, value.text, flag)

    def _verdict(self, value: Value, said: Said) -> tuple[Verdict, str]:
        dimensions = {reading.dimension for reading in self.readings}
        ordinal = value.quantity is not None and value.quantity.number.ordinal
        if ordinal and self.bare < 1 and any(reading.amount * self.bare == 1 for reading in value.readings):
            return Verdict.CORRECT, ""  # "billionth"
        alike = [reading for reading in self.as_written(value) if reading.dimension in dimensions]
        if any(self.near(reading, value) for reading in alike):
            if len({reading.amount for reading in value.readings if reading.dimension == CLOCK}) > 1:
                return (Verdict.CORRECT, "") if self.unsure_clock() else (Verdict.PARTIAL, "half-day")
            if not self.unit and not any(r.dimension == BARE for r in alike) and not _asks(said.question):
                return (Verdict.CORRECT, "") if alike[0].dimension != BARE else (Verdict.PARTIAL, "unit")
            return (Verdict.PARTIAL, "other-unit") if evades(value, said.question) else (Verdict.CORRECT, "")
        rounded = self._rounded(alike, value, said)
        if rounded is not None:
            return rounded, "rounded"
        if self.unit == CLOCK and is_bare(value) and self.military(value):
            return Verdict.CORRECT, ""
        if self.unit == CLOCK and is_bare(value):
            hour = any(
                r.amount * 60 % 720 == self.readings[0].amount % 720
                for r in value.readings
                if 0 < r.amount <= 24
            )
            asked = re.search(r"(?i)\bhours?\b|\bo'clock\b", said.question)
            return (
                (Verdict.CORRECT if asked else Verdict.PARTIAL, "no-unit")
                if hour
                else (Verdict.INCORRECT, "other-number")
            )
        if self.unit and (is_bare(value) or self.half_named(value)):
            return self._unitless(value, said)
        if not self.unit and value.quantity is not None and value.quantity.unit and not alike:
            return self._united(value)
        return Verdict.INCORRECT, "other-number" if alike else "other-unit"

    def _rounded(self, alike: list[Reading], value: Value, said: Said) -> Verdict | None:
        """The verdict on the amount told less exactly; None for another amount."""
        if any(self.well_rounded(reading, value) for reading in alike):
            return Verdict.PARTIAL if _MINDS_DIGITS.search(said.question) else Verdict.CORRECT
        large = abs(self.bare) >= LARGE and self.unit and not HOW_MANY.search(said.question)
        asked = _ASKS_ROUNDED.search(said.question) is not None
        if (large or asked) and self.finer(alike, value, 50 if asked else 200):
            return Verdict.CORRECT
        if self.unit and _ABOUT.search(said.text[: value.start]) and self.about(alike, value):
            return Verdict.CORRECT
        return Verdict.PARTIAL if self.rounded(alike, value) else None

    def _unitless(self, value: Value, said: Said) -> tuple[Verdict, str]:
        """A bare number where the reference has a unit."""
        amounts = value.quantity.number.amounts if value.quantity is not None else ()
        amounts = (*amounts, *(reading.amount for reading in value.readings))
        first = self.readings[0]
        alike = [
            *scaled(amounts, unit_named(self.unit)),
            *(Reading(amount * self.scale(first), first.dimension) for amount in amounts),
        ]
        if self.bare not in amounts and not any(self.near(one, value) for one in alike):
            rounded = self._rounded(alike, value, said)
            if rounded is not Verdict.CORRECT:
                return rounded or Verdict.INCORRECT, "rounded" if rounded else "other-number"
        named = asked_unit(cleaned_question(said.question))
        celsius = self.in_celsius and language_of_text(said.question) != ""
        if celsius and (self.half_named(value) or any(unit.dimension == "turn" for unit in named)):
            return Verdict.CORRECT, ""
        noun = NOUN.match(said.text, value.end)
        if (
            noun
            and not self.half_named(value)
            and noun[1].lower() not in FUNCTION
            and not names_word(noun[1], said.question)
            and not names_word(noun[1], self.text)
        ):
            return Verdict.INCORRECT, "other-unit"
        ours = {reading.dimension for reading in self.readings}
        if any(unit.dimension in ours for unit in named) or names_word(self.unit, said.question):
            return Verdict.CORRECT, ""
        if self.half_named(value) and not _SCALE_NAMED.search(said.question):
            return Verdict.CORRECT, "no-scale"
        return (Verdict.CORRECT, "") if self._needs_no_unit(value, said) else (Verdict.PARTIAL, "no-unit")

    def _needs_no_unit(self, value: Value, said: Said) -> bool:
        """Whether the number cannot be one of another unit."""
        rate = _A_MINUTE.search(self.unit) and not re.search(
            r"(?i)/|\bper\b|\b(?:an?|each|every)\b", in_figures(said.text)
        )
        if rate and _ASKS_RATE.search(said.question):
            return True  # a pulse is told in beats a minute
        if self.unit == "%" and re.search(r"(?i)percent|per cent|%", said.question):
            return True
        written = self.step < 1 and digits_of(self.bare) >= UNMISTAKABLE and value.step == self.step
        return written or self.implied(said.question)  # "42.195"

    def _united(self, value: Value) -> tuple[Verdict, str]:
        """A unit where the reference has a bare number: right where the number is, unless it scales ("%", "pairs")."""
        assert value.quantity is not None
        same = any(amount == self.bare for amount in value.quantity.number.amounts)
        scales = any(unit.dimension in ("percent", "count") for unit in value.quantity.sizes)
        if same and not scales:
            return Verdict.CORRECT, ""
        amounts = {reading.amount for reading in value.readings}
        if scales and self.bare in amounts:
            return Verdict.CORRECT, ""
        return Verdict.INCORRECT, "other-unit" if same else "other-number"

    def _ranged(self, said: Said, values: list[Value]) -> FactGrade:
        spread = span_of(said.text, values) or bounded_span(said.text, values)
        if spread is None and len(values) == 2:
            spread = (values[0], values[1])
            if _AROUND.fullmatch(said.text[values[0].end : values[1].start]):
                return self._around(said, spread)
        if (
            spread is not None
            and self.has_end(spread[0], self.readings)
            and self.has_end(spread[1], self.high)
        ):
            if self.unit and is_bare(spread[1]) and _RATE.match(said.text, spread[1].end):
                return wrong(self.kind.value, self.text, said.text, "other-unit")
            unitless = all(map(is_bare, spread)) and NOUN.match(said.text, spread[1].end) is None
            half = self.unit and unitless and self._unitless(spread[0], said)[0] is Verdict.PARTIAL
            grader, flags = (partly, ("no-unit",)) if half else (right, ())
            return grader(self.kind.value, self.text, f"{spread[0].text}-{spread[1].text}", *flags)
        way = bound_of(said.text).way if len(values) == 1 else 0
        inside = [value.text for value in values if self.holds(value, way)]
        if inside and len(inside) == len(values):
            if self.share:
                return right(self.kind.value, self.text, " ".join(inside), "range")
            return partly(self.kind.value, self.text, " ".join(inside), "range", "part")
        return wrong(self.kind.value, self.text, " ".join(value.text for value in values), "other-number")

    def _around(self, said: Said, spread: tuple[Value, Value]) -> FactGrade:
        """The grade of a range that is told by its middle: "7.40 ± 0.05"."""
        middle, room = spread[0].readings[0].amount, abs(spread[1].readings[0].amount)
        right_ends = middle - room == self.readings[0].amount and middle + room == self.high[0].amount
        return (right if right_ends else wrong)(self.kind.value, self.text, said.text)


def _asks(question: str) -> bool:
    return bool(asked_unit(cleaned_question(question)))

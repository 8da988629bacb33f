"""Grades numbers and quantities by value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.measured_text import (
    after_equals,
    is_bare,
    is_pronoun,
    names_word,
    roman_value,
    significant,
    span_of,
)
from bot.core.grading.facts.outcome import FactGrade, Finding, partly, right, tally, wrong
from bot.core.grading.facts.quantities import BARE, CLOCK, Reading, asked_unit
from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.units import unit_named
from bot.core.grading.facts.values import Value, measured
from bot.core.grading.result import Verdict

ROUND_FROM = 1000
"""Amounts from here on may be told in round numbers for half the mark."""
HUGE = 10**12
"""The same for numbers without a unit: nobody tells a port or a year in round numbers."""
CLOSE = Fraction(1, 500)
"""How far a more exact answer may be from a rounded reference (9.81 for 9.8), as a share of it."""
_BOUND = pattern(r"(?i)\b(?:more than|less than|over|under|at least|at most|above|below|up to)\b")
_NONE = pattern(r"(?i)\b(?:none|nothing|no|not any|zero)\b")
_NOUN = pattern(r"[\s-]?([^\W\d_][\w'-]*)")
_FUNCTION = frozenset(
    listed("""
    in on at of for to by from and or but is are was were be the a an it that this i think because as with per
    not if so than then when which who total altogether please maybe probably right exactly only just lol ish
    or if im
    """)
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A reference number or quantity."""

    kind: AnswerKind
    text: str
    """As the reference says it."""
    readings: tuple[Reading, ...]
    bare: Fraction
    """The number without its unit."""
    unit: str
    """The unit as the reference writes it; empty for a bare number."""
    step: Fraction
    high: tuple[Reading, ...] = ()
    """The upper end where the reference is a range."""
    share: Fraction = Fraction(0)
    """Allowed distance as a share of the reference."""
    room: Fraction = Fraction(0)
    """Allowed distance in the reference's own unit."""

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer: every value that it asserts counts."""
        values = self._asserted(said)
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
        return tally(self.kind.value, self.text, [self._finding(value, said) for value in values])

    def _asserted(self, said: Said) -> list[Value]:
        """The values that the answer gives for its own, without those of the question and those denied."""
        text = after_equals(said.text)
        found = measured(text, times=any(r.dimension == CLOCK for r in self.readings))
        found = found or roman_value(text)
        known = [value.readings for value in measured(cleaned_question(said.question))]
        if any(reading in theirs for theirs in known for reading in self.readings):
            known = []  # the question offers it among others: "9, 15 or 17?"
        kept = []
        for value in found:
            ours = any(reading in value.readings for reading in self.readings)
            named = any(reading in theirs for theirs in known for reading in value.readings)
            if (named and not ours) or is_pronoun(text, value):
                continue
            if claims.denied(text, value.start, value.end):
                if ours or len(found) == 1:
                    kept.append(_denied(value))
                continue
            kept.append(value)
        return _without_asides(kept, self)

    def _finding(self, value: Value, said: Said) -> Finding:
        if value.kind is AnswerKind.SENTENCE:
            return Finding(Verdict.INCORRECT, value.text, "denied")
        verdict, flag = self._verdict(value, said)
        bound = claims.bounded(said.text, value.start) and not _BOUND.search(self.text)
        if verdict is Verdict.CORRECT and bound:
            return Finding(Verdict.PARTIAL, value.text, "bound")
        return Finding(verdict, value.text, flag)

    def _verdict(self, value: Value, said: Said) -> tuple[Verdict, str]:
        dimensions = {reading.dimension for reading in self.readings}
        alike = [reading for reading in value.readings if reading.dimension in dimensions]
        if any(self._near(reading, value) for reading in alike):
            if len({reading.amount for reading in value.readings if reading.dimension == CLOCK}) > 1:
                return (Verdict.CORRECT, "") if self._unsure_clock() else (Verdict.PARTIAL, "half-day")
            if not self.unit and not any(r.dimension == BARE for r in alike) and not _asks(said.question):
                return (Verdict.CORRECT, "") if alike[0].dimension != BARE else (Verdict.PARTIAL, "unit")
            return Verdict.CORRECT, ""
        if self._rounded(alike, value):
            return Verdict.PARTIAL, "rounded"
        if self.unit == CLOCK and is_bare(value):
            hour = any(
                r.amount * 60 % 720 == self.readings[0].amount % 720
                for r in value.readings
                if 0 < r.amount <= 24
            )
            return (Verdict.PARTIAL, "no-unit") if hour else (Verdict.INCORRECT, "other-number")
        if self.unit and (is_bare(value) or self._half_named(value)):
            return self._unitless(value, said)
        if not self.unit and value.quantity is not None and value.quantity.unit and not alike:
            return self._united(value)
        return Verdict.INCORRECT, "other-number" if alike else "other-unit"

    def _half_named(self, value: Value) -> bool:
        """Whether the answer says "degrees" and leaves open which."""
        unit = value.quantity.unit.lower() if value.quantity is not None else ""
        return self.readings[0].dimension == "K" and unit in ("degrees", "degree", "°", "deg")

    def _unsure_clock(self) -> bool:
        return self.readings[0].amount < 720 or len(self.readings) > 1

    def _near(self, said: Reading, value: Value) -> bool:
        for asked in self.readings:
            if asked.dimension != said.dimension:
                continue
            size = abs(asked.amount)
            off = abs(said.amount - asked.amount)
            scale = self._scale(asked)
            if off == 0 or off <= self.share * size or off <= self.room * scale:
                return True
            if self.step and self.step < 1 and off <= self.step * scale / 2 and off <= CLOSE * size:
                return True
            if self._converted(asked, said, value, off):
                return True
        return False

    def _scale(self, asked: Reading) -> Fraction:
        """Base units in one of the reference's own."""
        units = unit_named(self.unit) if self.unit else ()
        sizes = [unit.size for unit in units if unit.dimension == asked.dimension]
        if sizes:
            return sizes[0]
        return abs(asked.amount / self.bare) if self.bare else Fraction(1)

    def _converted(self, asked: Reading, said: Reading, value: Value, off: Fraction) -> bool:
        """Whether the answer is the reference in another unit (or a fraction in decimals), rounded as written."""
        if not value.step or value.quantity is None:
            return False
        exact_fraction = not self.step and self.bare.denominator > 1
        sizes = [unit.size for unit in value.quantity.sizes if unit.dimension == said.dimension]
        size = sizes[0] if sizes else Fraction(1)
        if not exact_fraction and (not sizes or size == self._scale(asked)):
            return False
        return off <= value.step * size * Fraction(51, 100) and off * 100 <= abs(asked.amount) * 2

    def _rounded(self, alike: list[Reading], value: Value) -> bool:
        """Whether the answer is the reference, told less exactly."""
        pairs = (
            (said, asked) for said in alike for asked in self.readings if asked.dimension == said.dimension
        )
        return any(self._coarser(said, asked, value) or self._shorter(said, asked) for said, asked in pairs)

    def _coarser(self, said: Reading, asked: Reading, value: Value) -> bool:
        """Whether the answer has fewer decimals: 42.2 km for 42.195 km."""
        if value.step <= self.step or not self._coarse(value):
            return False
        off, scale = abs(said.amount - asked.amount), self._scale(asked)
        return off <= value.step * scale / 2 and off * 50 <= abs(self.bare) * scale

    def _shorter(self, said: Reading, asked: Reading) -> bool:
        """Whether a large amount is told in its first digits: 5,700 years for 5,730."""
        scale = self._scale(asked)
        ours, theirs = asked.amount / scale, said.amount / scale
        least = HUGE if said.dimension == BARE else ROUND_FROM
        if abs(ours) < least or theirs.denominator > 1 or theirs in (0, ours):
            return False
        unit = 10 ** (len(str(abs(theirs.numerator))) - significant(theirs))
        return (
            unit > 1
            and round(ours / unit) * unit == theirs
            and significant(theirs) >= 2
            and abs(ours - theirs) * 50 <= abs(ours)
        )

    def _coarse(self, value: Value) -> bool:
        return self.step < 1 and (value.step < 1 or (value.step == 1 and abs(self.bare) >= 20))

    def _unitless(self, value: Value, said: Said) -> tuple[Verdict, str]:
        """A bare number where the reference has a unit."""
        amounts = value.quantity.number.amounts if value.quantity is not None else ()
        if self.bare not in (*amounts, *(reading.amount for reading in value.readings)):
            near = any(
                abs(r.amount - self.bare) <= max(self.share * abs(self.bare), self.room)
                for r in value.readings
            )
            if not near:
                return Verdict.INCORRECT, "other-number"
        noun = _NOUN.match(said.text, value.end)
        if (
            noun
            and noun[1].lower() not in _FUNCTION
            and not names_word(noun[1], said.question)
            and not names_word(noun[1], self.text)
        ):
            return Verdict.INCORRECT, "other-unit"
        named = asked_unit(cleaned_question(said.question))
        ours = {reading.dimension for reading in self.readings}
        if any(unit.dimension in ours for unit in named) or names_word(self.unit, said.question):
            return Verdict.CORRECT, ""
        if self.readings[0].dimension == "turn":
            return Verdict.CORRECT, ""  # angles are told in degrees
        if self.unit == "%" and re.search(r"(?i)percent|per cent|%", said.question):
            return Verdict.CORRECT, ""
        return Verdict.PARTIAL, "no-unit"

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
        spread = span_of(said.text, values)
        if spread is None and len(values) == 2:
            spread = (values[0], values[1])
        if spread is not None and self._ends(spread[0], self.readings) and self._ends(spread[1], self.high):
            return right(self.kind.value, self.text, f"{spread[0].text}-{spread[1].text}")
        inside = [
            value.text
            for value in values
            if any(
                low.dimension in (r.dimension, BARE) and low.amount <= r.amount <= high.amount
                for r in value.readings
                for low, high in zip(self.readings, self.high, strict=False)
            )
        ]
        if inside and len(inside) == len(values):
            return partly(self.kind.value, self.text, " ".join(inside), "range", "part")
        return wrong(self.kind.value, self.text, " ".join(value.text for value in values), "other-number")

    def _ends(self, value: Value, ends: tuple[Reading, ...]) -> bool:
        if any(reading in ends for reading in value.readings):
            return True
        bare = [reading.amount for reading in value.readings if reading.dimension == BARE]
        scale = self._scale(self.readings[0])
        return any(end.amount == amount * scale for end in ends for amount in bare)


def _denied(value: Value) -> Value:
    return Value(AnswerKind.SENTENCE, value.text, value.start, value.end, value.readings)


def _without_asides(values: list[Value], asked: Measure) -> list[Value]:
    """Values of other dimensions beside one of the asked dimension are asides ("46, in 23 pairs")."""
    dimensions = {reading.dimension for reading in asked.readings}
    alike = [v for v in values if dimensions & {reading.dimension for reading in v.readings}]
    exact = [v for v in alike if any(reading in asked.readings for reading in v.readings)]
    return alike if exact and not asked.high else values


def _asks(question: str) -> bool:
    return bool(asked_unit(cleaned_question(question)))

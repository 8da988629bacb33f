"""Decides whether a number is the reference's amount: exactly, within its distance, converted or more exact.

A number told less exactly than the reference is a rounded one, for half the mark.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts.numbers.quantities import BARE, CLOCK, Reading, scaled
from bot.core.grading.facts.numbers.surroundings import significant
from bot.core.grading.facts.numbers.units import dimension, powers, unit_named
from bot.core.grading.facts.numbers.values import Value
from bot.core.grading.facts.tables import pattern

ROUND_FROM = 1000
"""Amounts from here on may be told in round numbers for half the mark."""
MEASURED_FROM = 100
"""The same for amounts with a unit, which are measured."""
HUGE = 10**12
"""The same for numbers without a unit: nobody tells a port or a year in round numbers."""
CLOSE = Fraction(1, 500)
"""How far a more exact answer may be from a rounded reference (9.81 for 9.8), as a share of it."""
ROUNDED_FROM = 20
"""Amounts from here on may lack their decimals for half the mark."""
SHARES = {2: 150, 3: 400}
"""By the digits that a rounded amount is told with, how near it has to be: one in so many. 5,700 years for 5,730."""
VERY_NEAR = 1000
"""A share of the amount, one in so many, within which its first digits alone will do: 300,000 km/s."""
HEAT = "K"
"""The dimension of temperatures."""
ZERO_CELSIUS = Fraction(27315, 100)
"""Where the scale of Celsius begins, in kelvin."""
FINE = 3
"""Digits from which on a reference is what all that round to it are: 1.414 for 1.41."""
CLOSE_SHARE = Fraction(1, 200)
"""The same for percentages."""
CLOSE_MEASURE = Fraction(1, 100)
"""The same for measured amounts in whole units: 78.4 °C for 78 °C, 20.12 m for 20 m."""
NOT_MEASURED = ("", CLOCK, "count")
"""Dimensions in which a whole number is exact."""


_ASKED = {
    dimension(powers(base)): pattern(rf"(?i)\b(?:{words})\b")
    for base, words in (
        (
            "kg m2 s-3 A-1",
            r"voltages?|(?:netz)?spannung|tension|voltaje|tensione|spanning|napięcie|напряжение",
        ),
        (
            "s-1",
            r"frequency|concert pitch|frequenz|netzfrequenz|fréquence|frecuencia|frequenza|frequência|frequentie",
        ),
        ("kg m2 s-3 A-2", r"resistances?|widerstand|résistance|resistencia|resistenza"),
    )
}
"""What is told in one unit."""


class Amount(Struct, frozen=True):
    """A number or quantity with the distance that an answer may have."""

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

    def near(self, said: Reading, value: Value) -> bool:
        """Whether a number of the answer is this amount, within its distance, exactly converted or more exact."""
        for asked in self.readings:
            if asked.dimension != said.dimension:
                continue
            off = abs(said.amount - asked.amount)
            scale = self.scale(asked)
            size = self.size(asked)
            if off == 0 or off <= self.share * size or off <= self.room * scale:
                return True
            finer = 0 < value.step < self.step and digits_of(self.bare) >= FINE
            if self.step not in (0, 1) and off <= self.step * scale / 2 and (finer or off <= CLOSE * size):
                return True
            measured = asked.dimension not in NOT_MEASURED and not _is_money(asked)
            finer = self.step == 1 and 0 < value.step < 1 and measured
            share = CLOSE_SHARE if asked.dimension == "percent" else CLOSE_MEASURE
            if finer and off <= scale / 2 and off <= share * size:
                return True
            if self._converted(asked, said, value, off):
                return True
        return False

    def size(self, asked: Reading) -> Fraction:
        """How large the amount is: of a temperature its degrees, not its distance from absolute zero."""
        return abs(self.bare) * self.scale(asked) if asked.dimension == HEAT else abs(asked.amount)

    def as_written(self, value: Value) -> tuple[Reading, ...]:
        """The readings of a number, only that of the reference's notation where its digits are the reference's."""
        one = value.quantity
        if one is None or len(one.number.amounts) < 2 or not one.sizes or one.number.amounts[0] != self.bare:
            return value.readings
        return scaled(one.number.amounts[:1], one.sizes)

    def scale(self, asked: Reading) -> Fraction:
        """Base units in one of the reference's own."""
        units = unit_named(self.unit) if self.unit else ()
        sizes = [unit.size for unit in units if unit.dimension == asked.dimension]
        if sizes:
            return sizes[0]
        return abs(asked.amount / self.bare) if self.bare else Fraction(1)

    def holds(self, value: Value, way: int) -> bool:
        """Whether a value lies in the reference's range; one that bounds it below (1) or above (-1) not at its end."""
        return any(
            low.dimension in (one.dimension, BARE)
            and low.amount <= one.amount <= high.amount
            and one.amount != (None, high.amount, low.amount)[way]
            for one in (*value.readings, *self.in_own_unit(value))
            for low, high in zip(self.readings, self.high, strict=False)
        )

    def in_own_unit(self, value: Value) -> tuple[Reading, ...]:
        """A number without a unit as so many of the reference's; empty for others."""
        first, one = self.readings[0], value.quantity
        if one is None or one.unit or not self.unit:
            return ()
        return tuple(Reading(amount * self.scale(first), first.dimension) for amount in one.number.amounts)

    def _converted(self, asked: Reading, said: Reading, value: Value, off: Fraction) -> bool:
        """Whether the answer is the reference in another unit (or a fraction in decimals), rounded as written."""
        if not value.step or value.quantity is None:
            return False
        scales = {(unit.size, unit.zero) for unit in value.quantity.sizes if unit.dimension == said.dimension}
        ours = {(unit.size, unit.zero) for unit in unit_named(self.unit) if unit.dimension == asked.dimension}
        exact_fraction = not self.step and self.bare.denominator > 1
        sizes = [unit.size for unit in value.quantity.sizes if unit.dimension == said.dimension]
        size = sizes[0] if sizes else Fraction(1)
        if not exact_fraction and (not sizes or (size == self.scale(asked) and scales & ours)):
            return False
        step = max(value.step, _place(value.quantity.number.amounts[0]))
        return off <= step * size * Fraction(51, 100) and off * 50 <= self.size(asked)

    def rounded(self, alike: list[Reading], value: Value) -> bool:
        """Whether the answer is the reference, told less exactly."""
        pairs = (
            (said, asked) for said in alike for asked in self.readings if asked.dimension == said.dimension
        )
        return any(self._coarser(said, asked, value) or self._shorter(said, asked) for said, asked in pairs)

    def about(self, alike: list[Reading], value: Value) -> bool:
        """Whether an answer that says "about" is near enough, and told with more than its first digit."""
        told = value.quantity.number.amounts[0] if value.quantity is not None else Fraction(0)
        return digits_of(told) > 1 and any(
            said.dimension == asked.dimension and abs(said.amount - asked.amount) * 50 <= self.size(asked)
            for said in alike
            for asked in self.readings
        )

    def finer(self, alike: list[Reading], value: Value, share: int) -> bool:
        """Whether an answer is more exact than a rounded reference, and rounds to it: 299,792 for 300,000."""
        told = value.quantity.number.amounts[0] if value.quantity is not None else Fraction(0)
        return digits_of(told) > digits_of(self.bare) and any(
            said.dimension == asked.dimension and abs(said.amount - asked.amount) * share <= self.size(asked)
            for said in alike
            for asked in self.readings
            if not _is_money(asked)
        )

    def well_rounded(self, said: Reading, value: Value) -> bool:
        """Whether the answer only leaves off the last digits of an exact amount: 8849 or 8848 m for 8848.86 m."""
        if self.step >= 1 and abs(self.bare) < ROUND_FROM:
            return False
        told = value.quantity.number.amounts[0] if value.quantity is not None else Fraction(0)
        share = SHARES.get(digits_of(told), VERY_NEAR)
        near = [
            asked
            for asked in self.readings
            if asked.dimension == said.dimension
            and not _is_money(asked)
            and abs(said.amount - asked.amount) * share <= self.size(asked)
        ]
        exact = any(abs(said.amount - asked.amount) * VERY_NEAR <= self.size(asked) for asked in near)
        return bool(near) and ((value.step > self.step and exact) or self.rounded([said], value))

    def _coarser(self, said: Reading, asked: Reading, value: Value) -> bool:
        """Whether the answer has fewer decimals: 42.2 km for 42.195 km."""
        if value.step <= self.step or not self._coarse(value):
            return False
        off, scale = abs(said.amount - asked.amount), self.scale(asked)
        return off <= value.step * scale / 2 and off * 50 <= abs(self.bare) * scale

    def _shorter(self, said: Reading, asked: Reading) -> bool:
        """Whether a large amount is told in its first digits: 5,700 years for 5,730."""
        scale = self.scale(asked)
        ours, theirs = asked.amount / scale, said.amount / scale
        least = HUGE if said.dimension == BARE else MEASURED_FROM
        if abs(ours) < least or theirs.denominator > 1 or theirs in (0, ours):
            return False
        unit = 10 ** (len(str(abs(theirs.numerator))) - significant(theirs))
        return (
            unit > 1
            and round(ours / unit) * unit == theirs
            and (significant(theirs) >= 2 or abs(ours - theirs) * 100 <= abs(ours))
            and abs(ours - theirs) * 50 <= abs(ours)
        )

    def _coarse(self, value: Value) -> bool:
        return self.step < 1 and (value.step < 1 or (value.step == 1 and abs(self.bare) >= ROUNDED_FROM))

    def military(self, value: Value) -> bool:
        """Whether the number is the time in hundreds, "1645"."""
        return any(
            r.amount >= 100
            and r.amount % 100 < 60
            and r.amount // 100 * 60 + r.amount % 100 in [ours.amount for ours in self.readings]
            for r in value.readings
        )

    def half_named(self, value: Value) -> bool:
        """Whether the answer says "degrees" and leaves open which."""
        unit = value.quantity.unit.lower() if value.quantity is not None else ""
        return self.readings[0].dimension == "K" and unit in ("degrees", "degree", "°", "deg")

    def implied(self, question: str) -> bool:
        """Whether the question asks for what is told in the amount's unit alone: volts for a voltage."""
        if self.readings[0].dimension in ("turn", "mol-1"):
            return True  # angles are told in degrees, and particles by themselves
        if self.unit in ("mmHg", "mm Hg") and "pressure" in question:
            return True
        asked = [
            _ASKED[unit.dimension]
            for unit in unit_named(self.unit)
            if unit.size == 1 and unit.dimension in _ASKED
        ]
        return any(words.search(question) for words in asked)

    @property
    def in_celsius(self) -> bool:
        """Whether it is a temperature in degrees Celsius, the only ones that most languages speak of."""
        return any(unit.dimension == HEAT and unit.zero == ZERO_CELSIUS for unit in unit_named(self.unit))

    def unsure_clock(self) -> bool:
        """Whether the time of day could be told on a clock of twelve hours."""
        return self.readings[0].amount < 720 or len(self.readings) > 1

    def has_end(self, value: Value, ends: tuple[Reading, ...]) -> bool:
        """Whether the number is that end of the range, in whatever unit, rounded as it is written."""
        if self.ends(value, ends):
            return True
        scale = self.scale(self.readings[0])
        end = replace(self, readings=ends, bare=ends[0].amount / scale, high=(), share=Fraction(0))
        told = [one for one in value.readings if any(one.dimension == own.dimension != BARE for own in ends)]
        return any(end.near(one, value) for one in told)

    def ends(self, value: Value, ends: tuple[Reading, ...]) -> bool:
        """Whether the number is one of the ends of the reference, which is a range."""
        one, scale = value.quantity, self.scale(self.readings[0])
        bare = one is not None and (not one.unit or self.half_named(value))
        amounts = one.number.amounts if bare and one is not None else ()
        told = [*value.readings, *scaled(amounts, unit_named(self.unit))]
        told += [Reading(amount * scale, ends[0].dimension) for amount in amounts]
        return any(reading in ends for reading in told)


def _is_money(reading: Reading) -> bool:
    return len(reading.dimension) == 3 and reading.dimension.isupper()


def digits_of(amount: Fraction) -> int:
    """How many digits a decimal number is told with, without zeros at its ends."""
    text = f"{float(amount):.12g}".replace(".", "").strip("-").strip("0")
    return len(text.partition("e")[0])


LEAST_DIGITS = 3
"""Digits of a converted amount that is told in round numbers."""


def _place(amount: Fraction) -> Fraction:
    """The unit of the last digit that a whole number is told with: 10 for 19,340."""
    told = significant(amount)
    if amount.denominator > 1 or told < LEAST_DIGITS or not amount:
        return Fraction(0)
    return Fraction(10 ** (len(str(abs(amount.numerator))) - told))

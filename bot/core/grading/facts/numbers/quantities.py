"""Quantities: a number with its unit, a sum of money, a time of day, found in running text.

It decides which word after a number is its unit, and where two numbers are one amount ("5 ft 10 in").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from bot.core.grading.facts.numbers.numbers import Number
from bot.core.grading.facts.numbers.numerals import SHORT_SCALES
from bot.core.grading.facts.numbers.unit_text import unit_at
from bot.core.grading.facts.numbers.units import CURRENCY_SIGNS, Unit, unit_named
from bot.core.grading.facts.tables import pattern

BARE = ""
"""The dimension of a number without a unit."""
CLOCK = "clock"
"""The dimension of a time of day, in minutes after midnight."""
SCALING = frozenset(("percent", "count", "mol-1"))
"""Dimensions of units that only scale a number, or tell what it is of: 25% is 0.25, a dozen is 12, "per mole"."""
_SHORT = pattern(r"\s?(?i:(k|mn|mln|mil|mio|bn|bil|mrd|tn|m|b|grand))(?![\w])(?!\s?/)")

_PI = pattern(r"\s?[·*]?\s?(?:π|pi)(?=\s)")
PI = Fraction("3.14159265358979")


class Reading(Struct, frozen=True):
    """One way to read a quantity: its amount in base units of a dimension."""

    amount: Fraction
    dimension: str


class Quantity(Struct, frozen=True):
    """A number with what stands beside it as its unit."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    number: Number
    unit: str = ""
    """The unit as the text writes it; empty for a bare number."""
    sizes: tuple[Unit, ...] = ()


def quantities(text: str, found: Sequence[Number]) -> list[Quantity]:
    """A quantity for each number, sums such as "5 ft 10 in" joined."""
    taken: list[Quantity] = []
    for number in found:
        if taken and number.start < taken[-1].end:
            continue
        one = _quantity(text, number)
        part = _part(text, taken[-1], one) if taken else None
        if part is not None:
            one = _with_unit(one, part)
        if taken and _adds(text, taken[-1], one):
            one = _sum(taken.pop(), one)
        taken.append(one)
    return taken


def _quantity(text: str, number: Number) -> Quantity:
    sign = _money(text, number)
    bare = tuple(Reading(amount, BARE) for amount in number.amounts)
    if sign is not None:
        return _priced(text, number, *sign)
    if number.ordinal:
        return Quantity(number.start, number.end, bare, number)
    number = _times_pi(text, number)
    end, units = unit_at(text, number.end)
    readings = scaled(number.amounts, units) if units else bare
    short = _SHORT.match(text, number.end) if number.step else None
    if short and not (units and end > short.end()):
        scale = SHORT_SCALES[short[1].lower()]
        readings += tuple(Reading(amount * scale, BARE) for amount in number.amounts)
        after, more = unit_at(text, short.end())
        if more and (not units or end == short.end()):
            readings += scaled(tuple(amount * scale for amount in number.amounts), more)
            if not units:
                number = replace(
                    number, amounts=tuple(a * scale for a in number.amounts), step=number.step * scale
                )
            end, units = after, more
        if not units:
            number = replace(
                number, amounts=tuple(a * scale for a in number.amounts), step=number.step * scale
            )
            return Quantity(number.start, short.end(), readings[-len(number.amounts) :], number)
        end = max(end, short.end())
    if not units:
        return Quantity(number.start, number.end, bare, number)
    return Quantity(number.start, end, readings, number, text[number.end : end].strip(" -"), units)


def _times_pi(text: str, number: Number) -> Number:
    """The number with the factor π before its unit, "9π cm²"; π alone is left to formulas."""
    factor = _PI.match(text, number.end)
    if factor is None or not unit_at(text, factor.end())[1]:
        return number
    amounts = tuple(amount * PI for amount in number.amounts)
    return replace(number, end=factor.end(), amounts=amounts, step=Fraction(0), digits=False)


def _money(text: str, number: Number) -> tuple[int, tuple[Unit, ...]] | None:
    """The currency before a number: "£15", "US$ 15", "EUR 15"."""
    before = text[max(0, number.start - 6) : number.start]
    match = re.search(rf"(-\s?)?((?:\b[A-Z]{{1,2}})?[{CURRENCY_SIGNS}]|\b[A-Z]{{3}})\s?$", before)
    if match is None:
        return None
    units = tuple(
        unit for unit in unit_named(match[2]) if unit.dimension.isupper() and len(unit.dimension) == 3
    )
    return (number.start - len(before) + match.start(), units) if units else None


def _priced(text: str, number: Number, start: int, units: tuple[Unit, ...]) -> Quantity:
    end, scale = number.end, Fraction(1)
    short = _SHORT.match(text, end)
    if short:
        end, scale = short.end(), Fraction(SHORT_SCALES[short[1].lower()])
    if text[start] == "-":
        scale = -scale
    amounts = tuple(amount * scale for amount in number.amounts)
    number = replace(number, amounts=amounts, step=number.step * abs(scale))
    after, again = unit_at(text, end)
    if again and again[0].dimension == units[0].dimension:
        end = after
    return Quantity(start, end, scaled(amounts, units), number, text[start : number.start].strip("- "), units)


def scaled(amounts: tuple[Fraction, ...], units: tuple[Unit, ...]) -> tuple[Reading, ...]:
    """Each amount in each unit, in base units."""
    found = [Reading(amount * unit.size + unit.zero, unit.dimension) for unit in units for amount in amounts]
    found += [Reading(one.amount, BARE) for one in found if one.dimension in SCALING]
    return tuple(found)


_PARTS = {"s": (Fraction(3600), Fraction(60)), "m": (Fraction(1), Fraction(381, 1250))}
"""The sizes of units whose parts are told without their own unit: hours and minutes, metres and feet."""
_NOTHING_MORE = pattern(r"\s*(?:$|[,.;:!?()]|(?:long|tall|high|and|or)\b)")


def _part(text: str, one: Quantity, other: Quantity) -> Unit | None:
    """The unit of a number that is right behind a quantity and has none: minutes in "8 h 20", cents in "2 euros 50"."""
    if not one.sizes or other.sizes or text[one.end : other.start].strip() or other.number.ordinal:
        return None
    unit = one.sizes[-1]
    money = len(unit.dimension) == len("EUR") and unit.dimension.isupper() and unit.size == 1
    if not (money or unit.size in _PARTS.get(unit.dimension, ())) or not _NOTHING_MORE.match(text, other.end):
        return None
    parts = 12 if unit.size == _PARTS["m"][1] else 60 if unit.dimension == "s" else 100
    return Unit(unit.dimension, unit.size / parts)


def _with_unit(one: Quantity, unit: Unit) -> Quantity:
    """A bare number as so many of a unit."""
    return replace(one, readings=scaled(one.number.amounts, (unit,)), sizes=(unit,))


def _adds(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are one: "5 ft 10 in", "2 hours and 30 minutes", "£3 and 20 pence"."""
    if not one.sizes or not other.sizes or one.sizes[-1].dimension != other.sizes[-1].dimension:
        return False
    between = text[one.end : other.start]
    return (
        re.fullmatch(r"\s*(?:,|and|&|,\s*and)?\s*", between) is not None
        and other.sizes[-1].size < one.sizes[-1].size
        and other.sizes[-1].zero == 0
        and abs(_base(other).amount) < one.sizes[-1].size
    )


def _base(one: Quantity) -> Reading:
    """Its amount in base units of its unit."""
    return next(reading for reading in reversed(one.readings) if reading.dimension == one.sizes[-1].dimension)


def _sum(one: Quantity, other: Quantity) -> Quantity:
    size = other.sizes[-1]
    total = _base(one).amount + _base(other).amount
    number = replace(one.number, amounts=(total / size.size,), step=other.number.step, digits=False)
    return Quantity(
        one.start, other.end, (Reading(total, size.dimension),), number, one.unit + " " + other.unit, (size,)
    )

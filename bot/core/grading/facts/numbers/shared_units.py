"""Gives numbers the unit that is told once for several of them, or apart: "5 or 6 m", "70 or 82, in centigrade"."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts.numbers.amounts import Amount
from bot.core.grading.facts.numbers.quantities import scaled
from bot.core.grading.facts.numbers.surroundings import is_bare
from bot.core.grading.facts.numbers.unit_text import unit_at
from bot.core.grading.facts.numbers.units import Unit
from bot.core.grading.facts.numbers.values import Value, value_of
from bot.core.grading.facts.tables import pattern

_JOINED = pattern(
    r"(?i)(?:\s|[,/&-]|\b(?:or|and|to|either|maybe|perhaps|possibly|even|could be|vs|versus|about|around|like)\b)+"
)
_APART = pattern(
    r"(?i)(?:,|\s-|\(|\bin|\bof|;)\s*"
    r"(?:(?:in|on the|of course|that'?s|that is|units? of|i mean|measured in)\s+)?(?=[a-z°%])"
)
_END = pattern(
    r"(?i)\s*(?:scale|of course|obviously|i mean|i think|i guess|that is|please|lol)?[\s).!?,]*(?:$|(?=[,;]))"
)


def with_shared_units(text: str, values: list[Value], asked: Amount) -> list[Value]:
    """The values, those without a unit with that of the next one or of the end, where it is of the asked dimension."""
    dimensions = {reading.dimension for reading in asked.readings}
    given = list(values)
    for at in range(len(given) - 2, -1, -1):
        one, following = given[at], given[at + 1]
        joined = _JOINED.fullmatch(text, one.end, following.start)
        if joined and is_bare(one) and not is_bare(following):
            given[at] = _measured(text, one, following, dimensions)
    bare = [at for at, one in enumerate(given) if is_bare(one)]
    if bare and len(bare) == len(given):
        unit = _unit_apart(text, given[-1].end)
        given = [_with(text, one, *unit, dimensions) for one in given] if unit else given
    return given


def _measured(text: str, one: Value, following: Value, dimensions: set[str]) -> Value:
    told = following.quantity
    return _with(text, one, told.unit, told.sizes, dimensions) if told is not None else one


def _with(text: str, one: Value, unit: str, sizes: tuple[Unit, ...], dimensions: set[str]) -> Value:
    fitting = tuple(size for size in sizes if size.dimension in dimensions)
    if one.quantity is None or not fitting or one.quantity.number.ordinal:
        return one
    readings = scaled(one.quantity.number.amounts, fitting)
    given = value_of(text, replace(one.quantity, unit=unit, sizes=fitting, readings=readings))
    return replace(given, kind=one.kind if one.kind is AnswerKind.SENTENCE else given.kind)


def _unit_apart(text: str, start: int) -> tuple[str, tuple[Unit, ...]] | None:
    """The unit that is told behind the last number, by itself at the end of a clause: ", in centigrade"."""
    for found in _APART.finditer(text, start):
        end, units = unit_at(text, found.end())
        if units and _END.match(text, end):
            return text[found.end() : end], units
    return None

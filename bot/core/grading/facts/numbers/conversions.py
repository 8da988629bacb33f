"""Decides whether an amount in another unit than the one that is asked for answers the question.

"0.75 h" tells how many minutes a lesson has; "1 day" only repeats what is asked in "How many hours are in a day?".
"""

from __future__ import annotations

import re

from bot.core.grading.facts.numbers.unit_text import unit_at
from bot.core.grading.facts.numbers.units import Unit, unit_named
from bot.core.grading.facts.numbers.units_abroad import unit_asked
from bot.core.grading.facts.numbers.values import Value
from bot.core.grading.facts.said import cleaned_question
from bot.core.grading.facts.tables import pattern

HOW_MANY = pattern(r"(?i)(?:\bhow many |^(?=[a-z]+s (?:in|per) an? ))([a-z]+)\b")
_WORD = pattern(r"[^\W\d_]{2,24}")


def evades(value: Value, question: str) -> bool:
    """Whether the question converts an amount into a unit, and the answer tells it in another one: "24 hours".

    A decimal multiple of the unit that is asked for is none ("0.5 kg" for grams), unless the question names it.
    """
    counted = HOW_MANY.search(question)
    abroad = unit_named(unit_asked(question))
    asked = unit_named(counted[1]) or unit_named(counted[1].lower()) if counted else abroad
    sizes = value.quantity.sizes if value.quantity is not None else ()
    told = [unit for unit in sizes for one in asked if unit.dimension == one.dimension]
    if not told or any(unit.size == one.size for unit in told for one in asked):
        return False
    converted = _named(question, asked)
    if not converted:
        return False
    decimal = any(_is_decimal(unit, one) for unit in told for one in asked)
    return not decimal or any(unit in converted for unit in told)


def _named(question: str, asked: tuple[Unit, ...]) -> list[Unit]:
    """The other units of the asked dimension that the question has."""
    text = cleaned_question(question)
    found = (unit_at(text, word.start())[1] for word in _WORD.finditer(text))
    dimensions, sizes = {one.dimension for one in asked}, {one.size for one in asked}
    return [
        unit for units in found for unit in units if unit.dimension in dimensions and unit.size not in sizes
    ]


def _is_decimal(one: Unit, other: Unit) -> bool:
    """Whether one unit is ten, a hundred, a thousand ... of the other."""
    ratio = one.size / other.size
    return re.fullmatch("10+", str(max(ratio.numerator, ratio.denominator))) is not None and 1 in (
        ratio.numerator,
        ratio.denominator,
    )

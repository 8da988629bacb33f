"""Tells whether texts are one quantity, and whether two of them are the same amount."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.cards import AnswerSpec
from bot.core.grading.facts.detection.values import measured_reference
from bot.core.grading.facts.numbers.measures import Measure
from bot.core.grading.facts.numbers.values import measured
from bot.core.grading.facts.said import characters
from bot.core.grading.facts.tables import pattern

COUNT = "count"  # 46 is 23 pairs, and yet 23 is another answer
ALIKE = 20
"""Two values are one, told twice, where they differ by one part in so many at most: 343 m/s, about 1235 km/h."""
ABOUT = pattern(r"(?i)^(?:written |ca\.?|approx\w*\.?|about|around|roughly|exactly|precisely|[~≈=])\s*")
"""How near a value is told, before it."""


def united(text: str) -> bool:
    """Whether the text is one quantity with its unit."""
    text = ABOUT.sub("", characters(text).strip())
    found = measured(text)
    return (
        len(found) == 1
        and found[0].quantity is not None
        and bool(found[0].quantity.unit)
        and not text[: found[0].start].strip()
        and not text[found[0].end :].strip(" .")
    )


def alike(one: str, other: str, question: str) -> bool:
    """Whether two texts are the same amount, but for rounding."""
    found = [measured_reference(ABOUT.sub("", text), question, AnswerSpec()) for text in (one, other)]
    values = [value for value in found if isinstance(value, Measure) and not value.high]
    if len(values) < len(found) or any(value.readings[0].dimension == COUNT for value in values):
        return False
    return any(
        a.dimension == b.dimension and abs(a.amount - b.amount) * ALIKE <= abs(a.amount)
        for a in values[0].readings
        for b in values[1].readings
    )


def one_value(texts: Sequence[str]) -> bool:
    """Whether each text is a single number, and all are the same one: "1/4", "0.25", "25 %"."""
    amounts = []
    for text in map(characters, texts):
        found = measured(text)
        if len(found) != 1 or text[: found[0].start].strip() or text[found[0].end :].strip(" ."):
            return False
        amounts.append(found[0].readings[0].amount)
    return all(abs(one - amounts[0]) * ALIKE <= abs(amounts[0]) for one in amounts)

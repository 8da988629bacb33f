"""Reads the number or quantity of a reference, with the distance that an answer may have.

The author's tolerance counts, else that of "about"; a unit may be named by the question alone.
"""

from __future__ import annotations

import re
from fractions import Fraction

from bot.core.cards import AnswerKind, AnswerSpec
from bot.core.grading.facts.numbers.measures import Measure
from bot.core.grading.facts.numbers.quantities import BARE, Reading
from bot.core.grading.facts.numbers.surroundings import roman_value, span_of
from bot.core.grading.facts.numbers.unit_text import asked_unit
from bot.core.grading.facts.numbers.units import unit_named
from bot.core.grading.facts.numbers.values import Value, measured
from bot.core.grading.facts.said import cleaned_question
from bot.core.grading.facts.scripts.abroad import POINTED
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import pattern

ABOUT = Fraction(1, 20)
"""How far from an approximate reference ("about 300,000 km/s") an answer may be, as a share of it."""
_ABOUT = pattern(
    r"(?i)\b(?:unos|unas|etwa|ungefähr|rund|environ|aproximadamente|alrededor de|cerca de|circa de|ongeveer|около"
    r"|примерно|yaklaşık|about|approx(?:imately|\.)?|around|roughly|circa|ca\.|some|nearly|almost|c\.)|[~≈]"
)
_ASKED_ABOUT = pattern(
    r"(?i)\b(?:roughly|approximately|approx\.?|ungefähr|environ|aproximadamente)\b|\babout (?:how|what)\b"
    r"|\b(?:how|what|at) (?:\w+ ){0,3}about\b$"
)


def measure(text: str, question: str, spec: AnswerSpec) -> Measure | None:
    """The reference's number or quantity; None where it has none."""
    read = _SEPARATOR.sub(_swapped, text) if language_of_text(question) not in POINTED else text
    found = measured(read) or roman_value(read)
    if not found:
        return None
    value = found[-1] if "=" in text else found[0]
    quantity = value.quantity
    spread = span_of(read, found)
    readings = _readings(value, question)
    number = quantity.number.amounts[0] if quantity is not None else value.readings[0].amount
    unit = quantity.unit if quantity is not None else ""
    high: tuple[Reading, ...] = ()
    if spread is not None:
        readings, high, unit = _spread(spread)
        low = spread[0].quantity
        number = low.number.amounts[0] if low is not None else readings[0].amount
    unit = unit.rstrip(".")
    if not unit:
        named = unit_named(spec.unit) or asked_unit(cleaned_question(question))
        readings += tuple(Reading(number * one.size + one.zero, one.dimension) for one in named)
        if high:
            high += tuple(Reading(high[0].amount * one.size + one.zero, one.dimension) for one in named)
        unit = spec.unit if unit_named(spec.unit) else ""
    share, room = _tolerance(text, value, question, spec)
    kind = AnswerKind.QUANTITY if unit else AnswerKind.NUMBER
    return Measure(kind, text, tuple(dict.fromkeys(readings)), number, unit, value.step, high, share, room)


_SEPARATOR = pattern(r"(?<=\d)[.,](?=\d)(?!\d\d?:)")


def _swapped(found: re.Match[str]) -> str:
    """Points for commas and commas for points: numbers of cards in languages of the Continent."""
    return "." if found[0] == "," else ","


def _readings(value: Value, question: str) -> tuple[Reading, ...]:
    """The reference's value in its likeliest notation: "1,100 km" is no 1.1 km, and a count of "4.500" no 4.5."""
    quantity = value.quantity
    if (
        "how many" in question.lower()
        and value.step < 1
        and value.text[-1] == "0"
        and not asked_unit(question)
    ):
        return value.readings[-1:]
    if quantity is not None and quantity.sizes and len(quantity.number.amounts) > 1:
        first = quantity.number.amounts[0]
        return tuple(Reading(first * one.size + one.zero, one.dimension) for one in quantity.sizes)
    return value.readings if value.readings[0].dimension != BARE else value.readings[:1]


def _spread(ends: tuple[Value, Value]) -> tuple[tuple[Reading, ...], tuple[Reading, ...], str]:
    low, high = ends
    unit, sizes = (high.quantity.unit, high.quantity.sizes) if high.quantity is not None else ("", ())
    count = len(sizes) or 1
    return low.readings[:count], high.readings[:count], unit


def _tolerance(text: str, value: Value, question: str, spec: AnswerSpec) -> tuple[Fraction, Fraction]:
    """The allowed distance as a share and in the reference's unit: the author's, else that of "about"."""
    match = re.fullmatch(r"\s*(?:±|\+/-)?\s*(\d{1,9}(?:\.\d{1,9})?)\s*(%?)\s*[^\d%]*", spec.tolerance)
    if match:
        amount = Fraction(match[1])
        return (amount / 100, Fraction(0)) if match[2] else (Fraction(0), amount)
    about = _ABOUT.search(text[: value.start]) or _ASKED_ABOUT.search(question)
    return (ABOUT if about else Fraction(0)), Fraction(0)

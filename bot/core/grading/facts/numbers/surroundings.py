"""Reads what surrounds numbers: ranges, bounds, sums to be worked out, Roman numerals, "one" for a thing.

It decides whether a number is told as a value at all, and which way it bounds what it is told of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from math import gcd
from typing import NamedTuple

from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts.numbers.numerals import roman, worded
from bot.core.grading.facts.numbers.quantities import BARE, Reading, scaled
from bot.core.grading.facts.numbers.values import Value
from bot.core.grading.facts.said import cleaned_question
from bot.core.grading.facts.scripts.abroad import in_english
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import listed, pattern

_FROM = pattern(
    r"(?i)≥|>=|\b(?:at least|(?:no|not) (?:less|fewer|lower|smaller) than|not (?:below|under)|minimum|from"
    r"|min\.? (?=\d)|(?:or|and) (?:up|more|higher|above|over|greater|older|later)|upwards?)\b|\d\s?\+(?!\s?\d)"
)
_TO = pattern(
    r"(?i)≤|<=|\b(?:at most|(?:no|not) (?:more|greater|higher|larger) than|not (?:above|over|exceeding)"
    r"|max(?:imum)?|up to|(?:or|and) (?:down|less|fewer|lower|below|under|smaller|younger|earlier))\b"
)
_ABOVE = pattern(
    r"(?i)>|\b(?:(?:more|greater|higher|larger|bigger|older) than|over|above|beyond|exceed\w*)\b"
)
_BELOW = pattern(r"(?i)<|\b(?:(?:less|fewer|lower|smaller|younger) than|under|below|beneath)\b")


class Bound(NamedTuple):
    """How a text bounds what it tells a number of."""

    way: int
    """1 for a lower bound, -1 for an upper one, 0 for neither or both."""
    strict: bool
    """Whether the number itself is out of bounds: "below 7"."""


def bound_of(text: str) -> Bound:
    """The bound that a text tells."""
    rest = _TO.sub(" ", _FROM.sub(" ", text))
    above, below = (sign.search(rest) is not None for sign in (_ABOVE, _BELOW))
    way = (above or _FROM.search(text) is not None) - (below or _TO.search(text) is not None)
    return Bound(way, above or below)


MOST_POWER = 64
MOST_FACTORS = 6
_POWER_WORDS = pattern(
    r"(?i)\s*(?:to the (?:power (?:of )?)?(\d{1,2})(?:th|st|nd|rd)?(?: power)?|(squared)|(cubed))"
)
_EXPRESSION = pattern(r"\d{1,9}(?:\.\d{1,9})?(?:\^\d{1,2})?(?:[*/]\d{1,9}(?:\.\d{1,9})?(?:\^\d{1,2})?){0,5}")
_AROUND = pattern(r"(?i)^(?:it'?s|its|that'?s|is|about|i think|=|\s)+|(?<![\s.!])[\s.!]+$")


def evaluated(text: str) -> Fraction | None:
    """The value of `text`; None where it is no such expression, or a plain number."""
    plain = expression(text)
    if not re.search(r"[*^/]", plain) or _EXPRESSION.fullmatch(plain) is None:
        return None
    value = Fraction(1)
    for sign, base, power in re.findall(r"([*/]?)(\d+(?:\.\d+)?)(?:\^(\d+))?", plain)[:MOST_FACTORS]:
        if int(power or 1) > MOST_POWER:
            return None
        factor = Fraction(base) ** int(power or 1)
        if sign == "/" and not factor:
            return None
        value = value / factor if sign == "/" else value * factor
    return value


def in_figures(text: str) -> str:
    """Writes whole numbers in words in figures."""
    for start, end, value, ordinal in reversed(list(worded(text))):
        if not ordinal and value.denominator == 1:
            text = f"{text[:start]}{value}{text[end:]}"
    return text


_RATIO = pattern(r"(?i)\b(\w+)\s*(?::|in|out of)\s*(?:a |every )?(\w+)\b")


def in_ratios(text: str) -> str:
    """Writes "one in six" and "1:6" as "1/6", where a chance is asked."""
    return _RATIO.sub(
        lambda m: f"{m[1]}/{m[2]}" if m[1].isdigit() and m[2].isdigit() else m[0], in_figures(text)
    )


_TWO_COUNTS = pattern(
    r"(?i)(?:a |the )?(\d{1,5})(?: [a-z]{3,})?\s*"
    r"(?:[:/,;]|\bto\b|\band\b|\bper\b|\bfor(?: every)?\b|\bthen\b)(?:\s*\b(?:then|and|for)\b)?"
    r"\s*(\d{1,5})(?: [a-z]{3,}){0,2}"
)
"""A ratio in figures, or with what each number counts."""


def ratio(text: str) -> tuple[str, ...]:
    """The numbers of a ratio that is the whole text: "30:2", "30 compressions, then two breaths"; () for others."""
    found = _TWO_COUNTS.fullmatch(in_figures(text).strip(" .!"))
    return found.groups() if found else ()


def expression(text: str) -> str:
    """The expression in one notation, without blank spaces and what stands around it."""
    text = _POWER_WORDS.sub(lambda found: "^" + (found[1] or ("2" if found[2] else "3")), text)
    text = re.sub(r"\s+", "", _AROUND.sub("", text.lower()).replace("times", "*").replace("**", "^"))
    return re.sub(r"(?<=\d)[x·×](?=\d)", "*", text)


_ABOUT = pattern(r"\s?(?:about|around|roughly|approximately|approx\.?|ca\.?|some|nearly|almost)$")


_JOINS = frozenset(listed("- ~ to until till bis à jusqu'à a hasta até tot do до až")) | {"up to"}
_ANDS = frozenset(listed("and und et y e en och i a и і та"))
_OPENS_SPAN = pattern(
    r"between|zwischen|entre|\bt?fra\b|\btra\b|tussen|mellan|między|pomiędzy|между|між|mezi"
)


def span_of(text: str, values: list[Value]) -> tuple[Value, Value] | None:
    """The two ends where the text gives one range and nothing else: "5-7", "between 5 and 7", "from 5 to 7 m"."""
    if len(values) != 2 or any(value.kind is AnswerKind.SENTENCE for value in values):
        return None
    low, high = values
    between = text[low.end : high.start]
    before = text[max(0, low.start - 12) : low.start].lower()
    signed = between.strip() == "" and high.text.startswith("-")
    joined = _ABOUT.sub("", between.strip().lower()) in _JOINS or signed
    if not joined and not (between.strip().lower() in _ANDS and _OPENS_SPAN.search(before)):
        return None
    if signed:
        high = _positive(high)
    ordered = any(
        a.amount < b.amount or a.dimension != b.dimension for a in low.readings for b in high.readings
    )
    return (_in_units_of(low, high), high) if ordered else None


def bounded_span(text: str, values: list[Value]) -> tuple[Value, Value] | None:
    """The ends of a range told by two bounds: "not below 60 and not above 100", "under 100 but at least 60"."""
    if len(values) != len(("low", "high")):
        return None
    one, other = values
    ways = (bound_of(text[: one.start]).way, bound_of(text[one.end : other.start]).way)
    if set(ways) != {1, -1}:
        return None
    low, high = (one, other) if ways[0] > 0 else (other, one)
    if low.readings[-1].amount > high.readings[-1].amount:
        return None  # "below 60 is slow, above 100 fast"
    return (_in_units_of(low, high), _in_units_of(high, low))


def _in_units_of(low: Value, high: Value) -> Value:
    """The lower end with the unit that is told behind the upper one: "10" of "10-20 kg"."""
    if not is_bare(low) or low.quantity is None or high.quantity is None or not high.quantity.sizes:
        return low
    quantity = replace(low.quantity, unit=high.quantity.unit, sizes=high.quantity.sizes)
    return replace(low, readings=scaled(quantity.number.amounts, quantity.sizes), quantity=quantity)


def _positive(value: Value) -> Value:
    readings = tuple(Reading(abs(reading.amount), reading.dimension) for reading in value.readings)
    return Value(
        value.kind, value.text.lstrip("- "), value.start, value.end, readings, (), value.step, value.quantity
    )


def roman_value(text: str) -> list[Value]:
    """A Roman numeral that is the whole answer."""
    match = re.fullmatch(
        r"[\s\"'.(]*(?:it'?s |is |the |cranial |nerve |cn |CN |number |no\. |(?i:chapter|part|volume|book|act|scene"
        r"|class|phase|stage|type|level|roman numeral) )*([IVXLCDM]{1,12}|[ivx]{1,6})[\s\"'.!?)]*",
        text,
    )
    value = roman(match[1].upper()) if match else None
    if match is None or value is None:
        return []
    return [
        Value(AnswerKind.NUMBER, match[1], match.start(1), match.end(1), (Reading(Fraction(value), BARE),))
    ]


NOUN = pattern(r"[\s-]?([^\W\d_][\w'-]*)")
"""The word right behind a number."""
FUNCTION = frozenset(
    listed("""
    in on at of for to by from and or but is are was were be the a an it that this i think because as with per
    not if so than then when which who total altogether please maybe probably right exactly only just lol ish
    or if im
    """)
)
"""Words behind a number that are nothing it could count."""


def sum_of_parts(text: str, values: Sequence[Value]) -> Fraction | None:
    """What the parts of a whole come to, each counted by its name: four for "2 atria and 2 ventricles"; else None."""
    nouns = [NOUN.match(text, value.end) for value in values]
    named = {noun[1].lower() for noun in nouns if noun and noun[1].lower() not in FUNCTION}
    added = re.search(r"(?i)\b(?:plus|and)\b|\+", text) and not re.search(r"(?i)\bor\b|\bnot\b", text)
    if not added or not 1 < len(values) == len(named):
        return None
    return sum((value.readings[0].amount for value in values), Fraction(0))


REASON = pattern(r"(?i)\b(?:because|since|as|cos|bc|cuz)\b")


def after_equals(text: str) -> str:
    """What stands after the last "=" of a worked answer ("6 x 7 = 42")."""
    head, equals, tail = text.replace("≈", "=").rpartition("=")
    worked = equals and any(char.isdigit() for char in tail) and head[-1:] not in "<>!="
    return tail if worked and not REASON.search(head) else text


def is_bare(value: Value) -> bool:
    """Whether the number has no unit."""
    return all(reading.dimension == BARE for reading in value.readings) and not (
        value.quantity is not None and value.quantity.unit
    )


_FRACTION = pattern(r"(?<![\d./,])(\d{1,9})\s?/\s?(\d{1,9})(?![\d./,])")


def has_common_factor(text: str) -> bool:
    """Whether the text is a fraction that is not in lowest terms: "6/16"."""
    found = _FRACTION.search(text)
    return found is not None and gcd(int(found[1]), int(found[2])) > 1


def significant(amount: Fraction) -> int:
    """Digits that a whole number is told with, without closing zeros."""
    return len(str(abs(amount.numerator)).rstrip("0")) if amount.denominator == 1 else 99


def names_word(word: str, text: str) -> bool:
    """Whether the text has the word, in either number."""
    if not word or len(word) < 2:
        return False
    stem = re.escape(word.rstrip("s"))
    return re.search(rf"(?i)(?<!\w){stem}(?:s|es)?(?!\w)", text) is not None


def asked_expression(question: str) -> str:
    """What a question asks to be worked out, in signs: "6*7" of "six fois sept"."""
    text = in_english(cleaned_question(question), language_of_text(question))
    return expression(_TIMES_WORD.sub("*", in_figures(text)))


_TIMES_WORD = pattern(r"(?i)(?<=\d)\s+(?:times|fois|mal|por|per|keer|razy|vezes|veces)\s+(?=\d)")

"""What an answer's text says about its numbers: ranges, Roman numerals, worked answers, "one" for a thing."""

from __future__ import annotations

import re
from fractions import Fraction

from bot.core.cards import AnswerKind
from bot.core.grading.facts.numerals import roman
from bot.core.grading.facts.quantities import BARE, Reading
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.values import Value

_ONE = pattern(r"(?i)\b(?:the|this|that|which|each|every|any|no|another|some)\s+$")
_ONE_AFTER = pattern(r"(?i)^\s+(?:of|is|that|who|with|has|in|on|can)\b")


def span_of(text: str, values: list[Value]) -> tuple[Value, Value] | None:
    """The two ends where the text gives one range and nothing else: "5-7", "between 5 and 7", "from 5 to 7 m"."""
    if len(values) != 2 or any(value.kind is AnswerKind.SENTENCE for value in values):
        return None
    low, high = values
    between = text[low.end : high.start]
    before = text[max(0, low.start - 12) : low.start].lower()
    signed = between.strip() == "" and high.text.startswith("-")
    joined = between.strip().lower() in ("-", "to", "until", "till") or signed
    if not joined and not (between.strip().lower() == "and" and "between" in before):
        return None
    if signed:
        high = _positive(high)
    ordered = any(
        a.amount < b.amount or a.dimension != b.dimension for a in low.readings for b in high.readings
    )
    return (low, high) if ordered else None


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


def after_equals(text: str) -> str:
    """What stands after the last "=" of a worked answer ("6 x 7 = 42")."""
    head, equals, tail = text.rpartition("=")
    return tail if equals and any(char.isdigit() for char in tail) and head[-1:] not in "<>!=" else text


def is_pronoun(text: str, value: Value) -> bool:
    """Whether "one" stands for a thing."""
    if value.text.lower() not in ("one", "ones"):
        return False
    return bool(_ONE.search(text[: value.start]) or _ONE_AFTER.search(text[value.end :]))


def is_bare(value: Value) -> bool:
    """Whether the number has no unit."""
    return all(reading.dimension == BARE for reading in value.readings) and not (
        value.quantity is not None and value.quantity.unit
    )


def significant(amount: Fraction) -> int:
    """Digits that a whole number is told with, without closing zeros."""
    return len(str(abs(amount.numerator)).rstrip("0")) if amount.denominator == 1 else 99


def names_word(word: str, text: str) -> bool:
    """Whether the text has the word, in either number."""
    if not word or len(word) < 2:
        return False
    stem = re.escape(word.rstrip("s"))
    return re.search(rf"(?i)(?<!\w){stem}(?:s|es)?(?!\w)", text) is not None

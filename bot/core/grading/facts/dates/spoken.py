"""Writes months told by their number, and years in words without a century, as dates have them.

"07/1969" and "the seventh month of '69" are July 1969, "november eighty-nine" is November '89.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.dates.order import MONTH, MONTH_NUMBER
from bot.core.grading.facts.numbers.numerals import ORDINALS, worded
from bot.core.grading.facts.tables import pattern

LAST_DAY, LAST_SHORT = 31, 99
"""Between these a number behind a month is a year in two digits."""
MONTHS = 12
_NAMES = {number: name for name, number in MONTH_NUMBER.items() if len(name) > len("sept") or name == "may"} | {
    6: "june", 7: "july",
}  # fmt: skip
_BY_NUMBER = pattern(r"(?<![\d/.,-])(?P<month>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<year>\d{4})(?![\d/.,-]\d)(?!\d)")
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)|[a-z]{2,8}th|first|second|third"
_NUMBERED = pattern(rf"(?i)\b(?P<month>{_ORDINAL})\s+month(?=\s+(?:of|in)\b)")
_MONTH = pattern(
    rf"(?i)\b(?:{MONTH})\b[\s,.]*(?:(?:the\s+)?(?:twenty[ -]|thirty[ -])?(?:{_ORDINAL})[\s,]+)?(?:of\s+)?$"
)


def as_dates(text: str) -> str:
    """The text with such months named and such years in digits."""
    text = _BY_NUMBER.sub(lambda one: f"{_NAMES[int(one['month'])]} {one['year']}", text)
    text = _NUMBERED.sub(_named, text)
    return _with_years(text) if re.search(rf"(?i)\b(?:{MONTH})\b", text) else text


def _named(found: re.Match[str]) -> str:
    told = found["month"].lower()
    number = int(re.sub(r"\D", "", told) or ORDINALS.get(told, 0))
    return _NAMES[number] if 1 <= number <= MONTHS else found[0]


def _with_years(text: str) -> str:
    for start, end, value, ordinal in reversed(list(worded(text))):
        short = not ordinal and value.denominator == 1 and LAST_DAY < value <= LAST_SHORT
        if short and _MONTH.search(text[:start]):
            text = f"{text[:start]}'{value}{text[end:]}"
    return text

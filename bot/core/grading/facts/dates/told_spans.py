"""Puts centuries, decades and years that are told by others into dates: "1301 to 1400", "the year after 1913"."""

from __future__ import annotations

import re

from bot.core.grading.facts.lengths import BRIEF
from bot.core.grading.facts.numbers.numerals import ORDINALS, roman, worded
from bot.core.grading.facts.numbers.surroundings import FUNCTION, NOUN, in_figures
from bot.core.grading.facts.tables import pattern

CENTURY, DECADE = 100, 10
_SPAN = pattern(
    r"(?i)(?:\b(?:from|between)\s)?(?<![\d.,/-])(\d{3,4})\s?(?:-|to|until|till|through|and|up to)"
    r"\s?(\d{3,4})(?![\d/-])(?!\s?b\.?c)"
)
_SHORT = pattern(
    r"(?i)(?<![\w.])(?:s|sc|saec|saeculum|sec|séc|sig|siglo|secolo|século|siècle|segle|w|wiek|в|век)\.?\s?([xvi]{1,5}|\d{1,2}(?!\d))(?![\w'])"
    r"|(?<![\w.])([xvi]{1,5}|\d{1,2})\.?(?:e|ème|th)?\s?(?:s|jh|jhd?t|jahrhundert|siècle|stol|st|w|wiek|в|век|század|sz|cent|C)(?![\w'])\.?"
)
"""How other languages shorten "14th century": "s. XIV", "XIVe s.", "14. Jh."."""
_NEIGHBOUR = pattern(
    r"(?i)\b(?:the |an? |one |1 )?(?:(?P<count>\d{1,3}) )?(?P<unit>year|decade|century|centurie)s? "
    r"(?:right |just |immediately |directly )?"
    r"(?:(?P<before>before|preceding|prior to|ahead of)|after|following|past)(?: the)?"
    r" (?:(?P<year>\d{3,4})(?P<s>s)?|(?P<which>\d{1,2}(?:st|nd|rd|th)|[a-z]{3,11}(?:th|st|nd|rd)))(?!\w)(?: century)?"
)


def spans_in_dates(text: str, span: int) -> str:
    """The text with centuries or decades, whichever is asked, that it tells by their ends or in short, as such."""
    if len(text) > BRIEF:
        return text
    text = _NEIGHBOUR.sub(_neighbour, in_figures(text) if _NEIGHBOUR.search(in_figures(text)) else text)
    if span in (CENTURY, DECADE):
        text = _SPAN.sub(lambda found: _whole(found, span), text)
    return _SHORT.sub(_century, text) if span == CENTURY else text


def _whole(found: re.Match[str], span: int) -> str:
    first, last = int(found[1]), int(found[2])
    start = first - first % span
    whole = first % span in (0, 1) and start + span - 1 <= last <= start + span
    if not whole:
        return found[0]
    return f"{start // CENTURY + 1}th century" if span == CENTURY else f"{start}s"


def _century(found: re.Match[str]) -> str:
    told = found[1] or found[2]
    number = int(told) if told.isdigit() else roman(told.upper())
    return f"{number}th century" if number else found[0]


def _neighbour(found: re.Match[str]) -> str:
    count = int(found["count"] or 1) * (-1 if found["before"] else 1)
    unit = found["unit"].lower()
    if unit.startswith("centur") and found["which"]:
        told = found["which"].lower()
        number = int(re.sub(r"\D", "", told) or ORDINALS.get(told, 0))
        return f"{number + count}th century" if number and number + count > 0 else found[0]
    if unit == "decade" and found["s"]:
        return f"{int(found['year']) + DECADE * count}s"
    if unit == "year" and found["year"] and not found["s"]:
        return str(int(found["year"]) + count)
    return found[0]


def short_year(text: str) -> str:
    """The text with its only number, a year told by two digits in words, as such: "sixty-seven" is '67."""
    if len(text) > BRIEF or any(map(str.isdigit, text)):
        return text
    found = [one for one in worded(text) if not one[3]]
    if len(found) != 1:
        return text
    start, end, value, _ = found[0]
    noun = NOUN.match(text, end)
    counts = noun is not None and noun[1].lower() not in FUNCTION
    return text if counts or not DECADE <= value < CENTURY else f"{text[:start]}'{value}{text[end:]}"

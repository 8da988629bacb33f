"""Times of day and quantities as they are said ("an hour and a half").

It decides what a time may mean: with and without am or pm, in words, on a clock of twelve hours or of 24.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice

from bot.core.grading.facts.numbers.numbers import Number
from bot.core.grading.facts.numbers.quantities import CLOCK, Quantity, Reading, scaled
from bot.core.grading.facts.numbers.unit_text import unit_at
from bot.core.grading.facts.numbers.units import unit_named
from bot.core.grading.facts.tables import DIGIT, listed, pattern

_TIME = pattern(
    r"(?i)(?<![\w.:/$£€-])(?:(?P<hour>\d{1,2})"
    r"\s?(?:(?P<sign>[:.h]|\s(?=[0-5]\d ?[ap]\.?m))(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d))?"
    r"|(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
    r"\s?(?:(?P<clock>o'?\s?clock)\s?)?(?P<half>[ap]\.?\s?m\b\.?|in the (?:early )?(?:morning"
    r"|afternoon|evening)|at night"
    r"|at noon|hrs\b|hours\b|uhr\b)?(?![\w%°])"
)
_NAMED = pattern(r"(?i)\b(?:12 )?(noon|midday|midnight)\b")
_PAST = pattern(
    r"(?i)\b(half|(?:a )?quarter|five|ten|twenty|twenty[- ]five|\d{1,2})\s+(?:minutes\s+)?(past"
    r"|to|after|before)\s+"
    r"(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\d{1,2})\b(?:\s?(?:([ap])\.?m\b\.?|(in the morning|in the afternoon|in the evening|at night)))?"
)
_MILITARY = pattern(r"(?i)\b([01]\d|2[0-3])([0-5]\d)\s?(?:hours|hrs|h)\b", needs=DIGIT)
_HOURS = {
    word: value
    for value, word in enumerate(
        listed("""
    zero one two three four five six seven eight nine ten eleven twelve
    """)
    )
}
_MINUTES = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_SPOKEN = pattern(
    r"(?i)\b(?P<count>an?|one|two|three|four|five|six|ten|\d{1,3})\s+(?P<unit>hour|minute|second"
    r"|day|week|month|year|decade|century|mile|kilomet(?:re|er)"
    r"|met(?:re|er)|lit(?:re|er)|kilo(?:gram)?|gram|pound|dollar|euro|inch|foot|tonne?|percent"
    r"|degree|gallon|pint)s?\b"
    r"(?P<more>\s+and\s+an?\s+(?P<part>half|quarter))?"
)


def spoken(text: str) -> list[Quantity]:
    """Quantities as they are said: "an hour and a half", "a kilometre"."""
    found = []
    for match in _SPOKEN.finditer(text):
        if not match["more"] and match["count"].lower() not in ("a", "an"):
            continue
        before = text[max(0, match.start() - 12) : match.start()].lower()
        if re.search(r"(?:half|quarters?|thirds?|per|of|\d|times|once|twice|every)\s*$", before):
            continue
        count = match["count"].lower()
        amount = Fraction(int(count) if count.isdigit() else _HOURS.get(count, 1))
        amount += {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}.get(
            (match["part"] or "").lower(), Fraction(0)
        )
        units = unit_named(match["unit"].lower())
        number = Number(match.start(), match.end(), (amount,), Fraction(0), digits=False)
        found.append(
            Quantity(match.start(), match.end(), scaled((amount,), units), number, match["unit"], units)
        )
    return found


def clock_times(text: str) -> list[Quantity]:
    """Times of day in `text`. One without am, pm or a 24-hour form has two readings, twelve hours apart."""
    found = [
        _clock(m.start(), m.end(), 0 if m[1].lower() == "midnight" else 720) for m in _NAMED.finditer(text)
    ]
    found += [_clock(m.start(), m.end(), 60 * int(m[1]) + int(m[2])) for m in _MILITARY.finditer(text)]
    for match in islice(_PAST.finditer(text), MOST_TIMES):
        measured = match[1].isdigit() and unit_at(text, match.end())[1]  # "7 to 9 °C"
        found += [] if measured else _past(match)
    for match in islice(_TIME.finditer(text), MOST_TIMES):
        found += _time(match)
    return found


_DOTTED_TIME = pattern(
    r"(?i)(?<![\d.:])([01]?\d|2[0-4])\s?(?:\.|h|uhr|heures?|u)\s?([0-5]\d)(?![\d.:])(?:\s?uhr\b)?"
)
MOST_TIMES = 60
"""Times of one form that are read of a text."""


def with_colons(text: str) -> str:
    """Times of day such as "16.45", "16h45" and "16 Uhr 45" as "16:45", for cards that ask for one."""
    return _DOTTED_TIME.sub(r"\1:\2", text)


def _clock(start: int, end: int, *minutes: int) -> Quantity:
    number = Number(start, end, tuple(Fraction(m) for m in minutes), Fraction(0), digits=False)
    readings = tuple(Reading(Fraction(m % 1440), CLOCK) for m in minutes)
    return Quantity(start, end, readings, number, CLOCK)


def _past(match: re.Match[str]) -> list[Quantity]:
    word = match[1].lower().replace("twenty five", "twenty-five")
    minutes = _MINUTES.get(word, int(word) if word.isdigit() else 0)
    hour = _HOURS.get(match[3].lower(), int(match[3]) if match[3].isdigit() else 0)
    if not 1 <= hour <= 12 or minutes > 59:
        return []
    at = 60 * (hour % 12) + (minutes if match[2].lower() in ("past", "after") else -minutes)
    half = (match[4] or match[5] or "").lower()
    if half:
        return [
            _clock(
                match.start(),
                match.end(),
                at + (720 if half in ("p", "in the afternoon", "in the evening", "at night") else 0),
            )
        ]
    return [_clock(match.start(), match.end(), at, at + 720)]


def _time(match: re.Match[str]) -> list[Quantity]:
    half = (match["half"] or "").lower().replace(" ", "").replace(".", "")
    if not (match["clock"] or half or match["sign"] == ":") or (match["sign"] in (".", "h") and not half):
        return []
    if (match["word"] or not match["sign"]) and half in ("hrs", "hours"):
        return []
    hour = _HOURS[match["word"].lower()] if match["word"] else int(match["hour"])
    minute = int(match["minute"] or 0)
    if hour > 24:
        return []
    if (half and half[0] in "pa") or half.startswith(("inthe", "at")):
        late = half.startswith(("pm", "intheafter", "intheeve", "atnight", "atnoon"))
        if hour > 12:
            return [_clock(match.start(), match.end(), 60 * hour + minute)]
        early_night = half == "atnight" and (hour == 12 or hour < 5)
        return [
            _clock(
                match.start(),
                match.end(),
                60 * (hour % 12) + minute + (720 if late and not early_night else 0),
            )
        ]
    at = 60 * hour + minute
    sure = hour >= 12 or hour == 0 or (match["hour"] or "").startswith("0") or half in ("hrs", "hours", "uhr")
    return [_clock(match.start(), match.end(), *((at,) if sure else (at % 1440, (at + 720) % 1440)))]

"""Dates, years, centuries and decades found in running text, and how two of them compare.

Written by hand rather than with `python-dateutil`, which guesses missing parts from today's date and knows no eras.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from bot.core.grading.facts.dates.order import MONTH, MONTH_NUMBER, Dated, Moment
from bot.core.grading.facts.numbers.numerals import ORDINALS, roman, worded
from bot.core.grading.facts.tables import DIGIT, Pattern, pattern

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_ERA = (
    r"(?:\s?(?P<era>(?:b\.?\s?c\.?\s?e?|a\.?\s?d|c\.?\s?e|before christ|after christ|anno domini"
    r"|before the common era)(?![a-z])\.?))"
)
_YEAR = r"(?P<year>\d{1,2},\d{3}(?=\s?b)|\d{1,2}(?=\s?(?:b\.?\s?c|a\.?\s?d))|\d{3,4}(?!\d)|'\d\d(?!\d))"
_SOME_YEAR = _YEAR[:-1] + r"|\d\d(?=\W*$))"
_NO_DAY = _YEAR[:-1] + r"|(?:3[2-9]|[4-9]\d)(?=\s*(?:[,;.!?(]|$)))"
"""A year, or two figures that are one since no month has that day: "June 46"."""
_DAY = (
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)?|first|second|third|[a-z]{2,11}th|(?:twenty|thirty)[- ](?:first"
    r"|second|third|[a-z]{2,7}th))(?![\w])"
)
_A_MONTH = rf"(?i)(?:\b|of)(?:{MONTH})\b"
"""What the dates with the name of a month need."""
_DAY_MONTH = pattern(
    rf"(?i)\b{_WEEKDAY}(?:the\s+)?{_DAY}\s*(?:day of"
    rf"|of)?[\s.-]*(?P<month>{MONTH})\b\.?(?:[\s,.-]+(?:(?:of|in)\s+)?{_SOME_YEAR}{_ERA}?)?",
    needs=_A_MONTH,
)
_MONTH_DAY = pattern(
    rf"(?i)\b{_WEEKDAY}(?P<month>{MONTH})\b\.?[\s-]*(?:the\s+)?{_DAY}(?:[\s,.-]+(?:in\s+"
    rf"|of\s+)?{_YEAR}{_ERA}?)?(?![.\d])",
    needs=_A_MONTH,
)
_MONTH_YEAR = pattern(
    rf"(?i)\b(?P<month>{MONTH})\b\.?(?:[\s,-]+(?:of\s+|in\s+)?{_NO_DAY}{_ERA}?)?", needs=_A_MONTH
)
_ISO = pattern(
    r"(?<![\d/.-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?![\d/-])", needs=DIGIT
)
_NUMERIC = pattern(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2('?\d{4}|'?\d{2})(?![\d/-])", needs=DIGIT)
_DAY_NUMERIC = pattern(r"(?<![\d/.-])(\d{1,2})(?:/(?=\d{1,2}(?![\d/.-]))|\.(?=\d{1,2}\.(?!\d)))(\d{1,2})")
_PART = (
    r"(?:(?P<part>early|late|mid(?:dle)?|beginning|start|end|close|(?:first|second) half)"
    r"(?:[\s-]+(?:in|part))?(?:[\s-]+of)?[\s-]+)?"
    r"(?:the\s+)?"
)
"""Which part of a decade or century is told before it: "the end of the"."""
_CENTURY = pattern(
    rf"(?i)\b{_PART}"
    r"(?P<count>\d{1,2}(?:st|nd|rd|th)?|[XVI]{1,5}(?:th)?"
    r"|first|second|third|[a-z]{2,11}th|twenty[- ]first|twenty[- ]second)[\s-]*(?:century|cent\b|c\b\.?)"
    + _ERA
    + "?",
    needs=r"(?i)century|cent\b|(?:\b|\d|st|nd|rd|th|\b[xvi]{1,5})c\b",
)
_MILLENNIUM = pattern(
    r"(?i)\b(?:the\s+)?(?P<count>\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth)[\s-]+millennium"
    + _ERA
    + "?",
    needs="(?i)millennium",
)
_DECADE = pattern(
    rf"(?i)(?<![\w.]){_PART}(?P<decade>\d{{2,3}}0|'?[1-9]0)(?:'?s|idí|au)\b{_ERA}?",
    needs=DIGIT,
)
_DECADE_WORD = pattern(
    rf"(?i)\b{_PART}(?P<century>(?:nineteen|eighteen|seventeen|sixteen)[\s-])?(?P<ten>twen|thir|for|fif"
    r"|six|seven|eigh|nine)ties\b"
)
_TENS = {"twen": 20, "thir": 30, "for": 40, "fif": 50, "six": 60, "seven": 70, "eigh": 80, "nine": 90}
_AD_FIRST = pattern(r"(?i)\b(?P<era>a\.?d|b\.?c|c\.?e)\.?\s?(?P<year>\d{1,4})(?![\d.,]\d)", needs=DIGIT)
_PLAIN = pattern(
    rf"(?i)(?<![\w.,/$£€-])(?P<year>\d{{1,3}}(?:[ ,]\d{{3}})+(?=\s?(?:b\.?c|a\.?d))|\d{{1,5}}){_ERA}",
    needs=DIGIT,
)
_BARE = pattern(
    r"(?<![\w.,/$£€^=+*])(?<!\D-)(?<!^-)(\d{3,4})(?![\w%°/^=*]|[.,:]\d|\s?[€£$%°])(?! \d{3}\b)",
    needs=DIGIT,
)
_SHORT_YEAR = pattern(r"(?<![\w'])'(\d\d)(?![\w'])", needs=DIGIT)
MOST_FOUND = 60
"""Dates of one form that are looked at in a text."""
MOST_DATES = 16
"""Dates that are read of a text: each is compared with each."""
EARLIEST, LATEST = 1000, 2199
"""A bare number of four digits in this span is taken for a year."""


def dates(text: str, *, bare: bool = False, days: bool = False) -> list[Dated]:
    """The first dates of `text` in order, none overlapping.

    With `bare`, numbers of three digits and years in words count too, with `days` "14/7".
    """
    found = [one for one in _all(text, bare, days) if one.readings]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Dated] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept[:MOST_DATES]


def _all(text: str, bare: bool, days: bool) -> Iterator[Dated]:
    for form, read in _FORMS:
        for match in islice(form.finditer(text), MOST_FOUND):
            yield read(match)
    for match in islice(_BARE.finditer(text), MOST_FOUND):
        year = int(match[1])
        if (EARLIEST <= year <= LATEST) or (bare and year >= 100):
            yield Dated(match.start(), match.end(), (Moment(year),))
    for match in islice(_DAY_NUMERIC.finditer(text), MOST_FOUND) if days else ():
        yield Dated(match.start(), match.end(), _pairs(int(match[1]), int(match[2]), None))
    if bare:
        yield from _worded_years(text)


_YEAR_ALONE = pattern(r"(?i)\W*(?:(?:in|it|was|the|year|about|around|ad|ce)\b\W*)*")
"""What may stand beside a year in words that is no other number."""


def _worded_years(text: str) -> Iterator[Dated]:
    for start, end, value, ordinal in worded(text):
        alone = _YEAR_ALONE.fullmatch(f"{text[:start]} {text[end:]}") is not None
        least = 100 if alone or not re.search(r"(?i)hundred|thousand", text[start:end]) else EARLIEST
        if not ordinal and value.denominator == 1 and least <= value <= LATEST:
            yield Dated(start, end, (Moment(int(value)),))


def _with_era(match: re.Match[str]) -> Dated:
    year = int(re.sub(r"\D", "", match["year"]))
    return Dated(match.start(), match.end(), (Moment(year, era=_era(match["era"])),))


def _two_digits(match: re.Match[str]) -> Dated:
    return Dated(match.start(), match.end(), (Moment(int(match[1]), short=True),))


def _era(written: str | None) -> str:
    letters = re.sub(r"[^a-z]", "", (written or "").lower())
    return "bc" if letters.startswith("b") else "ad" if letters else ""


def _calendar(match: re.Match[str]) -> Dated:
    groups = match.groupdict()
    month = groups["month"].lower().rstrip(".")
    number = int(month) if month.isdigit() else MONTH_NUMBER.get(month[:3], 0)
    day = _day(groups.get("day"))
    nothing = Dated(match.start(), match.end(), ())
    if not 1 <= number <= 12 or (groups.get("day") and day is None):
        return nothing
    year = groups.get("year")
    if (
        year is None
        and groups.get("day") is None
        and groups["month"].islower()
        and month in ("may", "mar", "march")
    ):
        return nothing  # the verbs
    short = bool(year) and len(re.sub(r"\D", "", str(year))) == len("89")
    told = int(re.sub(r"\D", "", year)) if year else None
    return Dated(
        match.start(), match.end(), (Moment(told, number, day, _era(groups.get("era")), short=short),)
    )


def _day(written: str | None) -> int | None:
    if not written:
        return None
    digits = re.match(r"\d+", written)
    if digits:
        day = int(digits[0])
    else:
        parts = re.split(r"[\s-]", written.lower())
        day = ORDINALS.get(parts[-1], 0) + (
            {"twenty": 20, "thirty": 30}.get(parts[0], 0) if len(parts) > 1 else 0
        )
    return day if 1 <= day <= 31 else None


def _numeric(match: re.Match[str]) -> Dated:
    one, other = int(match[1]), int(match[3])
    digits = match[4].lstrip("'")
    year, short = int(digits), len(digits) == 2
    return Dated(match.start(), match.end(), _pairs(one, other, year, short=short))


def _pairs(one: int, other: int, year: int | None, *, short: bool = False) -> tuple[Moment, ...]:
    """The two ways to read day and month."""
    pairs = dict.fromkeys(((one, other), (other, one)))
    return tuple(
        Moment(year, month, day, short=short) for day, month in pairs if 1 <= month <= 12 and 1 <= day <= 31
    )


def _spanned(match: re.Match[str], span: int) -> Dated:
    count = _count(match["count"])
    if not 1 <= count <= 60:
        return Dated(match.start(), match.end(), ())
    return Dated(
        match.start(),
        match.end(),
        (Moment((count - 1) * span, era=_era(match["era"]), span=span, part=_part(match)),),
    )


def _part(match: re.Match[str]) -> str:
    """The part of a decade or century that is told: "early", "mid", "late", "" for none."""
    told = (match.groupdict().get("part") or "").lower()
    if told.startswith(("late", "end", "close", "second")):
        return "late"
    return "mid" if told.startswith("mid") else "early" if told else ""


def _count(written: str) -> int:
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits[0])
    value = roman(written.lower().removesuffix("th").upper())
    if value is not None:
        return value
    parts = re.split(r"[\s-]", written.lower())
    return ORDINALS.get(parts[-1], 0) + (20 if len(parts) > 1 else 0)


def _decade(match: re.Match[str]) -> Dated:
    digits = match["decade"].lstrip("'")
    short = len(digits) == 2
    year = int(digits)
    span = 100 if not short and year % 100 == 0 else 10
    era = _era(match["era"])
    readings = [Moment(year, era=era, span=span, part=_part(match), short=short)]
    if span == 100:
        readings.append(Moment(year, era=era, span=10, part=_part(match)))
    return Dated(match.start(), match.end(), tuple(readings))


def _decade_word(match: re.Match[str]) -> Dated:
    ten = _TENS[match["ten"].lower()]
    century = (match["century"] or "").strip(" -").lower()
    hundreds = {"nineteen": 1900, "eighteen": 1800, "seventeen": 1700, "sixteen": 1600}.get(century)
    year = ten if hundreds is None else hundreds + ten
    moment = Moment(year, span=10, part=_part(match), short=hundreds is None)
    return Dated(match.start(), match.end(), (moment,))


_FORMS: tuple[tuple[Pattern, Callable[[re.Match[str]], Dated]], ...] = (
    (_DAY_MONTH, _calendar),
    (_MONTH_DAY, _calendar),
    (_MONTH_YEAR, _calendar),
    (_ISO, _calendar),
    (_NUMERIC, _numeric),
    (_CENTURY, lambda match: _spanned(match, 100)),
    (_MILLENNIUM, lambda match: _spanned(match, 1000)),
    (_DECADE, _decade),
    (_DECADE_WORD, _decade_word),
    (_AD_FIRST, _with_era),
    (_PLAIN, _with_era),
    (_SHORT_YEAR, _two_digits),
)

"""Reads amounts that are told vaguely: "a bit over 200", "forty-something", "several hundred", "high nineties".

Such a text is the stretch in which the amount lies. One that holds the asked amount is half of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from bot.core.grading.facts.dates.vague_times import time_told_vaguely
from bot.core.grading.facts.numbers.amounts import Amount
from bot.core.grading.facts.numbers.numerals import SCALES
from bot.core.grading.facts.numbers.quantities import CLOCK
from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.numbers.unit_text import unit_at
from bot.core.grading.facts.tables import pattern

LONGEST = 120
"""Characters of an answer that is told vaguely; longer ones say more."""
NEAR = 4
"""A bound alone is vague, but near its number: within one part in so many."""
_N = r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,4})?)(?![\d/]|[.,:]\d)"
CLOSE = Fraction(4, 100)
"""How far from the amount a round number may be that is told with "about", as a share of it: 200 for 206."""
WIDEST = 3
"""How much larger than its lower end the upper end of a stretch between two numbers may be."""
_BETWEEN = pattern(
    r"(?i)\b(?:zwischen|entre|tra|fra|tussen|między|pomiędzy|между|mellan|між|mezi)\s+(\d{1,9}(?:[.,]\d{1,3})?)(?:\s?[^\W\d_]{1,12})?"
    r"\s+(?:und|et|y|e|en|i|och|a|и|і|та)\s+(\d{1,9}(?:[.,]\d{1,3})?)"
)
_OVER = pattern(
    rf"(?i)\b(?:just |well |slightly |somewhere |somewhat |a (?:bit|little|touch|tad|shade|hair) |way )?"
    rf"(?:a good|over|above|past|more than|upwards? of|beyond|north of|in excess of|greater than|mehr als|über|plus de"
    rf"|más de|più di|mais de|meer dan|ponad|более|больше) {_N}"
)
_UNDER = pattern(
    rf"(?i)\b(?:just |slightly |somewhere |somewhat |a (?:bit|little|touch|tad|shade|hair) )?"
    rf"(?:under|below|less than|fewer than|shy of|short of|south of|weniger als|unter|knapp|moins de|menos de|meno di"
    rf"|minder dan|poniżej|менее|меньше) {_N}"
)
_ABOUT = pattern(
    rf"(?i)(?:\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|some|ungefähr|etwa|rund|environ|unos|unas"
    rf"|alrededor de|cerca de|ongeveer|około|около|nearly|almost|fast|presque|casi|quasi) |[~≈] ?){_N}"
)
_ODD = pattern(
    rf"(?i)(?<![\d.,]){_N}(?:[ -]?(?:something|odd|plus)\b|\+(?!\s?\d)"
    rf"|(?:,| and| y| et| und| e)? (?:a bit|a little|some|something|change"
    rf"|a half or so|pico|des poussières|ein paar)\b|\s?[^\d\s]{{0,7}}\s?台)"
)
_TENS = {
    name: 10 * ten
    for ten, names in enumerate(
        (
            "teens",
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
        ),
        1,
    )
    for name in names.split()
}
_DECADE = pattern(
    rf"(?i)(?:\b(?P<part>low|lower|early|mid|middle|high|higher|upper|late)[\s-]+)?(?:in |of )?(?:the )?"
    rf"(?:\b(?P<word>{'|'.join(_TENS)})\b|(?<!\d)(?P<digits>[1-9]0)'?s\b)|(?<!\d)(?P<east>[1-9]0)\D{{0,2}}[台代]"
)
_SEVERAL = pattern(
    r"(?i)\b(?:several|some|a few|few|many|a couple(?: of)?|a handful of|multiple|mehrere|einige|plusieurs|quelques"
    r"|varios|varias|algunos|algunas|alcune|diversi|várias|vários|enkele|kilka|kilkaset|несколько)\s+"
    r"(?P<scale>dozen|hundred|thousand|million|billion|hundert|tausend|millionen|centaines|milliers|millions|cientos"
    r"|miles|millones|centinaia|migliaia|milioni|centenas|milhares|milhões|honderd|duizend|1(?:000000|000|00))s?\b"
    r"|\b(?:(?P<many>tens|dozens|hundreds) of )?(?P<plural>dozens|hundreds|thousands|millions|billions)\b"
    r"|[数數几幾수]\s?(?P<east>[十百千万萬백천만]|1(?:000000|0000|000|00)(?!\d))"
)
_ABROAD = {
    "hundert": 100, "tausend": 1000, "millionen": 10**6, "centaine": 100, "millier": 1000, "ciento": 100, "mile": 1000,
    "millone": 10**6, "centinaia": 100, "migliaia": 1000, "milioni": 10**6, "centena": 100, "milhare": 1000,
    "milhõe": 10**6, "honderd": 100, "duizend": 1000, "十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4,
    "백": 100, "천": 1000, "만": 10**4, "ten": 10,
}  # fmt: skip
_PARTS = {"l": (0, 4), "e": (0, 4), "m": (3, 7), "h": (6, 10), "u": (6, 10)}
"""Tenths of a decade that its low, middle and high part are."""


class Stretch(Struct, frozen=True):
    """Where an amount lies that is told vaguely: from `low` to below `high`."""

    low: Fraction
    high: Fraction
    start: int
    end: int


def told_vaguely(text: str, asked: Amount) -> bool:
    """Whether the text tells one stretch, no other number, and the amount lies in it."""
    if len(text) > LONGEST or asked.high:
        return False
    if any(reading.dimension == CLOCK for reading in asked.readings):
        return time_told_vaguely(text, tuple(reading.amount for reading in asked.readings))
    figures = in_figures(text)
    told = [(text, one) for one in _several(text)] + [(figures, one) for one in _stretches(figures)]
    return any(
        _SURE.search(plain[: one.start] + " " + in_figures(plain[one.end :])) is None
        and _holds(plain, one, asked)
        for plain, one in told
    )


_SURE = pattern(r"(?i)\d|\b(?:or|not)\b|n't\b")
"""What makes a vague amount another one."""


def _holds(text: str, one: Stretch, asked: Amount) -> bool:
    _, units = unit_at(text, one.end)
    if not units or any(unit.dimension == "turn" for unit in units):
        return one.low <= asked.bare < one.high
    return any(
        unit.dimension == reading.dimension
        and one.low * unit.size + unit.zero <= reading.amount < one.high * unit.size + unit.zero
        for unit in units
        for reading in asked.readings
    )


def _stretches(text: str) -> Iterator[Stretch]:
    """The stretches about numbers in digits."""
    for found in _OVER.finditer(text):
        number, place = _number(found["number"])
        yield Stretch(number, number + min(place, number / NEAR), found.start(), found.end())
    for found in _UNDER.finditer(text):
        number, place = _number(found["number"])
        yield Stretch(number - min(place, number / NEAR), number, found.start(), found.end())
    for found in _ABOUT.finditer(text):
        number, place = _number(found["number"])
        off = min(place / 2, number * CLOSE)
        yield Stretch(number - off, number + off, found.start(), found.end())
    for found in _ODD.finditer(text):
        number, place = _number(found["number"])
        yield Stretch(number, number + place, found.start(), found.end())
    for found in _DECADE.finditer(text):
        first = _TENS[found["word"].lower()] if found["word"] else int(found["digits"] or found["east"])
        part = _PARTS[_part(found["part"])] if found["part"] else (0, 10)
        yield Stretch(Fraction(first + part[0]), Fraction(first + part[1]), found.start(), found.end())
    for found in _BETWEEN.finditer(text):
        low, high = Fraction(found[1].replace(",", ".")), Fraction(found[2].replace(",", "."))
        if low < high <= WIDEST * low:
            yield Stretch(low, high, found.start(), found.end())


def _several(text: str) -> Iterator[Stretch]:
    """The stretches told by their scale alone."""
    for found in _SEVERAL.finditer(text):
        scale = Fraction(_scale(found["scale"] or found["plural"] or found["east"]))
        low = scale * (_scale(found["many"]) if found["many"] else 1 if found["plural"] else 2)
        high = low if found["many"] or found["plural"] else scale
        yield Stretch(low, 10 * high, found.start(), found.end())


def _part(told: str) -> str:
    return {"late": "h", "lower": "l", "low": "l"}.get(told.lower(), told[0].lower())


def _scale(told: str) -> int:
    names = (told.lower(), told.lower().removesuffix("s"))
    if told.isdecimal():
        return int(told)
    return next((table[name] for table in (SCALES, _ABROAD) for name in names if name in table), 1)


def _number(digits: str) -> tuple[Fraction, Fraction]:
    """A number and the place of its last digit that is no zero: 100 for 200, 10 for 40."""
    number = Fraction(digits.replace(",", ""))
    if number.denominator > 1 or not number:
        return number, Fraction(1, 10 ** len(digits.partition(".")[2]))
    zeros = len(str(number.numerator)) - len(str(number.numerator).rstrip("0"))
    return number, Fraction(10**zeros)

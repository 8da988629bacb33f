"""Numbers in any notation, found in running text as exact values.

Where the signs can be read in two ways ("1,618") both readings are kept, the English one first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from bot.core.grading.facts.numbers.numerals import CARDINALS, ORDINALS, SCALES, worded
from bot.core.grading.facts.tables import pattern

MOST_DIGITS = 60
"""Longer runs of digits are no number that anyone asks for; exact arithmetic on them would only cost time."""
MOST_POWER = 400
"""Powers of ten beyond this are refused for the same reason."""
MOST_BELOW = 20
"""Digits of what a number is divided by."""
MOST_NUMBERS = 60
"""Numbers read of one text."""
_DIGITS = pattern(
    r"(?P<sign>(?<![\w.)\]])[-+]\s?(?=[\d.])|\b(?:minus|negative)\s+(?=[\d.]))?"
    r"(?<![\w.,])(?P<body>\d{1,3}(?:(?P<sep>[ ,.'])\d{3})(?:(?P=sep)\d{3})*(?:[.,]\d+)?(?![\d])"
    r"|\d{1,3}(?:,\d{2})+,\d{3}(?![\d])|\d+(?:[.,]\d+)?|[.,]\d+)"
    r"(?:\s?(?:/|out of|over)\s?(?P<below>\d{1,3}(?:,\d{3})+|\d+)(?![\d/.]))?"
    r"(?P<power>\s?[x*·]\s?10\s?(?:\^|\*\*)\s?\(?[-+]?\d+\)?|e[-+]?\d+(?![\d.]))?",
    re.IGNORECASE,
)
_TEN = pattern(r"(?<![\w.,])(?P<sign>-)?10\s?(?:\^|\*\*)\s?[({]?(?P<power>[-+]?\d+)[)}]?")
_POWERS = {**{word: value for word, value in CARDINALS.items() if value}, **ORDINALS}
_POWER_WORDS = pattern(
    r"(?i)\b(?:10|ten) to the (?:power (?:of )?)?(minus |negative |-)?(\d+(?=st|nd|rd|th|\b)"
    rf"|(?:{'|'.join(sorted(_POWERS, key=len, reverse=True))})\b)(?:th|rd|nd|st)?(?: power)?"
)
_SCALE = pattern(
    r"(?i)\s?-?(hundred|thousand|million|billion|trillion|quadrillion|quintillion|sextillion|lakh|crore|dozen)s?\b"
)
_ORDINAL = pattern(r"(?i)(?:st|nd|rd|th)\b")
_MINUS_WORD = pattern(r"(?i)(?:\b(?:minus|negative)\s+|(?<![\w)])-\s?)$")
_TRAILING = pattern(r"(?i)\s(?:and\s)?(a half|a quarter|three quarters|1/2|1/4|3/4|1/3|2/3|1/8)(?!\w)")
_EXTRA = {"a half": "1/2", "a quarter": "1/4", "three quarters": "3/4"}


class Number(Struct, frozen=True):
    """A number at its place in a text."""

    start: int
    end: int
    amounts: tuple[Fraction, ...]
    """Its value first, then other readings of the same signs: "1,618" is 1618, or 1.618 on the Continent."""
    step: Fraction
    """The unit of its last digit, for rounding; 0 where it is exact (words, fractions)."""
    ordinal: bool = False
    digits: bool = True
    """Written in digits alone, so that it may be a year."""


def numbers(text: str) -> list[Number]:
    """The numbers of `text` in order, at most MOST_NUMBERS, none overlapping."""
    found: list[Number] = []
    for number in _found(text):
        found.append(number)
        if len(found) >= MOST_NUMBERS:
            break
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _found(text: str) -> Iterator[Number]:
    if any(char.isdigit() for char in text):
        for match in _TEN.finditer(text):
            yield from _ten(match)
        for match in _DIGITS.finditer(text):
            yield from _digits(text, match)
    for match in _POWER_WORDS.finditer(text) if "to the" in text else ():
        told = match[2].lower()
        power = (_POWERS[told] if told in _POWERS else int(told[:4])) * (-1 if match[1] else 1)
        if abs(power) <= MOST_POWER:
            yield Number(match.start(), match.end(), (Fraction(10) ** power,), Fraction(0), digits=False)
    for start, end, value, ordinal in worded(text):
        minus = _MINUS_WORD.search(text[max(0, start - 10) : start])
        if minus:
            start, value = start - len(minus[0]), -value
        yield Number(start, end, (value,), Fraction(0), ordinal, digits=False)


def _ten(match: re.Match[str]) -> Iterator[Number]:
    power = int(match["power"][:6])
    if abs(power) <= MOST_POWER:
        value = Fraction(10) ** power
        yield Number(
            match.start(), match.end(), (-value if match["sign"] else value,), Fraction(0), digits=False
        )


def _digits(text: str, match: re.Match[str]) -> Iterator[Number]:
    body = match["body"]
    if len(body) > MOST_DIGITS:
        return
    readings = _readings(body, match["sep"])
    step = min((_step(reading) for reading in readings[:1]), default=Fraction(1))
    amounts = [Fraction(reading) for reading in readings]
    plain = body.isdigit()
    end = match.end()
    if match["below"]:
        below = match["below"].replace(",", "")[: MOST_BELOW + 1]
        if not int(below) > 0 or len(below) > MOST_BELOW:
            return
        amounts, step, plain = [amount / int(below) for amount in amounts], Fraction(0), False
    factor = Fraction(1)
    if match["power"]:
        power = int(re.findall(r"[-+]?\d+", match["power"])[-1][:6])
        if abs(power) > MOST_POWER:
            return
        factor, plain = Fraction(10) ** power, False
    scale = _SCALE.match(text, end)
    if scale:
        factor, end, plain = factor * SCALES[scale[1].lower()], scale.end(), False
    extra = _TRAILING.match(text, end)
    if extra and plain and not match["sign"]:
        end, plain, step = extra.end(), False, Fraction(0)
        amounts = [amount + Fraction(_EXTRA.get(extra[1].lower(), extra[1])) for amount in amounts]
    ordinal = _ORDINAL.match(text, end)
    if match["sign"] and match["sign"].strip() != "+":
        factor = -factor
    yield Number(
        match.start(), ordinal.end() if ordinal else end, tuple(dict.fromkeys(amount * factor for amount in amounts)),
        step * abs(factor), ordinal is not None, plain and not match["sign"],
    )  # fmt: skip


def _readings(body: str, sep: str | None) -> list[str]:
    """`body` as decimal texts, the English reading first."""
    if sep is None:
        if body.count(",") > 1:
            return [body.replace(",", "")]
        text = body.replace(",", ".")
        return ["0" + text if text[0] == "." else text]
    groups = re.split(r"[ ,.']", body)
    tail = body[-len(groups[-1]) - 1]
    whole = "".join(groups)
    if tail != sep:
        return ["".join(groups[:-1]) + "." + groups[-1]]
    pointed = groups[0] + "." + groups[1]
    if len(groups) > 2 or sep in " '":
        return [whole]
    if groups[0] == "0":
        return [pointed]
    return [whole, pointed] if sep == "," else [pointed, whole]


def _step(reading: str) -> Fraction:
    _, point, decimals = reading.partition(".")
    return Fraction(1, 10 ** len(decimals)) if point else Fraction(1)

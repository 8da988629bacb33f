"""Works out what an answer tells by simple arithmetic: "three times 180 degrees", "8 by 8", "half of 14", "26 halves".

What the question itself asks to be worked out is left alone, for repeating it is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

from bot.core.grading.facts.numbers.numerals import SCALES, worded
from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.tables import pattern

LONGEST = 160
"""Characters of an answer that is worked out; longer ones are essays."""
MOST_POWER, MOST_TERMS = 64, 6
_NUMBER = r"(?<![\d.,^/])(?<![^a-z]-)(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,9})?(?![\d/]|[.,:]\d)"
_DENOMINATORS = {
    name: size
    for size, names in enumerate(
        (line.split() for line in (
            "half halves halbe halbes halber halben demi demis medio medios mezzo mezzi meio meios",
            "third thirds drittel tiers tercio tercios terzo terzi terço terços derde",
            "quarter quarters fourth fourths viertel quart quarts cuarto cuartos quarto quarti quartos kwart",
            "fifth fifths fünftel cinquième cinquièmes quinto quintos quinti vijfde",
            "sixth sixths sechstel sixième sixièmes sexto sextos sesto sesti zesde",
            "seventh sevenths siebtel septième septièmes séptimo séptimos settimo settimi",
            "eighth eighths achtel huitième huitièmes octavo octavos ottavo ottavi achtste",
            "ninth ninths neuntel neuvième neuvièmes noveno novenos nono noni",
            "tenth tenths zehntel dixième dixièmes décimo décimos décima décimas decimo decimi tiende",
        )),
        2,
    )
    for name in names
} | {
    "twelfth": 12, "twelfths": 12, "zwölftel": 12, "sixteenth": 16, "sixteenths": 16, "twentieth": 20, "twentieths": 20,
    "hundredth": 100, "hundredths": 100, "hundertstel": 100, "centième": 100, "centièmes": 100, "centésimas": 100,
    "thousandth": 1000, "thousandths": 1000, "tausendstel": 1000, "millième": 1000, "millièmes": 1000,
    "milésimas": 1000,
}  # fmt: skip
_HALF_OF = (
    r"half(?: of)?(?: an?)?|(?:die )?hälfte (?:von|der)|(?:la )?moitié d[eu']|(?:la )?mitad de|(?:la )?metà di"
    r"|(?:a )?metade de|(?:de )?helft van|половина(?: от)?|polowa z|połowa z"
)
_OPERATORS = {
    "*": r"x|\*|·|times|multiplied by|lots of|sets of|mal|fois|multiplié par|por|veces|per|volte|vezes|keer|razy|gånger"
    r"|умножить на|kali|mara",
    "+": r"\+|plus|added to|más|mais|più|плюс|dodać|tambah",
    "-": r"minus|take away|moins|menos|meno|min|минус|kurang",
    "/": r"divided by|geteilt durch|divisé par|dividido (?:por|entre)|diviso|gedeeld door|dzielone przez",
}  # fmt: skip
_BESIDE = (
    r"by|[a-z]{2,12}s of|(?:[a-z]{2,12} )?(?:in|for|on|per|to|at|with) (?:each|every)(?: (?:one )?of)?(?: the| its)?"
    r"|per"
)
"""What joins two numbers into a product only where that is the value: "4 rows of 5", "13 in each of 4"."""
_POSTS = (
    r"\^\s?\d{1,2}(?!\d)|to the (?:power (?:of )?)?\d{1,2}(?:st|nd|rd|th)?(?: power)?"
    r"|squared|cubed|doubled|tripled|halved"
)


@cache
def _expression() -> re.Pattern[str]:
    names = "|".join(sorted(_DENOMINATORS, key=len, reverse=True))
    before = (
        rf"(?:(?P<half>{_HALF_OF})|(?P<share>an?|1|[2-9])\s(?P<of>{names})\sof(?:\san?)?"
        r"|(?P<more>twice|double|triple|thrice)|(?P<part>\d{1,3}/[1-9]\d{0,3}|0\.\d{1,3}) of)\s"
    )
    after = rf"\s?(?:(?P<raised>{_POSTS})(?![\w^])|(?P<parts>{names})(?!\w))"
    joins = "|".join(f"(?P<{name}>{_OPERATORS[sign]})" for name, sign in _SIGNS.items())
    beside = f"(?P<beside>{_BESIDE})"
    return re.compile(
        rf"(?i)(?P<before>(?<!\w){before})?(?P<number>{_NUMBER})(?P<after>{after})?"
        rf"(?P<joined>[\s-]*(?:(?<![^\W\d_])(?:{joins}|{beside})(?![^\W\d_]))"
        r"[\s-]*(?:an? )?(?=[\da-z])(?!10\s?(?:\^|\*\*)))?"
    )


_SIGNS = {"times": "*", "plus": "+", "minus": "-", "over": "/"}


def worked_out(text: str, question: str, *, beside: bool = True) -> str:
    """The text with its expressions worked out; as it is without one.

    With `beside` also "8 by 8" and "4 rows of 5" count.
    """
    if not 0 < len(text) <= LONGEST or _ASKS_PRODUCT.search(question):
        return text
    figures = _in_digits(text)
    asked = frozenset(re.findall(r"\d+", in_figures(question)))
    for start, end, value in reversed(list(_found(figures, asked, beside=beside))):
        told = _written(value)
        if told:
            figures = f"{figures[:start]}{told}{figures[end:]}"
    return figures


def whole_value(text: str, question: str) -> Fraction | None:
    """The value of a text that is one expression and nothing else; None for others, and for the question's own."""
    if not 0 < len(text) <= LONGEST or _ASKS_PRODUCT.search(question):
        return None
    figures = _in_digits(text).strip(" .!?")
    asked = frozenset(re.findall(r"\d+", in_figures(question)))
    told = [(start, end, value) for start, end, value in _found(figures, asked, beside=False)]
    return told[0][2] if len(told) == 1 and told[0][:2] == (0, len(figures)) else None


def repeats_numbers(text: str, question: str) -> bool:
    """Whether an expression has no number but the question's own, which asks to work it out."""
    told = re.findall(r"\d+", _in_digits(text))
    return len(told) > 1 and set(told) <= set(re.findall(r"\d+", in_figures(question)))


_ASKS_PRODUCT = pattern(r"(?i)\bfactorial\b|\d!")
"""What asks to work out a product that it does not write down."""
_HALF_A = pattern(r"(?i)\bhalf (?:of )?an? (?=(?:hundred|thousand|million|billion|score|gross)\b)")
_HYPHENED = pattern(r"(?i)(?<=\w)-(by|times|plus|minus)-(?=\w)")
_AND_A_HALF = pattern(r"(?i)\b(?:an?|one) (hundred|thousand|million|billion|dozen|score) and a half\b")


def _in_halves(text: str) -> str:
    """The text with "half a thousand" and "a dozen and a half" as products."""
    text = _HYPHENED.sub(r" \1 ", text)
    text = _AND_A_HALF.sub(r"1.5 times one \1", text)
    return _HALF_A.sub("0.5 times one ", text)


_OFF = pattern(
    r"(?i)(?<![\d.,/-])(\d{1,9})(?: [a-z]{2,12}s?)? (?:(?P<less>short of|shy of|less than|fewer than|below|under)"
    r"|more than|above|over|beyond) (?:an? |the )?(\d{1,9})(?![\d/]|[.,:]\d)"
)


_SCALED = pattern(
    r"(?i)(?<![\d.,])(\d{1,3}) (million|thousand),?(?: and)? (\d{1,3})(?: (thousand|hundred))?"
    r"(?:,?(?: and)? (\d{1,2}))?(?![\d.,]\d|\d)"
)
"""A number whose scales are words: "86 thousand 4 hundred"."""


def _in_full(found: re.Match[str]) -> str:
    total = int(found[1]) * SCALES[found[2].lower()]
    total += int(found[3]) * (SCALES[found[4].lower()] if found[4] else 1)
    return str(total + int(found[5] or 0))


_COUNTED = pattern(r"\d\s$")


def _in_digits(text: str) -> str:
    """The text with its numbers in words in digits, fractions, too, and "two short of 54" as a difference."""
    figures = in_figures(_SCALED.sub(_in_full, _in_halves(text)))
    for start, end, value, ordinal in reversed(list(worded(figures))):
        if not ordinal and _written(value) and not _COUNTED.search(figures[:start]):
            figures = f"{figures[:start]}{_written(value)}{figures[end:]}"
    return _OFF.sub(lambda one: f"{one[3]} {'minus' if one['less'] else 'plus'} {one[1]}", figures)


def _found(figures: str, asked: frozenset[str], *, beside: bool) -> Iterator[tuple[int, int, Fraction]]:
    """The expressions of a text in figures: start, end and value."""
    run: list[re.Match[str]] = []
    for found in _expression().finditer(figures):
        if run and (run[-1].end() != found.start() or len(run) >= MOST_TERMS):
            run = []
        run.append(found)
        if found["joined"] and (beside or not found["beside"]) and len(run) < MOST_TERMS:
            continue
        value = _value(run)
        numbers = {digits for one in run for digits in re.findall(r"\d+", one[0])}
        told = len(run) > 1 or found["before"] or found["after"]
        if value is not None and told and not (numbers <= asked):
            last = found.end("after") if found["after"] else found.end("number")
            yield run[0].start(), last, value
        run = []


def _value(run: list[re.Match[str]]) -> Fraction | None:
    """What the terms of an expression come to, products before sums."""
    total, sign, current = Fraction(0), 1, _term(run[0])
    for one, following in pairwise(run):
        value = _term(following)
        if current is None or value is None:
            return None
        if one["times"] or one["beside"]:
            current *= value
        elif one["over"]:
            if not value:
                return None
            current /= value
        else:
            total, sign, current = total + sign * current, 1 if one["plus"] else -1, value
    return None if current is None else total + sign * current


def _term(found: re.Match[str]) -> Fraction | None:
    value = Fraction(found["number"].replace(",", ""))
    if found["after"]:
        raised = (found["raised"] or "").lower()
        if found["parts"]:
            value /= _DENOMINATORS[found["parts"].lower()]
        elif raised in _FACTORS:
            value *= _FACTORS[raised]
        else:
            power = {"squared": 2, "cubed": 3}.get(raised) or int(re.findall(r"\d+", raised)[0])
            if power > MOST_POWER or value.denominator > 1 or value > 10**6:
                return None
            value = value**power
    if found["half"]:
        return value / 2
    if found["share"]:
        count = found["share"].lower()
        return value * (int(count) if count.isdigit() else 1) / _DENOMINATORS[found["of"].lower()]
    if found["part"]:
        return value * Fraction(found["part"])
    return value * _FACTORS[found["more"].lower()] if found["more"] else value


_FACTORS = {
    "doubled": Fraction(2), "tripled": Fraction(3), "halved": Fraction(1, 2),
    "twice": Fraction(2), "double": Fraction(2), "triple": Fraction(3), "thrice": Fraction(3),
}  # fmt: skip


def _written(value: Fraction) -> str:
    """A value in digits; "" where it has too many."""
    if value.denominator == 1:
        return str(value) if abs(value) < 10**15 else ""
    decimal = f"{float(value):.9f}".rstrip("0")
    return decimal if Fraction(decimal) == value else f"{value.numerator}/{value.denominator}"

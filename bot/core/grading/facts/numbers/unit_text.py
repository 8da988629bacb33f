"""Finds the unit that begins at a place of a text, with its powers and factors, and the unit that a question asks for.

The table of units is in `units`; what a number and its unit amount to is decided in `quantities`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.grading.facts.numbers.units import Unit, dimension, powers, unit_named
from bot.core.grading.facts.numbers.units_abroad import unit_asked
from bot.core.grading.facts.scripts.eastern import in_figures
from bot.core.grading.facts.scripts.scripts import unspaced
from bot.core.grading.facts.tables import pattern

_LETTERS = r"[^\W\d_]|[°%‰Ω'\"$£€¥₹₽₩₿¢º]"
_NAME = pattern(
    rf"(?:percentage points?|per mole?\b|/ ?mole?\b|[a-z]*watt[ -]hours?|per ?cent"
    rf"|(?:nautical|light)[ -](?:miles?|years?)|joule[ -]seconds?|astronomical units?|pounds? sterling"
    rf"|(?:US|canadian|australian) dollars?|swiss francs?|mm ?hg|deg(?:rees?)?\.? (?:celsius|fahrenheit"
    rf"|centigrade|kelvin|[CFcf]\b)"
    rf"|deg [cf]\b|N[ ·*]m\b|newton[ -]met(?:re|er)s?"
    rf"|° ?(?:[CFKcf]\b|celsius|fahrenheit)|[A-Z]{{1,2}}\$|(?:{_LETTERS})(?:{_LETTERS})*)",
    re.IGNORECASE,
)
_POWER = pattern(r"\s?(?:\^|\*\*)\s?[({]?([-+]?\d)[)}]?|(-?[234])(?![.,]?\d)|\s(squared|cubed)\b")
_SHAPE = pattern(r"(?i)(square|sq\.?|cubic|cu\.?)\s+")
_JOIN = pattern(
    r"\s?/\s?|\s+(?:per|an?|every|for each|each)\s+|\s?[·*]\s?|\s+(?=[A-Za-zμΩ]{1,4}\s?\^?-\d)"
    r"|(?:(?<=[JNVWACT])|(?<=Pa|kg))\s(?=[sm]\b(?!\s?[-/^'’]))"
)
"""What joins the units of one: "km/h", "kg per litre", "mol l^-1", "J s"."""
_PARTS = pattern(r"(24|100|1,?000)\s?(?=[^\W\d_])")
"""How many of a unit an amount is for: "4 g / 24 h", "7 l per 100 km"."""
_TIMES_WORDS = {"squared": 2, "cubed": 3, "square": 2, "sq": 2, "cubic": 3, "cu": 3}
_WORDS = frozenset(
    ("in", "a", "as", "at", "am", "an", "pm", "do", "is", "us", "real", "won", "bar", "st", "score")
)
"""Unit names that are words too: a unit only where no word follows."""
MOST_UNITS = 5
"""Factors of one compound unit."""


def unit_at(text: str, start: int) -> tuple[int, tuple[Unit, ...]]:
    """The end of the unit that begins at `start` (after one blank or hyphen), and what it may mean."""
    match = pattern(r"\s{0,2}(?:-(?=[A-Za-z]))?(?:of an? |an? )?").match(text, start)
    at = match.end() if match else start
    end, units = _factor(text, at)
    if not units:
        return start, ()
    for _ in range(MOST_UNITS):
        join = _JOIN.match(text, end)
        if join is None:
            break
        sign = -1 if join[0].strip() not in ("", "·", "*") else 1
        parts = _PARTS.match(text, join.end()) if sign < 0 else None
        after, more = _factor(text, parts.end() if parts else join.end())
        if parts and more and more[0].dimension != units[0].dimension:
            count = int(parts[1].replace(",", ""))
            more = tuple(Unit(one.dimension, one.size * count) for one in more)
        elif parts or not more or (join[0].isspace() and more[0].dimension == units[0].dimension):
            break
        end, units = after, tuple(_product(one, other, sign) for one in units[:2] for other in more[:2])
    return end, units


def _factor(text: str, at: int) -> tuple[int, tuple[Unit, ...]]:
    shape = _SHAPE.match(text, at)
    power = 1
    if shape:
        power, at = _TIMES_WORDS[shape[1].lower().rstrip(".")], shape.end()
    match = _NAME.match(text, at)
    if match is None or len(match[0]) > 40:
        return at, ()
    end, units = match.end(), unit_named(match[0])
    if not units and match[0][-1:] in "'\"":
        end, units = end - 1, unit_named(match[0][:-1])
    if not units or (
        match[0].lower() in _WORDS and re.match(r"\s*(?:\w|$)(?<!^)", text[end : end + 3] or "")
    ):
        follows = re.match(r"\s+\w", text[end : end + 4])
        if not units or follows or match[0].lower() in ("a", "as", "at", "am", "an", "pm", "is", "us", "do"):
            return at, ()
    raised = _POWER.match(text, end)
    if raised and not shape:
        power = int(raised[1] or raised[2] or _TIMES_WORDS[raised[3]])
        end = raised.end()
    elif text[end : end + 1] == "." and len(match[0]) <= 4 and not text[end + 1 : end + 2].isdigit():
        end += 1  # "5 ft."
    return end, tuple(_raised(unit, power) for unit in units)


def _raised(unit: Unit, power: int) -> Unit:
    if power == 1:
        return unit
    parts = {name: value * power for name, value in powers(unit.dimension).items()}
    return Unit(dimension(parts), unit.size**power)


def _product(one: Unit, other: Unit, sign: int) -> Unit:
    parts = powers(one.dimension)
    for name, value in powers(other.dimension).items():
        parts[name] = parts.get(name, 0) + sign * value
    return Unit(dimension(parts), one.size * other.size**sign)


@lru_cache(maxsize=256)
def asked_unit(question: str) -> tuple[Unit, ...]:
    """The unit in which a question wants its number: "How many km ...?", "... in metres?", "What percentage ...?"."""
    if unspaced(question) and _HOW_MANY.search(question):
        return _asked_in_the_east(question)
    if told := unit_asked(question):
        return unit_named(told)
    match = re.search(r"(?i)\b(?:how many|number of)\s+|^(?=[a-z]+s (?:in|per) (?:an?|one)\b)", question)
    if match:
        return unit_at(question, match.end())[1]
    converted = _CONVERTED.search(question)
    if converted and (units := unit_at(question, converted.end())[1]):
        return units
    if re.search(r"(?i)\bhow old\b|\bage\b", question):
        return unit_named("year")
    match = re.search(
        r"(?i)(?:\bin |\()((?:square |cubic |degrees? )?[^\W\d_°%]+(?: per \w+|/\w+)?|°[CF]|%)"
        r"\)?(?:\s*[?.]?\s*$|\s+(?:is|are|was|were|do|does|did|has|have|will|would|can)\b)",
        question,
    )
    if match and match[1].lower() not in _WORDS:
        return unit_at(question, match.start(1))[1]
    if re.search(r"(?i)(?<!\d)(?<!\d )(?:\bper ?cent(?:age)?\b|%)", question):
        return unit_named("%")
    return ()


_CONVERTED = pattern(
    r"(?i)\b(?:convert(?:ed)?|express(?:ed)?|change|turn|transform|umrechnen|convertir|convierte|converti[sr]?e?)\b"
    r"[^?!]{1,80}?\s(?:to|into|in|as|en|a|em)\s(?=[^\W\d_°%]+(?:\s[^\W\d_]+)?\W*$)"
)
"""What asks for an amount in another unit: "Convert 5 km to miles"."""


def _asked_in_the_east(question: str) -> tuple[Unit, ...]:
    """The unit behind "how many" of Chinese, Japanese and Korean: 何キロメートル, 多少摄氏度, 何℃."""
    text = in_figures(_HOW_MANY.sub(_SOME, question))
    found = re.search(rf"{_SOME}(?: |(?=[°℃%]))", text)
    return unit_at(text, found.end())[1] if found else ()


_HOW_MANY = pattern("多少|[何几幾몇]")
_SOME = "777"

"""Evaluates an answer that is nothing but powers and products of numbers: "2^10", "10 x 10^3", "365*24"."""

from __future__ import annotations

import re
from fractions import Fraction

from bot.core.grading.facts.tables import pattern

MOST_POWER = 64
MOST_FACTORS = 6
_POWER_WORDS = pattern(
    r"(?i)\s*(?:to the (?:power (?:of )?)?(\d{1,2})(?:th|st|nd|rd)?(?: power)?|(squared)|(cubed))"
)
_EXPRESSION = pattern(r"\d{1,9}(?:\.\d{1,9})?(?:\^\d{1,2})?(?:[*/]\d{1,9}(?:\.\d{1,9})?(?:\^\d{1,2})?){0,5}")
_AROUND = pattern(r"(?i)^(?:it'?s|its|that'?s|is|about|i think|=|\s)+|[\s.!]+$")


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


def expression(text: str) -> str:
    """The expression in one notation, without blank spaces and what stands around it."""
    text = _POWER_WORDS.sub(lambda found: "^" + (found[1] or ("2" if found[2] else "3")), text)
    text = re.sub(r"\s+", "", _AROUND.sub("", text.lower()).replace("times", "*").replace("**", "^"))
    return re.sub(r"(?<=\d)[x·×](?=\d)", "*", text)

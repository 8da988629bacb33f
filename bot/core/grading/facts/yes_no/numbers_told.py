"""Checks what an answer says of the number that its question is about: "no, because it is composite" of 1.

Only what can be worked out counts: prime and composite, even and odd, above and below nought, squares, what divides it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt

from bot.core.grading.facts.lengths import BRIEF
from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.tables import pattern

LARGEST = 10**9
"""The largest number that is looked at."""


def _is_prime(number: int) -> bool:
    return number > 1 and all(number % one for one in range(2, isqrt(number) + 1))


_PROPERTIES: dict[str, Callable[[int], bool]] = {
    "prime": _is_prime,
    "composite": lambda number: number > 1 and not _is_prime(number),
    "even": lambda number: number % 2 == 0,
    "odd": lambda number: number % 2 == 1,
    "positive": lambda number: number > 0,
    "negative": lambda number: number < 0,
    "square": lambda number: number >= 0 and isqrt(number) ** 2 == number,
}
_ASKED = pattern(r"(?<![\w.,])(?P<sign>-|minus )?(?P<number>\d{1,9})(?![\w]|[.,]\d)")
_SAID = pattern(
    r"(?i)\b(?:it|(?:the )?number|that|(?P<other>\d+)) ?(?:is|'s|was) (?:indeed |also |actually |just |in fact )?"
    r"(?P<not>not |neither )?(?:an? |the )?(?:perfect |whole )?"
    r"(?P<property>prime|composite|even|odd|positive|negative|square)\b"
)
_DIVIDES = pattern(
    r"(?i)(?P<not>not |n't )?\b(?:divisible by|a multiple of|divides by|divided by) (?P<by>\d{1,6})(?![\w.,]\d)"
)
_PRODUCT = pattern(r"(?<![\w.])(?P<one>\d{1,6}) ?(?:[x×*·]|times) ?(?P<other>\d{1,6})(?![\w.]\d)")


def false_of_number(text: str, question: str) -> str:
    """What a text says falsely of the one number of a question, in its own words; "" for nothing."""
    asked = list(_ASKED.finditer(in_figures(question))) if len(text) <= BRIEF else []
    if len(asked) != 1:
        return ""
    number = int(asked[0]["number"]) * (-1 if asked[0]["sign"] else 1)
    told = in_figures(text)
    for said in _SAID.finditer(told):
        other = said["other"] is not None and int(said["other"]) != abs(number)
        holds = _PROPERTIES[said["property"].lower()](number)
        if not other and holds is (said["not"] is not None):
            return said[0]
    for said in _DIVIDES.finditer(told):
        by = int(said["by"])
        if by and (number % by == 0) is (said["not"] is not None):
            return said[0]
    for said in _PRODUCT.finditer(told):
        if int(said["one"]) * int(said["other"]) != abs(number):
            return said[0]
    return ""

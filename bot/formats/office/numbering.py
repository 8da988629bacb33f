"""The numbers of lists, which a document does not hold: they are counted as a word processor does."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

BULLET = "•"
DECIMAL, LOWER, UPPER, LOWER_ROMAN, UPPER_ROMAN, NONE = "decimal", "a", "A", "i", "I", "none"
DEEPEST = 9
"""Levels of a list in one another."""
_LARGEST = 99_999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")


class Level(Struct, frozen=True):
    """How the items of one level are numbered."""

    kind: str = DECIMAL
    """One of those above."""
    text: str = "%1."
    """The label, in which %1 stands for the number of the first level and so on."""
    start: int = 1


class Counter:
    """The numbers of one list."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def restart(self, level: int, start: int) -> None:
        """Have the next item of the level get that number."""
        self._numbers = {each: number for each, number in self._numbers.items() if each < level}
        self._numbers[level] = start - 1

    def label(self, levels: Mapping[int, Level], level: int) -> str:
        """The label of the next item."""
        said = levels.get(level, Level(text=f"%{level + 1}."))
        self._numbers[level] = min(self._numbers.get(level, said.start - 1) + 1, _LARGEST)
        self._numbers = {each: number for each, number in self._numbers.items() if each <= level}
        if said.kind == BULLET:
            return BULLET
        if said.kind == NONE:
            return ""
        label = _PLACE.sub(lambda found: self._shown(levels, int(found[1]) - 1), said.text).strip()
        return f"{label}." if label.isalnum() else label

    def _shown(self, levels: Mapping[int, Level], level: int) -> str:
        said = levels.get(level, Level())
        return shown(self._numbers.get(level, said.start), said.kind)


def shown(number: int, kind: str) -> str:
    """The number as its kind writes it."""
    if kind in (LOWER, UPPER) and 0 < number <= 26 * 8:
        letter = chr(ord(kind) + (number - 1) % 26)
        return letter * ((number - 1) // 26 + 1)
    if kind in (LOWER_ROMAN, UPPER_ROMAN) and 0 < number < 4_000:
        text = ""
        for value, letters in _ROMAN:
            text += letters * (number // value)
            number %= value
        return text if kind == LOWER_ROMAN else text.upper()
    return str(number)


def start_of(text: str) -> int:
    """The number that a list says it starts at; 1 where it says none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1

"""Tells whether two names are one country, continent, city or planet, each in some language.

`names_abroad.txt` beside this has a thing a line, its names folded and parted by tabs; `tests/grading/names_abroad.py`
writes it from Unicode's CLDR. Of cities it has those names whose sound is not known, 莫斯科; for others see
`scripts.sounds`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.core.grading.facts.scripts.scripts import fold


def one_place(one: str, other: str) -> bool:
    """Whether both are names of one thing of the table, and two names."""
    things, one, other = _things(), fold(one), fold(other)
    return one != other and not things.get(one, _NONE).isdisjoint(things.get(other, _NONE))


def in_english(name: str) -> tuple[str, ...]:
    """What the things of that name are called in English, folded; none where the table has no such name."""
    return tuple(_lines()[number].partition("\t")[0] for number in sorted(_things().get(fold(name), _NONE)))


_NONE: frozenset[int] = frozenset()


@cache
def _lines() -> tuple[str, ...]:
    return tuple(Path(__file__).with_name("names_abroad.txt").read_text(encoding="utf-8").splitlines())


@cache
def _things() -> dict[str, frozenset[int]]:
    """For each name the lines that have it."""
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(_lines()):
        for name in line.split("\t"):
            found[name] = found.get(name, _NONE) | {number}
    return found

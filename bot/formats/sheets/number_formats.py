"""What the format of a cell makes of its number: a date, a percentage, leading zeros."""

from __future__ import annotations

import re

from msgspec import Struct

_DATES = frozenset(map(str, (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))))
"""The numbers of formats of dates and times that every program knows."""
_PERCENTS = frozenset(("9", "10"))
_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
"""Parts of a format that stand for themselves: quoted, escaped, colours and currencies."""
_ZEROS = re.compile(r"0{2,20}")
MAX_CODE = 300


class Shown(Struct, frozen=True):
    """How a number is shown."""

    date: bool = False
    percent: bool = False
    width: int = 0
    """Digits that it is filled up to with zeros."""


def shown_as(identifier: str, code: str) -> Shown:
    """How the format of that number is shown; `code` is what the workbook says of it, if anything."""
    if not code:
        return Shown(date=identifier in _DATES, percent=identifier in _PERCENTS)
    first = _SILENT.sub("", code[:MAX_CODE]).partition(";")[0]
    if _ZEROS.fullmatch(first):
        return Shown(width=len(first))
    general = "general" in first.lower()
    return Shown(date=not general and bool(re.search(r"[dmyhs]", first, re.IGNORECASE)), percent="%" in first)

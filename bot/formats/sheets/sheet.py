"""One sheet of a workbook, as its reader gives it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from bot.core.decks import limits
from bot.core.decks.problems import DeckError

MAX_UNPACKED = 32 * 1024 * 1024
"""Bytes of all that is read of a zip."""


class Sheet(Struct):
    """Its rows that hold anything, each with its number from 1."""

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    problem: DeckError | None = None
    """The bound that it breaks; what stands past that is not kept."""
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    """Cells that go over several rows: the first row, the last one, the column from 0."""
    _size: int = 0

    def add(self, number: int, cells: dict[int, str]) -> None:
        """Add a row, given the cells by column from 0."""
        if self.problem:
            return
        filled = {place: text for place, text in cells.items() if text.strip()}
        if not filled:
            return
        width = max(filled) + 1
        self._size += sum(map(len, filled.values()))
        if width > limits.MAX_COLUMNS:
            self.problem = DeckError.of(f"{width:,} columns, over {limits.MAX_COLUMNS}", number)
        elif len(self.rows) >= limits.MAX_ROWS or self._size > limits.MAX_TEXT:
            most = f"{limits.MAX_ROWS:,} rows or {limits.MAX_TEXT:,} characters"
            self.problem = DeckError.of(f"over {most} in a sheet", number)
        else:
            self.rows.append((number, [filled.get(place, "") for place in range(width)]))


class Unread(Struct, frozen=True):
    """A sheet of a workbook that was not looked into yet."""

    name: str
    read: Callable[[], Sheet]
    """The sheet; DeckError where the file is damaged."""
    hidden: bool = False

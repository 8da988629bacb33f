"""Tables whose first column only counts the rows, as exports of data frames and quiz games have it.

1,Which flies?,Bat,Cow,Pig,20,1          ,Unnamed: 1,Unnamed: 2          0|ловить
2,Which swims?,Owl,Cod,Dog,20,2          0,What is DNS?,Names            1|хлопать
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

from bot.formats.tables import columns

_LOOKED_AT = 200
_UNNAMED = re.compile(r"(?:unnamed: ?\d+|column ?[a-z\d]{1,3})?", re.IGNORECASE)
"""What stands where a column has no name."""
_LEAST = 3
_MOST = 0.9
"""The share of steps that have to be one."""
_LEAST_PAIRS = 20
"""Rows, of tables of two columns too, from which numbers that grow by one are seen to count."""
Row = tuple[int, list[str]]


def without_counts(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without a first column that counts them, where no column is named, and without those left empty."""
    rows = iter(rows)
    first = list(islice(rows, _LOOKED_AT))
    if not first:
        return
    names = [cell.strip() for cell in first[0][1]]
    headed = len(names) > 1 and all(_UNNAMED.fullmatch(name) for name in names[1:])
    if headed and any(names):
        first = first[1:]
    if not _counts([cells for _, cells in first]):
        yield from chain(first, rows)
        return
    for number, cells in chain(first, rows):
        if any(cell.strip() for cell in cells[1:]):
            yield number, cells[1:]


def _counts(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first cells are 0, 1, 2 or 1, 2, 3 and something stands beside them."""
    if len(rows) < _LEAST or any(columns.field_of(cell) for cell in rows[0]):
        return False
    width = max(map(len, rows))
    cells = [row[0].strip() for row in rows if row]
    if not all(cell.isascii() and cell.isdecimal() and len(cell) < 7 for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    grows = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    steps = [after - before for before, after in pairwise(numbers)]
    if width < _LEAST:  # numbers may be what such a deck is about: 1, one
        return width > 1 and grows and numbers[0] == 0 and len(rows) >= _LEAST_PAIRS
    return numbers[0] in (0, 1) and min(steps) >= 0 and steps.count(1) >= _MOST * len(steps)

"""Rows of a table of two columns whose texts hold commas of their own and no quotes.

    What is needed, so that it ends?,A base case, which stops it.

The comma behind a question mark parts the columns, or the only one without a space behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from bot.formats.anki.notes import LeftOut
from bot.formats.tables.columns import PROMPT, REFERENCE, fields_of

_PARTED = "rows with several commas and no quotes, parted where it is likeliest"
Row = tuple[int, list[str]]
_LOOKED_AT = 200
"""Rows that show how many columns there are."""
_LONGEST = 5_000
"""Characters of a line that is parted anew."""
_ASKED = re.compile(r"\?[\"'”»)]?,")
_HARD = re.compile(r"(?<!\d),(?=\S)|,(?=[^\s\d])")
"""A comma without a space behind it, and not within a number."""


def parted(rows: Iterator[Row], lines: Sequence[str], told: LeftOut) -> Iterator[Row]:
    """The rows, those with more cells than two parted anew in a table of two columns, and how many are `told`.

    `lines` are those of the file.
    """
    first = list(islice(rows, _LOOKED_AT))
    two = _has_two(first)
    for line, cells in chain(first, rows):
        anew = _cells(cells, lines[line - 1]) if two else cells
        if anew is not cells:
            told.note(_PARTED, line)
        yield line, anew


def _has_two(rows: Sequence[Row]) -> bool:
    """Whether the first row names two columns, a question and an answer, or most rows have two cells."""
    if not rows:
        return False
    named = {PROMPT, REFERENCE} & set(fields_of(rows[0][1]))
    return (
        len(rows[0][1]) == len(named) if named else 2 * sum(len(cells) == 2 for _, cells in rows) > len(rows)
    )


def _cells(cells: list[str], line: str) -> list[str]:
    """The two cells of a line with more; as they are where nothing tells which comma parts them."""
    if len(cells) < 3 or not cells[2].strip() or len(line) > _LONGEST:
        return cells
    if re.search(r'(?:^|,)\s*"', line) or line.split(",")[-1].strip() != cells[-1].strip():
        return cells
    hard = [mark.start() for mark in _HARD.finditer(line)]
    if asked := _ASKED.search(line):
        place = asked.end() - 1
    elif len(hard) == 1:
        place = hard[0]
    elif not hard:
        place = line.index(",")
    else:
        return cells
    return [line[:place].strip(), line[place + 1 :].strip()]

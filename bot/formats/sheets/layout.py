"""What people and templates put around the table of a sheet: titles above it, advice in and below its names.

Quiz template                                                     (Kahoot's template)
(blank)  Question - max 120 characters   Answer 1 - max 75 characters ...  Correct answer(s) - choose at least one
1        Which of these flies?           Bat ...                           1
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.formats.tables import columns
from bot.formats.tables.choices import Choices
from bot.formats.tables.table_reader import Row

_MOST_ABOVE = 20
"""Rows in which the names of columns are looked for."""
_MOST_BELOW = 3
"""Rows in which the first right option is looked for."""
_ADVICE = re.compile(r"\s(?:[-–—]\s|\().*", re.DOTALL)
_SUFFIX = re.compile(r"\s(?:text|column)$", re.IGNORECASE)
_LONGEST_NAME = 150


class Layout(Struct, frozen=True):
    """A sheet as the table that it holds."""

    rows: list[Row]
    named: bool
    """Whether the first row names the columns of a question and of its answer or options."""
    notes: tuple[str, ...] = ()
    """What was left out."""


def arranged(rows: Sequence[Row], merged: Sequence[tuple[int, int, int]] = ()) -> Layout:
    """The rows from the names of their columns on, if they have any; topics that go over several rows stand in each."""
    for place, (number, cells) in enumerate(rows[:_MOST_ABOVE]):
        names = [_name(cell) for cell in cells]
        below = list(rows[place + 1 :])
        advice = _advice(names, below)
        if advice is not None or {columns.PROMPT, columns.REFERENCE} <= set(columns.fields_of(names)):
            above = (f"rows above the names of the columns: {place:,}",) if place else ()
            told = (f"rows of advice below the names of the columns: {advice:,}",) if advice else ()
            below = _with_topics(names, below[advice or 0 :], merged)
            return Layout([(number, names), *below], named=True, notes=(*above, *told))
    return Layout(list(rows), named=False)


def _with_topics(names: Sequence[str], rows: list[Row], merged: Sequence[tuple[int, int, int]]) -> list[Row]:
    """The rows, the empty cells of topics filled with what is shown there, in a cell over several rows."""
    topics = [
        place
        for place, field in enumerate(columns.fields_of(names))
        if field in (columns.TOPIC, columns.TAGS)
    ]
    for topic in topics:
        ends = {first: last for first, last, place in merged if place == topic}
        last, text = 0, ""
        for number, cells in rows:
            if number in ends and topic < len(cells):
                last, text = ends[number], cells[topic]
            elif number <= last and topic < len(cells):
                cells[topic] = cells[topic] or text
    return rows


def _advice(names: Sequence[str], below: Sequence[Row]) -> int | None:
    """How many rows stand between the names of a multiple-choice sheet and its questions; None: it is none."""
    if columns.PROMPT not in columns.fields_of(names):
        return None
    found = (place for place, (_, cells) in enumerate(below[:_MOST_BELOW]) if Choices.among(names, [cells]))
    return next(found, None)


def _name(cell: str) -> str:
    """The name of a column without advice on how to fill it."""
    if len(cell) > _LONGEST_NAME or columns.field_of(cell):
        return cell
    name = _ADVICE.sub("", cell).strip() or cell
    bare = _SUFFIX.sub("", name)
    return bare if columns.field_of(bare) and not columns.field_of(name) else name

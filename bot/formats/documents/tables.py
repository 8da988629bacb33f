"""Tables in Markdown whose columns are called like a question and an answer.

    | Question             | Answer |
    |----------------------|--------|
    | Which port has HTTP? | 80     |

The heading above a table is the topic of its cards, where no column is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.problems import DeckError
from bot.formats.documents import wording
from bot.formats.documents.code import in_code
from bot.formats.tables import columns, csv_format

_RULE = re.compile(r"\|?(?:\s{0,9}:?-{1,200}:?\s{0,9}[|+]){1,100}(?:\s{0,9}:?-{1,200}:?\s{0,9})?\|?")
_HEADING = re.compile(r"(?:#{1,6}|\*{1,6}) +(\S.*)")
_BAR = re.compile(r"(?<!\\)\|")
_TOPIC = "topic"


class Table(Struct, frozen=True):
    """A table, with the heading above it."""

    topic: str
    names: tuple[str, ...]
    rows: list[list[str]]


def looks_like(text: str) -> bool:
    """Whether a table names a question and an answer."""
    return any(True for _ in _tables(text))


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck of all tables with the columns of the first, and what was left out; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    tables = list(_tables(text))
    if not tables:
        raise DeckError.of("there is no table with a column called question and one called answer in it")
    return deck_of(tables, slug=slug, title=title)


def deck_of(tables: Sequence[Table], *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck of the tables that have the columns of the first, and what was left out."""
    names = tables[0].names
    same = [table for table in tables if table.names == names]
    titled = columns.TOPIC not in columns.fields_of(names) and any(table.topic for table in same)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow([*names, _TOPIC] if titled else names)
    for table in same:
        for row in table.rows:
            writer.writerow([*row, table.topic] if titled else row)
    deck, notes = csv_format.parse(out.getvalue(), slug=slug, title=title, delimiter="\t")
    others = len(tables) - len(same)
    return deck, (*((f"tables with other columns than the first: {others:,}",) if others else ()), *notes)


def _tables(text: str) -> Iterator[Table]:
    """The tables that name a question and an answer, each row as wide as the names."""
    lines = text.removeprefix("\ufeff").split("\n")
    plain = ["" if code else line.strip() for line, code in zip(lines, in_code(lines), strict=True)]
    topic, place = "", 0
    while place < len(plain):
        line = plain[place]
        if heading := _HEADING.fullmatch(line):
            topic = wording.tidied(heading[1])[: limits.MAX_TOPIC].strip()
        below = plain[place + 1] if place + 1 < len(plain) else ""
        place += 1
        if "|" not in line or len(below) > 20_000 or not _RULE.fullmatch(below):
            continue
        names = tuple(_cells(line))
        rows: list[list[str]] = []
        place += 1
        while place < len(plain) and "|" in plain[place]:
            rows.append((_cells(plain[place]) + [""] * len(names))[: len(names)])
            place += 1
        if rows and {columns.PROMPT, columns.REFERENCE} <= set(columns.fields_of(names)):
            yield Table(topic, names, rows)


def _cells(line: str) -> list[str]:
    """The cells of a row; a bar behind a backslash is text."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    cells = (
        wording.without_links(wording.without_tags(cell.replace("<br>", " "))) for cell in _BAR.split(inner)
    )
    return [cell.replace("\\|", "|").replace("\t", " ").strip() for cell in cells]

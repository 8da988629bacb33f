"""The cards in a spreadsheet: those of the first sheet that holds a table of them."""

from __future__ import annotations

from bot.core.cards import Deck
from bot.core.decks.check import short
from bot.core.decks.problems import DeckError, Problems
from bot.formats import markup
from bot.formats.archive import Archive
from bot.formats.office import reader as office
from bot.formats.sheets import ods, xlsx
from bot.formats.sheets.layout import Layout, arranged
from bot.formats.sheets.sheet import MAX_UNPACKED, Sheet, Unread
from bot.formats.tables import row_reader
from bot.formats.tables.table_reader import Row

MAX_SHEETS = 20
"""That are looked into."""
_TOLD = 5
"""Sheets that were left out and are named."""


def is_spreadsheet(data: bytes) -> bool:
    """Whether the zip file `data` is one of a spreadsheet program, or of OpenDocument and no text."""
    archive = Archive(data, "zip file", MAX_UNPACKED)
    names = archive.names
    if ods.CONTENT in names:
        return not office.is_document(archive)
    return any(name.replace("\\", "/").lower().startswith("xl/") for name in names)


def parse(data: bytes, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in the spreadsheet `data`, and what was left out of it; DeckError with every problem.

    A sheet whose columns are named comes before one whose are not, one that is shown before one that is hidden.
    """
    sheets = sorted(_sheets(data), key=lambda sheet: sheet.hidden)[:MAX_SHEETS]
    read = [(sheet.name, _read(sheet)) for sheet in sheets]
    name, table = _chosen(read)
    styled = markup.is_styled("\n".join("\t".join(cells) for _, cells in table.rows))
    deck, notes = row_reader.parse(table.rows, Problems(), slug=slug, title=title, styled=styled)
    others = [short(other, 40) for other, sheet in read if other != name and (sheet.rows or sheet.problem)]
    told = (f"sheets beside {short(name, 40)!r}: {_listed(others)}",) if others else ()
    return deck, (*told, *table.notes, *notes)


def _sheets(data: bytes) -> list[Unread]:
    names = Archive(data, "zip file", MAX_UNPACKED).names
    return ods.sheets(data) if ods.CONTENT in names else xlsx.sheets(data)


def _read(unread: Unread) -> Sheet:
    try:
        return unread.read()
    except DeckError as error:
        return Sheet(problem=error)


def _chosen(sheets: list[tuple[str, Sheet]]) -> tuple[str, Layout]:
    """The name of the sheet that holds the cards, and its table."""
    tables: list[tuple[str, Layout]] = []
    for name, sheet in sheets:
        if not sheet.problem and any(sum(map(bool, cells)) > 1 for _, cells in sheet.rows):
            empty = _empty(sheet.rows)
            rows = [(number, cells[empty:]) for number, cells in sheet.rows]
            table = arranged(rows, [(first, last, place - empty) for first, last, place in sheet.merged])
            if table.named:
                return name, table
            tables.append((name, table))
    if not tables:
        for problem in (sheet.problem for _, sheet in sheets if sheet.problem):
            raise problem
        raise DeckError.of("no sheet of it holds a table: a card needs a question and an answer beside it")
    return tables[0]


def _empty(rows: list[Row]) -> int:
    """How many columns at their left are empty in all rows."""
    return min((next(place for place, cell in enumerate(cells) if cell) for _, cells in rows), default=0)


def _listed(names: list[str]) -> str:
    more = len(names) - _TOLD
    return ", ".join(map(repr, names[:_TOLD])) + (f" and {more:,} more" if more > 0 else "")

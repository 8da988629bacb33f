"""Spreadsheets of OpenDocument (`.ods`): a zip with its cells in `content.xml`, ISO/IEC 26300."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.core.decks import limits
from bot.core.decks.problems import DeckError
from bot.formats.archive import Archive
from bot.formats.sheets.events import Events
from bot.formats.sheets.sheet import MAX_UNPACKED, Sheet, Unread
from bot.formats.sheets.values import FALSE, TRUE, moment_of, number

CONTENT = "content.xml"
_CELLS = ("table-cell", "covered-table-cell")
_MOST_SPACES = 50
"""That one element may stand for."""
_MOST_TABLES = 1_000
_NUMBERS = ("float", "currency", "percentage")


def sheets(data: bytes) -> list[Unread]:
    """The sheets in their order; DeckError where the file is damaged or no spreadsheet."""
    reader = _Reader()
    reader.read(Archive(data, "spreadsheet", MAX_UNPACKED).read(CONTENT))
    if not reader.is_spreadsheet:
        raise DeckError.of("this is an OpenDocument file without a spreadsheet: save a text as plain text")
    return [Unread(name, partial(_same, sheet)) for name, sheet in reader.sheets]


def _same(sheet: Sheet) -> Sheet:
    return sheet


class _Reader(Events):
    """All tables of a document."""

    def __init__(self) -> None:
        super().__init__()
        self.is_spreadsheet = False
        self.sheets: list[tuple[str, Sheet]] = []
        self._row = self._column = 0
        self._rows = self._columns = 1
        """How often the row or cell is repeated."""
        self._cells: dict[int, str] = {}
        self._about: dict[str, str] = {}
        self._pieces: list[str] = []
        self._inside = self._aside = 0
        """How many paragraphs, and notes beside the text, are open."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "spreadsheet":
            self.is_spreadsheet = True
        elif name == "table" and len(self.sheets) >= _MOST_TABLES:
            raise DeckError.of(f"over {_MOST_TABLES:,} sheets")
        elif name == "table":
            self.sheets.append((attributes.get("name", ""), Sheet()))
            self._row = 0
        elif name == "table-row":
            self._rows, self._cells, self._column = _repeated(attributes, "number-rows-repeated"), {}, 0
        elif name in _CELLS:
            self._columns, self._about, self._pieces = (
                _repeated(attributes, "number-columns-repeated"),
                attributes,
                [],
            )
        elif name == "annotation":
            self._aside += 1
        elif name == "p":
            self._inside += 1
            self._pieces += ["\n"] if self._pieces and not self._aside else []
        elif name in ("s", "tab", "line-break"):
            self.data("\n" if name == "line-break" else " " * min(_repeated(attributes, "c"), _MOST_SPACES))

    def end(self, name: str) -> None:
        if name in _CELLS:
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "annotation":
            self._aside -= 1
        elif name == "p":
            self._inside -= 1

    def data(self, data: str) -> None:
        if self._inside and not self._aside:
            self._pieces.append(data)

    def _end_cell(self) -> None:
        if text := self._shown():
            end = self._column + min(self._columns, limits.MAX_COLUMNS + 1)
            self._cells.update(dict.fromkeys(range(self._column, end), text))
            rows = _repeated(self._about, "number-rows-spanned")
            if rows > 1 and self.sheets:
                self.sheets[-1][1].merged.append((self._row + 1, self._row + rows, self._column))
        self._column += self._columns

    def _end_row(self) -> None:
        sheet = self.sheets[-1][1] if self.sheets else Sheet()
        if self._cells and not sheet.problem:
            for number_ in range(self._row + 1, self._row + 1 + min(self._rows, limits.MAX_ROWS + 1)):
                sheet.add(number_, self._cells)
        self._row += self._rows

    def _shown(self) -> str:
        """What the cell shows, numbers and dates as any reader would write them."""
        kind, text = self._about.get("value-type", ""), "".join(self._pieces)
        if kind in _NUMBERS:
            return number(self._about.get("value", text), percent=kind == "percentage")
        if kind == "boolean":
            return TRUE if self._about.get("boolean-value") == "true" else FALSE
        if kind == "date":
            return _date(self._about.get("date-value", "")) or text
        return text


def _repeated(attributes: dict[str, str], name: str) -> int:
    said = attributes.get(name, "")
    return max(1, int(said)) if said.isascii() and said.isdecimal() and len(said) < 8 else 1


def _date(text: str) -> str:
    """An ISO date, with its time of day where it is not midnight; empty where it is none."""
    try:
        return moment_of(datetime.fromisoformat(text[:19]))
    except ValueError:
        return ""

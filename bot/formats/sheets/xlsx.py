"""Workbooks of Excel since 2007 (`.xlsx`, `.xlsm`): a zip of XML, ECMA-376."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial

from bot.core.decks.problems import DeckError
from bot.formats import xml_tree
from bot.formats.archive import Archive
from bot.formats.sheets.events import Events
from bot.formats.sheets.number_formats import Shown, shown_as
from bot.formats.sheets.sheet import MAX_UNPACKED, Sheet, Unread
from bot.formats.sheets.values import FALSE, TRUE, date, number

_MAX_STRINGS = 500_000
_MERGED = re.compile(r"([A-Za-z]{1,3})(\d{1,7}):\1(\d{1,7})")
"""Cells of one column that are one."""
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ROOT = "_rels/.rels"
_USUAL = "xl/workbook.xml"


def sheets(data: bytes) -> list[Unread]:
    """The sheets of the workbook in their order; DeckError where it is damaged."""
    book = _Workbook(Archive(data, "spreadsheet", MAX_UNPACKED))
    return list(book.sheets())


class _Workbook:
    """What the sheets of a workbook share."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names = {name.replace("\\", "/").lower(): name for name in archive.names}
        """Each member by its path in lower case: programs differ in case and slashes."""
        self._path = next(
            (path for kind, path in self._related("", _ROOT) if kind == "officeDocument"), _USUAL
        )
        folder, name = posixpath.split(self._path)
        self._links = dict(self._linked(folder, f"{folder}/_rels/{name}.rels"))
        self._root = xml_tree.read(self._text(self._path))
        about = self._root.first("workbookPr")
        self.from_1904 = about is not None and about.attributes.get("date1904") in ("1", "true")
        self.strings = self._strings(f"{folder}/sharedStrings.xml")
        self.styles = self._styles(f"{folder}/styles.xml")

    def member(self, path: str) -> bytes:
        """A member of the zip."""
        name = self._names.get(path.lower())
        if name is None:
            raise DeckError.of(f"the spreadsheet is damaged: there is no {path[:80]} in it")
        return self._archive.read(name)

    def sheets(self) -> Iterator[Unread]:
        """The sheets with cells."""
        listed = self._root.first("sheets")
        for each in listed.all("sheet") if listed else ():
            path = self._links.get(_relation(each.attributes), "")
            if "worksheet" in path.lower():
                hidden = each.attributes.get("state", "visible") != "visible"
                yield Unread(each.attributes.get("name", ""), partial(self._sheet, path), hidden)

    def _sheet(self, path: str) -> Sheet:
        reader = _SheetReader(self)
        reader.read(self.member(path))
        return reader.sheet

    def _text(self, path: str) -> str:
        return self.member(path).decode("utf-8-sig", "replace")

    def _related(self, folder: str, path: str) -> Iterator[tuple[str, str]]:
        """The kind and the path of each part that the part of a folder names in its list at `path`."""
        for each in self._relations(path):
            target = each.attributes.get("Target", "").replace("\\", "/")
            kind = each.attributes.get("Type", "").rpartition("/")[2]
            yield kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

    def _linked(self, folder: str, path: str) -> Iterator[tuple[str, str]]:
        identifiers = (each.attributes.get("Id", "") for each in self._relations(path))
        yield from zip(identifiers, (target for _, target in self._related(folder, path)), strict=True)

    def _relations(self, path: str) -> list[xml_tree.Element]:
        if path.lower() not in self._names:
            return []
        return list(xml_tree.read(self._text(path)).all("Relationship"))

    def _strings(self, path: str) -> list[str]:
        if path.lower() not in self._names:
            return []
        reader = _StringReader()
        reader.read(self.member(path))
        return reader.strings

    def _styles(self, path: str) -> list[Shown]:
        """How numbers of each style are shown."""
        if path.lower() not in self._names:
            return []
        root = xml_tree.read(self._text(path))
        formats, cells = root.first("numFmts"), root.first("cellXfs")
        codes = {
            each.attributes.get("numFmtId", ""): each.attributes.get("formatCode", "")
            for each in (formats.all("numFmt") if formats else ())
        }
        identifiers = [each.attributes.get("numFmtId", "0") for each in (cells.all("xf") if cells else ())]
        shown = {each: shown_as(each, codes.get(each, "")) for each in set(identifiers)}
        return [shown[each] for each in identifiers]


def _relation(attributes: dict[str, str]) -> str:
    """The identifier of a relation, whatever prefix its namespace has."""
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


class _StringReader(Events):
    """The texts that cells share; what is said of their pronunciation is no part of them."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._pieces: list[str] = []
        self._inside = self._spoken = False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 (the parser gives both)
        self._inside = name == "t" and not self._spoken
        if name == "rPh":
            self._spoken = True
        elif name == "si":
            self._pieces = []

    def end(self, name: str) -> None:
        if name == "rPh":
            self._spoken = False
        elif name == "si":
            self.strings.append(_unescaped("".join(self._pieces)))
            if len(self.strings) > _MAX_STRINGS:
                raise DeckError.of(f"over {_MAX_STRINGS:,} texts in the spreadsheet")
        self._inside = False

    def data(self, data: str) -> None:
        if self._inside:
            self._pieces.append(data)


class _SheetReader(Events):
    """The cells of one sheet."""

    def __init__(self, book: _Workbook) -> None:
        super().__init__()
        self.sheet = Sheet()
        self._book = book
        self._row = self._column = 0
        self._cells: dict[int, str] = {}
        self._type = self._style = ""
        self._pieces: list[str] = []
        self._inside = self._spoken = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            said = attributes.get("r", "")
            self._row = int(said) if said.isascii() and said.isdecimal() and len(said) < 8 else self._row + 1
            self._cells, self._column = {}, 0
        elif name == "c":
            place = _REFERENCE.fullmatch(attributes.get("r", ""))
            self._column = _column(place[1]) if place else self._column + 1
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._pieces = []
        elif name == "mergeCell" and (merged := _MERGED.fullmatch(attributes.get("ref", ""))):
            self.sheet.merged.append((int(merged[2]), int(merged[3]), _column(merged[1]) - 1))
        elif name == "rPh":
            self._spoken = True
        self._inside = name in ("v", "t") and not self._spoken

    def end(self, name: str) -> None:
        self._inside = False
        if name == "rPh":
            self._spoken = False
        elif name == "c" and self._pieces and (text := self._shown("".join(self._pieces))):
            self._cells[self._column - 1] = text
        elif name == "row":
            self.sheet.add(self._row, self._cells)
            if self.sheet.problem:
                raise self.sheet.problem

    def data(self, data: str) -> None:
        if self._inside:
            self._pieces.append(data)

    def _shown(self, value: str) -> str:
        """What the cell shows; nothing of an error."""
        match self._type:
            case "s":
                place = int(value) if value.isascii() and value.isdecimal() and len(value) < 8 else -1
                strings = self._book.strings
                return strings[place] if 0 <= place < len(strings) else ""
            case "b":
                return TRUE if value.strip() == "1" else FALSE
            case "e":
                return ""
            case "n":
                return self._number(value)
            case _:
                return _unescaped(value)

    def _number(self, value: str) -> str:
        styles = self._book.styles
        style = (
            int(self._style)
            if self._style.isascii() and self._style.isdecimal() and len(self._style) < 8
            else -1
        )
        shown = styles[style] if 0 <= style < len(styles) else Shown()
        if shown.date and (moment := date(value, self._book.from_1904)):
            return moment
        return number(value, percent=shown.percent).zfill(shown.width)


def _column(letters: str) -> int:
    """The number of a column from its letters, from 1."""
    found = 0
    for letter in letters.upper():
        found = 26 * found + ord(letter) - ord("A") + 1
    return found


def _unescaped(text: str) -> str:
    """The text without the ways in which characters stand in it that XML does not allow: `_x000D_`."""
    return _ESCAPED.sub(_character, text)


def _character(code: re.Match[str]) -> str:
    """The character of a code; a space for one that no text can hold."""
    character = chr(int(code[1], 16))
    return character if character.isprintable() or character in "\t\n\r" else " "

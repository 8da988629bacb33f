"""Documents of Word (`.docx`): a zip with its text in `word/document.xml`, ECMA-376 part 1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from bot.core.decks import limits
from bot.core.decks.problems import DeckError
from bot.formats.archive import Archive
from bot.formats.office.docx_styles import Lists, Styles, is_on
from bot.formats.office.model import Block, Content, Paragraph, Piece, Table, attribute, paragraph_of
from bot.formats.office.parts import root_of
from bot.formats.xml_tree import Element

DOCUMENT = re.compile(r"word/document\d{0,3}\.xml")
_GONE = frozenset(("del", "moveFrom", "pPr", "rPr", "Fallback", "instrText", "delText", "commentReference"))
"""Elements whose text nobody sees, or that stand beside another reading of themselves."""
_SPANS_RAISED = {"superscript": "sup", "subscript": "sub"}
_SIGNS = {
    "F0FC": "✓",
    "F0FE": "☑",
    "F0A8": "☐",
    "F06F": "☐",
    "F0FB": "✗",
    "F0FD": "☒",
    "F0E0": "→",
    "F0B7": "•",
}
"""Characters of fonts of signs, by how Word names them."""
_GREEK = {
    f"F0{ord(letter):02X}": greek
    for letter, greek in zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
}
"""Letters of the font Symbol."""
_LONGEST_MERGED = 200
"""Characters of a cell that stands for those below it, too."""
_MOST_CELLS = 150_000
_MOST_SPANNED = limits.MAX_COLUMNS


def read(archive: Archive) -> Content:
    """What the document holds; DeckError where it is damaged."""
    name = next(name for name in archive.names if DOCUMENT.fullmatch(name))
    reader = _Reader(archive)
    root = root_of(archive, name)
    body = root.first("body") or root
    return Content(list(reader.blocks(body)), reader.pictures)


class _Reader:
    def __init__(self, archive: Archive) -> None:
        parts = {
            name: root_of(archive, f"word/{name}.xml") if f"word/{name}.xml" in archive.names else None
            for name in ("styles", "numbering")
        }
        self._styles = Styles(parts["styles"])
        self._lists = Lists(parts["numbering"], self._styles)
        self.pictures = self._cells = 0
        self._boxes: list[Element] = []
        """Boxes of text that stand beside the paragraph."""

    def blocks(self, element: Element) -> Iterator[Block]:
        """The paragraphs and tables in an element."""
        for child in element.children:
            if child.name == "p":
                yield self._paragraph(child)
                boxes, self._boxes = self._boxes, []
                for box in boxes:
                    yield from self.blocks(box)
            elif child.name == "tbl":
                yield self._table(child)
            elif child.name not in _GONE:
                yield from self.blocks(child)

    def _paragraph(self, element: Element) -> Paragraph:
        properties = element.first("pPr")
        found = paragraph_of(list(self._pieces(element, properties, linked=False)))
        item = self._styles.item(properties)
        if item is not None and found.text:
            found.label = self._lists.label(item)
            found.series, found.level = (item.number_id, item.level) if found.label else ("", 0)
        found.heading = self._styles.heading(properties)
        return found

    def _pieces(self, element: Element, properties: Element | None, *, linked: bool) -> Iterator[Piece]:
        for child in element.children:
            if child.name == "r":
                yield from self._run(child, properties, linked=linked)
            elif child.name == "oMath":
                yield Piece(_formula(child))
            elif child.name not in _GONE:
                yield from self._pieces(child, properties, linked=linked or child.name == "hyperlink")

    def _run(self, run: Element, properties: Element | None, *, linked: bool) -> Iterator[Piece]:
        about = run.first("rPr")
        text = "".join(self._written(run))
        if text and not is_on(about, "vanish"):
            emphases = frozenset() if linked else self._styles.emphases(about, properties)
            raised = attribute(about.first("vertAlign") if about else None, "val")
            yield Piece(text, emphases, _SPANS_RAISED.get(raised, ""))

    def _written(self, run: Element) -> Iterator[str]:
        for child in run.children:
            if child.name == "t":
                yield child.text
            elif child.name in ("tab", "ptab"):
                yield "\t"
            elif child.name in ("br", "cr"):
                yield "\n"
            elif child.name == "noBreakHyphen":
                yield "-"
            elif child.name == "sym":
                yield _sign(child)
            elif child.name not in _GONE:
                self._aside(child)

    def _aside(self, element: Element) -> None:
        """Note the pictures and boxes of text in a drawing."""
        if element.name in ("blip", "imagedata"):
            self.pictures += 1
        elif element.name == "txbxContent":
            self._boxes.append(element)
        elif element.name not in _GONE:
            for child in element.children:
                self._aside(child)

    def _table(self, element: Element) -> Table:
        rows: list[list[list[Paragraph]]] = []
        for row in _within(element, "tr"):
            cells: list[list[Paragraph]] = []
            for cell in _within(row, "tc"):
                about = cell.first("tcPr")
                merged = about.first("vMerge") if about else None
                held = list(self._flat(self.blocks(cell)))
                if merged is not None and attribute(merged, "val") != "restart" and rows:
                    above = rows[-1][len(cells)] if len(cells) < len(rows[-1]) else held
                    held = above if sum(len(each.text) for each in above) <= _LONGEST_MERGED else held
                cells.append(held)
                cells += [[] for _ in range(_spanned(about) - 1)]
            rows.append(cells[: _MOST_SPANNED + 1])
            self._cells += len(rows[-1])
            if self._cells > _MOST_CELLS:
                raise DeckError.of(f"over {_MOST_CELLS:,} cells in the tables of the document")
        return Table(rows)

    @staticmethod
    def _flat(blocks: Iterator[Block]) -> Iterator[Paragraph]:
        """The paragraphs, those of tables within too."""
        for block in blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from chain.from_iterable(chain.from_iterable(block.rows))


def _within(element: Element, name: str) -> Iterator[Element]:
    """The elements of that name, those in a control of a form too."""
    for child in element.children:
        if child.name == name:
            yield child
        elif child.name in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _within(child, name)


def _spanned(about: Element | None) -> int:
    said = attribute(about.first("gridSpan") if about else None, "val", "1")
    return min(int(said), _MOST_SPANNED) if said.isascii() and said.isdecimal() and len(said) < 4 else 1


def _sign(element: Element) -> str:
    code, font = attribute(element, "char").upper(), attribute(element, "font").casefold()
    known = _SIGNS.get(code, "")
    return _GREEK.get(code, known) if font == "symbol" else known


def _formula(element: Element) -> str:
    """A formula on one line: fractions with a stroke, powers with a caret."""
    if element.name == "t":
        return element.text
    parts = {child.name: child for child in element.children}

    def part(name: str) -> str:
        text = _formula(parts[name]) if name in parts else ""
        return text if len(text) < 2 or text.isalnum() else f"({text})"

    if element.name == "f":
        return f"{part('num')}/{part('den')}"
    if element.name in ("sSup", "sSub", "sSubSup"):
        low = f"_{part('sub')}" if "sub" in parts else ""
        return f"{part('e')}{low}" + (f"^{part('sup')}" if "sup" in parts else "")
    if element.name == "rad":
        return f"{part('deg')}√{part('e')}"
    if element.name == "d":
        return f"({', '.join(_formula(each) for each in element.all('e'))})"
    return "".join(map(_formula, element.children))

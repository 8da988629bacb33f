"""The cards in a document of a word processor: those of its tables, else those of its text.

The text is what people see: with the numbers of its lists, headings as Markdown has them, and an asterisk before right
options that only their looks tell. Which format it is in is found as for any other text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.core.cards import Deck
from bot.core.decks.problems import DeckError, Problems
from bot.formats import flashcards
from bot.formats.archive import Archive
from bot.formats.documents import wording
from bot.formats.office import docx, odt
from bot.formats.office.marking import letter, marked
from bot.formats.office.model import BOLD, Block, Content, Paragraph, Table
from bot.formats.sheets.layout import Layout, arranged
from bot.formats.tables import row_reader
from bot.formats.tables.table_reader import Row

_TEXTS = ("opendocument.text", "opendocument.text-template")
_BOX = re.compile(r"([☐□☑☒✅✔])\s{0,5}(?=\S)")
_PICTURES = "pictures and embedded objects in the document, which are not read"
_UNTICKED = "☐□"
_SHORT_CELL = re.compile(r"\(?\w{1,3}[.):]?")
"""A cell that numbers what stands beside it."""
Load = Callable[[bytes, str], tuple[Deck, tuple[str, ...]]]
"""Reads the deck in a text, whose name is the second."""


def is_document(archive: Archive) -> bool:
    """Whether the zip file is a document of Word's, or a text of OpenDocument."""
    if any(docx.DOCUMENT.fullmatch(name) for name in archive.names):
        return True
    if odt.CONTENT not in archive.names or "mimetype" not in archive.names:
        return False
    return archive.read("mimetype").decode("ascii", "replace").strip().endswith(_TEXTS)


def parse(archive: Archive, *, slug: str, title: str, load: Load) -> tuple[Deck, tuple[str, ...]]:
    """The deck in the document, and what was left out of it; `load` reads its text. DeckError with every problem."""
    content = odt.read(archive) if odt.CONTENT in archive.names else docx.read(archive)
    notes = (
        (f"pictures and formulas that are objects in the document, which are not read: {content.pictures:,}",)
        if content.pictures
        else ()
    )
    tight, loose = _texts(content.blocks, apart=False), _texts(content.blocks, apart=True)
    if not tight.strip():
        raise DeckError.of("the document holds no text: cards in pictures cannot be read")
    if (table := _table(content, tight)) is not None:
        deck, told = row_reader.parse(table.rows, Problems(), slug=slug, title=title)
        return deck, (*notes, *table.notes, *told)
    headed = any(
        isinstance(block, Paragraph) and block.heading and wording.asks(block.text)
        for block in content.blocks
    )
    deck, told = _loaded([loose, tight] if headed else [tight, loose], title, load)
    return deck, (*notes, *told)


def _loaded(texts: Sequence[str], title: str, load: Load) -> tuple[Deck, tuple[str, ...]]:
    """The deck in the first of the texts that holds one; the error of the first where none does."""
    errors: list[DeckError] = []
    for text in dict.fromkeys(texts):
        try:
            return load(text.encode(), f"{title}.md")
        except DeckError as error:
            errors.append(error)
    raise errors[0]


def _texts(blocks: Sequence[Block], *, apart: bool) -> str:
    """The document as a text; `apart`: with blank lines between paragraphs, and marks around those in bold."""
    flat = [each for block in blocks for each in _paragraphs(block)]
    lines: list[str] = []
    for paragraph, line in zip(flat, marked(flat), strict=True):
        text = _BOX.sub(_boxed, line, count=1) if _BOX.match(line) else line
        if paragraph.heading and text:
            text = f"\n{'#' * min(paragraph.heading, 6)} {' '.join(text.split())}"
        elif apart and text and not paragraph.series:
            bold = BOLD in paragraph.emphases and not (letter(paragraph) or text[0] == "*" or "\n" in text)
            text = f"\n**{text}**" if bold else f"\n{text}"
        lines.append(text)
    return "\n".join(lines) + "\n"


def _boxed(mark: re.Match[str]) -> str:
    return "- [ ] " if mark[1] in _UNTICKED else "- [x] "


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of a block, of a table those of its cells in order; a number stands before what it numbers."""
    if isinstance(block, Paragraph):
        yield block
        return
    for row in block.rows:
        label = ""
        for cell in row:
            held = [each for each in cell if each.text]
            if len(held) == 1 and not label and _SHORT_CELL.fullmatch(held[0].text):
                label = held[0].text
                continue
            if held and label:
                number = label if label[-1] in ".):" else f"{label}."
                held[0] = Paragraph(f"{number} {held[0].text}", held[0].emphases)
                label = ""
            yield from held
        if label:
            yield Paragraph(label)


def _table(content: Content, text: str) -> Layout | None:
    """The tables of the document as one; None where its cards stand in its text."""
    tables = [_rows(block) for block in content.blocks if isinstance(block, Table)]
    laid_out = [(rows, arranged(rows)) for rows in tables if any(sum(map(bool, row)) > 1 for _, row in rows)]
    named = next((layout for _, layout in laid_out if layout.named), None)
    if named is not None:
        names = named.rows[0][1]
        same = [layout.rows for _, layout in laid_out if layout.named and layout.rows[0][1] == names]
        return _together([named.rows, *(rows[1:] for rows in same[1:])], len(tables), len(same), named.notes)
    within = sum(len(cell) for rows in tables for _, row in rows for cell in row)
    if 2 * within < len(text) or not laid_out or flashcards.has_options(text):
        return None
    width = max((len(rows[0][1]) for rows, _ in laid_out), key=[len(r[0][1]) for r, _ in laid_out].count)
    same = [rows for rows, _ in laid_out if len(rows[0][1]) == width]
    return _together(same, len(tables), len(same), ())


def _together(tables: list[list[Row]], all_: int, same: int, notes: tuple[str, ...]) -> Layout:
    """The rows of several tables below one another, numbered anew."""
    rows = [cells for table in tables for _, cells in table]
    told = (f"tables with other columns: {all_ - same:,}",) if all_ > same else ()
    return Layout(list(enumerate(rows, start=1)), named=True, notes=(*notes, *told))


def _rows(table: Table) -> list[Row]:
    """The rows that hold anything, as texts."""
    rows = [["\n".join(filter(None, (each.text for each in cell))) for cell in row] for row in table.rows]
    return [(number, row) for number, row in enumerate(rows, start=1) if any(map(str.strip, row))]

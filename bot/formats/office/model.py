"""What a document of a word processor holds, whichever program wrote it: paragraphs and tables, in order."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from msgspec import Struct

from bot.formats import markup
from bot.formats.xml_tree import Element

HIGHLIGHT, COLOUR, UNDERLINE, BOLD = "highlight", "colour", "underline", "bold"
EMPHASES = (HIGHLIGHT, COLOUR, UNDERLINE, BOLD)
"""Ways in which a text stands out."""
_LABEL = re.compile(r"\s{0,20}(?:\(?[A-Za-z0-9]{1,3}[.)]|[-•*])\s{0,20}")
_LABEL_AND_TAB = re.compile(r"(\(?[A-Za-z0-9]{1,3}[.):])\t+\s*")


class Piece(Struct, frozen=True):
    """Text within a paragraph that looks alike."""

    text: str
    emphases: frozenset[str] = frozenset()
    script: str = ""
    """"sup" or "sub" where it is raised or lowered."""


class Paragraph(Struct):
    """One paragraph, an item of a list too."""

    text: str
    emphases: frozenset[str] = frozenset()
    """Those of all its text, but for a label that somebody typed before it."""
    label: str = ""
    """The number or bullet of an item, as people see it: "1.", "a)", "•"."""
    series: str = ""
    """The list to which an item belongs; empty for others."""
    level: int = 0
    """How deep in its list an item stands, from 0."""
    heading: int = 0
    """The level of a heading from 1; 0 for others."""


class Table(Struct):
    """The rows, each cell with its paragraphs."""

    rows: list[list[list[Paragraph]]]


Block = Paragraph | Table


class Content(Struct, frozen=True):
    """All of a document."""

    blocks: list[Block]
    pictures: int = 0


def paragraph_of(pieces: Sequence[Piece]) -> Paragraph:
    """A paragraph without a list, out of its text in pieces."""
    plain = "".join(piece.text for piece in pieces)
    label = _LABEL.match(plain)
    behind, place = label.end() if label and label.end() < len(plain) else 0, 0
    common: frozenset[str] | None = None
    for piece in pieces:
        shown = piece.text[max(0, behind - place) :]
        place += len(piece.text)
        if shown.strip():
            common = piece.emphases if common is None else common & piece.emphases
    if any(piece.script for piece in pieces):
        plain = markup.strip("".join(map(_html, pieces))).text
    return Paragraph(_LABEL_AND_TAB.sub(r"\1 ", plain.strip(" \t\n"), count=1), common or frozenset())


def _html(piece: Piece) -> str:
    text = html.escape(piece.text).replace("\n", "<br>")
    return f"<{piece.script}>{text}</{piece.script}>" if piece.script else text


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """The attribute of that name, whatever prefix its namespace has."""
    if element is None:
        return default
    found = (value for key, value in element.attributes.items() if key.rpartition(":")[2] == name)
    return next(found, default)

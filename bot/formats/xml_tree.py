"""XML as a tree whose elements know their line, within bounds.

A document type is refused where it begins, before it can name an entity or a file: there are no entities but the five
of XML itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from msgspec import Struct, field

from bot.core.decks.problems import DeckError

MAX_DEPTH = 40
MAX_ELEMENTS = 300_000
MAX_ATTRIBUTES = 100
"""Of one element."""


class Element(Struct):
    """One element."""

    name: str
    """Without the prefix of a namespace."""
    line: int
    attributes: dict[str, str]
    content: list[str | Element] = field(default_factory=list)
    """What stands in it, in order."""

    @property
    def children(self) -> list[Element]:
        """The elements that stand directly in it."""
        return [piece for piece in self.content if isinstance(piece, Element)]

    @property
    def text(self) -> str:
        """All text that stands directly in it."""
        return "".join(piece for piece in self.content if isinstance(piece, str))

    @property
    def html(self) -> str:
        """All that stands in it, the elements as tags of HTML."""
        return "".join(piece if isinstance(piece, str) else piece._tagged() for piece in self.content)

    def _tagged(self) -> str:
        return f"<{self.name}>{self.html}</{self.name}>" if self.content else f"<{self.name}/>"

    def all(self, name: str) -> Iterator[Element]:
        """Its children of that name."""
        return (child for child in self.children if child.name == name)

    def first(self, *path: str) -> Element | None:
        """The element at the end of the names, the first of each; None where there is none."""
        found: Element | None = self
        for name in path:
            found = next(found.all(name), None) if found else None
        return found


def read(text: str) -> Element:
    """The root of `text`; DeckError with the line where it is no XML or breaks a bound."""
    text = text.removeprefix("\ufeff")
    body = text.lstrip()
    builder = _Builder(text[: len(text) - len(body)].count("\n"))
    try:
        builder.parser.Parse(body.encode("utf-8"), True)
    except expat.ExpatError as error:
        raise DeckError.of(f"not XML: {expat.ErrorString(error.code)}", builder.line) from error
    assert builder.root is not None, "expat refuses a text without an element"
    return builder.root


class _Builder:
    """Makes elements of what expat finds."""

    def __init__(self, skipped: int) -> None:
        self._skipped = skipped
        """Lines before the text that expat is given."""
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0
        self.parser = expat.ParserCreate(encoding="utf-8")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    @property
    def line(self) -> int:
        """Where expat is."""
        return self._skipped + self.parser.CurrentLineNumber

    def _refuse(self, *_: object) -> NoReturn:
        raise DeckError.of(
            "the XML declares a document type (<!DOCTYPE ...>), which is not read: take that line out",
            self.line,
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        line = self.line
        if len(self._open) >= MAX_DEPTH:
            raise DeckError.of(f"elements stand over {MAX_DEPTH} deep in one another", line)
        if self._count > MAX_ELEMENTS:
            raise DeckError.of(f"over {MAX_ELEMENTS:,} elements", line)
        if len(attributes) > MAX_ATTRIBUTES:
            raise DeckError.of(f"an element with over {MAX_ATTRIBUTES} attributes", line)
        element = Element(name.rpartition(":")[2], line, attributes)
        if self._open:
            self._open[-1].content.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _data(self, data: str) -> None:
        self._open[-1].content.append(data)

"""XML as a tree whose elements know their line, within bounds.

What a document type names is never fetched. The entities that it declares may stand for short texts, not for other
entities, and all texts together are bounded; those of HTML, which a type that is not read may declare,
become characters.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from xml.parsers import expat

from msgspec import Struct, field

from bot.core.decks import limits
from bot.core.decks.problems import DeckError

MAX_DEPTH = 40
MAX_ELEMENTS = 300_000
MAX_ATTRIBUTES = 100
"""Of one element."""
_ENTITY, _NESTING = 200, frozenset("&%<")
"""Characters that an entity may stand for, and those by which it would stand for another, or for elements."""


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
        self._count = self._size = 0
        self.parser = expat.ParserCreate(encoding="utf-8")
        self.parser.buffer_text = True
        self.parser.EntityDeclHandler = self._declared
        self.parser.SkippedEntityHandler = self._foreign
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    @property
    def line(self) -> int:
        """Where expat is."""
        return self._skipped + self.parser.CurrentLineNumber

    def _declared(self, _name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        """An entity that the document declares itself."""
        if is_parameter:
            return  # means something in declarations alone
        if value is None or len(value) > _ENTITY or not _NESTING.isdisjoint(value):
            raise DeckError.of(
                "the XML declares an entity (<!ENTITY ...>) that is no short text: take its line out",
                self.line,
            )

    def _foreign(self, name: str, is_parameter: bool) -> None:
        """An entity that a type declares which is not read."""
        character = html.unescape(f"&{name};")
        if not is_parameter and self._open:
            self._data(character if character != f"&{name};" else " ")

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
        self._size += len(data)
        if self._size > limits.MAX_BYTES:
            raise DeckError.of(f"over {limits.MAX_BYTES:,} characters", self.line)
        self._open[-1].content.append(data)

"""XML that is too large for a tree, as events."""

from __future__ import annotations

from xml.parsers import expat

from bot.core.decks.problems import DeckError

MAX_ELEMENTS = 1_000_000
"""Of one document: a sheet of 20,000 rows and ten columns has half as many."""


class Events:
    """A streaming reader of XML; whoever inherits from it hears of elements and text. Document types are refused."""

    def __init__(self) -> None:
        self._count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.data

    def read(self, document: bytes) -> None:
        """Hear all of it; DeckError where it is no XML."""
        try:
            self.parser.Parse(document, True)
        except expat.ExpatError as error:
            raise DeckError.of(f"the spreadsheet is damaged: {expat.ErrorString(error.code)}") from error

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; names are without namespaces."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, data: str) -> None:
        """Text."""

    def _refuse(self, *_: object) -> None:
        raise DeckError.of("the spreadsheet is damaged: it declares a document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise DeckError.of(f"over {MAX_ELEMENTS:,} elements of XML in a part of the spreadsheet")
        plain = (
            {key.rpartition(" ")[2]: value for key, value in attributes.items()} if attributes else attributes
        )
        self.start(name.rpartition(" ")[2], plain)

    def _end(self, name: str) -> None:
        self.end(name.rpartition(" ")[2])

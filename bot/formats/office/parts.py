"""The XML parts of a document of a word processor."""

from __future__ import annotations

from bot.core.decks.problems import DeckError
from bot.formats import xml_tree
from bot.formats.archive import Archive
from bot.formats.decode import decode
from bot.formats.xml_tree import Element


def root_of(archive: Archive, name: str) -> Element:
    """The root of a part; DeckError where it is damaged or declares a document type, as none of these needs."""
    text, _ = decode(archive.read(name))
    if "<!DOCTYPE" in text:
        raise DeckError.of("the document is damaged: it declares a document type")
    try:
        return xml_tree.read(text)
    except DeckError as error:
        raise DeckError.of(f"the document cannot be read: {error}") from error

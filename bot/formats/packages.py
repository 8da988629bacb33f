"""Zip files that are neither a spreadsheet nor a deck of Anki's: QTI, H5P, documents, and a deck in a zip file."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.check import short
from bot.core.decks.problems import DeckError
from bot.formats import h5p
from bot.formats.archive import Archive, bound_of, too_large
from bot.formats.decode import decode
from bot.formats.office import reader as office
from bot.formats.qti import reader as qti

_MOST = 32 * 1024 * 1024
_WHAT = "zip file"
_EXTENSIONS = (
    "yaml yml json jsonl json5 toml csv tsv txt md org xml gift xlsx ods docx odt apkg colpkg js ts py tex h5p "
    "kvtml dsl u8 tei xdxf tmx tbx"
)
_DECKS = tuple(f".{extension}" for extension in _EXTENSIONS.split())
"""How files of decks end."""
_ASIDE = re.compile(r"\.|read.?me|licen[cs]e", re.IGNORECASE)
"""How files are called that lie beside a deck."""
_OTHERS = (
    (
        re.compile(r"ppt/"),
        "slides of PowerPoint: save them as an outline, or copy their text into a .docx or .txt",
    ),
    (
        re.compile(r"Index/Document\.iwa"),
        "a document of Apple's Pages or Numbers: export it as .docx, .xlsx or CSV",
    ),
    (re.compile(r"META-INF/container\.xml"), "a book (EPUB): it holds no deck"),
)
"""Members by which other kinds of packages are known, and what they are."""
_TOLD = 5
"""Files that are named where there are several."""
Load = Callable[[bytes, str], tuple[Deck, tuple[str, ...]]]
"""Reads the deck in a file's bytes, whose name is the second."""


def parse(data: bytes, *, slug: str, title: str, load: Load) -> tuple[Deck, tuple[str, ...]]:
    """The deck in the zip file `data`; `load` reads a single file in it. DeckError with every problem."""
    archive = Archive(data, _WHAT, _MOST)
    if h5p.CONTENT in archive.names:
        text, _ = decode(archive.read(h5p.CONTENT))
        return h5p.parse(text, slug=slug, title=title)
    names = [name for name in archive.names if not name.endswith("/") and "__MACOSX" not in name]
    if any(name.endswith(qti.MANIFEST) for name in names) or any(name.endswith(".qti") for name in names):
        return qti.parse_package(archive, slug=slug, title=title)
    if office.is_document(archive):
        return office.parse(archive, slug=slug, title=title, load=load)
    for mark, what in _OTHERS:
        if any(map(mark.match, names)):
            raise DeckError.of(f"this is {what}" if what[:2] == "a " else f"these are {what}")
    decks = [
        name for name in names if name.lower().endswith(_DECKS) and not _ASIDE.match(name.rpartition("/")[2])
    ]
    if len(decks) > 1:
        told = ", ".join(short(name.rpartition("/")[2], 40) for name in decks[:_TOLD])
        raise DeckError.of(f"a zip file with several decks ({told}): unpack it and import them one by one")
    if not decks:
        raise DeckError.of(
            "a zip file, but no deck is in it: neither Anki's collection.anki2 nor a file of cards"
        )
    deck, notes = load(archive.read(decks[0]), decks[0])
    return deck, (f"read from {short(decks[0], 60)!r} in the zip file", *notes)


def gunzipped(data: bytes) -> bytes:
    """What a gzip file holds; DeckError where it is damaged or holds more than a deck may have."""
    bound = bound_of(len(data), limits.MAX_BYTES)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            content = file.read(bound + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise DeckError.of(f"the gzip file is damaged: {error}") from error
    if len(content) > bound:
        raise too_large("gzip file", bound)
    return content

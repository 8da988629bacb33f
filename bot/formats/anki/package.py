"""Opens an Anki package (`.apkg`, `.colpkg`) far enough to get at its database, within bounds.

A package is a zip with one SQLite database: `collection.anki21b` (zstd-compressed, since Anki 2.1.50),
`collection.anki21` or `collection.anki2`. Newer packages carry an old database beside theirs that only says
"please update", so the newest counts. Media files have numbers for names and are never unpacked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import zstandard

from bot.core.decks.problems import DeckError

MAX_MEMBERS = 20_000
MAX_DATABASE = 64 * 1024 * 1024
MAX_RATIO = 100
"""How far a database of over FREE_SIZE may be compressed; Anki's own reach 20."""
FREE_SIZE = 8 * 1024 * 1024
_WINDOW = 32 * 1024 * 1024
_DATABASES = ("collection.anki21b", "collection.anki21", "collection.anki2")
_OFFICE = {
    "xl/workbook.xml": "this is a workbook of a spreadsheet: save it as CSV",
    "word/document.xml": "this is a document of a word processor: save its text, with a Q: and an A: for each card",
    "content.xml": "this is an OpenDocument file: save a spreadsheet as CSV, a text as plain text",
}
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Package:
    """What an Anki package holds."""

    database: bytes
    media: int
    """The number of media files."""


def unpack(data: bytes) -> Package:
    """The database in `data`; DeckError where there is none, or it breaks a bound."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > MAX_MEMBERS:
                raise DeckError.of(f"{len(names):,} files in the package, over {MAX_MEMBERS:,}")
            name = next((name for name in _DATABASES if name in names), None)
            if name is None:
                raise DeckError.of(_instead(names))
            packed = _member(archive, archive.getinfo(name))
    except DeckError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise DeckError.of(f"the package is damaged: {error}") from error
    database = _unzstd(packed) if name.endswith("b") else packed
    return Package(database, sum(name.isdecimal() for name in names))


def _instead(names: Sequence[str]) -> str:
    """What a zip file without a collection is."""
    return next(
        (said for part, said in _OFFICE.items() if part in names),
        "a zip file, but no Anki deck (there is no collection.anki2 in it)",
    )


def _bound(packed: int) -> int:
    return min(MAX_DATABASE, max(FREE_SIZE, packed * MAX_RATIO))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.compress_type not in _METHODS:
        raise DeckError.of("the package is compressed in a way that Anki does not use")
    bound = _bound(info.compress_size)
    with archive.open(info) as file:
        return _bounded(file.read(bound + 1), bound)


def _unzstd(packed: bytes) -> bytes:
    bound = _bound(len(packed))
    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(packed) as reader:
            return _bounded(reader.read(bound + 1), bound)
    except zstandard.ZstdError as error:
        raise DeckError.of(f"the package is damaged: {error}") from error


def _bounded(content: bytes, bound: int) -> bytes:
    if len(content) > bound:
        raise DeckError.of(f"the package unpacks to over {bound // 2**20} MiB")
    return content

"""Opens an Anki package (`.apkg`, `.colpkg`) far enough to get at its database, within bounds.

A package is a zip with one SQLite database: `collection.anki21b` (zstd-compressed, since Anki 2.1.50),
`collection.anki21` or `collection.anki2`. Newer packages carry an old database beside theirs that only says
"please update", so the newest counts. Media files have numbers for names and are never unpacked.
"""

from __future__ import annotations

import zstandard
from msgspec import Struct

from bot.core.decks.problems import DeckError
from bot.formats.archive import Archive, bound_of, too_large

MAX_DATABASE = 64 * 1024 * 1024
_WINDOW = 32 * 1024 * 1024
_DATABASES = ("collection.anki21b", "collection.anki21", "collection.anki2")
_WHAT = "package"


class Package(Struct, frozen=True):
    """What an Anki package holds."""

    database: bytes
    media: int
    """The number of media files."""


def is_package(data: bytes) -> bool:
    """Whether the zip file `data` holds a collection of Anki's."""
    return not set(Archive(data, _WHAT, MAX_DATABASE).names).isdisjoint(_DATABASES)


def unpack(data: bytes) -> Package:
    """The database in `data`; DeckError where there is none, or it breaks a bound."""
    archive = Archive(data, _WHAT, MAX_DATABASE)
    name = next((name for name in _DATABASES if name in archive.names), None)
    if name is None:
        raise DeckError.of("a zip file, but no Anki deck (there is no collection.anki2 in it)")
    packed = archive.read(name)
    database = _unzstd(packed) if name.endswith("b") else packed
    return Package(database, sum(name.isdecimal() for name in archive.names))


def _unzstd(packed: bytes) -> bytes:
    bound = bound_of(len(packed), MAX_DATABASE)
    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(packed) as reader:
            content = reader.read(bound + 1)
    except zstandard.ZstdError as error:
        raise DeckError.of(f"the package is damaged: {error}") from error
    if len(content) > bound:
        raise too_large(_WHAT, bound)
    return content

"""A deck to the bytes of a file, in a format of the user's choice."""

from __future__ import annotations

from bot.core.cards import Deck
from bot.formats.anki import apkg_writer
from bot.formats.names import APKG, CSV, EXPORTS, YAML
from bot.formats.tables import csv_format
from bot.formats.yaml import writer

LONG_AGO = 1_600_000_000
"""Seconds since 1970: the age of an Anki package where the caller gives none."""


def export(deck: Deck, format: str, *, modified: int = LONG_AGO) -> bytes:  # noqa: A002  # what users call it
    """The deck as the bytes of a file; ValueError for a format that is not in EXPORTS.

    YAML holds everything; see `names.left_out` for the others. `modified` (seconds since 1970) dates an Anki
    package: Anki takes changes over only from a package newer than its own notes.
    """
    if format == YAML:
        return writer.write(deck).encode()
    if format == CSV:
        return csv_format.write(deck)
    if format == APKG:
        return apkg_writer.write(deck, modified=modified)
    raise ValueError(f"{format!r} is no format to export to: {', '.join(EXPORTS)}")

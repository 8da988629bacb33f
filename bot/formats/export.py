"""A deck to the bytes of a file, in a format of the user's choice."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cards import Deck
from bot.formats.anki import apkg_writer
from bot.formats.detect import APKG, CSV, YAML
from bot.formats.tables import csv_format
from bot.formats.yaml import writer

EXPORTS = (YAML, CSV, APKG)
"""What `export` writes."""
LONG_AGO = 1_600_000_000
"""Seconds since 1970: the age of an Anki package where the caller gives none."""


def export(deck: Deck, format: str, *, modified: int = LONG_AGO) -> bytes:  # noqa: A002  # what users call it
    """The deck as the bytes of a file; ValueError for a format that is not in EXPORTS.

    YAML holds everything; see `left_out` for the others. `modified` (seconds since 1970) dates an Anki
    package: Anki takes changes over only from a package newer than its own notes.
    """
    if format == YAML:
        return writer.write(deck).encode()
    if format == CSV:
        return csv_format.write(deck)
    if format == APKG:
        return apkg_writer.write(deck, modified=modified)
    raise ValueError(f"{format!r} is no format to export to: {', '.join(EXPORTS)}")


def left_out(deck: Deck, format: str) -> tuple[str, ...]:  # noqa: A002
    """What of `deck` the format cannot hold, a line each."""
    return () if format == YAML else tuple(_lost(deck, format))


def _lost(deck: Deck, format_: str) -> Iterator[str]:
    forms = 0 if format_ == CSV else sum(card.answer is not None for card in deck.cards)
    for what, count in (
        ("forms of answers", forms),
        ("concepts", sum(len(card.concepts) for card in deck.cards)),
        ("sides of comparisons", sum(len(card.sides) for card in deck.cards)),
        (
            "corrections of wrong answers",
            sum(group.why is not None for card in deck.cards for group in card.wrong),
        ),
    ):
        if count:
            yield f"{what}: {count:,}"

"""A person's cards with their schedule, as a file that another program can go on with."""

from __future__ import annotations

import asyncio
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.core.members import Person
from bot.core.review import KeptCard
from bot.formats.tables import review_table
from bot.services.protocols import Clock
from bot.services.review.errors import NothingToExport
from bot.storage.store import Store


class Format(StrEnum):
    """What may be written; the value is the file's ending."""

    APKG = "apkg"
    CSV = "csv"


class Exported(Struct, frozen=True):
    """A file that was made."""

    format: Format
    data: bytes
    cards: int


class ReviewExportService:
    """Reads and writes; nothing is changed."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._turn = asyncio.Lock()

    async def export(self, who: Person, format_: Format) -> Exported:
        """The cards that the person has begun to learn, from decks that they see; NothingToExport without any."""
        async with self._store.read() as tx:
            kept = await tx.sessions.kept(who.user_id)
            history = await tx.memory.history(who.user_id) if kept else {}
        if not kept:
            raise NothingToExport
        cards = [replace(each, recalls=tuple(history.get(id_, ()))) for id_, each in kept.items()]
        async with self._turn:  # one file at a time bounds the memory
            return Exported(format_, await asyncio.to_thread(self._written, cards, format_), len(cards))

    def _written(self, cards: list[KeptCard], format_: Format) -> bytes:
        if format_ is Format.APKG:
            from bot.formats.anki import schedule_writer  # with HTML's table of characters

            return schedule_writer.write(cards, now=self._clock.now())
        return review_table.write(cards)

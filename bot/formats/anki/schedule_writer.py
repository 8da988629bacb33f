"""Writes a person's cards as an Anki package with their schedule and every answer, so that Anki goes on where they are.

Anki keeps a card's schedule in `cards` and its answers in `revlog`; what FSRS knows is the JSON in `cards.data`
(https://github.com/ankidroid/Anki-Android/wiki/Database-Structure). The notes have the identifiers of an exported
deck, so that Anki updates those that it has.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from bot.core.cards import Deck
from bot.core.review import LEARNING, RETENTION, REVIEWED, KeptCard, Memory
from bot.formats.anki import apkg_writer

DAY = timedelta(days=1)
NEW, IN_LEARNING, IN_REVIEW, IN_RELEARNING = range(4)
"""Anki's `cards.type`."""
SUSPENDED = -1
"""Anki's `cards.queue` of a card that is not asked; else the queue is the type, that of relearning being learning's."""
EASE = 2500
"""Anki's ease in thousandths, which FSRS does not use and Anki wants."""
_TYPES = {LEARNING: IN_LEARNING, REVIEWED: IN_REVIEW}
_ONE_STEP = 1001
"""Anki's `cards.left`: one step is left, today."""


class _Schedule(Struct, frozen=True):
    """The columns of Anki's `cards`."""

    type: int
    queue: int
    due: int
    ivl: int
    factor: int
    reps: int
    lapses: int
    left: int
    data: str


def write(cards: Sequence[KeptCard], *, now: datetime) -> bytes:
    """The cards as an `.apkg`, a deck for each of theirs; `now` dates it."""
    decks = _decks(cards)
    kept = {
        apkg_writer.guid_of(slug, each.card.key): each for slug, of_deck in decks.items() for each in of_deck
    }
    written = [
        Deck(slug, of_deck[0].title, cards=tuple(each.card for each in of_deck))
        for slug, of_deck in decks.items()
    ]

    def schedule(connection: sqlite3.Connection) -> None:
        (created,) = connection.execute("SELECT crt FROM col").fetchone()
        ids = connection.execute("SELECT cards.id, notes.guid FROM cards JOIN notes ON notes.id = cards.nid")
        taken: set[int] = set()
        for position, (card_id, guid) in enumerate(ids.fetchall()):
            _write_card(connection, card_id, kept[guid], created, position)
            _write_answers(connection, card_id, kept[guid], taken)

    return apkg_writer.pack(written, modified=int(now.timestamp()), finish=schedule)


def _decks(cards: Sequence[KeptCard]) -> dict[str, list[KeptCard]]:
    """The cards by the name of their deck; of two decks of one name the second gets its number behind."""
    owners: dict[str, int] = {}
    decks: dict[str, list[KeptCard]] = {}
    for each in cards:
        slug = each.slug
        if owners.setdefault(slug, each.deck_id) != each.deck_id:
            slug = f"{slug}-{each.deck_id}"
        decks.setdefault(slug, []).append(each)
    return decks


def _write_card(
    connection: sqlite3.Connection, card_id: int, kept: KeptCard, created: int, position: int
) -> None:
    found = _schedule(kept, created, position)
    values = {name: getattr(found, name) for name in _Schedule.__struct_fields__}
    if kept.remembered.suspended:
        values["queue"] = SUSPENDED
    columns = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(f"UPDATE cards SET {columns} WHERE id = :id", {**values, "id": card_id})  # noqa: S608  # our names


def _schedule(kept: KeptCard, created: int, position: int) -> _Schedule:
    """`created` is the collection's second 0, from which it counts days."""
    memory = kept.remembered.memory
    if memory is None:
        return _Schedule(NEW, NEW, position, 0, 0, 0, 0, 0, "")
    seconds = int(memory.due_at.timestamp())
    type_ = _TYPES.get(memory.phase, IN_RELEARNING)
    in_days = type_ == IN_REVIEW
    data = {
        "s": round(memory.stability, 4),
        "d": round(memory.difficulty, 3),
        "dr": RETENTION,
        "lrt": int(memory.reviewed_at.timestamp()),
    }
    return _Schedule(
        type_,
        IN_REVIEW if in_days else IN_LEARNING,
        (seconds - created) // int(DAY.total_seconds()) if in_days else seconds,
        max(1, _days(memory)) if in_days or type_ == IN_RELEARNING else 0,
        EASE if type_ != IN_LEARNING else 0,
        len(kept.recalls),
        kept.lapses,
        0 if in_days else _ONE_STEP,
        json.dumps(data, separators=(",", ":")),
    )


def _write_answers(connection: sqlite3.Connection, card_id: int, kept: KeptCard, taken: set[int]) -> None:
    for recall, before, after in kept.states:
        number = int(recall.at.timestamp() * 1000)
        while number in taken:  # Anki numbers answers by their milliseconds
            number += 1
        taken.add(number)
        kind = 0 if before is None or before.phase == LEARNING else 1 if before.phase == REVIEWED else 2
        row: tuple[Any, ...] = (
            *(number, card_id, -1, recall.rating.value, _interval(after)),
            *(_interval(before) if before else 0, EASE if after.phase != LEARNING else 0, 0, kind),
        )
        connection.execute("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _interval(memory: Memory) -> int:
    """As Anki notes it: in days, or in seconds below zero for a step of learning."""
    if memory.phase == REVIEWED:
        return max(1, _days(memory))
    return -int((memory.due_at - memory.reviewed_at).total_seconds())


def _days(memory: Memory) -> int:
    return round((memory.due_at - memory.reviewed_at) / DAY)

"""Writes a person's cards and what they remember of them as CSV: all that is known, one card a row.

Times are in UTC (ISO 8601). `history` has every answer that counts, the oldest first: its time and its rating from 1
(again) to 4 (easy), as `2026-03-02T12:00:00Z=3`, so that any program can work the schedule out by itself.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

from bot.core.review import LEARNING, RELEARNING, REVIEWED, KeptCard
from bot.formats.tables import formulas

COLUMNS = (
    *("deck", "key", "question", "answer", "topic", "state", "suspended", "due", "last_review"),
    *("stability_days", "difficulty", "reviews", "lapses", "history"),
)
_STATES = {LEARNING: "learning", REVIEWED: "review", RELEARNING: "relearning"}


def write(cards: Iterable[KeptCard]) -> bytes:
    """The cards as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for each in cards:
        writer.writerow(map(formulas.defuse, _cells(each)))
    return out.getvalue().encode("utf-8-sig")


def _cells(kept: KeptCard) -> list[str]:
    card, memory = kept.card, kept.remembered.memory
    known = (
        [_STATES[memory.phase], _time(memory.due_at), _time(memory.reviewed_at)]
        if memory
        else ["new", "", ""]
    )
    state, due, last = known
    numbers = [f"{memory.stability:.4f}", f"{memory.difficulty:.4f}"] if memory else ["", ""]
    history = " ".join(f"{_time(recall.at)}={recall.rating.value}" for recall in kept.recalls)
    return [
        *(kept.title, card.key, card.prompt, card.reference, card.topic, state),
        *("yes" if kept.remembered.suspended else "no", due, last, *numbers),
        *(str(len(kept.recalls)), str(kept.lapses), history),
    ]


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

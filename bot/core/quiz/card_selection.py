"""Which card comes next: unseen ones first, then those that a server answers worst.

This is the rule. `bot/storage/decks/next_card.py` follows it in SQL, where it reads one row of a deck and not all of
them; tests hold the two against each other.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from enum import StrEnum

from msgspec import Struct


class CardOrder(StrEnum):
    """In which order a quiz asks its cards."""

    MIXED = "mixed"
    """By the rule of this module."""
    WRITTEN = "written"
    """As they stand in their decks."""


class CardPool(Struct, frozen=True):
    """The cards that a quiz or a daily question may ask."""

    deck_ids: tuple[int, ...]
    topic: str | None = None
    """Only this topic of the decks."""


class CardHistory(Struct, frozen=True):
    """How a server has fared with a card so far."""

    card_id: int
    asked: int = 0
    answers: int = 0
    correct: int = 0
    last_asked_at: datetime | None = None

    @property
    def percent(self) -> int:
        """Share of right answers in hundredths, drawn to one half while there are few (Laplace's rule of succession).

        Rounded in whole numbers, so that every database computes the same.
        """
        return (200 * (self.correct + 1) + self.answers + 2) // (2 * (self.answers + 2))


def choose(
    histories: Sequence[CardHistory], *, exclude: Collection[int], rng: random.Random
) -> CardHistory | None:
    """The next card that is not excluded: unseen at random, else the weakest, else the longest ago; or None."""
    candidates = [history for history in histories if history.card_id not in exclude]
    if not candidates:
        return None
    unseen = [history for history in candidates if history.asked == 0]
    if unseen:
        return rng.choice(unseen)
    never = datetime.min.replace(tzinfo=UTC)
    return min(candidates, key=lambda h: (h.percent, h.last_asked_at or never, h.card_id))

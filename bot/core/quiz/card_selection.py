"""Which card comes next: unseen ones first, then those that a server answers worst."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class CardHistory:
    """How a server has fared with a card so far."""

    card_id: int
    asked: int = 0
    answers: int = 0
    correct: int = 0
    last_asked_at: datetime | None = None

    @property
    def strength(self) -> float:
        """Share of right answers, 0 to 1, drawn to one half while there are few (Laplace's rule of succession)."""
        return (self.correct + 1) / (self.answers + 2)


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
    return min(candidates, key=lambda h: (round(h.strength, 2), h.last_asked_at or never, h.card_id))

"""What services need that has two implementations: the real one, and the one that tests control."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from bot.core.cards import Card
from bot.core.grading import Grade
from bot.core.grading.deck_index import DeckIndex


class Clock(Protocol):
    """The time, as the services see it."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        ...


class Grader(Protocol):
    """Grades an answer to a card; pure, bounded, and quick enough for the event loop (about a millisecond)."""

    def grade(self, card: Card, answer: str, deck: DeckIndex | None = None) -> Grade:
        """The grade of `answer`, in the midst of the deck's other cards where `deck` is given.

        Raises NotIndexed where it needs an `UnreadDeck`.
        """
        ...

    def prepare(self, card: Card) -> object:
        """Make the card ready, so that its first grade is as quick as the others.

        Safe in a thread while others are graded.
        """
        ...

    def index(self, cards: Iterable[Card]) -> DeckIndex:
        """The cards of a deck as `grade` takes them; safe in a thread."""
        ...

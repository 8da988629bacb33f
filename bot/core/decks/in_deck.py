"""Grading as the game does it: in the midst of the deck's other cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.core.cards import Card
from bot.core.decks.parts import cards_of, number_of
from bot.core.grading.deck_index import DeckIndex
from bot.core.grading.result import Grade


class IndexingGrader(Protocol):
    """A grader that can read a whole deck."""

    def grade(self, card: Card, answer: str, deck: DeckIndex | None = None) -> Grade:
        """The grade of `answer`, in the midst of the deck's other cards where `deck` is given."""
        ...

    def index(self, cards: Iterable[Card]) -> DeckIndex:
        """The cards of a deck as `grade` takes them."""
        ...


class InDeck:
    """A grader of one deck's cards; each part of the deck is indexed once, when it is first asked of."""

    def __init__(self, grader: IndexingGrader, cards: Sequence[Card]) -> None:
        self._grader = grader
        self._cards = cards
        self._parts = {card.key: number_of(place) for place, card in enumerate(cards)}
        self._indexes: dict[int, DeckIndex] = {}

    def grade(self, card: Card, answer: str) -> Grade:
        """The grade that the game gives; `card` may be one of the deck's with other examples."""
        part = self._parts[card.key]
        if part not in self._indexes:
            self._indexes[part] = self._grader.index(cards_of(self._cards, part))
        return self._grader.grade(card, answer, self._indexes[part])

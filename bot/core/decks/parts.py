"""Parts of a deck: the cards in whose midst an answer is graded, for a deck of many thousands is never read whole."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.core.cards import Card

SIZE = 500
"""Cards of a part, in the deck's order, in which neighbours are about the same; most decks are one part."""


class DeckPart(Struct, frozen=True):
    """Names a part of a stored deck, as the deck is now."""

    deck_id: int
    digest: str
    """The deck's (`StoredDeck.digest`)."""
    number: int
    """From 0."""


def number_of(position: int) -> int:
    """The number of the part that has the deck's card at `position`, from 0."""
    return position // SIZE


def cards_of(cards: Sequence[Card], number: int) -> Sequence[Card]:
    """The cards of that part of a whole deck."""
    return cards[number * SIZE : (number + 1) * SIZE]

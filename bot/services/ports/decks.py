"""Decks and cards, as the services see them."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.core.cards import Card, Deck
from bot.core.review import CardHistory
from bot.services.ports.records import StoredDeck


class Decks(Protocol):
    """Decks and cards."""

    async def save(self, guild_id: int, deck: Deck) -> bool:
        """Insert or update by stable keys; False when nothing had changed."""
        ...

    async def visible(self, guild_id: int) -> list[StoredDeck]:
        """Decks that a server may use: the shared ones and its own, by slug."""
        ...

    async def find(self, guild_id: int, slug: str) -> StoredDeck | None:
        """A visible deck by its name; a server's own hides a shared one of the same name."""
        ...

    async def remove(self, deck_id: int) -> None:
        """Hide the deck and its cards; what was asked from it stays, and saving it again brings it back."""
        ...

    async def read(self, stored: StoredDeck) -> Deck:
        """The whole deck, its cards in order."""
        ...

    async def search(self, deck_id: int, typed: str, limit: int) -> list[tuple[str, str]]:
        """(key, question) of the deck's cards with `typed` in either, whatever its case, in order."""
        ...

    async def card(self, card_id: int) -> Card:
        """A card by its row id, retired or not."""
        ...

    async def card_for(self, guild_id: int, card_id: int) -> Card:
        """The card with the answers that the server's judges taught it: what answers there are graded by."""
        ...

    async def title(self, deck_id: int) -> str:
        """The title of a deck by its row id."""
        ...

    async def histories(self, guild_id: int, deck_id: int, topic: str | None) -> list[CardHistory]:
        """How the server fared with each live card of the deck, or of one topic."""
        ...

    async def note_asked(self, guild_id: int, card_id: int, at: datetime) -> None:
        """Count that the card was asked."""
        ...

    async def note_answer(self, guild_id: int, card_id: int, *, correct: bool) -> None:
        """Count an answer to the card."""
        ...

    async def adjust_history(self, guild_id: int, card_id: int, *, answers: int, correct: int) -> None:
        """Add to the counts, which may be taking away: what an appeal changes about answers counted before."""
        ...

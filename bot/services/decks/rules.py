"""What a server may do to which deck, and what a card must be: asked within a caller's transaction."""

from __future__ import annotations

from bot.core.cards import Card, Deck
from bot.core.decks.check import card_problems, short
from bot.core.decks.limits import MAX_TITLE
from bot.core.decks.lint_questions import folded
from bot.core.decks.records import StoredDeck
from bot.services.decks import lookup
from bot.services.decks.errors import (
    DecksFull,
    InvalidCard,
    NoSuchCard,
    SharedDeck,
)
from bot.storage.transaction import Transaction

MAX_DECKS = 100
"""Decks that a server may own."""


def checked_own(deck: StoredDeck, guild_id: int) -> StoredDeck:
    """The deck, if it is the server's own; SharedDeck when every server sees it."""
    if deck.guild_id != guild_id:
        raise SharedDeck(deck.title, deck.slug)
    return deck


async def own_deck(tx: Transaction, guild_id: int, name: str) -> StoredDeck:
    """The server's own deck of that name or title, held against other changes. Raises NoSuchDeck and SharedDeck."""
    return await held_deck(tx, guild_id, (await lookup.find(tx, guild_id, name)).slug)


async def held_deck(tx: Transaction, guild_id: int, slug: str) -> StoredDeck:
    """The server's own deck of that very name, held against other changes; SharedDeck when every server sees it.

    Raises NoSuchDeck.
    """
    await tx.deck_changes.lock(guild_id, slug)
    return checked_own(await lookup.called(tx, guild_id, slug), guild_id)


async def own_or_none(tx: Transaction, guild_id: int, slug: str) -> StoredDeck | None:
    """The server's own deck of that very name, whatever else it sees under it."""
    found = await tx.decks.find(guild_id, slug)
    return found if found is not None and found.guild_id == guild_id else None


async def check_room(tx: Transaction, guild_id: int) -> None:
    """DecksFull when the server has all the decks it may have."""
    own = [deck for deck in await tx.decks.visible(guild_id) if deck.guild_id == guild_id]
    if len(own) >= MAX_DECKS:
        raise DecksFull(of=MAX_DECKS)


def card_of(deck: Deck, named: str) -> Card:
    """The card of that key, else the one that asks that; NoSuchCard where there is neither."""
    key, question = named.strip(), folded(named)
    card = deck.card(key) or next((c for c in deck.cards if question and folded(c.prompt) == question), None)
    if card is None:
        raise NoSuchCard(deck.title, named)
    return card


def title_from(name: str) -> str:
    """A deck's title as people type it: one line without hidden characters."""
    return short("".join(char if char.isprintable() else " " for char in name), MAX_TITLE)


def check_card(card: Card) -> None:
    """InvalidCard, with all its problems, unless the card may be in a deck."""
    problems = card_problems(card, 0)
    if problems:
        raise InvalidCard(problems)

"""Decks: what a server may use, and putting decks in."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NoReturn

from bot.core.cards import Deck
from bot.core.decks.check import to_type
from bot.core.decks.records import SHARED, ShippedDeck, StoredDeck
from bot.core.quiz.card_selection import CardPool
from bot.services.again import tried_again
from bot.services.decks.errors import NoSuchDeck, NoSuchTopic
from bot.storage.store import Store
from bot.storage.transaction import Transaction

SHIPPED = "mlops"
"""The deck that comes with the bot."""


def default_of(decks: Iterable[StoredDeck], wanted: str = SHIPPED) -> StoredDeck | None:
    """Which of a server's decks is meant where none is named; None where none has cards.

    The operator's `wanted`, else the one that comes with the bot, else the first.
    """
    full = [deck for deck in decks if deck.cards]
    named = {deck.slug: deck for deck in full}
    return named.get(wanted.strip().lower()) or named.get(SHIPPED) or next(iter(full), None)


async def default(tx: Transaction, guild_id: int, wanted: str) -> StoredDeck:
    """As `default_of`; NoSuchDeck where there is none."""
    return default_of(await tx.decks.visible(guild_id), wanted) or await _none(tx, guild_id, wanted)


async def known(tx: Transaction, guild_id: int, name: str) -> StoredDeck | None:
    """The visible deck of that name, else the one with that title; None where there is none, or several.

    For what people type. A name that is stored, or stands in a button, is that of one deck alone: `called`.
    """
    deck = await tx.decks.find(guild_id, name.strip().lower())
    if deck is not None:
        return deck
    title = " ".join(name.split()).casefold()
    titled = [each for each in await tx.decks.visible(guild_id) if each.title.casefold() == title]
    return titled[0] if len(titled) == 1 else None


async def find(tx: Transaction, guild_id: int, name: str) -> StoredDeck:
    """As `known`; NoSuchDeck where it finds none."""
    return await known(tx, guild_id, name) or await _none(tx, guild_id, name)


async def called(tx: Transaction, guild_id: int, slug: str) -> StoredDeck:
    """The visible deck of that very name, whatever the titles of others; NoSuchDeck."""
    return await tx.decks.find(guild_id, slug) or await _none(tx, guild_id, slug)


async def _none(tx: Transaction, guild_id: int, name: str) -> NoReturn:
    raise NoSuchDeck(name, [to_type(each.slug, each.title) for each in await tx.decks.visible(guild_id)])


def names_in(text: str, decks: Iterable[StoredDeck]) -> tuple[str, ...]:
    """The names in a text that has `+` or commas between them, which the titles of `decks` may hold as well."""
    by_length = sorted((" ".join(deck.title.split()) for deck in decks), key=len, reverse=True)
    known_titles = [rf"{re.escape(title)}(?=\s*(?:[+,]|$))" for title in by_length if title]
    one = rf"\s*({'|'.join([*known_titles, '[^+,]+'])})"
    return tuple(filter(None, map(str.strip, re.findall(one, " ".join(text.split()), re.IGNORECASE))))


def checked_topic(deck: StoredDeck, topic: str) -> str:
    """The deck's own spelling of the topic, or NoSuchTopic."""
    wanted = topic.strip().casefold()
    found = next((t for t in deck.topics if t.casefold() == wanted), None)
    if found is None:
        raise NoSuchTopic(deck.title, topic, deck.topics)
    return found


def topic_of(decks: Sequence[StoredDeck], topic: str) -> str:
    """The topic as the first deck spells it that has it, or NoSuchTopic."""
    has_it = (deck for deck in decks if topic.strip().casefold() in map(str.casefold, deck.topics))
    return checked_topic(next(has_it, decks[0]), topic)


def titles(decks: Iterable[StoredDeck]) -> str:
    """The titles of decks that are played together, as one."""
    return " + ".join(deck.title for deck in decks)


@tried_again
class DeckService:
    """Reading and saving decks."""

    def __init__(self, store: Store, rng: random.Random | None = None, default_deck: str = SHIPPED) -> None:
        self._store = store
        self._default = default_deck
        self._rng = rng or random.Random()  # noqa: S311  # nosec B311  # no secret

    async def save(self, decks: Iterable[Deck], guild_id: int = SHARED) -> dict[str, bool]:
        """Upsert all in one transaction; for each name whether anything changed."""
        async with self._store.write() as tx:
            return {deck.slug: await tx.decks.save(guild_id, deck) for deck in decks}

    async def bring_up(self, shipped: Iterable[ShippedDeck]) -> list[str]:
        """Upsert the decks that come with the bot, but not over an operator's import; the names of those written.

        Only decks that may differ from what is stored are read.
        """
        async with self._store.read() as tx:
            stored = await tx.decks.digests(SHARED)
            theirs = await tx.deck_changes.changed(SHARED)
        new = (each for each in shipped if stored.get(each.slug) != each.digest or each.digest is None)
        decks = [each.read() for each in new if each.slug not in theirs]
        if not decks:
            return []
        async with self._store.write() as tx:
            for slug in sorted(deck.slug for deck in decks):
                await tx.deck_changes.lock(SHARED, slug)
            theirs = await tx.deck_changes.changed(SHARED)
            return [
                deck.slug for deck in decks if deck.slug not in theirs and await tx.decks.save(SHARED, deck)
            ]

    async def visible(self, guild_id: int) -> list[StoredDeck]:
        """The decks that a server may use."""
        async with self._store.read() as tx:
            return await tx.decks.visible(guild_id)

    async def default(self, guild_id: int) -> StoredDeck:
        """The deck that is meant where none is named; NoSuchDeck where there are no cards at all."""
        async with self._store.read() as tx:
            return await default(tx, guild_id, self._default)

    async def topics(self, guild_id: int, *names: str) -> dict[str, int]:
        """The topics of decks, or of the default one, with the number of their cards; none for an unknown one."""
        async with self._store.read() as tx:
            decks = [await known(tx, guild_id, name) for name in names]
            if not names:
                decks = [default_of(await tx.decks.visible(guild_id), self._default)]
        found = Counter[str]()
        for deck in {deck.id: deck for deck in decks if deck}.values():
            found.update(dict(zip(deck.topics, deck.topic_cards, strict=True)))
        return dict(found)

    async def sample(
        self, guild_id: int, name: str, topic: str | None = None, at: int | None = None
    ) -> tuple[int, str]:
        """(which question, from 0, of the deck's or the topic's; the question): the one `at` that place, or any.

        Raises NoSuchDeck and NoSuchTopic.
        """
        async with self._store.read() as tx:
            deck = await find(tx, guild_id, name)
            pool = CardPool((deck.id,), checked_topic(deck, topic) if topic else None)
            cards = await tx.next_card.live(pool)
            at = self._rng.randrange(cards) if at is None else at % cards
            return at, await tx.next_card.question(pool, at)

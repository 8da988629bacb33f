"""Decks, cards, and how each server fares with each card."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Text, cast, func, or_, select, update

from bot.core.appeals import MAX_LEARNED, with_learned
from bot.core.cards import Card, Deck
from bot.core.decks import parts
from bot.core.decks.parts import DeckPart
from bot.core.decks.records import SHARED, StoredDeck
from bot.core.grading import Verdict
from bot.storage.decks.card_json import card_from_json, card_to_json, digest, outline_from_json
from bot.storage.prepared import Write
from bot.storage.queries import Queries, record_of, upsert
from bot.storage.schema import card, card_history, deck, learned


def _stored(row: Row[Any], counts: Mapping[str, int]) -> StoredDeck:
    """The deck of a row; `counts` has the cards of each topic, the empty one among them."""
    topics = {topic: count for topic, count in counts.items() if topic}
    cards = sum(counts.values())
    return record_of(StoredDeck, row, cards=cards, topics=tuple(topics), topic_cards=tuple(topics.values()))


_COUNTS = ("asked", "answers", "correct")
_COUNTED = upsert(card_history, ("guild_id", "card_id"), add=_COUNTS)
_ASKED = upsert(card_history, ("guild_id", "card_id"), set_=("last_asked_at",), add=_COUNTS)


def counted_answers(guild_id: int, card_id: int, *, answers: int = 1, correct: int) -> Write:
    """Adds to the counts of the card, which may be taking away."""
    row = {"guild_id": guild_id, "card_id": card_id, "asked": 0, "answers": answers, "correct": correct}
    return _COUNTED, row


class DeckQueries(Queries):
    """Decks, their cards, and how servers fared with them."""

    async def save(self, guild_id: int, value: Deck) -> bool:
        """Upsert by (server, deck, card key); cards that left the deck are retired, never deleted."""
        fingerprint = digest(value)
        head = {
            "guild_id": guild_id,
            "slug": value.slug,
            "title": value.title,
            "description": value.description,
            "digest": fingerprint,
            "removed": False,
        }
        statement = self._insert(deck).values(**head)
        statement = statement.on_conflict_do_update(
            index_elements=[deck.c.guild_id, deck.c.slug], set_=head, where=deck.c.digest != fingerprint
        ).returning(deck.c.id)
        deck_id = await self._value(statement)
        if deck_id is None:
            return False
        await self._save_cards(deck_id, value.cards)
        return True

    async def _save_cards(self, deck_id: int, cards: Sequence[Card]) -> None:
        """Write the rows that differ, all at once: a deck may have thousands, and writers wait meanwhile."""
        query = select(card.c.key, card.c.position, card.c.retired, card.c.content)
        stored = {
            row.key: (row.position, row.retired, card_from_json(row.content))
            for row in await self._execute(query.where(card.c.deck_id == deck_id))
        }
        wanted = {each.key: (position, False, each) for position, each in enumerate(cards)}
        gone = {key: (at, True, each) for key, (at, _, each) in stored.items() if key not in wanted}
        rows = [
            {
                "deck_id": deck_id,
                "key": key,
                "position": position,
                "topic": each.topic,
                "retired": retired,
                "content": card_to_json(each),
            }
            for key, (position, retired, each) in (wanted | gone).items()
            if stored.get(key) != (position, retired, each)
        ]
        statement = self._insert(card)
        changed = {name: statement.excluded[name] for name in ("position", "topic", "retired", "content")}
        statement = statement.on_conflict_do_update(index_elements=[card.c.deck_id, card.c.key], set_=changed)
        if rows:
            await self._execute(statement, rows)

    async def digests(self, guild_id: int) -> dict[str, str]:
        """The digest of each deck of the server by its name; that of a removed one is empty."""
        query = select(deck.c.slug, deck.c.digest).where(deck.c.guild_id == guild_id)
        rows = (await self._execute(query)).all()
        return {row.slug: row.digest for row in rows}

    async def remove(self, deck_id: int) -> None:
        """Hide the deck and retire its cards; saving it again brings them back with their history."""
        await self._execute(update(deck).where(deck.c.id == deck_id).values(removed=True, digest=""))
        await self._execute(update(card).where(card.c.deck_id == deck_id).values(retired=True))

    @staticmethod
    def _seen_by(guild_id: int) -> ColumnElement[bool]:
        return deck.c.removed.is_(False) & or_(deck.c.guild_id == SHARED, deck.c.guild_id == guild_id)

    async def visible(self, guild_id: int) -> list[StoredDeck]:
        """The shared decks and the server's own; its own hides a shared one of the same name."""
        rows = (
            await self._execute(
                select(deck).where(self._seen_by(guild_id)).order_by(deck.c.slug, deck.c.guild_id == SHARED)
            )
        ).all()
        own_first: dict[str, Row[Any]] = {}
        for row in rows:
            own_first.setdefault(row.slug, row)
        return await self._stored(*own_first.values())

    async def find(self, guild_id: int, slug: str) -> StoredDeck | None:
        """The visible deck of that name."""
        row = await self._one(
            select(deck)
            .where(deck.c.slug == slug, self._seen_by(guild_id))
            .order_by(deck.c.guild_id == SHARED)
            .limit(1)
        )
        return (await self._stored(row))[0] if row else None

    async def _stored(self, *rows: Row[Any]) -> list[StoredDeck]:
        """The decks of these rows, their cards and topics counted in one query for all."""
        query = (
            select(card.c.deck_id, card.c.topic, func.count())
            .where(card.c.deck_id.in_([row.id for row in rows]), card.c.retired.is_(False))
            .group_by(card.c.deck_id, card.c.topic)
            .order_by(func.min(card.c.position))
        )
        counts: dict[int, dict[str, int]] = {row.id: {} for row in rows}
        for deck_id, topic, count in await self._execute(query):
            counts[deck_id][topic] = count
        return [_stored(row, counts[row.id]) for row in rows]

    async def read(self, stored: StoredDeck) -> Deck:
        """The whole deck, its cards in order."""
        query = select(card.c.content).where(card.c.deck_id == stored.id, card.c.retired.is_(False))
        cards = tuple(map(card_from_json, await self._values(query.order_by(card.c.position))))
        return Deck(stored.slug, stored.title, stored.description, cards)

    async def part_of(self, card_id: int) -> DeckPart:
        """The part of its deck that a card is in."""
        return (await self.parts_of([card_id]))[card_id]

    async def parts_of(self, card_ids: Collection[int]) -> dict[int, DeckPart]:
        """The part of its deck that each of the cards is in."""
        columns = (card.c.id, card.c.position, deck.c.id.label("deck_id"), deck.c.digest)
        query = select(*columns).join(deck, deck.c.id == card.c.deck_id).where(card.c.id.in_(card_ids))
        rows = (await self._execute(query)).all()
        return {row.id: DeckPart(row.deck_id, row.digest, parts.number_of(row.position)) for row in rows}

    async def part(self, wanted: DeckPart) -> tuple[Card, ...]:
        """The cards of that part of a deck, in order, as `outline_from_json` gives them."""
        first = wanted.number * parts.SIZE
        query = select(cast(card.c.content, Text)).where(
            card.c.deck_id == wanted.deck_id,
            card.c.retired.is_(False),
            card.c.position.between(first, first + parts.SIZE - 1),
        )
        return tuple(map(outline_from_json, await self._values(query.order_by(card.c.position))))

    async def search(self, deck_id: int, typed: str, limit: int) -> list[tuple[str, str]]:
        """(key, question) of the cards with `typed` in either, in order."""
        prompt = card.c.content["prompt"].as_string()
        query = (
            select(card.c.key, prompt)
            .where(
                card.c.deck_id == deck_id,
                card.c.retired.is_(False),
                card.c.key.icontains(typed, autoescape=True) | prompt.icontains(typed, autoescape=True),
            )
            .order_by(card.c.position)
            .limit(limit)
        )
        return [(key, question) for key, question in await self._execute(query)]

    async def by_key(self, deck_id: int, key: str) -> Card | None:
        """The deck's card of that key; None for one that it has no more."""
        of_key = (card.c.deck_id == deck_id, card.c.key == key, card.c.retired.is_(False))
        content = await self._value(select(card.c.content).where(*of_key))
        return card_from_json(content) if content is not None else None

    async def card(self, card_id: int) -> Card:
        """A card by its row id."""
        content = (await self._execute(select(card.c.content).where(card.c.id == card_id))).scalar_one()
        return card_from_json(content)

    async def card_for(self, guild_id: int, card_id: int) -> Card:
        """The card with what the server's reviewers taught it."""
        query = (
            select(learned.c.label, learned.c.answer)
            .where(learned.c.card_id == card_id, learned.c.guild_id == guild_id)
            .order_by(learned.c.id.desc())
            .limit(MAX_LEARNED)
        )
        taught = [(Verdict(label), answer) for label, answer in await self._execute(query)]
        return with_learned(await self.card(card_id), taught)

    async def cards_for(
        self, guild_id: int, card_ids: Collection[int], *, without: int | None = None
    ) -> dict[int, Card]:
        """Cards by id with what the server's reviewers taught them, but for what the revision `without` taught."""
        query = select(card.c.id, card.c.content).where(card.c.id.in_(card_ids))
        found = {row.id: card_from_json(row.content) for row in await self._execute(query)}
        lessons = (
            select(learned.c.card_id, learned.c.label, learned.c.answer)
            .where(learned.c.card_id.in_(card_ids), learned.c.guild_id == guild_id)
            .order_by(learned.c.id.desc())
        )
        if without is not None:
            lessons = lessons.where(learned.c.revision_id.is_distinct_from(without))
        taught: dict[int, list[tuple[Verdict, str]]] = {card_id: [] for card_id in found}
        for card_id, label, answer in await self._execute(lessons):
            taught[card_id].append((Verdict(label), answer))
        return {card_id: with_learned(each, taught[card_id][:MAX_LEARNED]) for card_id, each in found.items()}

    async def slugs(self, deck_ids: Sequence[int]) -> list[str]:
        """The names of decks by their row ids."""
        query = select(deck.c.id, deck.c.slug).where(deck.c.id.in_(deck_ids))
        known = {row.id: str(row.slug) for row in await self._execute(query)}
        return [known[deck_id] for deck_id in deck_ids]

    async def title(self, *deck_ids: int) -> str:
        """The titles of decks by their row ids, as one."""
        query = select(deck.c.id, deck.c.title).where(deck.c.id.in_(deck_ids))
        known = {row.id: str(row.title) for row in await self._execute(query)}
        return " + ".join(known[deck_id] for deck_id in deck_ids)

    async def note_asked(self, guild_id: int, card_id: int, at: datetime) -> None:
        """Count that the card was asked."""
        row = {"guild_id": guild_id, "card_id": card_id, "last_asked_at": at}
        await self._run(_ASKED, {**row, "asked": 1, "answers": 0, "correct": 0})

    async def adjust_history(self, guild_id: int, card_id: int, *, answers: int, correct: int) -> None:
        """Add to the counts, which may be taking away."""
        await self._run(*counted_answers(guild_id, card_id, answers=answers, correct=correct))

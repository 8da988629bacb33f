"""Decks, cards, and how each server fares with each card."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, or_, select, update

from bot.core.cards import Card, Concept, Deck, Misconception, Need, Side
from bot.core.review import CardHistory
from bot.services.ports import StoredDeck
from bot.storage.queries import Queries
from bot.storage.schema import SHARED, card, card_history, deck


def card_to_json(value: Card) -> dict[str, Any]:
    """The card as stored, without what is empty."""
    return {name: part for name, part in asdict(value).items() if part not in ("", (), None)}


def card_from_json(data: dict[str, Any]) -> Card:
    """The card that `card_to_json` stored."""
    nested = {
        "concepts": tuple(
            Concept(**{**c, "needed": Need(c["needed"]), "phrasings": tuple(c["phrasings"])})
            for c in data.get("concepts", ())
        ),
        "sides": tuple(
            Side(s["name"], tuple(s["aliases"]), tuple(s["belongs"])) for s in data.get("sides", ())
        ),
        "wrong": tuple(Misconception(tuple(w["answers"]), w["why"]) for w in data.get("wrong", ())),
        "accepted": tuple(data.get("accepted", ())),
        "partial": tuple(data.get("partial", ())),
    }
    return Card(**{**data, **nested})


def digest(value: Deck) -> str:
    """A fingerprint of everything in the deck."""
    text = json.dumps(asdict(value), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


class DeckQueries(Queries):
    """`services.ports.Decks` on SQL."""

    async def save(self, guild_id: int, value: Deck) -> bool:
        """Upsert by (server, deck, card key); cards that left the deck are retired, never deleted."""
        fingerprint = digest(value)
        head = {
            "guild_id": guild_id,
            "slug": value.slug,
            "title": value.title,
            "description": value.description,
            "digest": fingerprint,
        }
        statement = self._insert(deck).values(**head)
        statement = statement.on_conflict_do_update(
            index_elements=[deck.c.guild_id, deck.c.slug], set_=head, where=deck.c.digest != fingerprint
        ).returning(deck.c.id)
        deck_id = (await self._connection.execute(statement)).scalar()
        if deck_id is None:
            return False
        await self._connection.execute(update(card).where(card.c.deck_id == deck_id).values(retired=True))
        for position, each in enumerate(value.cards):
            await self._save_card(deck_id, position, each)
        return True

    async def _save_card(self, deck_id: int, position: int, value: Card) -> None:
        row = {
            "deck_id": deck_id,
            "key": value.key,
            "position": position,
            "topic": value.topic,
            "retired": False,
            "content": card_to_json(value),
        }
        statement = self._insert(card).values(**row)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[card.c.deck_id, card.c.key], set_=row)
        )

    async def visible(self, guild_id: int) -> list[StoredDeck]:
        """The shared decks and the server's own; its own hides a shared one of the same name."""
        rows = (
            await self._connection.execute(
                select(deck)
                .where(or_(deck.c.guild_id == SHARED, deck.c.guild_id == guild_id))
                .order_by(deck.c.slug, deck.c.guild_id == SHARED)
            )
        ).all()
        own_first: dict[str, Row[Any]] = {}
        for row in rows:
            own_first.setdefault(row.slug, row)
        return [await self._stored(row) for row in own_first.values()]

    async def find(self, guild_id: int, slug: str) -> StoredDeck | None:
        """The visible deck of that name."""
        row = (
            await self._connection.execute(
                select(deck)
                .where(deck.c.slug == slug, or_(deck.c.guild_id == SHARED, deck.c.guild_id == guild_id))
                .order_by(deck.c.guild_id == SHARED)
                .limit(1)
            )
        ).one_or_none()
        return await self._stored(row) if row else None

    async def _stored(self, row: Row[Any]) -> StoredDeck:
        topics = await self._connection.execute(
            select(card.c.topic, func.count())
            .where(card.c.deck_id == row.id, card.c.retired.is_(False))
            .group_by(card.c.topic)
            .order_by(func.min(card.c.position))
        )
        counted = [(topic, count) for topic, count in topics]
        return StoredDeck(
            id=row.id,
            guild_id=row.guild_id,
            slug=row.slug,
            title=row.title,
            description=row.description,
            cards=sum(count for _, count in counted),
            topics=tuple(topic for topic, _ in counted if topic),
        )

    async def card(self, card_id: int) -> Card:
        """A card by its row id."""
        content = (
            await self._connection.execute(select(card.c.content).where(card.c.id == card_id))
        ).scalar_one()
        return card_from_json(content)

    async def histories(self, guild_id: int, deck_id: int, topic: str | None) -> list[CardHistory]:
        """One row a live card, zeros for those never asked here."""
        seen = card_history.alias()
        query = (
            select(card.c.id, seen.c.asked, seen.c.answers, seen.c.correct, seen.c.last_asked_at)
            .join_from(
                card, seen, (seen.c.card_id == card.c.id) & (seen.c.guild_id == guild_id), isouter=True
            )
            .where(card.c.deck_id == deck_id, card.c.retired.is_(False))
            .order_by(card.c.position)
        )
        if topic is not None:
            query = query.where(card.c.topic == topic)
        rows = await self._connection.execute(query)
        return [
            CardHistory(r.id, r.asked or 0, r.answers or 0, r.correct or 0, r.last_asked_at) for r in rows
        ]

    async def note_asked(self, guild_id: int, card_id: int, at: datetime) -> None:
        """Count that the card was asked."""
        await self._count(guild_id, card_id, asked=1, at=at)

    async def note_answer(self, guild_id: int, card_id: int, *, correct: bool) -> None:
        """Count an answer to the card."""
        await self._count(guild_id, card_id, answers=1, correct=int(correct))

    async def _count(
        self,
        guild_id: int,
        card_id: int,
        *,
        asked: int = 0,
        answers: int = 0,
        correct: int = 0,
        at: datetime | None = None,
    ) -> None:
        statement = self._insert(card_history).values(
            guild_id=guild_id,
            card_id=card_id,
            asked=asked,
            answers=answers,
            correct=correct,
            last_asked_at=at,
        )
        counted = {
            "asked": card_history.c.asked + asked,
            "answers": card_history.c.answers + answers,
            "correct": card_history.c.correct + correct,
        }
        if at is not None:
            counted["last_asked_at"] = statement.excluded.last_asked_at
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[card_history.c.guild_id, card_history.c.card_id], set_=counted
            )
        )

"""What a session of review asks: the card that comes next, the answers given, and what the person chose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, func, or_, select, update

from bot.core.decks.records import SHARED
from bot.core.grading import Verdict
from bot.core.review import KeptCard, Rating, ReviewSettings
from bot.storage.decks.card_json import card_from_json
from bot.storage.queries import Queries, columns_of, record_of
from bot.storage.review.memory import read_remembered
from bot.storage.schema import card, deck, member, memory, person, review


class ReviewDraft(Struct, frozen=True):
    """An answer in review that is to be stored."""

    user_id: int
    card_id: int
    shown_at: datetime
    at: datetime
    answer: str | None
    verdict: Verdict | None
    rating: Rating | None
    new: bool
    guild_id: int
    own_zone: str


class StoredReview(Struct, frozen=True):
    """An answer in review."""

    id: int
    user_id: int
    card_id: int
    at: datetime
    answer: str | None
    rating: Rating | None
    guild_id: int
    own_zone: str


class ReviewDeck(Struct, frozen=True):
    """A deck that a person may review."""

    id: int
    guild_id: int
    title: str
    cards: int


def _theirs(user_id: int, of: FromClause = deck) -> ColumnElement[bool]:
    """The decks that the person sees: the shared ones, and those of the servers where they are a known member."""
    guilds = select(member.c.guild_id).where(member.c.user_id == user_id, member.c.away.is_(False))
    return and_(of.c.removed.is_(False), or_(of.c.guild_id == SHARED, of.c.guild_id.in_(guilds)))


def _chosen(user_id: int, deck_ids: Sequence[int]) -> ColumnElement[bool]:
    """The decks of these ids, or all once the person sees none of them any more, as `/review decks` says."""
    others = deck.alias()
    seen = exists().where(others.c.id.in_(deck_ids), _theirs(user_id, others))
    return or_(deck.c.id.in_(deck_ids), ~seen)


def _reviewable(query: Select[Any], user_id: int, settings: ReviewSettings) -> Select[Any]:
    """Of a query over `card`, `deck` and the person's `memory`, what a session may ask."""
    query = query.where(
        card.c.retired.is_(False), _theirs(user_id), func.coalesce(memory.c.suspended, False).is_(False)
    )
    return query.where(_chosen(user_id, settings.deck_ids)) if settings.deck_ids else query


class SessionQueries(Queries):
    """Sessions of review."""

    async def settings(self, user_id: int) -> ReviewSettings:
        """What the person chose."""
        columns = (person.c.review_paused, person.c.review_new_cards, person.c.review_deck_ids)
        row = await self._one(select(*columns).where(person.c.id == user_id))
        if row is None:
            return ReviewSettings()
        return ReviewSettings(row.review_paused, row.review_new_cards, tuple(row.review_deck_ids))

    async def save_settings(self, user_id: int, settings: ReviewSettings) -> None:
        """Save what the person chose."""
        values = {
            "review_paused": settings.paused,
            "review_new_cards": settings.new_cards,
            "review_deck_ids": list(settings.deck_ids),
        }
        statement = self._insert(person).values(id=user_id, **values)
        await self._execute(statement.on_conflict_do_update(index_elements=[person.c.id], set_=values))

    async def decks(self, user_id: int) -> list[ReviewDeck]:
        """The decks that the person may review, shared ones first, by title."""
        live = func.count(card.c.id).label("cards")
        query = (
            select(deck.c.id, deck.c.guild_id, deck.c.title, live)
            .join_from(deck, card, and_(card.c.deck_id == deck.c.id, card.c.retired.is_(False)))
            .where(_theirs(user_id))
            .group_by(deck.c.id, deck.c.guild_id, deck.c.title)
            .order_by(deck.c.guild_id, deck.c.title, deck.c.id)
        )
        return [record_of(ReviewDeck, row) for row in await self._execute(query)]

    async def kept(self, user_id: int) -> dict[int, KeptCard]:
        """By id, the cards that the person has begun to learn or keeps out of reviews, and may see, without answers."""
        columns = (deck.c.id.label("deck_id"), deck.c.slug, deck.c.title, card.c.content)
        query = (
            select(*columns, memory)
            .join_from(memory, card, card.c.id == memory.c.card_id)
            .join(deck, deck.c.id == card.c.deck_id)
            .where(
                memory.c.user_id == user_id,
                card.c.retired.is_(False),
                _theirs(user_id),
                or_(memory.c.phase.is_not(None), memory.c.suspended.is_(True)),
            )
            .order_by(deck.c.guild_id, deck.c.title, deck.c.id, card.c.position)
        )
        return {
            row.card_id: KeptCard(
                row.deck_id, row.slug, row.title, card_from_json(row.content), read_remembered(row)
            )
            for row in await self._execute(query)
        }

    async def guild_of(self, user_id: int, card_id: int) -> int | None:
        """The server of the card's deck (SHARED for one of all servers); None for a card that they may not review."""
        query = (
            select(deck.c.guild_id)
            .join_from(card, deck, deck.c.id == card.c.deck_id)
            .where(card.c.id == card_id, card.c.retired.is_(False), _theirs(user_id))
        )
        return await self._value(query)

    async def due_times(
        self, user_id: int, settings: ReviewSettings, *, until: datetime | None = None
    ) -> list[tuple[datetime, int]]:
        """(when it is due, card id) of the cards that are not new to the person, the earliest first."""
        query = (
            select(memory.c.due_at, memory.c.card_id)
            .join_from(memory, card, card.c.id == memory.c.card_id)
            .join(deck, deck.c.id == card.c.deck_id)
            .where(memory.c.user_id == user_id, memory.c.due_at.is_not(None))
            .order_by(memory.c.due_at, memory.c.card_id)
        )
        if until is not None:
            query = query.where(memory.c.due_at <= until)
        rows = await self._execute(_reviewable(query, user_id, settings))
        return [(due_at, card_id) for due_at, card_id in rows]

    async def new_cards(self, user_id: int, settings: ReviewSettings, limit: int) -> list[int]:
        """The next cards that are new to the person, in the order of their decks; `limit` at the most."""
        query = (
            select(card.c.id)
            .join_from(card, deck, deck.c.id == card.c.deck_id)
            .outerjoin(memory, and_(memory.c.card_id == card.c.id, memory.c.user_id == user_id))
            .where(memory.c.phase.is_(None))
            .order_by(deck.c.id, card.c.position)
            .limit(limit)
        )
        return await self._values(_reviewable(query, user_id, settings))

    async def new_since(self, user_id: int, since: datetime) -> int:
        """How many cards were new to the person when a review asked them, since then."""
        query = select(func.count(review.c.card_id.distinct())).where(
            review.c.user_id == user_id, review.c.at >= since, review.c.new.is_(True)
        )
        return await self._number(query)

    async def suspended(self, user_id: int) -> int:
        """How many cards the person keeps out of their reviews."""
        query = (
            select(func.count())
            .select_from(memory)
            .where(memory.c.user_id == user_id, memory.c.suspended.is_(True))
        )
        return await self._number(query)

    async def add(self, value: ReviewDraft) -> int | None:
        """Store the answer; its id. None where the question, as it was shown, has one already."""
        statement = self._insert(review).values(**columns_of(value)).on_conflict_do_nothing()
        return await self._value(statement.returning(review.c.id))

    async def get(self, review_id: int) -> StoredReview | None:
        """The answer of that id; None where there is none."""
        query = select(review).where(review.c.id == review_id)
        row = await self._one(query)
        if row is None:
            return None
        return record_of(StoredReview, row, rating=None if row.rating is None else Rating(row.rating))

    async def rate(self, review_id: int, rating: Rating) -> None:
        """Give an answer another rating."""
        await self._execute(update(review).where(review.c.id == review_id).values(rating=rating))

    async def correct(self, user_id: int, since: datetime, until: datetime) -> list[StoredReview]:
        """The person's correct answers in that time, the oldest first."""
        query = (
            select(review)
            .where(
                review.c.user_id == user_id,
                review.c.at.between(since, until),
                review.c.verdict == Verdict.CORRECT,
            )
            .order_by(review.c.at, review.c.id)
        )
        return [record_of(StoredReview, row) for row in await self._execute(query)]

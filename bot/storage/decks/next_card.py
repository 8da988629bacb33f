"""Which card comes next, by the rule of `core.quiz.card_selection`: one row is read, not the deck.

What was asked stands in two indexes of `card_history`: by card, which the unseen leave out, and by how it is answered.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal_column, select

from bot.core.quiz.card_selection import CardPool
from bot.storage.queries import Queries
from bot.storage.schema import card, card_history
from bot.storage.schema.decks import SEEN, STRENGTH_PERCENT


def _live(pool: CardPool) -> ColumnElement[bool]:
    of_topic = [] if pool.topic is None else [card.c.topic == pool.topic]
    return and_(card.c.deck_id.in_(pool.deck_ids), *of_topic, card.c.retired.is_(False))


def _as_written(pool: CardPool) -> tuple[ColumnElement[Any], ...]:
    """The order of the decks, then of the cards in each."""
    places = {deck_id: place for place, deck_id in enumerate(pool.deck_ids)}
    by_deck = [case(places, value=card.c.deck_id)] if len(places) > 1 else []
    return *by_deck, card.c.position, card.c.id


def _seen(guild_id: int) -> tuple[ColumnElement[bool], ...]:
    """Written as the condition of the indexes is: a bound zero would not be known to be the same."""
    return card_history.c.guild_id == guild_id, literal_column(SEEN)


class NextCardQueries(Queries):
    """The next card of a server from a deck."""

    async def live(self, pool: CardPool) -> int:
        """How many cards there are to ask."""
        return await self._number(select(func.count()).select_from(card).where(_live(pool)))

    async def question(self, pool: CardPool, at: int) -> str:
        """The question at a place, from 0, of the cards as they are written."""
        prompt = card.c.content["prompt"].as_string()
        query = select(prompt).where(_live(pool)).order_by(*_as_written(pool)).offset(at).limit(1)
        return str((await self._execute(query)).scalar_one())

    async def first(self, pool: CardPool, *, exclude: Collection[int]) -> int | None:
        """The id of the first card as they are written that is not excluded; None when there is none."""
        query = (
            select(card.c.id)
            .where(_live(pool), card.c.id.not_in(exclude))
            .order_by(*_as_written(pool))
            .limit(1)
        )
        return await self._value(query)

    async def choose(
        self,
        guild_id: int,
        pool: CardPool,
        *,
        exclude: Collection[int],
        rng: random.Random,
    ) -> int | None:
        """The id of the next card that is not excluded; None when there is none."""
        seen = select(card_history.c.card_id).where(*_seen(guild_id))
        unseen = and_(_live(pool), card.c.id.not_in(exclude), card.c.id.not_in(seen))
        count = await self._number(select(func.count()).select_from(card).where(unseen))
        if not count:
            return await self._weakest(guild_id, _live(pool), exclude)
        in_order = select(card.c.id).where(unseen).order_by(*_as_written(pool))
        return await self._number(in_order.offset(rng.randrange(count)).limit(1))

    async def _weakest(
        self, guild_id: int, live: ColumnElement[bool], exclude: Collection[int]
    ) -> int | None:
        """The deck's first card in the order of the index: the worst answered, of those the one asked longest ago."""
        query = (
            select(card_history.c.card_id)
            .where(*_seen(guild_id), card_history.c.card_id.not_in(exclude))
            .where(exists().where(card.c.id == card_history.c.card_id, live))
            .order_by(literal_column(STRENGTH_PERCENT), card_history.c.last_asked_at, card_history.c.card_id)
            .limit(1)
        )
        return await self._value(query)

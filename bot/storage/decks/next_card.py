"""Which card comes next, by the rule of `core.quiz.card_selection`: one row is read, not the deck.

What was asked stands in two indexes of `card_history`: by card, which the unseen leave out, and by how it is answered.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, literal_column, select

from bot.storage.queries import Queries
from bot.storage.schema import card, card_history
from bot.storage.schema.decks import SEEN, STRENGTH_PERCENT


def _live(deck_id: int, topic: str | None) -> ColumnElement[bool]:
    of_topic = [] if topic is None else [card.c.topic == topic]
    return and_(card.c.deck_id == deck_id, *of_topic, card.c.retired.is_(False))


def _seen(guild_id: int) -> tuple[ColumnElement[bool], ...]:
    """Written as the condition of the indexes is: a bound zero would not be known to be the same."""
    return card_history.c.guild_id == guild_id, literal_column(SEEN)


class NextCardQueries(Queries):
    """The next card of a server from a deck."""

    async def live(self, deck_id: int, topic: str | None) -> int:
        """How many cards there are to ask."""
        return await self._number(select(func.count()).select_from(card).where(_live(deck_id, topic)))

    async def choose(
        self,
        guild_id: int,
        deck_id: int,
        topic: str | None,
        *,
        exclude: Collection[int],
        rng: random.Random,
    ) -> int | None:
        """The id of the next card that is not excluded; None when there is none."""
        seen = select(card_history.c.card_id).where(*_seen(guild_id))
        unseen = and_(_live(deck_id, topic), card.c.id.not_in(exclude), card.c.id.not_in(seen))
        count = await self._number(select(func.count()).select_from(card).where(unseen))
        if not count:
            return await self._weakest(guild_id, _live(deck_id, topic), exclude)
        in_order = select(card.c.id).where(unseen).order_by(card.c.position, card.c.id)
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
        return (await self._connection.execute(query)).scalar()

    async def _number(self, query: Any) -> int:
        return int((await self._connection.execute(query)).scalar_one())

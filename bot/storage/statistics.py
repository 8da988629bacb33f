"""What a person answered and remembers, summed for them; in one server or in all.

In a server that is what they answered there, and what they reviewed of the decks that it sees. Everything is found by
the person's own indexes: it grows with what they did, and not with the server.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select, union_all

from bot.core.decks.records import SHARED
from bot.core.grading import Verdict
from bot.core.review import Memory
from bot.core.statistics import CardTally, Tally
from bot.storage.queries import Queries, record_of
from bot.storage.schema import attempt, card, deck, member, memory, person, review, round_

_LIVE = and_(card.c.retired.is_(False), deck.c.removed.is_(False))


def _sums(verdict: ColumnElement[Any], right: ColumnElement[bool]) -> tuple[ColumnElement[Any], ...]:
    return (
        func.count().label("answers"),
        func.sum(case((right, 1), else_=0)).label("correct"),
        func.sum(case((verdict == Verdict.PARTIAL, 1), else_=0)).label("partial"),
    )


_ATTEMPTS = select(
    round_.c.card_id,
    *_sums(attempt.c.verdict, and_(attempt.c.verdict == Verdict.CORRECT, attempt.c.copied.is_(False))),
).join_from(attempt, round_, round_.c.id == attempt.c.round_id)
_REVIEWS = (
    select(review.c.card_id, *_sums(review.c.verdict, review.c.verdict == Verdict.CORRECT))
    .join_from(review, card, card.c.id == review.c.card_id)
    .join(deck, deck.c.id == card.c.deck_id)
    .where(review.c.verdict.is_not(None))
)


def _seen_in(guild_id: int | None) -> ColumnElement[bool]:
    """The decks of the server, and those of all servers."""
    if guild_id is None:
        return deck.c.id.is_not(None)
    return or_(deck.c.guild_id == SHARED, deck.c.guild_id == guild_id)


def _tally(row: Row[Any]) -> Tally:
    return Tally(int(row.answers), int(row.correct), int(row.partial))


class StatisticsQueries(Queries):
    """How one person does. `guild_id` is None for all servers together."""

    async def may_be_shown(self, guild_id: int, user_id: int) -> bool:
        """Whether members of the server may see how the person does: a known member who wishes it and does not hide."""
        query = (
            select(person.c.share_stats)
            .join_from(member, person, person.c.id == member.c.user_id)
            .where(
                member.c.guild_id == guild_id,
                member.c.user_id == user_id,
                member.c.away.is_(False),
                person.c.hidden.is_(False),
            )
        )
        return bool(await self._value(query))

    async def tallies(self, user_id: int, guild_id: int | None) -> tuple[Tally, list[CardTally]]:
        """(all answers, those to each card that can still be asked)."""
        attempts = _ATTEMPTS.where(attempt.c.user_id == user_id).group_by(round_.c.card_id)
        reviews = _REVIEWS.where(review.c.user_id == user_id, _seen_in(guild_id)).group_by(review.c.card_id)
        if guild_id is not None:
            attempts = attempts.where(round_.c.guild_id == guild_id)
        found = union_all(attempts, reviews).subquery()
        query = (
            select(found, card.c.topic, deck.c.title, _LIVE.label("live"))
            .join_from(found, card, card.c.id == found.c.card_id)
            .join(deck, deck.c.id == card.c.deck_id)
        )
        total, cards = Tally(), dict[int, CardTally]()
        for row in await self._execute(query):
            total += _tally(row)
            if row.live:
                before = cards.get(row.card_id)
                tally = _tally(row) + (before.tally if before else Tally())
                cards[row.card_id] = CardTally(row.card_id, row.topic or row.title, tally)
        return total, list(cards.values())

    async def prompts(self, card_ids: Iterable[int]) -> dict[int, str]:
        """The questions of cards."""
        prompt = card.c.content["prompt"].as_string()
        query = select(card.c.id, prompt).where(card.c.id.in_(list(card_ids)))
        return {card_id: str(text) for card_id, text in await self._execute(query)}

    async def memories(self, user_id: int, guild_id: int | None) -> list[Memory]:
        """The memory states of the cards that reviews can ask."""
        query = (
            select(*(memory.c[name] for name in Memory.__struct_fields__))
            .join_from(memory, card, card.c.id == memory.c.card_id)
            .join(deck, deck.c.id == card.c.deck_id)
            .where(
                memory.c.user_id == user_id,
                memory.c.phase.is_not(None),
                memory.c.suspended.is_(False),
                _LIVE,
                _seen_in(guild_id),
            )
        )
        return [record_of(Memory, row) for row in await self._execute(query)]

    async def moments(self, user_id: int, guild_id: int | None, since: datetime) -> list[datetime]:
        """When the person answered, in no order."""
        attempts: Select[Any] = select(attempt.c.at).where(
            attempt.c.user_id == user_id, attempt.c.at >= since
        )
        reviews: Select[Any] = select(review.c.at).where(
            review.c.user_id == user_id, review.c.at >= since, review.c.verdict.is_not(None)
        )
        if guild_id is not None:
            attempts = attempts.join(round_, round_.c.id == attempt.c.round_id).where(
                round_.c.guild_id == guild_id
            )
            reviews = (
                reviews.join(card, card.c.id == review.c.card_id)
                .join(deck, deck.c.id == card.c.deck_id)
                .where(_seen_in(guild_id))
            )
        return [at for (at,) in await self._execute(union_all(attempts, reviews))]

"""Quizzes and their rounds."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Row, and_, bindparam, exists, func, literal_column, or_, select, update
from sqlalchemy.sql import Select

from bot.core.daily.schedules import Schedule
from bot.core.quiz.card_selection import CardOrder
from bot.core.quiz.state import (
    ANSWER_GRACE,
    CLOCK_SKEW,
    MAX_PAUSE,
    CloseReason,
    Quiz,
    QuizState,
    Round,
    RoundState,
)
from bot.core.shards import EVERYTHING, Part
from bot.storage.prepared import prepared
from bot.storage.queries import PARTS, Queries, columns_of, of_part, record_of
from bot.storage.schema import quiz, round_

_TAKING = (RoundState.POSTING, RoundState.OPEN)
_LIVE = quiz.c.state != literal_column(f"'{QuizState.FINISHED}'")
"""As the condition of the index on live quizzes is written, so that it is used: a bound value may be any."""
_NEWEST = select(func.max(round_.c.id)).where(round_.c.quiz_id == quiz.c.id).correlate(quiz).scalar_subquery()
_AT_REST = ~exists().where(round_.c.id == _NEWEST, round_.c.state != RoundState.DONE)
_NOW, _OVERDUE, _SKEWED, _TOO_FAR = (
    bindparam(name, type_=quiz.c.next_at.type) for name in ("now", "overdue", "skewed", "too_far")
)
_UNFINISHED = exists().where(
    round_.c.id == _NEWEST,
    or_(
        round_.c.state.in_([RoundState.POSTING, RoundState.CLOSED]),
        and_(
            round_.c.state == RoundState.OPEN,
            or_(round_.c.closes_at < _OVERDUE, round_.c.opened_at > _SKEWED),
        ),
    ),
)
_COMES_NOW = or_(quiz.c.next_at <= _NOW, quiz.c.next_at > _TOO_FAR, quiz.c.asked >= quiz.c.questions)


@lru_cache(PARTS)
def _needing_a_step(part: Part) -> Select[Any]:
    """Mirrors `next_step` and `out_of_time` of `core.quiz.state`, so that an idle tick costs one indexed query."""
    return (
        select(quiz.c.id)
        .where(_LIVE, or_(quiz.c.state != QuizState.RUNNING, _UNFINISHED, and_(_AT_REST, _COMES_NOW)))
        .where(*of_part(quiz.c.guild_id, part))
        .order_by(quiz.c.next_at)
    )


@lru_cache(PARTS)
def _next_step(part: Part) -> Select[Any]:
    mine = (_LIVE, *of_part(quiz.c.guild_id, part))
    closes = (
        select(func.min(round_.c.closes_at))
        .join(quiz, quiz.c.id == round_.c.quiz_id)
        .where(*mine, round_.c.state == RoundState.OPEN)
    )
    return select(
        closes.scalar_subquery().label("closes_at"),
        select(func.min(quiz.c.next_at)).where(*mine, _AT_REST).scalar_subquery().label("next_at"),
        _needing_a_step(part).order_by(None).exists().label("needed"),
    )


def _moments(now: datetime) -> dict[str, datetime]:
    """What the times of quizzes are compared with."""
    return {
        "now": now,
        "overdue": now - ANSWER_GRACE,
        "skewed": now + CLOCK_SKEW,
        "too_far": now + MAX_PAUSE,
    }


def _quiz(row: Row[Any]) -> Quiz:
    return record_of(
        Quiz,
        row,
        state=QuizState(row.state),
        more_deck_ids=tuple(row.more_deck_ids),
        card_order=CardOrder(row.card_order),
    )


def read_round(row: Row[Any]) -> Round:
    """The round of a row."""
    reason = CloseReason(row.close_reason) if row.close_reason else None
    return record_of(Round, row, state=RoundState(row.state), close_reason=reason)


_CLOSING = prepared(
    update(round_)
    .where(round_.c.id == bindparam("round"), round_.c.state == RoundState.OPEN)
    .values(closes_at=bindparam("closes_at"), deadline_at=bindparam("deadline_at"))
)


def new_round(insert: Any, of: Quiz | Schedule, card_id: int, number: int, **its: Any) -> Any:
    """The statement that inserts a round in state `posting` where its quiz or schedule is; `its` are more columns."""
    return insert.values(
        guild_id=of.guild_id,
        channel_id=of.channel_id,
        card_id=card_id,
        number=number,
        state=RoundState.POSTING,
        **its,
    ).returning(round_)


class QuizQueries(Queries):
    """Quizzes and their rounds."""

    async def add(self, value: Quiz) -> Quiz | None:
        """Insert; the partial unique index on live channels decides races."""
        row = columns_of(value)
        del row["id"]
        row["more_deck_ids"] = list(value.more_deck_ids)
        statement = self._insert(quiz).values(**row).on_conflict_do_nothing().returning(quiz.c.id)
        quiz_id = await self._value(statement)
        return None if quiz_id is None else replace(value, id=quiz_id)

    async def get(self, quiz_id: int, *, lock: bool = False) -> Quiz | None:
        """The quiz; `lock` holds its row on PostgreSQL (SQLite has one writer anyway)."""
        query = select(quiz).where(quiz.c.id == quiz_id)
        row = await self._one(query.with_for_update(key_share=True) if lock else query)
        return _quiz(row) if row else None

    async def live_in(self, channel_id: int) -> Quiz | None:
        """The channel's quiz that is not finished."""
        query = select(quiz).where(quiz.c.channel_id == channel_id, _LIVE)
        row = await self._one(query)
        return _quiz(row) if row else None

    async def needing_a_step(self, now: datetime, part: Part = EVERYTHING) -> list[int]:
        """Quizzes of the part that need a step now."""
        return await self._values(_needing_a_step(part), _moments(now))

    async def next_step_at(self, now: datetime, part: Part = EVERYTHING) -> datetime | None:
        """When a quiz of the part needs a step, `now` where one does; None where none is live."""
        row = (await self._execute(_next_step(part), _moments(now))).one()
        closes_at = row.closes_at + ANSWER_GRACE if row.closes_at else None
        return min((at for at in (closes_at, row.next_at, now if row.needed else None) if at), default=None)

    async def update(
        self,
        quiz_id: int,
        *,
        state: QuizState | None = None,
        asked: int | None = None,
        next_at: datetime | None = None,
        finished_at: datetime | None = None,
    ) -> None:
        """Change what is given."""
        given = {"state": state, "asked": asked, "next_at": next_at, "finished_at": finished_at}
        changed = {name: value for name, value in given.items() if value is not None}
        await self._execute(update(quiz).where(quiz.c.id == quiz_id).values(**changed))

    async def add_round(self, value: Quiz, card_id: int, number: int) -> Round:
        """Insert a round in state `posting`."""
        statement = new_round(self._insert(round_), value, card_id, number, quiz_id=value.id)
        return read_round((await self._execute(statement)).one())

    async def _one_round(self, query: Select[Any], *, lock: bool = False) -> Round | None:
        query = query.with_for_update(key_share=True) if lock else query
        row = await self._one(query)
        return read_round(row) if row else None

    async def round(self, round_id: int, *, lock: bool = False) -> Round | None:
        """The round; `lock` makes answers to it take turns on PostgreSQL."""
        return await self._one_round(select(round_).where(round_.c.id == round_id), lock=lock)

    async def last_round(self, quiz_id: int) -> Round | None:
        """The newest round of the quiz."""
        query = select(round_).where(round_.c.quiz_id == quiz_id).order_by(round_.c.id.desc()).limit(1)
        return await self._one_round(query)

    async def open_rounds(self, part: Part = EVERYTHING) -> list[Round]:
        """The open rounds of all quizzes of the part that go on, oldest first."""
        live = select(quiz.c.id).where(_LIVE, *of_part(quiz.c.guild_id, part))
        query = select(round_).where(round_.c.quiz_id.in_(live), round_.c.state == RoundState.OPEN)
        # Joined to them or ordered there, SQLite would rather go through the rounds of all times.
        found = [read_round(row) for row in await self._execute(query)]
        return sorted(found, key=lambda each: each.id)

    async def round_of_message(self, message_id: int) -> Round | None:
        """The round that the message asks."""
        return await self._one_round(select(round_).where(round_.c.message_id == message_id))

    async def round_in_channel(self, channel_id: int) -> Round | None:
        """The round of the channel's quiz that takes answers. A daily one is open all day, beside what people say."""
        query = (
            select(round_)
            .where(round_.c.channel_id == channel_id, round_.c.state.in_(_TAKING))
            .where(round_.c.quiz_id.is_not(None))
            .order_by(round_.c.id.desc())
            .limit(1)
        )
        return await self._one_round(query)

    async def asked_cards(self, *quiz_ids: int) -> set[int]:
        """Cards that the quizzes have asked."""
        query = select(round_.c.card_id).where(round_.c.quiz_id.in_(quiz_ids))
        return set(await self._values(query))

    async def _change(self, round_id: int, *states: RoundState, **values: Any) -> None:
        await self._execute(
            update(round_).where(round_.c.id == round_id, round_.c.state.in_(states)).values(**values)
        )

    async def mark_open(
        self, round_id: int, message_id: int, opened_at: datetime, closes_at: datetime | None
    ) -> None:
        """Posting -> open, until `closes_at` (None: a daily question); nothing when it was closed in between."""
        await self._change(round_id, RoundState.POSTING, state=RoundState.OPEN, opened_at=opened_at)
        times = {"closes_at": closes_at, "deadline_at": closes_at}
        await self._change(round_id, RoundState.OPEN, RoundState.CLOSED, message_id=message_id, **times)

    async def set_closing(self, round_id: int, closes_at: datetime, deadline_at: datetime) -> None:
        """Change when an open round closes, and when its time is up."""
        bound = {"round": round_id, "closes_at": closes_at, "deadline_at": deadline_at}
        await self._run(_CLOSING, bound)

    async def restart_time(self, round_id: int, opened_at: datetime, closes_at: datetime) -> None:
        """Give an open round its whole time anew."""
        await self._change(
            round_id, RoundState.OPEN, opened_at=opened_at, closes_at=closes_at, deadline_at=closes_at
        )

    async def mark_closed(self, round_id: int, reason: CloseReason) -> None:
        """Posting or open -> closed; the first reason stays."""
        await self._change(round_id, *_TAKING, state=RoundState.CLOSED, close_reason=reason)

    async def mark_done(self, round_id: int) -> None:
        """Closed -> done."""
        await self._change(round_id, RoundState.CLOSED, state=RoundState.DONE)

    async def drop_round(self, round_id: int) -> None:
        """To done, whatever it was: nobody saw the question."""
        await self._execute(
            update(round_)
            .where(round_.c.id == round_id, round_.c.state != RoundState.DONE)
            .values(state=RoundState.DONE, close_reason=CloseReason.UNPOSTABLE)
        )

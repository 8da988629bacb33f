"""Daily posts and their rounds; `schedules` holds the queries about schedules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    or_,
    select,
    update,
)

from bot.core.daily.posts import LEASE, DailyPost, PostState
from bot.core.daily.schedules import Schedule
from bot.core.quiz.state import ANSWER_GRACE, CloseReason, Round, RoundState
from bot.core.shards import EVERYTHING, Part
from bot.storage.daily.schedules import ScheduleQueries
from bot.storage.queries import PARTS, of_part, record_of
from bot.storage.quiz.quizzes import new_round, read_round
from bot.storage.schema import daily_post, entry, round_, schedule

_OPEN_STATES = (PostState.CLAIMED, PostState.POSTING)
_LIVE_ROUND = and_(
    round_.c.schedule_id.is_not(None), round_.c.state != literal_column(f"'{RoundState.DONE}'")
)
"""As the condition of the index on live daily rounds is written, so that it is used."""


@lru_cache(PARTS)
def _next_due(part: Part) -> Select[Any]:
    live = (_LIVE_ROUND, *of_part(round_.c.guild_id, part))
    waiting = select(daily_post.c.id).where(daily_post.c.state.in_(_OPEN_STATES))
    if part != EVERYTHING:
        its_schedule = schedule.c.id == daily_post.c.schedule_id
        waiting = waiting.join(schedule, its_schedule).where(*of_part(schedule.c.guild_id, part))
    return select(
        select(func.min(schedule.c.next_at))
        .where(schedule.c.paused.is_(False), schedule.c.removed.is_(False))
        .where(*of_part(schedule.c.guild_id, part))
        .scalar_subquery()
        .label("next_at"),
        select(func.min(round_.c.closes_at))
        .where(*live, round_.c.state == RoundState.OPEN)
        .scalar_subquery()
        .label("closes_at"),
        or_(
            waiting.exists(), select(round_.c.id).where(*live, round_.c.state == RoundState.CLOSED).exists()
        ).label("waits"),
    )


_ANSWERED = (
    select(func.count())
    .select_from(entry)
    .where(entry.c.round_id == round_.c.id, entry.c.tries > 0)
    .correlate(round_)
    .scalar_subquery()
)


@lru_cache(PARTS)
def _counters(part: Part) -> Select[Any]:
    return (
        select(daily_post, _ANSWERED.label("answered"))
        .join(round_, round_.c.id == daily_post.c.round_id)
        .where(
            daily_post.c.state == PostState.POSTED,
            _LIVE_ROUND,
            round_.c.state == RoundState.OPEN,
            daily_post.c.shown != _ANSWERED,
            *of_part(round_.c.guild_id, part),
        )
        .limit(bindparam("limit"))
    )


def _post(row: Row[Any]) -> DailyPost:
    return record_of(DailyPost, row, state=PostState(row.state))


class DailyQueries(ScheduleQueries):
    """Daily posts: claims, states, counters."""

    async def claim(
        self, claims: Sequence[tuple[int, date | None, datetime]], owner: str, lease_until: datetime
    ) -> None:
        """Insert a claim for each (schedule, day, instant) that has none yet."""
        if claims:
            rows = [
                {
                    "schedule_id": schedule_id,
                    "day": day,
                    "state": PostState.CLAIMED,
                    "due_at": at,
                    "owner": owner,
                    "lease_until": lease_until,
                }
                for schedule_id, day, at in claims
            ]
            await self._execute(self._insert(daily_post).on_conflict_do_nothing(), rows)

    async def by_hand(self, schedule_id: int, since: datetime) -> list[datetime]:
        """When the schedule's posts since then were asked for that were made by hand."""
        query = select(daily_post.c.due_at).where(
            daily_post.c.schedule_id == schedule_id, daily_post.c.day.is_(None), daily_post.c.due_at >= since
        )
        return await self._values(query)

    async def record_missed(self, missed: Sequence[tuple[int, date, datetime]], reason: str) -> None:
        """Insert a missed post for each day that has none."""
        if missed:
            rows = [
                {"schedule_id": s, "day": day, "state": PostState.MISSED, "due_at": at, "reason": reason}
                for s, day, at in missed
            ]
            await self._execute(self._insert(daily_post).on_conflict_do_nothing(), rows)

    async def missed_since(self, day: date) -> list[DailyPost]:
        """Missed posts of all schedules from a day on; all are read through."""
        query = select(daily_post).where(daily_post.c.state == PostState.MISSED, daily_post.c.day >= day)
        return [_post(row) for row in await self._connection.execute(query)]

    async def drop_posts(self, post_ids: Sequence[int]) -> None:
        """Delete posts of which nothing was made."""
        statement = delete(daily_post).where(daily_post.c.id == bindparam("which"))
        if post_ids:
            await self._connection.execute(statement, [{"which": each} for each in post_ids])

    async def take(
        self, owner: str, now: datetime, lease_until: datetime, limit: int, part: Part = EVERYTHING
    ) -> list[DailyPost]:
        """Posts of the part to make: this process's own, and those whose holder died. All are leased to it."""
        mine = daily_post.c.owner == owner
        # One that runs for longer than any lease was made before the clock was set back.
        orphaned = or_(daily_post.c.lease_until <= now, daily_post.c.lease_until > now + 2 * LEASE)
        query = select(daily_post).where(daily_post.c.state.in_(_OPEN_STATES), or_(mine, orphaned))
        if part != EVERYTHING:
            its_schedule = schedule.c.id == daily_post.c.schedule_id
            query = query.join(schedule, its_schedule).where(*of_part(schedule.c.guild_id, part))
        query = (
            query.order_by(daily_post.c.id)
            .limit(limit)
            .with_for_update(of=daily_post, key_share=True, skip_locked=True)
        )
        posts = [_post(row) for row in await self._execute(query)]
        await self._execute(
            update(daily_post)
            .where(daily_post.c.id.in_([post.id for post in posts]))
            .values(owner=owner, lease_until=lease_until)
        )
        return posts

    async def post(self, post_id: int, *, lock: bool = False) -> DailyPost | None:
        """The post of that id; None where there is none."""
        query = select(daily_post).where(daily_post.c.id == post_id)
        row = await self._one(query.with_for_update(key_share=True) if lock else query)
        return _post(row) if row else None

    async def set_post(self, post_id: int, state: PostState, **values: Any) -> None:
        """Change the state, and what else is given."""
        await self._execute(
            update(daily_post).where(daily_post.c.id == post_id).values(state=state, **values)
        )

    async def next_due(self, now: datetime, part: Part = EVERYTHING) -> datetime | None:
        """When something of a daily question of the part is due, `now` where it is; None where nothing is planned."""
        row = (await self._execute(_next_due(part))).one()
        closes_at = row.closes_at + ANSWER_GRACE if row.closes_at else None
        return min((at for at in (row.next_at, closes_at, now if row.waits else None) if at), default=None)

    async def add_round(self, value: Schedule, card_id: int) -> Round:
        """Insert a round in state `posting`."""
        count = select(func.count()).select_from(round_).where(round_.c.schedule_id == value.id)
        number = await self._number(count) + 1
        its = {"schedule_id": value.id, "sealed": value.sealed}
        statement = new_round(self._insert(round_), value, card_id, number, **its)
        return read_round((await self._execute(statement)).one())

    async def recent_cards(self, schedule_id: int, limit: int) -> list[int]:
        """Cards of the newest posts, newest first."""
        query = (
            select(round_.c.card_id)
            .where(round_.c.schedule_id == schedule_id)
            .order_by(round_.c.id.desc())
            .limit(limit)
        )
        return await self._values(query)

    async def close_earlier(self, schedule_id: int, before_round: int) -> None:
        """The next question is here: earlier ones take no more answers, but for one that is still on its way."""
        earlier = (round_.c.schedule_id == schedule_id, round_.c.id < before_round)
        await self._close(CloseReason.NEXT, *earlier)

    async def _close(self, reason: CloseReason, *which: ColumnElement[bool]) -> None:
        """Of the open daily rounds close those."""
        those = (_LIVE_ROUND, round_.c.state == RoundState.OPEN, *which)
        await self._hold_rows(round_.c.id, *those)
        closed = {"state": RoundState.CLOSED, "close_reason": reason}
        await self._execute(update(round_).where(*those).values(**closed))

    async def close_last(self, schedule_id: int) -> None:
        """No next question comes any more: one that would be open until then takes no more answers."""
        await self._close(
            CloseReason.ENDED, round_.c.schedule_id == schedule_id, round_.c.closes_at.is_(None)
        )

    async def close_overdue(self, now: datetime) -> None:
        """Daily rounds with a set time that is past take no more answers."""
        await self._close(CloseReason.TIME, round_.c.closes_at < now - ANSWER_GRACE)

    async def to_reveal(self, limit: int, part: Part = EVERYTHING) -> list[Round]:
        """Closed daily rounds of the part whose answer is not out yet."""
        query = (
            select(round_)
            .where(_LIVE_ROUND, round_.c.state == RoundState.CLOSED, *of_part(round_.c.guild_id, part))
            .order_by(round_.c.id)
            .limit(limit)
        )
        return [read_round(row) for row in await self._execute(query)]

    async def counters(self, limit: int, part: Part = EVERYTHING) -> list[tuple[DailyPost, Round, int]]:
        """Open posts of the part whose shown number of people who answered is out of date, with the number."""
        found = (await self._execute(_counters(part), {"limit": limit})).all()
        if not found:
            return []
        rounds = {
            row.id: read_round(row)
            for row in await self._execute(
                select(round_).where(round_.c.id.in_([row.round_id for row in found]))
            )
        }
        return [(_post(row), rounds[row.round_id], int(row.answered)) for row in found]

    async def last_posts(self, schedule_id: int, limit: int) -> list[DailyPost]:
        """The newest posts, newest first."""
        query = (
            select(daily_post)
            .where(daily_post.c.schedule_id == schedule_id)
            .order_by(daily_post.c.due_at.desc(), daily_post.c.id.desc())
            .limit(limit)
        )
        return [_post(row) for row in await self._execute(query)]

    async def tallies(self, schedule_id: int) -> dict[PostState, int]:
        """How many posts are in each state."""
        query = (
            select(daily_post.c.state, func.count())
            .where(daily_post.c.schedule_id == schedule_id)
            .group_by(daily_post.c.state)
        )
        return {PostState(state): int(count) for state, count in await self._execute(query)}

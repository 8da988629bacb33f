"""When each server gets its weekly recap, and the posts about weeks and seasons: claims and states."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, delete, func, literal_column, or_, select, update

from bot.core.daily.plan import Plan
from bot.core.recap import weeks
from bot.core.recap.posts import LONGEST_RETRY, PostState, RecapPlan, RecapPost
from bot.core.shards import EVERYTHING, Part
from bot.storage.queries import PARTS, Queries, of_part, record_of
from bot.storage.schema import guild, recap, recap_post
from bot.storage.schema.recap import UNDER_WAY

_UNDER_WAY: Any = literal_column(UNDER_WAY)
_TOLD = (PostState.POSTED, PostState.RESTED)
_OF_A_WEEK = recap_post.c.period.like("%W%")


@lru_cache(PARTS)
def _next_due(part: Part) -> Select[Any]:
    mine = recap_post.c.owner == bindparam("owner")
    # One that runs for longer than any was made before the clock was set back.
    at_once = or_(mine, recap_post.c.lease_until > bindparam("farthest"))
    when = case((at_once, bindparam("now")), else_=recap_post.c.lease_until)
    return select(
        select(func.min(recap.c.next_at))
        .where(*of_part(recap.c.guild_id, part))
        .scalar_subquery()
        .label("next_at"),
        select(func.min(when))
        .where(_UNDER_WAY, *of_part(recap_post.c.guild_id, part))
        .scalar_subquery()
        .label("post_at"),
    )


def _plan(row: Row[Any]) -> RecapPlan:
    plan = Plan(row.at, row.zone, frozenset({row.weekday}))
    return RecapPlan(row.guild_id, row.channel_id, plan, row.next_at)


def _post(row: Row[Any]) -> RecapPost:
    return record_of(RecapPost, row, state=PostState(row.state))


class RecapQueries(Queries):
    """Plans and posts of recaps."""

    async def plan(self, guild_id: int, *, lock: bool = False) -> RecapPlan | None:
        """The server's plan; None where it has no recap."""
        query = select(recap).where(recap.c.guild_id == guild_id)
        row = await self._one(query.with_for_update(key_share=True) if lock else query)
        return _plan(row) if row else None

    async def save(self, plan: RecapPlan) -> None:
        """Make the server's plan this one."""
        columns = {
            "channel_id": plan.channel_id,
            "weekday": plan.weekday,
            "at": plan.plan.at,
            "zone": plan.plan.zone,
            "next_at": plan.next_at,
        }
        statement = self._insert(recap).values(guild_id=plan.guild_id, **columns)
        await self._execute(statement.on_conflict_do_update(index_elements=[recap.c.guild_id], set_=columns))

    async def try_now(self, guild_id: int, now: datetime) -> None:
        """What waits for its next try has it now."""
        await self._execute(
            update(recap_post)
            .where(recap_post.c.guild_id == guild_id, _UNDER_WAY, recap_post.c.owner.is_(None))
            .values(lease_until=now)
        )

    async def remove(self, guild_id: int) -> None:
        """The server has no recap any more; what was posted stays known."""
        await self._execute(delete(recap).where(recap.c.guild_id == guild_id))

    async def next_due(self, owner: str, now: datetime, part: Part = EVERYTHING) -> datetime | None:
        """When something is due in the part: a claim, a try, a lease to renew; None where nothing is planned."""
        bound = {"owner": owner, "now": now, "farthest": now + 2 * LONGEST_RETRY}
        row = (await self._execute(_next_due(part), bound)).one()
        return min((at for at in (row.next_at, row.post_at) if at), default=None)

    async def due(self, now: datetime, limit: int, part: Part = EVERYTHING) -> list[tuple[RecapPlan, bool]]:
        """Plans of the part that are due, and whether the bot is in the server.

        On PostgreSQL not those that another process is claiming.
        """
        gone = select(guild.c.id).where(guild.c.id == recap.c.guild_id, guild.c.removed_at.is_not(None))
        query = (
            select(recap, (~gone.exists()).label("there"))
            .where(recap.c.next_at <= now, *of_part(recap.c.guild_id, part))
            .order_by(recap.c.next_at, recap.c.guild_id)
            .limit(limit)
            .with_for_update(of=recap, key_share=True, skip_locked=True)
        )
        return [(_plan(row), bool(row.there)) for row in await self._execute(query)]

    async def move_on(self, following: Sequence[tuple[int, datetime]]) -> None:
        """Set the next instant of many plans."""
        if following:
            statement = update(recap).where(recap.c.guild_id == bindparam("which"))
            rows = [{"which": guild_id, "to": at} for guild_id, at in following]
            await self._execute(statement.values(next_at=bindparam("to")), rows)

    async def claim(
        self, claims: Sequence[tuple[int, str, datetime]], owner: str, lease_until: datetime
    ) -> None:
        """Insert a claim for each (server, period, instant) that has no post yet."""
        held = {"state": PostState.CLAIMED, "owner": owner, "lease_until": lease_until}
        await self._add([{"guild_id": g, "period": period, "due_at": at, **held} for g, period, at in claims])

    async def record_missed(self, missed: Sequence[tuple[int, str, datetime, str]]) -> None:
        """Insert a missed post for each (server, period, instant, reason) that has none."""
        await self._add(
            [
                {"guild_id": g, "period": period, "state": PostState.MISSED, "due_at": at, "reason": reason}
                for g, period, at, reason in missed
            ]
        )

    async def _add(self, rows: list[dict[str, Any]]) -> None:
        if rows:
            await self._execute(self._insert(recap_post).on_conflict_do_nothing(), rows)

    async def taken(self, guild_ids: Collection[int], since: date) -> dict[int, set[date]]:
        """For each server the weeks, from `since` on, that have had their post or missed it: none comes again."""
        query = select(recap_post.c.guild_id, recap_post.c.period).where(
            recap_post.c.guild_id.in_(guild_ids), recap_post.c.period >= weeks.key(since), _OF_A_WEEK
        )
        found: dict[int, set[date]] = {}
        for guild_id, key in await self._execute(query):
            found.setdefault(guild_id, set()).add(weeks.read_key(key))
        return found

    async def plans(self) -> list[RecapPlan]:
        """Of all servers, for the transaction alone."""
        query = select(recap).order_by(recap.c.guild_id).with_for_update(key_share=True)
        return [_plan(row) for row in await self._connection.execute(query)]

    async def missed_since(self, at: datetime, reason: str) -> list[RecapPost]:
        """Posts of weeks that were due later than `at` and missed for that reason; all are read through."""
        query = select(recap_post).where(
            recap_post.c.state == PostState.MISSED,
            recap_post.c.due_at > at,
            recap_post.c.reason == reason,
            _OF_A_WEEK,
        )
        return [_post(row) for row in await self._connection.execute(query)]

    async def drop_posts(self, post_ids: Sequence[int]) -> None:
        """Delete posts of which nothing was made."""
        await self._connection.execute(delete(recap_post).where(recap_post.c.id.in_(post_ids)))

    async def take(
        self, owner: str, now: datetime, lease_until: datetime, limit: int, part: Part = EVERYTHING
    ) -> list[int]:
        """The ids of posts of the part to make: this process's own, and those that nobody holds. It has all of them."""
        free = or_(
            recap_post.c.owner == owner,
            recap_post.c.lease_until <= now,
            recap_post.c.lease_until > now + 2 * LONGEST_RETRY,
        )
        query = (
            select(recap_post.c.id)
            .where(_UNDER_WAY, free, *of_part(recap_post.c.guild_id, part))
            .order_by(recap_post.c.lease_until)
            .limit(limit)
            .with_for_update(key_share=True, skip_locked=True)
        )
        found = await self._values(query)
        if found:
            await self._execute(
                update(recap_post)
                .where(recap_post.c.id.in_(found))
                .values(owner=owner, lease_until=lease_until)
            )
        return found

    async def post(self, post_id: int, *, lock: bool = False) -> RecapPost | None:
        """One post."""
        query = select(recap_post).where(recap_post.c.id == post_id)
        row = await self._one(query.with_for_update(key_share=True) if lock else query)
        return _post(row) if row else None

    async def set_post(self, post_id: int, **values: Any) -> None:
        """Change these columns."""
        await self._execute(update(recap_post).where(recap_post.c.id == post_id).values(**values))

    async def last_posts(self, guild_id: int, limit: int) -> list[RecapPost]:
        """The server's newest posts, newest first."""
        query = select(recap_post).where(recap_post.c.guild_id == guild_id)
        query = query.order_by(recap_post.c.due_at.desc(), recap_post.c.id.desc()).limit(limit)
        return [_post(row) for row in await self._execute(query)]

    async def told_before(self, guild_id: int, week: date, limit: int) -> list[bool]:
        """Of the posts before a week that were made or rested, newest first, whether theirs were quiet weeks."""
        query = (
            select(recap_post.c.quiet)
            .where(recap_post.c.guild_id == guild_id, recap_post.c.period < weeks.key(week), _OF_A_WEEK)
            .where(recap_post.c.state.in_(_TOLD))
            .order_by(recap_post.c.period.desc())
            .limit(limit)
        )
        return [bool(quiet) for quiet in await self._values(query)]

"""The leaderboards by streak and by accuracy: places counted in two partial indexes of `score`.

A page reads its own rows, after those before it in the index alone; a rank counts those ahead in the index. That grows
with the members who have a place, some milliseconds for a hundred thousand (docs/performance.md): points, which
everybody looks at, have counts of their own instead (`leaderboard`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    update,
)

from bot.core.leaderboard import Metric, Standing, ranked
from bot.storage.leaderboard import KEY, bound_periods, keys_as_rows, longer_streak
from bot.storage.prepared import Prepared
from bot.storage.queries import Queries, insert_into, record_of
from bot.storage.schema import member, score, score_away
from bot.storage.schema.people import BY_ACCURACY, BY_STREAK, PER_MILLE

_OF_PERIOD = (score.c.guild_id == bindparam("guild"), score.c.period == bindparam("period"))
_COLUMNS = (score.c.user_id, score.c.points, score.c.correct, score.c.answers, score.c.streak)
_USER: ColumnElement[int] = literal_column("user_id", Integer)


class _Order(Struct, frozen=True, dict=True):
    """How one of the indexes is sorted, in its own words."""

    key: ColumnElement[int]
    ties: tuple[ColumnElement[int], ...]
    ranked: ColumnElement[bool]

    def _select(self, *columns: Any) -> Select[Any]:
        return select(*columns).select_from(score).where(*_OF_PERIOD, self.ranked)

    @cached_property
    def page(self) -> Select[Any]:
        """Rows of a page with their names, in order."""
        rows = self._select(*_COLUMNS, self.key.label("key")).order_by(self.key, *self.ties)
        page = rows.offset(bindparam("offset")).limit(bindparam("limit")).subquery()
        # Not a join: PostgreSQL's plan for any offset would read all members for it.
        name = select(member.c.name).where(
            member.c.guild_id == bindparam("guild"), member.c.user_id == page.c.user_id
        )
        return select(page, name.scalar_subquery().label("name"))

    @cached_property
    def members(self) -> Select[Any]:
        """How many have a place."""
        return self._select(func.count())

    @cached_property
    def ahead(self) -> Select[Any]:
        """How many are better than a key."""
        return self._select(func.count()).where(self.key < bindparam("than", type_=Integer))

    @cached_property
    def own(self) -> Select[Any]:
        """A member's row."""
        named = select(member.c.name).where(
            member.c.guild_id == bindparam("guild"), member.c.user_id == bindparam("user")
        )
        name = named.scalar_subquery().label("name")
        return self._select(*_COLUMNS, self.key.label("key"), name).where(
            score.c.user_id == bindparam("user")
        )

    @cached_property
    def tied_ahead(self) -> Select[Any]:
        """How many of those with a key stand before a member."""
        before: ColumnElement[bool] = literal_column("0 = 1")
        same: ColumnElement[bool] = self.key == bindparam("than", type_=Integer)
        for tie in self.ties:
            bound = bindparam(f"tie_{self.ties.index(tie)}", type_=Integer)
            before = or_(before, and_(same, tie < bound))
            same = and_(same, tie == bound)
        return self._select(func.count()).where(before, self.key == bindparam("than", type_=Integer))


_ANSWERS: ColumnElement[int] = literal_column("(-answers)", Integer)
_ORDERS: Mapping[Metric, _Order] = {
    Metric.STREAK: _Order(literal_column("(-streak)", Integer), (_USER,), literal_column(BY_STREAK)),
    Metric.ACCURACY: _Order(
        literal_column(f"(-{PER_MILLE})", Integer), (_ANSWERS, _USER), literal_column(BY_ACCURACY)
    ),
}


@cache
def _reached(periods: int) -> Prepared:
    """Notes a streak in the rows of so many periods, and of the season."""
    nothing = literal_column("0", Integer)

    def make(dialect: str) -> Any:
        rows = keys_as_rows(periods, nothing.label("points"), nothing.label("correct"), streaks=True)
        insert: Any = insert_into(score, dialect).from_select([*KEY, "points", "correct", "streak"], rows)
        set_ = {"streak": longer_streak(score, insert)}
        return insert.on_conflict_do_update(index_elements=list(KEY), set_=set_)

    return Prepared(make)


class MetricQueries(Queries):
    """Places by streak and by accuracy."""

    async def page(
        self, metric: Metric, guild_id: int, period: str, *, offset: int, limit: int
    ) -> list[Standing]:
        """Ranked rows from `offset`."""
        order, of = _ORDERS[metric], {"guild": guild_id, "period": period}
        rows = (await self._execute(order.page, {**of, "offset": offset, "limit": limit})).all()
        if not rows:
            return []
        first_rank = 1 + await self._number(order.ahead, {**of, "than": rows[0].key})
        return ranked((record_of(Standing, row, rank=0) for row in rows), metric, offset + 1, first_rank)

    async def count(self, metric: Metric, guild_id: int, period: str) -> int:
        """How many members have a place."""
        return await self._number(_ORDERS[metric].members, {"guild": guild_id, "period": period})

    async def own(self, metric: Metric, guild_id: int, period: str, user_id: int) -> Standing | None:
        """One member's row with its rank."""
        row = await self._own(metric, guild_id, period, user_id)
        if row is None:
            return None
        of = {"guild": guild_id, "period": period, "than": row.key}
        return record_of(Standing, row, rank=1 + await self._number(_ORDERS[metric].ahead, of))

    async def tied_ahead(self, metric: Metric, guild_id: int, period: str, user_id: int) -> int:
        """How many of those who are as good as a member stand before them in the order of pages."""
        row = await self._own(metric, guild_id, period, user_id)
        if row is None:
            return 0
        ties = [-row.answers, user_id] if metric is Metric.ACCURACY else [user_id]
        of = {"guild": guild_id, "period": period, "than": row.key}
        of |= {f"tie_{number}": value for number, value in enumerate(ties)}
        return await self._number(_ORDERS[metric].tied_ahead, of)

    async def reach(
        self, guild_id: int, user_id: int, streaks: Mapping[str, int], *, day: date | None = None
    ) -> None:
        """Note the streaks that the member has reached, by period; a longer one of before stays.

        The season that the server's day falls in gets the streak of that day.
        """
        bound = bound_periods([*streaks], day, streaks)
        await self._run(_reached(len(streaks)), {"guild": guild_id, "user": user_id, **bound})

    async def restate(self, guild_id: int, user_id: int, streaks: Mapping[str, int]) -> None:
        """Set the member's streaks in the periods that they have a row in, longer or shorter."""
        of = {"guild": guild_id, "user": user_id}
        rows = [{**of, "of": period, "to": streak} for period, streak in streaks.items()]
        for table in (score, score_away):
            theirs = (table.c.guild_id == bindparam("guild"), table.c.user_id == bindparam("user"))
            statement = update(table).where(*theirs, table.c.period == bindparam("of"))
            await self._execute(statement.values(streak=bindparam("to")), rows)

    async def _own(self, metric: Metric, guild_id: int, period: str, user_id: int) -> Row[Any] | None:
        bound = {"guild": guild_id, "period": period, "user": user_id}
        row: Row[Any] | None = await self._one(_ORDERS[metric].own, bound)
        return row

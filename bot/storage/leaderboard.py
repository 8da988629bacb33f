"""The leaderboard: one row a member and period, added to by each answer; places from counts that follow those rows.

Nothing here reads more rows the more members a server has. Triggers on `score` keep in `points_count` how many members
have how many points (why: docs/decisions/0010), in rows of one point and of `WIDE` points: what lies before a place is
summed from the wide rows above it and the narrow ones within the wide one, and a page is read in the order of an index.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    Table,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from bot.core.leaderboard import Metric, Standing, leading_to, ranked
from bot.core.periods import Period
from bot.storage.prepared import Prepared, Write
from bot.storage.queries import Queries, insert_into, record_of
from bot.storage.schema import member, points_count, score, score_away, season
from bot.storage.schema.people import EACH, WIDE
from bot.storage.types import Snowflake

KEY = ("guild_id", "period", "user_id")
SUMS = ("points", "correct", "answers")
"""What answers add to a row of `score`, and so what rows add up to."""
_DAY = bindparam("day", type_=Date)
_OF_PERIOD = (score.c.guild_id == bindparam("guild"), score.c.period == bindparam("period"))
_COUNTED = (points_count.c.guild_id == bindparam("guild"), points_count.c.period == bindparam("period"))


def _sum(width: int, *which: ColumnElement[bool]) -> Select[Any]:
    members = func.coalesce(func.sum(points_count.c.members), 0)
    return select(members).where(*_COUNTED, points_count.c.width == width, *which)


def _rows(width: int, *which: ColumnElement[bool]) -> Select[Any]:
    row = select(points_count.c.points, points_count.c.members)
    return row.where(*_COUNTED, points_count.c.width == width, *which).order_by(points_count.c.points.desc())


_MEMBERS = _sum(WIDE, points_count.c.points > 0)
_WIDE_ROWS = _rows(WIDE, points_count.c.points > 0)
_ROWS_OF_WIDE = _rows(
    EACH, points_count.c.points > bindparam("wide") - WIDE, points_count.c.points <= bindparam("wide")
)
_TIED = _sum(EACH, points_count.c.points == bindparam("points"))
_PAGE = (
    select(score.c.user_id, score.c.points, score.c.correct, score.c.answers, score.c.streak)
    .where(*_OF_PERIOD, -score.c.points >= -bindparam("points", type_=score.c.points.type))
    .where(-score.c.points < 0)
    .order_by(-score.c.points, -score.c.correct, score.c.user_id)
    .offset(bindparam("skipped"))
    .limit(bindparam("limit"))
    .subquery()
)
NAMELESS = "a member"
"""Who is forgotten while an answer is counted may have points and no name; the board is everybody's all the same."""
# Not a join: PostgreSQL's plan for any offset would read all members for it.
_NAME = select(member.c.name).where(
    member.c.guild_id == bindparam("guild"), member.c.user_id == _PAGE.c.user_id
)
_NAMED_PAGE = select(_PAGE, func.coalesce(_NAME.scalar_subquery(), NAMELESS).label("name")).order_by(
    -_PAGE.c.points, -_PAGE.c.correct, _PAGE.c.user_id
)
_ITS_WIDE = (score.c.points + (WIDE - 1)) // WIDE * WIDE
_AHEAD_WIDE = _sum(WIDE, points_count.c.points > _ITS_WIDE).correlate(score).scalar_subquery()
_AHEAD_EACH = (
    _sum(EACH, points_count.c.points > score.c.points, points_count.c.points <= _ITS_WIDE)
    .correlate(score)
    .scalar_subquery()
)
_OWN = (
    select(
        (1 + _AHEAD_WIDE + _AHEAD_EACH).label("rank"),
        score.c.user_id,
        member.c.name,
        score.c.points,
        score.c.correct,
        score.c.answers,
        score.c.streak,
    )
    .join_from(score, member, (member.c.user_id == score.c.user_id) & (member.c.guild_id == score.c.guild_id))
    .where(*_OF_PERIOD, score.c.user_id == bindparam("user"), score.c.points > 0)
)

_OWN_PLACE = score.alias("own")
_TIED_AHEAD = (
    select(func.count())
    .select_from(score)
    .join(_OWN_PLACE, (_OWN_PLACE.c.guild_id == score.c.guild_id) & (_OWN_PLACE.c.period == score.c.period))
    .where(*_OF_PERIOD, _OWN_PLACE.c.user_id == bindparam("user"), -score.c.points == -_OWN_PLACE.c.points)
    .where(
        or_(
            -score.c.correct < -_OWN_PLACE.c.correct,
            (score.c.correct == _OWN_PLACE.c.correct) & (score.c.user_id < _OWN_PLACE.c.user_id),
        )
    )
)


def keys_as_rows(periods: int, *columns: ColumnElement[Any], streaks: bool = False) -> CompoundSelect[Any]:
    """Rows for `score` (server, period, member, columns): of so many bound periods, and of the bound day's season.

    With `streaks` each has a bound streak of its own, see `bound_periods`. The season is looked up by the very
    statement that writes. Who sets one up holds the table meanwhile, so an answer counts for it, or is among those
    that are there already (see docs/decisions/0021).
    """
    who = (bindparam("guild", type_=Snowflake), bindparam("user", type_=Snowflake))

    def row(period: ColumnElement[str], streak: str) -> Select[Any]:
        own = [bindparam(streak, type_=Integer)] if streaks else []
        return select(who[0], period, who[1], *columns, *own)

    given = (row(bindparam(f"period{each}", type_=String), f"streak{each}") for each in range(periods))
    in_season = (
        row(literal_column("'s'", String) + cast(season.c.id, String), "streak_of_day")
        .where(season.c.guild_id == who[0], season.c.cancelled.is_(False), season.c.monthly.is_(False))
        .where(season.c.starts_on <= _DAY, or_(season.c.ends_on.is_(None), season.c.ends_on >= _DAY))
    )
    return union_all(*given, in_season)


def bound_periods(
    periods: Sequence[str], day: date | None, streaks: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """What `keys_as_rows` binds: periods, the day whose season it is, and the streak of each that reached one.

    The season's is that of its day.
    """
    bound: dict[str, Any] = {f"period{number}": period for number, period in enumerate(periods)}
    if streaks is not None:
        bound |= {f"streak{number}": streaks.get(period, 0) for number, period in enumerate(periods)}
        bound["streak_of_day"] = streaks[Period.TODAY.key(day)] if day else 0
    return bound | {"day": day}


def longer_streak(table: Table, insert: Any) -> ColumnElement[int]:
    """The streak of a row of `score` or `score_away`, or the one to be inserted there where that is longer."""
    return case((table.c.streak < insert.excluded.streak, insert.excluded.streak), else_=table.c.streak)


@cache
def _added(periods: int, *, streaks: bool) -> Prepared:
    """Adds the same to the rows of so many periods, and of the season; notes the streak of each, if asked."""
    sums = [bindparam(name, type_=Integer) for name in SUMS]

    def make(dialect: str) -> Any:
        names = [*KEY, *SUMS, *(["streak"] if streaks else [])]
        rows = keys_as_rows(periods, *sums, streaks=streaks)
        insert: Any = insert_into(score, dialect).from_select(names, rows)
        added = {name: score.c[name] + insert.excluded[name] for name in SUMS}
        if streaks:
            added["streak"] = longer_streak(score, insert)
        return insert.on_conflict_do_update(index_elements=list(KEY), set_=added)

    return Prepared(make)


def added_points(
    guild_id: int,
    user_id: int,
    periods: Sequence[str],
    points: int,
    correct: int,
    answers: int,
    day: date | None,
    streaks: Mapping[str, int] | None = None,
) -> Write:
    """Adds to each period's row, and to that of the season that the server's day falls in.

    Notes there the `streaks` that the member has reached, by period, as `MetricQueries.reach` does; the day's is one.
    """
    row: dict[str, Any] = {
        "guild": guild_id,
        "user": user_id,
        "points": points,
        "correct": correct,
        "answers": answers,
    }
    added = _added(len(periods), streaks=streaks is not None)
    return added, row | bound_periods(periods, day, streaks)


class ScoreQueries(Queries):
    """The leaderboard, kept up to date by each answer."""

    async def add(
        self,
        guild_id: int,
        user_id: int,
        periods: Sequence[str],
        points: int,
        correct: int,
        answers: int = 0,
        *,
        day: date | None = None,
    ) -> None:
        """Add to each period's row, and to that of the season that the server's day falls in."""
        await self._run(*added_points(guild_id, user_id, periods, points, correct, answers, day))

    async def total(self, guild_id: int, user_id: int) -> int:
        """All the member's points, also where they are put by."""
        queries = (
            select(table.c.points).where(
                table.c.guild_id == guild_id, table.c.period == Period.ALL.value, table.c.user_id == user_id
            )
            for table in (score, score_away)
        )
        return sum(await self._values(union_all(*queries)))

    async def page(self, guild_id: int, period: str, *, offset: int, limit: int) -> list[Standing]:
        """Ranked rows from `offset`."""
        of = {"guild": guild_id, "period": period}
        wide, ahead = leading_to(offset, await self._counts(_WIDE_ROWS, of))
        if wide is None:
            return []
        points, ahead = leading_to(offset, await self._counts(_ROWS_OF_WIDE, {**of, "wide": wide}), ahead)
        if points is None:
            return []
        from_there = {**of, "points": points, "skipped": offset - ahead, "limit": limit}
        rows = await self._execute(_NAMED_PAGE, from_there)
        return ranked(
            (record_of(Standing, row, rank=0) for row in rows), Metric.POINTS, offset + 1, ahead + 1
        )

    async def _counts(self, query: Select[Any], of: dict[str, Any]) -> list[tuple[int, int]]:
        return [(points, members) for points, members in await self._execute(query, of)]

    async def count(self, guild_id: int, period: str) -> int:
        """How many members have points."""
        return await self._number(_MEMBERS, {"guild": guild_id, "period": period})

    async def own(self, guild_id: int, period: str, user_id: int) -> Standing | None:
        """One member's row with its rank."""
        bound = {"guild": guild_id, "period": period, "user": user_id}
        row = await self._one(_OWN, bound)
        return record_of(Standing, row) if row else None

    async def tied(self, guild_id: int, period: str, points: int) -> int:
        """How many members have exactly so many points."""
        bound = {"guild": guild_id, "period": period, "points": points}
        return await self._number(_TIED, bound)

    async def tied_ahead(self, guild_id: int, period: str, user_id: int) -> int:
        """How many of those with a member's points stand before them in the order of pages; reads these alone."""
        bound = {"guild": guild_id, "period": period, "user": user_id}
        return await self._number(_TIED_AHEAD, bound)

"""Reading all that is stored twice, for `core.recount`, and writing what it finds; for the operator alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, literal_column, select, tuple_, union_all, update

from bot.core.grading import Verdict
from bot.core.quiz.entries import Entry
from bot.core.recount import CountedAttempt, Player, Score, ScoreKey, Stored, days_of
from bot.storage.leaderboard import KEY
from bot.storage.queries import Queries, record_of, upsert
from bot.storage.quiz.attempts import read_entry, saved_entry
from bot.storage.schema import (
    appeal,
    attempt,
    entry,
    guild,
    points_count,
    review,
    round_,
    score,
    score_away,
    streak_day,
)
from bot.storage.schema.people import COUNT_WIDTHS
from bot.storage.seasons import SeasonQueries

_ATTEMPTS = select(
    *(attempt.c[name] for name in CountedAttempt.__struct_fields__ if name != "guild_id"),
    round_.c.guild_id,
).join_from(attempt, round_, round_.c.id == attempt.c.round_id)


def _counts() -> list[Select[Any]]:
    """The rows of `points_count`, by the rule of the triggers on `score` (migration 0002), for each width."""
    queries = []
    for width in COUNT_WIDTHS:
        row = ((score.c.points + (width - 1)) // width * width).label("points")
        by = (score.c.guild_id, score.c.period)
        queries.append(
            select(
                *by, literal_column(str(width)).label("width"), row, func.count().label("members")
            ).group_by(*by, row)
        )
    return queries


_SCORE = upsert(score, KEY, set_=Score._fields)


class RecountQueries(Queries):
    """Everything at once: memory grows with the attempts, some hundred bytes each."""

    async def stored(self) -> Stored:
        """All attempts and entries, with the scores, streak days and counts that are kept beside them."""
        attempts = tuple(
            record_of(CountedAttempt, row, verdict=Verdict(row.verdict))
            for row in await self._execute(_ATTEMPTS)
        )
        entries = {(row.round_id, row.user_id): read_entry(row) for row in await self._execute(select(entry))}
        query = select(attempt.c.round_id).join(appeal, appeal.c.attempt_id == attempt.c.id)
        appealed = frozenset(await self._values(query))
        query = select(guild.c.id).where(guild.c.removed_at.is_not(None))
        leaving = frozenset(await self._values(query))
        scores, days = await self._scores(), await self._streak_days()
        reviewed, seasons = await self._reviewed_days(), await SeasonQueries(self._connection).all_plans()
        return Stored(attempts, entries, scores, days, reviewed, leaving, appealed, seasons)

    async def _scores(self) -> dict[ScoreKey, Score]:
        found: dict[ScoreKey, Score] = {}
        for table in (score, score_away):
            for row in await self._execute(select(table)):
                key = ScoreKey(row.guild_id, row.period, row.user_id)
                before = found.get(key, Score())
                found[key] = Score(
                    before.points + row.points,
                    before.correct + row.correct,
                    before.answers + row.answers,
                    max(before.streak, row.streak),
                )
        return found

    async def _streak_days(self) -> dict[int, dict[date, datetime]]:
        found: dict[int, dict[date, datetime]] = defaultdict(dict)
        query = select(streak_day.c.user_id, streak_day.c.day, streak_day.c.at)
        for user_id, day, at in await self._execute(query):
            found[user_id][day] = at
        return found

    async def _reviewed_days(self) -> dict[int, frozenset[date]]:
        found: dict[int, set[date]] = defaultdict(set)
        query = select(review.c.user_id, review.c.at, review.c.own_zone)
        for user_id, at, zone in await self._execute(query.where(review.c.verdict == Verdict.CORRECT)):
            found[user_id] |= days_of(at, zone)
        return {user_id: frozenset(days) for user_id, days in found.items()}

    async def places_differ(self) -> bool:
        """Whether what triggers count is not what the scores give."""
        counted = (await self._execute(union_all(*_counts()).subquery().select())).all()
        stored = (await self._execute(select(points_count))).all()
        return sorted(map(tuple, counted)) != sorted(map(tuple, stored))

    async def count_places(self) -> None:
        """Write the counts that places are read from anew, from the scores."""
        await self._execute(delete(points_count))
        for query in _counts():
            await self._execute(insert(points_count).from_select(list(points_count.c.keys()), query))

    async def amend(self, attempts: Iterable[CountedAttempt]) -> None:
        """Write their points and bonus."""
        for each in attempts:
            values = {"points": each.points, "first": each.first}
            await self._execute(update(attempt).where(attempt.c.id == each.id).values(**values))

    async def save_entries(self, entries: Mapping[Player, Entry]) -> None:
        """Insert or replace them."""
        for (round_id, user_id), value in entries.items():
            await self._run(*saved_entry(round_id, user_id, value))

    async def save_scores(self, scores: Mapping[ScoreKey, Score]) -> None:
        """Write them to the leaderboard; whose scores are put by, `MemberQueries.place_scores` knows."""
        for key, value in scores.items():
            theirs = tuple_(*(score_away.c[name] for name in KEY)) == key
            await self._execute(delete(score_away).where(theirs))
            row: dict[str, Any] = {**key._asdict(), **value._asdict()}
            await self._run(_SCORE, row)

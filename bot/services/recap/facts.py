"""What a recap tells, read in one transaction: the same number of statements however many members a server has."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from bot.core import seasons
from bot.core.leaderboard import Metric
from bot.core.recap import weeks
from bot.core.recap.facts import LEADERS, Recap, Run, longest
from bot.core.seasons import Season, SeasonKey
from bot.services.seasons.overview import Leaders, leaders_of
from bot.services.settings import guild_today, guild_zone
from bot.services.streaks import current_streaks
from bot.storage.transaction import Transaction

CANDIDATES = 25
"""Members with the longest streaks of the week, of whom it is looked whose run is still alive."""


class SeasonRecap(Struct, frozen=True):
    """What is told of a season that is over."""

    people: int
    """Who answered, those who hide or have left as well: they are counted, not named."""
    leaders: Leaders
    following: Season | None
    """The season after it."""
    today: date
    """On the server's calendar, when this was read."""

    @property
    def named(self) -> frozenset[int]:
        """The ids of all who are named."""
        return frozenset(row.user_id for row in self.leaders.rows)


async def gather_season(
    tx: Transaction, guild_id: int, key: SeasonKey, now: datetime, default_zone: str
) -> SeasonRecap | None:
    """What the server's season with that key came to; None where it was taken away."""
    plans = await tx.seasons.plans(guild_id)
    season = seasons.find(plans, key)
    if season is None:
        return None
    people, _ = await tx.recap_facts.totals(guild_id, key)
    today = await guild_today(tx, guild_id, default_zone, now)
    return SeasonRecap(people, await leaders_of(tx, guild_id, season), seasons.after(plans, season), today)


async def gather(tx: Transaction, guild_id: int, week: date, now: datetime, default_zone: str) -> Recap:
    """The server's week that begins on that Monday, on its own calendar; streaks as of `now`."""
    zone, key = await guild_zone(tx, guild_id, default_zone), weeks.key(week)
    people, tally = await tx.recap_facts.totals(guild_id, key)
    if not tally.answers:
        return Recap(week, people, tally)
    return Recap(
        week,
        people,
        tally,
        leaders=tuple(await tx.scores.page(guild_id, key, offset=0, limit=LEADERS)),
        improved=tuple(await tx.recap_facts.improved(guild_id, key, weeks.keys_before(week))),
        streaks=await _streaks(tx, guild_id, key, now, zone),
        hardest=await tx.recap_facts.hardest(guild_id, *weeks.bounds(week, zone)),
    )


async def _streaks(tx: Transaction, guild_id: int, key: str, now: datetime, zone: str) -> tuple[Run, ...]:
    """Who kept a long streak in the week, and still has it."""
    rows = await tx.metrics.page(Metric.STREAK, guild_id, key, offset=0, limit=CANDIDATES)
    names = {row.user_id: row.name for row in rows if row.name}
    if not names:
        return ()
    own = await tx.recap_facts.zones(names)
    alive = await current_streaks(tx, {user_id: own.get(user_id, zone) for user_id in names}, now)
    return longest(Run(user_id, names[user_id], streak.current) for user_id, streak in alive.items())

"""Managing a server's weekly recap: switching it on and off, looking at it; and what a member asks of a recap."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time

from msgspec import Struct

from bot.core import seasons
from bot.core.daily.plan import Plan
from bot.core.recap import weeks
from bot.core.recap.facts import Recap
from bot.core.recap.posts import RecapPlan, RecapPost
from bot.core.seasons import Season, SeasonKey
from bot.core.statistics import Tally
from bot.core.zones import local_day
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.services.recap.errors import NoSuchRecap
from bot.services.recap.facts import gather
from bot.services.settings import checked, guild_zone
from bot.storage.store import Store
from bot.storage.transaction import Transaction

SHOWN_POSTS = 5
MONDAY = 0


class RecapRequest(Struct, frozen=True):
    """What a manager asks for; None leaves a new recap at its default and an old one as it is."""

    channel_id: int
    at: time
    weekday: int | None = None
    """As `date.weekday()`; Monday by default."""
    zone: str | None = None
    """The server's by default."""


class RecapReport(Struct, frozen=True):
    """A server's recap as managers want to see it."""

    plan: RecapPlan | None
    posts: list[RecapPost]
    """The newest first."""
    seasons: dict[str, Season]
    """By the period of the post that tells of it."""


class OwnSeason(Struct, frozen=True):
    """How one member did in a season."""

    season: Season
    points: int
    tally: Tally
    rank: int | None
    """In its standings; None for whoever is not in them."""


class OwnWeek(Struct, frozen=True):
    """How one member did in a week."""

    week: date
    points: int
    tally: Tally
    before: Tally
    """Of the weeks before."""


async def taken_weeks(tx: Transaction, guild_ids: Collection[int], now: datetime) -> dict[int, set[date]]:
    """For each server the weeks around `now`, and later ones, that have had their post; none may be promised again."""
    return await tx.recap.taken(guild_ids, weeks.week_told(now.date()) - weeks.ONE_WEEK)


@tried_again
class RecapPlanService:
    """One transaction a call."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def set_up(self, guild_id: int, request: RecapRequest) -> RecapPlan:
        """Switch the recap on, or change it; the next comes at the first planned time from now on.

        A week that has had its post gets no other. The same command given twice makes the same.
        """
        now = self._clock.now()
        async with self._store.write() as tx:
            old = await tx.recap.plan(guild_id, lock=True)
            zone = checked(request.zone) if request.zone else old.plan.zone if old else None
            zone = zone or await guild_zone(tx, guild_id, self._default_zone)
            weekday = request.weekday if request.weekday is not None else old.weekday if old else MONDAY
            plan = Plan(request.at, zone, frozenset({weekday}))
            taken = (await taken_weeks(tx, [guild_id], now)).get(guild_id, set())
            made = RecapPlan(guild_id, request.channel_id, plan, weeks.next_recap(plan, now, taken).at)
            await tx.recap.save(made)
            await tx.recap.try_now(guild_id, now)
        return made

    async def off(self, guild_id: int) -> bool:
        """Switch it off; False where it was off."""
        async with self._store.write() as tx:
            there = await tx.recap.plan(guild_id, lock=True) is not None
            await tx.recap.remove(guild_id)
            await tx.recap.try_now(guild_id, self._clock.now())
        return there

    async def report(self, guild_id: int) -> RecapReport:
        """The recap with its last posts."""
        async with self._store.read() as tx:
            posts = await tx.recap.last_posts(guild_id, SHOWN_POSTS)
            plans = await tx.seasons.plans(guild_id)
            told = {post.period: seasons.find(plans, post.season) for post in posts if post.season}
            known = {period: season for period, season in told.items() if season}
            return RecapReport(await tx.recap.plan(guild_id), posts, known)

    async def preview(self, guild_id: int) -> Recap:
        """What a recap that was due now would tell."""
        now = self._clock.now()
        async with self._store.read() as tx:
            plan = await tx.recap.plan(guild_id)
            zone = plan.plan.zone if plan else await guild_zone(tx, guild_id, self._default_zone)
            week = weeks.week_told(local_day(now, zone))
            return await gather(tx, guild_id, week, now, self._default_zone)

    async def own(self, guild_id: int, user_id: int, post_id: int) -> OwnWeek | OwnSeason:
        """How a member did in the week or season of a post; NoSuchRecap for a number of another server's."""
        async with self._store.read() as tx:
            post = await tx.recap.post(post_id)
            if post is None or post.guild_id != guild_id:
                raise NoSuchRecap
            if post.season:
                return await _own_season(tx, guild_id, user_id, post.season)
            before = weeks.keys_before(post.week)
            found = await tx.recap_facts.own(guild_id, user_id, (post.period, *before))
        points, tally = found.get(post.period, (0, Tally()))
        return OwnWeek(
            post.week, points, tally, sum((found[key][1] for key in before if key in found), Tally())
        )


async def _own_season(tx: Transaction, guild_id: int, user_id: int, key: SeasonKey) -> OwnSeason:
    season = seasons.find(await tx.seasons.plans(guild_id), key)
    if season is None:
        raise NoSuchRecap
    found = await tx.recap_facts.own(guild_id, user_id, (key,))
    points, tally = found.get(key, (0, Tally()))
    standing = await tx.scores.own(guild_id, key, user_id)
    return OwnSeason(season, points, tally, standing.rank if standing else None)

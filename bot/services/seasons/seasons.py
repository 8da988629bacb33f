"""Seasons of a server: setting them up, ending them, and who led in those that are over.

When a season begins or ends nothing needs to run: which one it is follows from the date on the server's calendar.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from bot.core import seasons
from bot.core.day_ranges import parse_date
from bot.core.seasons import MAX_DAYS, MAX_NAME, MAX_SEASONS, ONE_DAY, Season, SeasonPlan
from bot.core.zones import NEARBY
from bot.services import audit_texts
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.services.seasons.errors import (
    InvalidSeasonDate,
    InvalidSeasonName,
    NoSeasonToEnd,
    SeasonBegun,
    SeasonEndsFirst,
    SeasonGone,
    SeasonInPast,
    SeasonsFull,
    SeasonsOverlap,
    SeasonTooFar,
    TooLateToUndo,
)
from bot.services.seasons.overview import Overview, overview
from bot.services.settings import guild_today, guild_zone
from bot.storage.store import Store
from bot.storage.transaction import Transaction


class Changed(Struct, frozen=True):
    """What became of a season, and what it takes to undo that."""

    season: Season
    ended_before: date | None = None
    """The last day that it had before it was ended."""


@tried_again
class SeasonService:
    """One transaction a call; the cog has checked that whoever changes something has Manage Server."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def overview(self, guild_id: int) -> Overview:
        """What runs, what comes, and the last that are over with who led."""
        async with self._store.read() as tx:
            today = await self._today(tx, guild_id)
            zone = await guild_zone(tx, guild_id, self._default_zone)
            return await overview(tx, guild_id, today, zone)

    async def begun(self, guild_id: int) -> tuple[Season, ...]:
        """The seasons that a leaderboard can show: the one that is on, then those that are over, the newest first."""
        async with self._store.read() as tx:
            today = await self._today(tx, guild_id)
            return seasons.begun(await tx.seasons.plans(guild_id), today)

    async def find(self, guild_id: int, typed: str) -> Season:
        """The one of these with that key or that name; SeasonGone."""
        for season in await self.begun(guild_id):
            if typed == season.key or (season.name and typed.strip().casefold() == season.name.casefold()):
                return season
        raise SeasonGone

    async def today(self, guild_id: int) -> date:
        """The date on the server's calendar."""
        async with self._store.read() as tx:
            return await self._today(tx, guild_id)

    async def _today(self, tx: Transaction, guild_id: int) -> date:
        return await guild_today(tx, guild_id, self._default_zone, self._clock.now())

    async def day(self, guild_id: int, typed: str) -> date:
        """The day that is meant, on the server's calendar; InvalidSeasonDate."""
        day = parse_date(typed, await self.today(guild_id))
        if day is None:
            raise InvalidSeasonDate(typed)
        return day

    async def start(
        self, guild_id: int, actor_id: int, name: str, starts_on: date | None, ends_on: date | None
    ) -> Changed:
        """Set a season up, from today on where no day is given; said twice, it is one.

        What was answered today before counts for one that begins today.

        Raises InvalidSeasonName, SeasonEndsFirst, SeasonInPast, SeasonTooFar, SeasonsFull and SeasonsOverlap.
        """
        kept = seasons.read_name(name)
        if not kept or len(kept) > MAX_NAME:
            raise InvalidSeasonName(MAX_NAME)
        async with self._store.write() as tx:
            await tx.seasons.hold()
            today = await self._today(tx, guild_id)
            plan = SeasonPlan(0, guild_id, kept, False, starts_on or today, ends_on)
            plans = await tx.seasons.plans(guild_id)
            # Discord gives a command to every process on its token: the second finds what the first made.
            made = next((each for each in plans if replace(each, id=0) == plan), None)
            if made is not None:
                return Changed(made.season(today))
            _check_days(plan, today)
            _check_free(plan, plans, today)
            plan = replace(plan, id=await tx.seasons.add(plan))
            await _count(tx, plan, today)
            await self._record(tx, plan, actor_id, "started")
            return Changed(plan.season(today))

    async def end(self, guild_id: int, actor_id: int, season_id: int | None = None) -> Changed:
        """Make today the last day of the season, or of the one that runs; NoSeasonToEnd.

        One that ends today anyway does so still.

        Raises SeasonGone.
        """
        async with self._store.write() as tx:
            await tx.seasons.hold()
            today = await self._today(tx, guild_id)
            plan = await _own(tx, guild_id, season_id, today)
            if not plan.covers(today):
                raise NoSeasonToEnd
            if plan.ends_on != today:
                await tx.seasons.set_end(plan.id, today)
                await self._record(tx, plan, actor_id, "ended")
            return Changed(replace(plan, ends_on=today).season(today), plan.ends_on)

    async def go_on(self, guild_id: int, actor_id: int, season_id: int, ends_on: date | None) -> Changed:
        """Take back that the season ends today; TooLateToUndo tomorrow, SeasonsOverlap where another took its days.

        Raises NoSeasonToEnd, SeasonGone and SeasonsFull.
        """
        async with self._store.write() as tx:
            await tx.seasons.hold()
            today = await self._today(tx, guild_id)
            plan = await _own(tx, guild_id, season_id, today)
            again = replace(plan, ends_on=ends_on)
            if plan.ends_on != ends_on:
                if plan.ends_on != today or again.season(today).is_over(today):
                    raise TooLateToUndo
                others = [each for each in await tx.seasons.plans(guild_id) if each.id != plan.id]
                _check_free(again, others, today)
                await tx.seasons.set_end(plan.id, ends_on)
                await self._record(tx, plan, actor_id, "went on with")
            return Changed(again.season(today))

    async def cancel(self, guild_id: int, actor_id: int, season_id: int) -> Changed:
        """Take a season away that has not begun, or begins today; SeasonBegun later. All points stay.

        Raises NoSeasonToEnd and SeasonGone.
        """
        async with self._store.write() as tx:
            await tx.seasons.hold()
            today = await self._today(tx, guild_id)
            plan = await tx.seasons.cancelled(guild_id, season_id)
            if plan is None:
                plan = await _own(tx, guild_id, season_id, today)
                if plan.starts_on < today:
                    raise SeasonBegun
                await tx.seasons.set_cancelled(plan, cancelled=True)
                await tx.seasons.clear(guild_id, plan.season(today).key)
                await self._record(tx, plan, actor_id, "cancelled")
            return Changed(plan.season(today))

    async def restore(self, guild_id: int, actor_id: int, season_id: int) -> Changed:
        """Bring the season back that was cancelled last, with what was answered meanwhile; TooLateToUndo.

        Raises NoSeasonToEnd, SeasonGone, SeasonsFull and SeasonsOverlap.
        """
        async with self._store.write() as tx:
            await tx.seasons.hold()
            today = await self._today(tx, guild_id)
            plan = await tx.seasons.cancelled(guild_id, season_id)
            if plan is None:
                plan = await _own(tx, guild_id, season_id, today)
            else:
                if plan.starts_on < today:
                    raise TooLateToUndo
                _check_free(plan, await tx.seasons.plans(guild_id), today)
                await tx.seasons.set_cancelled(plan, cancelled=False)
                await _count(tx, plan, today)
                await self._record(tx, plan, actor_id, "brought back")
            return Changed(plan.season(today))

    async def set_monthly(self, guild_id: int, actor_id: int, *, on: bool) -> None:
        """Make each month a season from this one on, or no more: then this month is none, those before it stay.

        Raises SeasonsFull and SeasonsOverlap.
        """
        async with self._store.write() as tx:
            await tx.seasons.hold()
            today = await self._today(tx, guild_id)
            first = today.replace(day=1)
            plans = await tx.seasons.plans(guild_id)
            now = next((plan for plan in plans if plan.monthly and plan.ends_on is None), None)
            if on == (now is not None):
                return
            if now is not None:
                if now.starts_on < first:
                    await tx.seasons.set_end(now.id, first - ONE_DAY)
                else:
                    await tx.seasons.remove(now.id)
            else:
                await _add_monthly(tx, SeasonPlan(0, guild_id, "", True, first, None), plans, today)
            detail = audit_texts.monthly_seasons(on=on)
            await tx.audit.record(guild_id, actor_id, "season.monthly", detail, self._clock.now())

    async def _record(self, tx: Transaction, plan: SeasonPlan, actor_id: int, did: str) -> None:
        detail = audit_texts.season_changed(did, plan.name)
        await tx.audit.record(plan.guild_id, actor_id, "season.changed", detail, self._clock.now())


async def _own(tx: Transaction, guild_id: int, season_id: int | None, today: date) -> SeasonPlan:
    """The season with that id, or that runs; months have no end of their own."""
    named = [plan for plan in await tx.seasons.plans(guild_id) if not plan.monthly]
    if season_id is None:
        found = next((plan for plan in named if plan.covers(today)), None)
        if found is None:
            raise NoSeasonToEnd
        return found
    found = next((plan for plan in named if plan.id == season_id), None)
    if found is None:
        raise SeasonGone
    return found


def _check_days(plan: SeasonPlan, today: date) -> None:
    if plan.starts_on < today:
        raise SeasonInPast(today)
    if plan.ends_on is not None and plan.ends_on < plan.starts_on:
        raise SeasonEndsFirst
    ahead = (plan.starts_on - today).days
    length = (plan.ends_on - plan.starts_on).days + 1 if plan.ends_on else 0
    if max(ahead, length) > MAX_DAYS:
        raise SeasonTooFar(MAX_DAYS)


def _check_free(plan: SeasonPlan, others: Sequence[SeasonPlan], today: date) -> None:
    other = seasons.overlapping(others, plan.starts_on, plan.ends_on, today)
    if other is not None:
        raise SeasonsOverlap(other)
    if len(others) >= MAX_SEASONS:
        raise SeasonsFull(MAX_SEASONS)


async def _add_monthly(tx: Transaction, plan: SeasonPlan, plans: Sequence[SeasonPlan], today: date) -> None:
    """Insert it, or have an older one go on that ended with the month before."""
    _check_free(plan, plans, today)
    before = plan.starts_on - ONE_DAY
    older = next((each for each in plans if each.monthly and each.ends_on == before), None)
    if older is not None:
        await tx.seasons.set_end(older.id, None)
    else:
        await tx.seasons.add(plan)


async def _count(tx: Transaction, plan: SeasonPlan, today: date) -> None:
    """What its days hold already: today's answers, and those of a day ahead where the server's zone was another."""
    last = today + NEARBY if plan.ends_on is None else min(today + NEARBY, plan.ends_on)
    days = [plan.starts_on + n * ONE_DAY for n in range((last - plan.starts_on).days + 1)]
    if days:
        await tx.seasons.count(plan.guild_id, plan.season(today).key, days)

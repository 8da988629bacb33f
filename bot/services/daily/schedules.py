"""Managing daily schedules: setting up, changing, pausing, looking at them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time

from msgspec import Struct
from msgspec.structs import replace

from bot.core.daily.plan import Plan, next_run
from bot.core.daily.posts import DailyPost, PostState
from bot.core.daily.schedules import Schedule
from bot.core.zones import NEARBY
from bot.services.again import tried_again
from bot.services.daily.errors import (
    NoSchedule,
    NoSuchSchedule,
    ScheduleDeckGone,
    ScheduleNotNamed,
    SchedulesFull,
)
from bot.services.decks import lookup
from bot.services.protocols import Clock
from bot.services.settings import checked, guild_zone
from bot.storage.store import Store
from bot.storage.transaction import Transaction

MAX_SCHEDULES = 25
"""A server; also what one autocomplete list can show."""
SHOWN_POSTS = 7
GONE = "a removed deck"
"""In place of the title of a deck that is not there any more."""

_NEW = Schedule(
    id=0,
    guild_id=0,
    channel_id=0,
    deck_id=0,
    topic=None,
    plan=Plan(time(0), "UTC"),
    role_id=None,
    sealed=True,
    reveal_hours=None,
    paused=False,
    next_at=None,
)
"""What a new schedule has where nothing is asked; its ids, zone and times are always set."""


class ScheduleRequest(Struct, frozen=True):
    """What a manager asks of a schedule; None leaves a new one at its default and an old one as it is."""

    channel_id: int
    at: time
    zone: str | None = None
    deck: str | None = None
    topic: str | None = None
    days: frozenset[int] | None = None
    role_id: int | None = None
    sealed: bool | None = None
    reveal_hours: int | None = None
    thread: bool | None = None


class ScheduleReport(Struct, frozen=True):
    """A schedule as operators want to see it."""

    schedule: Schedule
    deck_title: str
    posts: list[DailyPost]
    tallies: dict[PostState, int]


class SetUp(Struct, frozen=True):
    """A schedule that was made or changed."""

    schedule: Schedule
    deck_title: str
    had_today: bool
    """Whether its next post waits for another day, since the planned one has had its post."""


async def taken_days(tx: Transaction, schedule_ids: Collection[int], now: datetime) -> dict[int, set[date]]:
    """For each schedule the days around `now`, and later ones, that have had their post; none may be promised again."""
    return await tx.daily.taken_days(schedule_ids, (now - NEARBY).date())


async def _titles(tx: Transaction, guild_id: int) -> dict[int, str]:
    return {deck.id: deck.title for deck in await tx.decks.visible(guild_id)}


@tried_again
class ScheduleService:
    """One transaction a call. Nothing here removes a schedule but `remove`."""

    def __init__(
        self, store: Store, clock: Clock, default_zone: str, default_deck: str = lookup.SHIPPED
    ) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone
        self._default_deck = default_deck

    async def set_up(
        self, guild_id: int, request: ScheduleRequest, *, schedule_id: int | None = None
    ) -> SetUp:
        """Make a schedule, or change the one named; its next post comes at the first planned time from now on.

        A day that has had its post gets no other, whatever the new time.

        Raises NoSuchSchedule, ScheduleDeckGone and SchedulesFull.
        """
        async with self._store.write() as tx:
            await tx.locks.server(guild_id)
            old = await self._own(tx, guild_id, schedule_id) if schedule_id is not None else None
            schedule = await self._requested(tx, guild_id, request, old)
            others = await tx.daily.schedules(guild_id)
            # Discord gives a command to every process on its token: the second finds what the first made.
            made = [each for each in others if old is None and replace(schedule, id=each.id) == each]
            if old is not None:
                await tx.daily.save_schedule(schedule)
            elif made:
                schedule = made[0]
            elif len(others) >= MAX_SCHEDULES:
                raise SchedulesFull(of=MAX_SCHEDULES)
            else:
                schedule = replace(schedule, id=await tx.daily.add_schedule(schedule))
            titles = await _titles(tx, guild_id)
            had = not schedule.paused and schedule.next_at != next_run(schedule.plan, self._clock.now()).at
            return SetUp(schedule, titles.get(schedule.deck_id, GONE), had_today=had)

    async def _requested(
        self, tx: Transaction, guild_id: int, request: ScheduleRequest, old: Schedule | None
    ) -> Schedule:
        base = old or _NEW
        plan = await self._plan(tx, guild_id, request, old)
        deck_id, topic = await self._pool(tx, guild_id, request, old)
        asked = {
            "role_id": request.role_id,
            "sealed": request.sealed,
            "reveal_hours": request.reveal_hours,
            "thread": request.thread,
        }
        return replace(
            base,
            guild_id=guild_id,
            channel_id=request.channel_id,
            deck_id=deck_id,
            topic=topic,
            plan=plan,
            next_at=None if base.paused else await self._next(tx, plan, old),
            **{name: value for name, value in asked.items() if value is not None},
        )

    async def _plan(
        self, tx: Transaction, guild_id: int, request: ScheduleRequest, old: Schedule | None
    ) -> Plan:
        zone = checked(request.zone) if request.zone else old.plan.zone if old else None
        zone = zone or await guild_zone(tx, guild_id, self._default_zone)
        return Plan(request.at, zone, request.days or (old or _NEW).plan.days)

    async def _pool(
        self, tx: Transaction, guild_id: int, request: ScheduleRequest, old: Schedule | None
    ) -> tuple[int, str | None]:
        """The deck, and the topic: that of another deck goes with it."""
        if request.deck:
            deck = await lookup.find(tx, guild_id, request.deck)
        elif old is None:
            deck = await lookup.default(tx, guild_id, self._default_deck)
        elif request.topic:
            kept = next((each for each in await tx.decks.visible(guild_id) if each.id == old.deck_id), None)
            if kept is None:
                raise ScheduleDeckGone
            deck = kept
        else:
            return old.deck_id, old.topic
        return deck.id, lookup.checked_topic(deck, request.topic) if request.topic else None

    async def _next(self, tx: Transaction, plan: Plan, of: Schedule | None) -> datetime:
        """When the next post of a schedule, None for a new one, comes by the plan."""
        now = self._clock.now()
        taken = (await taken_days(tx, [of.id], now)).get(of.id, set()) if of else set()
        return next_run(plan, now, taken).at

    async def _own(self, tx: Transaction, guild_id: int, schedule_id: int) -> Schedule:
        schedule = await tx.daily.schedule(schedule_id, lock=True)
        if schedule is None or schedule.guild_id != guild_id:
            raise NoSuchSchedule
        return schedule

    async def one(self, guild_id: int, schedule_id: int | None) -> Schedule:
        """The schedule named, or the server's only one.

        Raises NoSchedule, NoSuchSchedule and ScheduleNotNamed.
        """
        async with self._store.read() as tx:
            schedules = await tx.daily.schedules(guild_id)
        if not schedules:
            raise NoSchedule
        if schedule_id is None and len(schedules) > 1:
            raise ScheduleNotNamed
        found = (
            schedules[0] if schedule_id is None else next((s for s in schedules if s.id == schedule_id), None)
        )
        if found is None:
            raise NoSuchSchedule
        return found

    async def all(self, guild_id: int) -> list[Schedule]:
        """The server's schedules."""
        async with self._store.read() as tx:
            return await tx.daily.schedules(guild_id)

    async def pause(self, guild_id: int, schedule_id: int) -> Schedule:
        """No posts until resumed. Raises NoSuchSchedule."""
        async with self._store.write() as tx:
            changed = replace(await self._own(tx, guild_id, schedule_id), paused=True, next_at=None)
            await tx.daily.save_schedule(changed)
        return changed

    async def resume(self, guild_id: int, schedule_id: int) -> Schedule:
        """Post again, from the next planned time on; nothing is caught up. Raises NoSuchSchedule."""
        async with self._store.write() as tx:
            old = await self._own(tx, guild_id, schedule_id)
            next_at = old.next_at if not old.paused else await self._next(tx, old.plan, old)
            changed = replace(old, paused=False, next_at=next_at)
            await tx.daily.save_schedule(changed)
        return changed

    async def remove(self, guild_id: int, schedule_id: int) -> Schedule:
        """Remove it; what it posted stays, and the answer of a question that waited for the next one is shown.

        Raises NoSuchSchedule.
        """
        async with self._store.write() as tx:
            old = await self._own(tx, guild_id, schedule_id)
            await tx.daily.remove_schedule(schedule_id)
            await tx.daily.close_last(schedule_id)
        return old

    async def reports(self, guild_id: int) -> list[ScheduleReport]:
        """Every schedule with its last posts and what became of all of them."""
        async with self._store.read() as tx:
            titles = await _titles(tx, guild_id)
            return [
                ScheduleReport(
                    schedule,
                    titles.get(schedule.deck_id, GONE),
                    await tx.daily.last_posts(schedule.id, SHOWN_POSTS),
                    await tx.daily.tallies(schedule.id),
                )
                for schedule in await tx.daily.schedules(guild_id)
            ]

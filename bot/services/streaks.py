"""A person's streak, and why it stands where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from bot.core.days_off import NOWHERE, DaysOff, PersonCalendar, ServerCalendar
from bot.core.excused_days import DailyRecord, ExcusedDays, Move
from bot.core.members import Preferences
from bot.core.streaks import Source, Streak, day_for, open_since, reached, reached_since, streak
from bot.core.zones import local_day
from bot.services.protocols import Clock
from bot.services.settings import home_zone, person_zone
from bot.storage.store import Store
from bot.storage.transaction import Transaction


class StreakReport(Struct, frozen=True):
    """The streak with what explains it."""

    streak: Streak
    zone: str
    last_day: date | None
    preferences: Preferences
    reminder_zone: str
    """On whose clock a reminder comes."""
    own_zone: bool
    """Whether that is the person's own; else it is a server's."""


async def excused_days_for(
    tx: Transaction, user_id: int, days: Mapping[date, Source], zone: str, today: date
) -> ExcusedDays:
    """What excuses the person's missed days between their first day and today."""
    if not days:
        return ExcusedDays(zone)
    if _kept_all(days, today):
        return _excused(zone, (), days, {}, None, {}, ())
    first = min(days)
    records = await _records(tx, days.values(), first)
    outages = await tx.uptime.outages(_before(first))
    own, servers = await _calendars(tx, {user_id: days})
    moves = await tx.members.moves([user_id])
    return _excused(zone, outages, days, records, own.get(user_id), servers, moves.get(user_id, ()))


def _kept_all(days: Mapping[date, Source], today: date) -> bool:
    """Whether every day from the first to today counts: nothing is left to excuse."""
    return sum(day <= today for day in days) > (today - min(days)).days


def _excused(
    zone: str,
    outages: Sequence[tuple[datetime, datetime]],
    days: Mapping[date, Source],
    records: Mapping[int, DailyRecord],
    own: PersonCalendar | None,
    servers: Mapping[int, ServerCalendar],
    moves: Iterable[Move],
) -> ExcusedDays:
    off = DaysOff(own or PersonCalendar(), servers, {day: each.guild_id for day, each in days.items()})
    schedules = {day: each.schedule_id for day, each in days.items()}
    return ExcusedDays(zone, outages, schedules, records, off, moves)


async def _calendars(
    tx: Transaction, days: Mapping[int, Mapping[date, Source]]
) -> tuple[Mapping[int, PersonCalendar], Mapping[int, ServerCalendar]]:
    """The days off of these people, and of the servers where they kept their streaks."""
    guilds = {each.guild_id for own in days.values() for each in own.values()} - {NOWHERE}
    return await tx.days_off.of_people(days.keys()), await tx.days_off.of_servers(guilds)


async def _records(tx: Transaction, sources: Iterable[Source], first: date) -> Mapping[int, DailyRecord]:
    schedules = {each.schedule_id for each in sources if each.schedule_id is not None}
    return await tx.daily.records(schedules, first) if schedules else {}


def _before(day: date) -> datetime:
    """An instant before the day begins, in any zone."""
    return datetime.combine(day, datetime.min.time(), UTC) - timedelta(days=1)


async def current_streak(
    tx: Transaction, user_id: int, zone: str, now: datetime
) -> tuple[Streak, ExcusedDays]:
    """The person's streak at `now` on the calendar of `zone`."""
    days = await tx.members.streak_days(user_id)
    today = local_day(now, zone)
    excused_days = await excused_days_for(tx, user_id, days, zone, today)
    return streak(days, today, excused=excused_days, open_since=open_since(now, zone)), excused_days


async def day_to_count(tx: Transaction, user_id: int, zone: str, now: datetime) -> date:
    """The day that a correct answer counts for, on the calendar of `zone`.

    After the hours of grace that is today, and nothing needs to be read.
    """
    day = local_day(now, zone)
    if open_since(now, zone) < day:
        _, excused_days = await current_streak(tx, user_id, zone, now)
        day = day_for(now, zone, excused_days.sources, excused_days)
    return day


class CountedDay(Struct, frozen=True):
    """The day that a correct answer counts for, and the streak with it."""

    day: date
    streak: Streak | None
    """None where it was the newest day already, by an answer in the same server."""

    def on_boards_of(self, played_on: date) -> dict[str, int] | None:
        """The streak by the leaderboard's periods of that day of the server, where the counted day is new to it.

        A day that counted by an answer there is on its leaderboard. One that counted elsewhere, as by a review, comes
        with the first right answer there.
        """
        return reached(self.streak, played_on) if self.streak is not None else None


async def counted_day(
    tx: Transaction, user_id: int, zone: str, now: datetime, source: Source, newest: tuple[date, int] | None
) -> CountedDay:
    """The day of a correct answer at `now`, which is not stored yet, on the calendar of `zone`.

    `newest` is the newest day that counts, and the server where it did; None where no day does. Then nothing needs to
    be read, nor where it is that day and server.
    """
    day = today = local_day(now, zone)
    late = open_since(now, zone)
    days: Mapping[date, Source] | None = {} if newest is None else None
    if late < today and newest is not None:
        days = await tx.members.streak_days(user_id)
        if late not in days:  # else the day before needs no answer, whatever it is
            day = day_for(now, zone, days, await excused_days_for(tx, user_id, days, zone, today))
    if newest == (day, source.guild_id):
        return CountedDay(day, None)
    if days is None:
        days = await tx.members.streak_days(user_id)
    counted = {day: source, **days}
    excused = await excused_days_for(tx, user_id, counted, zone, today)
    return CountedDay(day, streak(counted, today, excused=excused, open_since=late))


async def count_day(
    tx: Transaction, user_id: int, zone: str, now: datetime, *, guild_id: int, schedule_id: int | None
) -> Streak | None:
    """Count a correct answer's day, on the calendar of `zone`; the streak, if the day did not count before."""
    day = await day_to_count(tx, user_id, zone, now)
    new = await tx.members.add_streak_day(
        user_id, day, guild_id=guild_id, schedule_id=schedule_id, zone=zone, at=now
    )
    return (await current_streak(tx, user_id, zone, now))[0] if new else None


async def restate_streaks(tx: Transaction, user_id: int, zone: str, since: date | None = None) -> None:
    """After a day before now began to count, or ended to: the person's places by streak from that day on, anew.

    None: from their first day on.
    """
    days = await tx.members.streak_days(user_id)
    since = since or min(days, default=None)
    if since is None:
        return
    last = max(days, default=since)
    known = streak(days, last, excused=await excused_days_for(tx, user_id, days, zone, last))
    for guild_id in await tx.members.guilds_of(user_id):
        seasons = await tx.seasons.plans(guild_id)
        await tx.metrics.restate(guild_id, user_id, reached_since(known, since, seasons))


async def current_streaks(tx: Transaction, zones: Mapping[int, str], now: datetime) -> dict[int, Streak]:
    """The streaks at `now` of several people, each on the calendar of their zone; who has no day is left out.

    As many queries however many people and days there are.
    """
    days = await tx.members.streak_days_of(zones.keys())
    if not days:
        return {}
    gaps = [own for user_id, own in days.items() if not _kept_all(own, local_day(now, zones[user_id]))]
    first = min((min(own) for own in gaps), default=date.max)
    records = await _records(tx, (source for own in gaps for source in own.values()), first)
    outages = await tx.uptime.outages(_before(first)) if gaps else []
    calendars, servers = await _calendars(tx, days)
    moves = await tx.members.moves(days.keys()) if gaps else {}

    def excused(user_id: int, own: Mapping[date, Source]) -> ExcusedDays:
        calendar, moved = calendars.get(user_id), moves.get(user_id, ())
        return _excused(zones[user_id], outages, own, records, calendar, servers, moved)

    return {
        user_id: streak(
            own,
            local_day(now, zones[user_id]),
            excused=excused(user_id, own),
            open_since=open_since(now, zones[user_id]),
        )
        for user_id, own in days.items()
    }


class StreakService:
    """Reads streaks; the answer transaction writes their days."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def report(self, user_id: int, guild_id: int | None) -> StreakReport:
        """The person's streak as of now, on their own calendar."""
        async with self._store.read() as tx:
            zone = await person_zone(tx, user_id, guild_id, self._default_zone)
            current, excused_days = await current_streak(tx, user_id, zone, self._clock.now())
            preferences = await tx.members.preferences(user_id)
            home, own = await home_zone(tx, user_id, self._default_zone, guild_id)
        return StreakReport(
            current, zone, max(excused_days.sources, default=None), preferences, home, own_zone=own
        )

"""A clock that was ahead and is right again: what was planned and noted there keeps nothing from coming."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

import pytest

from bot.core.daily.posts import PostState
from bot.core.recap.posts import PostState as RecapState
from bot.services.daily.posts import DailyService
from bot.services.daily.schedules import ScheduleRequest, ScheduleService
from bot.services.recap import reasons
from bot.services.reminders import ReminderService
from bot.services.uptime import UptimeService
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import CHANNEL, GUILD, Game
from tests.services.recap_weeks import NINE as MONDAY_AT_NINE
from tests.services.recap_weeks import Weekly

DAY = timedelta(days=1)


class Calendar:
    """A daily question at nine, a heartbeat each time the clock is set."""

    def __init__(self, game: Game) -> None:
        self.clock, store = game.clock, game.store
        self.daily = DailyService(store, self.clock, random.Random(7), "me", "UTC")
        self.schedules = ScheduleService(store, self.clock, "UTC")
        self.uptime = UptimeService(store, self.clock)
        self.store = store

    async def at(self, now: datetime) -> None:
        self.clock.current = now
        await self.uptime.beat()
        await self.daily.claim_due()

    async def stands(self) -> tuple[datetime | None, list[tuple[date | None, PostState]]]:
        """When the next post comes, and what became of those before, oldest first."""
        (report,) = await self.schedules.reports(GUILD)
        return report.schedule.next_at, [(each.day, each.state) for each in reversed(report.posts)]


@pytest.mark.parametrize("days", [2, 400], ids=["days", "a year and more"])
@pytest.mark.parametrize("had_today", [True, False], ids=["after today's", "before today's"])
async def test_daily_questions_come_again(any_game: Game, days: int, *, had_today: bool) -> None:
    calendar = Calendar(any_game)
    today = any_game.clock.now().date()
    nine = datetime.combine(today, time(9), any_game.clock.now().tzinfo)
    await calendar.at(nine - timedelta(hours=1))
    await calendar.schedules.set_up(GUILD, ScheduleRequest(CHANNEL, time(9), "UTC"))
    if had_today:
        await calendar.at(nine)
    await calendar.at(nine + timedelta(days=days, hours=-1))
    assert await calendar.stands() != (nine + DAY, [])
    await calendar.at(nine + timedelta(hours=1))
    assert await calendar.stands() == (nine + DAY, [(today, PostState.CLAIMED)])
    await calendar.at(nine + DAY)
    assert await calendar.stands() == (
        nine + 2 * DAY,
        [(today, PostState.CLAIMED), (today + DAY, PostState.CLAIMED)],
    )


async def test_what_was_missed_stays_missed(any_game: Game) -> None:
    calendar = Calendar(any_game)
    nine = datetime.combine(any_game.clock.now().date(), time(9), any_game.clock.now().tzinfo)
    await calendar.at(nine - timedelta(hours=1))
    await calendar.schedules.set_up(GUILD, ScheduleRequest(CHANNEL, time(9), "UTC"))
    await calendar.at(nine + 2 * DAY + timedelta(hours=1))
    before = await calendar.stands()
    assert [state for _, state in before[1]] == [PostState.MISSED, PostState.MISSED, PostState.CLAIMED]
    await calendar.at(nine + 2 * DAY + timedelta(minutes=30))
    assert await calendar.stands() == before


async def test_the_way_there_was_no_outage(any_game: Game) -> None:
    calendar, clock = Calendar(any_game), any_game.clock
    start = clock.now()
    await calendar.at(start)
    await calendar.at(start + timedelta(hours=8))
    await calendar.at(start + timedelta(days=400))
    await calendar.at(start + timedelta(hours=9))
    async with calendar.store.read() as tx:
        assert await tx.uptime.outages(start) == [
            (start, start + timedelta(hours=8)),
            (start + timedelta(hours=8), start + timedelta(hours=9)),
        ]


async def test_reminders_come_again(store: Store) -> None:
    evening = datetime.fromisoformat("2026-03-02T21:00:00+00:00")
    clock = FakeClock(evening)
    reminders, uptime = ReminderService(store, clock, "UTC"), UptimeService(store, clock)
    await reminders.set(1, on=True)
    await uptime.beat()
    clock.move(days=30)
    assert await reminders.due() == []  # looked at, and left in peace that evening
    await uptime.beat()
    clock.move(days=-30)
    await uptime.beat()
    async with store.write() as tx:
        yesterday = evening.date() - DAY
        await tx.members.add_streak_day(1, yesterday, guild_id=7, schedule_id=None, zone="UTC", at=evening)
    assert [due.user_id for due in await reminders.due()] == [1]


async def test_recaps_come_again(store: Store) -> None:
    weekly = Weekly(store)
    plan = await weekly.plans.set_up(GUILD, MONDAY_AT_NINE)
    due = plan.next_at
    uptime = UptimeService(store, weekly.clock)
    await uptime.beat()
    weekly.clock.current = due + timedelta(days=100)
    await uptime.beat()
    await weekly.service.claim_due()
    weekly.clock.current = due + timedelta(hours=1)
    await uptime.beat()
    await weekly.service.claim_due()
    report = await weekly.plans.report(GUILD)
    assert report.plan is not None
    assert report.plan.next_at == due + timedelta(weeks=1)
    states = [post.state for post in report.posts if post.due_at <= due]
    assert states == [RecapState.CLAIMED]
    assert all(post.reason != reasons.NOT_RUNNING for post in report.posts)


async def test_a_jump_between_two_heartbeats(any_game: Game) -> None:
    calendar, clock = Calendar(any_game), any_game.clock
    nine = datetime.combine(clock.now().date(), time(9), clock.now().tzinfo)
    await calendar.at(nine - timedelta(hours=1))
    await calendar.schedules.set_up(GUILD, ScheduleRequest(CHANNEL, time(9), "UTC"))
    clock.current = nine + timedelta(days=30, hours=-1)
    await calendar.daily.claim_due()
    clock.current = nine - timedelta(minutes=30)
    await calendar.uptime.clock_went(nine + timedelta(days=30, hours=-1), clock.current)
    assert await calendar.stands() == (nine, [])


async def test_clocks_that_differ_a_little_change_nothing(
    any_game: Game, caplog: pytest.LogCaptureFixture
) -> None:
    calendar, start = Calendar(any_game), any_game.clock.now()
    await calendar.at(start)
    await calendar.at(start - timedelta(minutes=9))
    await calendar.uptime.clock_went(start, start - timedelta(minutes=9))
    assert "set back" not in caplog.text

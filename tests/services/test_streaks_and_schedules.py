"""Streaks of people who answer every daily question, while a manager moves it about and zones change."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.core.streaks import Day
from bot.services.daily.due import ToPost
from bot.services.daily.posts import DailyService
from bot.services.daily.schedules import ScheduleRequest, ScheduleService
from tests.services.game import BEN, CHANNEL, GUILD, RIGHT, Game

HONOLULU, KIRITIMATI = "Pacific/Honolulu", "Pacific/Kiritimati"
"""Nine o'clock in one is nine o'clock in the other, of the next date."""
MORNING = datetime(2026, 3, 2, 19, tzinfo=UTC)


class Server:
    """A server with one daily question, at nine in Honolulu; Ben answers each that comes, and nothing else."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.daily = DailyService(game.store, game.clock, random.Random(7), "me", "UTC")
        self.schedules = ScheduleService(game.store, game.clock, "UTC")
        self.schedule_id: int | None = None

    async def plan(self, at: time = time(9), zone: str = HONOLULU) -> None:
        """Set it up, or to another time."""
        request = ScheduleRequest(CHANNEL, at, zone)
        saved = await self.schedules.set_up(GUILD, request, schedule_id=self.schedule_id)
        self.schedule_id = saved.schedule.id

    async def live(self, until: datetime) -> None:
        """Let time pass, question by question."""
        while (due_at := await self.daily.next_due()) is not None and due_at <= until:
            self.game.clock.current = due_at
            await self.daily.claim_due()
            (post,) = await self.daily.take(10)
            due = await self.daily.advance(post.id)
            assert isinstance(due, ToPost)
            await self.daily.posted(due, self.game.new_id())
            for round_id in await self.daily.to_reveal(10):
                await self.daily.revealed(round_id)
            await self.game.say(due.round, BEN, RIGHT, public=False)
        self.game.clock.current = until

    async def streak(self) -> tuple[int, list[date]]:
        """The days of Ben's run, and those that were excused."""
        seen = (await self.game.streaks.report(BEN.user_id, GUILD)).streak
        return seen.current, [day for day, state in seen.calendar.items() if state is Day.EXCUSED]


async def planned(game: Game) -> Server:
    game.clock.current = MORNING - timedelta(hours=1)
    made = Server(game)
    await made.plan()
    return made


@pytest.fixture
async def server(game: Game) -> Server:
    return await planned(game)


async def test_the_servers_zone_over_the_date_line_and_back(any_game: Game) -> None:
    server = await planned(any_game)
    settings = server.game.settings
    await settings.set_guild_zone(GUILD, HONOLULU)
    await server.live(MORNING + timedelta(days=1, hours=1))
    await settings.set_guild_zone(GUILD, KIRITIMATI)
    await server.plan(zone=KIRITIMATI)
    await server.live(MORNING + timedelta(days=3, hours=1))
    assert await server.streak() == (4, [date(2026, 3, 4)])  # on which the question of the 3rd was answered
    await settings.set_guild_zone(GUILD, HONOLULU)
    await server.plan(zone=HONOLULU)
    await server.live(MORNING + timedelta(days=6, hours=1))
    assert await server.streak() == (6, [date(2026, 3, 4)])


async def test_the_zone_of_the_server_alone(server: Server) -> None:
    await server.game.settings.set_guild_zone(GUILD, HONOLULU)
    await server.live(MORNING + timedelta(days=1, hours=1))
    await server.game.settings.set_guild_zone(GUILD, KIRITIMATI)
    await server.live(MORNING + timedelta(days=3, hours=1))
    assert await server.streak() == (4, [date(2026, 3, 4)])


async def test_the_zone_of_the_question_alone(server: Server) -> None:
    """It is the 3rd in Kiritimati before it is so in Honolulu, and each date has one question."""
    await server.plan(zone=KIRITIMATI)
    await server.live(MORNING + timedelta(hours=1))
    await server.plan(zone=HONOLULU)
    await server.live(MORNING + timedelta(days=3, hours=1))
    assert await server.streak() == (3, [date(2026, 3, 3)])


async def test_an_earlier_time_on_a_day_whose_question_was_to_come(server: Server) -> None:
    await server.plan(time(9), "UTC")
    await server.live(datetime(2026, 3, 4, 8, tzinfo=UTC))
    await server.plan(time(7), "UTC")
    await server.live(datetime(2026, 3, 5, 8, tzinfo=UTC))
    assert await server.streak() == (2, [date(2026, 3, 4)])


async def test_a_pause_and_other_days_of_the_week(server: Server) -> None:
    await server.plan(time(9), "UTC")
    await server.live(datetime(2026, 3, 3, 10, tzinfo=UTC))
    assert server.schedule_id is not None
    await server.schedules.pause(GUILD, server.schedule_id)
    server.game.clock.move(days=3)
    assert await server.streak() == (1, [date(2026, 3, 4), date(2026, 3, 5)])
    await server.schedules.resume(GUILD, server.schedule_id)
    weekdays = ScheduleRequest(CHANNEL, time(9), days=frozenset(range(5)))
    await server.schedules.set_up(GUILD, weekdays, schedule_id=server.schedule_id)
    await server.live(datetime(2026, 3, 9, 10, tzinfo=UTC))
    every_day = ScheduleRequest(CHANNEL, time(9), days=frozenset(range(7)))
    await server.schedules.set_up(GUILD, every_day, schedule_id=server.schedule_id)
    await server.live(datetime(2026, 3, 10, 10, tzinfo=UTC))
    off = [date(2026, 3, day) for day in (4, 5, 6, 7, 8)]
    assert await server.streak() == (3, off), "the weekend had none, whatever the days are now"


async def test_a_day_missed_stays_missed(server: Server) -> None:
    """The question came, and no zone changed between the answers around it."""
    await server.plan(time(9), "UTC")
    await server.live(datetime(2026, 3, 4, 10, tzinfo=UTC))
    assert (await server.streak())[0] == 2
    async with server.game.store.write() as tx:
        await tx.members.remove_streak_day(BEN.user_id, date(2026, 3, 3))
    await server.game.settings.set_guild_zone(GUILD, KIRITIMATI)
    await server.live(datetime(2026, 3, 5, 10, tzinfo=UTC))
    assert await server.streak() == (2, [])

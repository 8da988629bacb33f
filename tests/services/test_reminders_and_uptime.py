"""Reminders: one an evening, to those who asked. Uptime: a gap between heartbeats is an outage."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.services import reminders as reminders_module
from bot.services.reminders import ReminderService
from bot.services.uptime import UptimeService
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services import game as games
from tests.services.appeal_game import REVIEWER, appeal_game

ANA, GUILD = 1, 7
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


async def kept(store: Store, *days: date) -> None:
    async with store.write() as tx:
        for day in days:
            await tx.members.add_streak_day(ANA, day, guild_id=GUILD, schedule_id=None, zone="UTC", at=NOON)


async def test_one_reminder_in_the_evening_of_a_day_at_risk(store: Store) -> None:
    clock = FakeClock(NOON)
    reminders = ReminderService(store, clock, "UTC")
    await kept(store, date(2026, 2, 28), date(2026, 3, 1))
    clock.move(hours=9)
    assert not await reminders.due(), "off until asked for"
    await reminders.set(ANA, on=True)
    (first,) = await reminders.due()
    assert (first.user_id, first.streak.current) == (ANA, 2)
    assert await reminders.claim(first)
    assert not await reminders.claim(first), "another process was faster"
    assert not await reminders.due(), "once an evening"
    await reminders.release(first)
    (again,) = await reminders.due()
    assert again == first, "it did not go out"
    assert await reminders.claim(again)
    await kept(store, date(2026, 3, 2))
    clock.move(hours=12)
    assert not await reminders.due(), "it is morning"
    clock.move(hours=12)
    assert [due.streak.current for due in await reminders.due()] == [3]


async def test_no_reminder_when_today_is_done_or_nothing_is_at_stake(store: Store) -> None:
    clock = FakeClock(NOON + timedelta(hours=9))
    reminders = ReminderService(store, clock, "UTC")
    await reminders.set(ANA, on=True)
    assert not await reminders.due()
    await kept(store, date(2026, 3, 2))
    assert not await reminders.due()


async def test_the_evening_is_the_persons_own(store: Store) -> None:
    clock = FakeClock(datetime(2026, 3, 2, 14, 14, tzinfo=UTC))  # 19:59 in Kathmandu
    reminders = ReminderService(store, clock, "UTC")
    await kept(store, date(2026, 3, 1))
    await reminders.set(ANA, on=True)
    async with store.write() as tx:
        await tx.members.set_person_zone(ANA, "Asia/Kathmandu")
    assert not await reminders.due()
    clock.move(minutes=1)
    assert len(await reminders.due()) == 1


async def test_a_closed_direct_message_is_remembered_until_asked_anew(store: Store) -> None:
    clock = FakeClock(NOON + timedelta(hours=9))
    reminders = ReminderService(store, clock, "UTC")
    await kept(store, date(2026, 3, 1))
    await reminders.set(ANA, on=True)
    assert await reminders.due()
    await reminders.undeliverable(ANA)
    await kept(store, date(2026, 3, 2))
    clock.move(days=1)
    assert not await reminders.due()
    await reminders.set(ANA, on=True)
    assert len(await reminders.due()) == 1


async def looked_at_next(store: Store, day: date) -> list[int]:
    """Whom a tick on that evening would look at, wherever they are."""
    async with store.read() as tx:
        found = await tx.reminders.candidates(day, ["UTC", "Asia/Tokyo"], "UTC", after=0, limit=1_000)
    return [each.user_id for each in found]


async def test_each_is_looked_at_once_an_evening_and_those_at_risk_until_they_are_reminded(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of thirteen people, in turns of five: at risk, done today, broken off long ago, never begun."""
    monkeypatch.setattr(reminders_module, "LOOKED_AT_ONCE", 5)
    clock = FakeClock(NOON + timedelta(hours=9))
    reminders = ReminderService(store, clock, "UTC")
    today = date(2026, 3, 2)
    days = {0: [date(2026, 3, 1)], 1: [date(2026, 3, 1), today], 2: [date(2026, 1, 1)], 3: []}
    people = range(1, 14)
    for user_id in people:
        await reminders.set(user_id, on=True)
        async with store.write() as tx:
            for day in days[user_id % 4]:
                await tx.members.add_streak_day(
                    user_id, day, guild_id=GUILD, schedule_id=None, zone="UTC", at=NOON
                )
    at_risk = [user_id for user_id in people if user_id % 4 == 0]
    assert await looked_at_next(store, today) == list(people)
    assert [due.user_id for due in await reminders.due()] == at_risk
    assert await looked_at_next(store, today) == at_risk
    for due in await reminders.due():
        assert await reminders.claim(due)
    assert await looked_at_next(store, today) == []
    clock.move(days=1)
    assert await looked_at_next(store, date(2026, 3, 3)) == list(people)
    assert [due.user_id for due in await reminders.due()] == [u for u in people if u % 4 == 1]


async def test_a_streak_that_a_reviewer_changes_in_the_evening_is_looked_at_again(store: Store) -> None:
    game = await appeal_game(store)
    game.clock.move(hours=9)
    reminders = ReminderService(store, game.clock, "UTC")
    await reminders.set(games.ANA.user_id, on=True)
    async with store.write() as tx:
        await tx.members.add_streak_day(
            games.ANA.user_id, date(2026, 3, 1), guild_id=games.GUILD, schedule_id=None, zone="UTC", at=NOON
        )
    appeal = await game.appeal(await game.begin(), games.ANA, "no idea of it")
    await game.accept(appeal)
    assert not await reminders.due(), "today is done"
    await game.reviewing.reopen(appeal, REVIEWER)
    assert [due.user_id for due in await reminders.due()] == [games.ANA.user_id]


async def test_two_dates_may_have_their_evening_at_once(store: Store) -> None:
    clock = FakeClock(
        datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
    )  # 20:30 in Auckland, 20:30 the day before in Midway
    reminders = ReminderService(store, clock, "UTC")
    zones = {1: "Pacific/Auckland", 2: "Pacific/Midway", 3: "UTC"}
    for user_id, zone in zones.items():
        await reminders.set(user_id, on=True)
        async with store.write() as tx:
            await tx.members.set_guild_zone(GUILD + user_id, zone)
            await tx.members.add_streak_day(
                user_id,
                date(2026, 2, 28),
                guild_id=GUILD + user_id,
                schedule_id=None,
                zone=zone,
                at=NOON - timedelta(days=2),
            )
    due = await reminders.due()
    assert [(each.user_id, each.day) for each in due] == [
        (2, date(2026, 3, 1))
    ]  # Auckland's run ended on the 1st
    async with store.write() as tx:
        await tx.members.add_streak_day(
            1, date(2026, 3, 1), guild_id=GUILD + 1, schedule_id=None, zone=zones[1], at=NOON
        )
        await tx.reminders.look_again(1)
    assert {each.user_id: each.day for each in await reminders.due()} == {
        1: date(2026, 3, 2),
        2: date(2026, 3, 1),
    }


async def test_a_gap_between_heartbeats_is_an_outage_and_a_restart_is_none(store: Store) -> None:
    clock = FakeClock(NOON)
    uptime = UptimeService(store, clock)
    assert await uptime.beat() is None
    clock.move(minutes=9)
    assert await uptime.beat() is None
    clock.move(hours=7)
    assert await uptime.beat() == timedelta(hours=7)
    async with store.read() as tx:
        assert await tx.uptime.outages(NOON) == [
            (NOON + timedelta(minutes=9), NOON + timedelta(hours=7, minutes=9))
        ]

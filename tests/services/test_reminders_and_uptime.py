"""Reminders: one an evening, to those who asked. Uptime: a gap between heartbeats is an outage."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.services.reminders import ReminderService
from bot.services.uptime import UptimeService
from bot.storage.store import Store
from tests.fakes import FakeClock

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

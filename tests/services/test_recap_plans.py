"""Recaps over weeks, on each engine: set up, changed, switched off, resting; and a server that is left."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot.core.events import RecapOutcome
from bot.services.privacy import PrivacyService
from bot.services.recap import reasons
from bot.services.recap.errors import NoSuchRecap
from bot.services.recap.plans import RecapRequest
from bot.services.recap.posts import ToFind
from bot.services.settings import SettingsService
from bot.storage.schema import recap, recap_post
from bot.storage.store import Store
from tests.services.game import ANA, CHANNEL, GUILD
from tests.services.recap_weeks import NINE, WEEK, Weekly


@pytest.fixture
def weekly(store: Store) -> Weekly:
    """On each engine."""
    return Weekly(store)


@pytest.fixture
def simple(sqlite_store: Store) -> Weekly:
    """For what hangs on no engine."""
    return Weekly(sqlite_store)


async def test_another_weekday_in_the_same_week_tells_nothing_twice(weekly: Weekly) -> None:
    post_id = await weekly.due()
    await weekly.service.posted(await weekly.send(post_id), 4_000)
    plan = await weekly.plans.set_up(GUILD, RecapRequest(CHANNEL, time(9), weekday=2))
    assert (plan.next_at.date(), plan.weekday) == (date(2026, 3, 18), 2), "Wednesday of the next week"
    weekly.clock.current = plan.next_at
    await weekly.service.claim_due()
    assert [post.week for post in await weekly.posts()] == [date(2026, 3, 9), WEEK]


async def test_off_and_on_again_tells_no_week_twice(simple: Weekly) -> None:
    post_id = await simple.due()
    await simple.service.posted(await simple.send(post_id), 4_000)
    await simple.plans.off(GUILD)
    plan = await simple.plans.set_up(GUILD, RecapRequest(CHANNEL, time(23)))
    assert plan.next_at == datetime.combine(date(2026, 3, 16), time(23), simple.clock.now().tzinfo)


async def test_a_week_that_was_claimed_is_neither_claimed_nor_counted_again(weekly: Weekly) -> None:
    """Whatever set the plan back to it, such as a row from a backup."""
    await weekly.due()
    report = await weekly.plans.report(GUILD)
    assert report.plan is not None
    async with weekly.store.write() as tx:
        await tx.recap.move_on([(GUILD, report.plan.next_at - timedelta(weeks=1))])
    assert await weekly.service.claim_due() == 1
    assert weekly.moved() == [RecapOutcome.CLAIMED]
    assert (await weekly.plans.report(GUILD)).plan == report.plan


async def test_the_same_command_twice_makes_the_same(weekly: Weekly) -> None:
    made = await asyncio.gather(*(weekly.plans.set_up(GUILD, NINE) for _ in range(2)))
    assert made[0] == made[1]
    async with weekly.store.read() as tx:
        assert len((await tx._connection.execute(select(recap))).all()) == 1


async def test_zones_are_the_servers_or_those_that_are_named(simple: Weekly) -> None:
    await SettingsService(simple.store, "UTC").set_guild_zone(GUILD, "Asia/Tokyo")
    assert (await simple.plans.set_up(GUILD, NINE)).plan.zone == "Asia/Tokyo"
    named = await simple.plans.set_up(GUILD, RecapRequest(CHANNEL, time(9), zone="new york"))
    assert named.plan.zone == "America/New_York"
    assert (await simple.plans.set_up(GUILD, NINE)).plan.zone == "America/New_York", "and stay so"


async def test_a_zone_that_the_machine_lost_holds_up_nobody_else(simple: Weekly) -> None:
    for guild_id in (GUILD, GUILD + 1):
        await simple.plans.set_up(guild_id, NINE)
    async with simple.store.write() as tx:
        of = recap.update().where(recap.c.guild_id == GUILD)
        await tx._connection.execute(of.values(zone="Atlantis/Centre"))
    simple.clock.move(days=7)
    assert await simple.service.claim_due() == 2
    assert await simple.service.claim_due() == 0
    assert await simple.posts() == []
    assert len(await simple.service.take(10)) == 1


async def test_two_quiet_weeks_are_told_and_then_it_rests_until_somebody_answers(weekly: Weekly) -> None:
    await weekly.plans.set_up(GUILD, NINE)
    told: list[int | None] = []
    for number in range(6):
        if number == 4:
            week = WEEK + timedelta(weeks=4)
            async with weekly.store.write() as tx:
                await tx.scores.add(GUILD, 1, [f"2026-W{week.isocalendar().week}"], 5, 1, 1)
        weekly.clock.move(weeks=1)
        await weekly.service.claim_due()
        (post_id,) = await weekly.service.take(10)
        due = await weekly.service.advance(post_id)
        assert not isinstance(due, ToFind)
        told.append(due.quiet_before if due else -1)
        if due is not None:
            await weekly.service.posted(due, 4_000 + number)
    assert told == [0, 1, -1, -1, None, 0]
    states = [post.state.value for post in await weekly.posts()]
    assert states == ["posted", "posted", "rested", "rested", "posted"], "the newest five"
    assert weekly.moved().count(RecapOutcome.RESTED) == 2


async def test_a_server_that_the_bot_left_is_not_posted_to_and_loses_all_in_the_end(weekly: Weekly) -> None:
    post_id = await weekly.due()
    await weekly.service.posted(await weekly.send(post_id), 4_000)
    privacy = PrivacyService(weekly.store, weekly.clock, timedelta(days=30))
    await privacy.server_left(GUILD)
    weekly.clock.move(weeks=1)
    await weekly.service.claim_due()
    assert (await weekly.posts())[0].reason == reasons.NOT_HERE
    weekly.clock.move(days=30)
    while await privacy.purge_some() is not None:
        pass
    async with weekly.store.read() as tx:
        for table in (recap, recap_post):
            assert (await tx._connection.execute(select(table))).all() == []


async def test_a_server_with_a_recap_alone_is_known(simple: Weekly) -> None:
    await simple.plans.set_up(GUILD, NINE)
    async with simple.store.read() as tx:
        assert GUILD in await tx.retention.known()


async def test_the_week_of_another_server_is_nobodys_here(simple: Weekly) -> None:
    post_id = await simple.due()
    own = await simple.plans.own(GUILD, ANA.user_id, post_id)
    assert (own.tally.answers, own.tally.correct, own.points) == (4, 2, 20)
    with pytest.raises(NoSuchRecap):
        await simple.plans.own(GUILD + 1, ANA.user_id, post_id)
    with pytest.raises(NoSuchRecap):
        await simple.plans.own(GUILD, ANA.user_id, post_id + 1)

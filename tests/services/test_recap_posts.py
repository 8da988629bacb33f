"""The post of a week on each engine: claimed once, taken over, found again, given up; and what is told of it."""

from __future__ import annotations

import asyncio
import logging
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from bot.core.delivery import Obstacle
from bot.core.events import RecapOutcome
from bot.core.recap import weeks
from bot.core.recap.posts import LONGEST_RETRY, PostState
from bot.core.shards import EVERYTHING, NOTHING, Part
from bot.core.shards import shard_of as shard
from bot.services.recap import reasons
from bot.services.recap.plans import RecapRequest
from bot.services.recap.posts import RecapService, ToFind, ToPost
from bot.storage.schema import recap_post
from bot.storage.store import Store
from tests.services.game import CHANNEL, GUILD
from tests.services.recap_weeks import NINE, WEEK, Weekly

ELSEWHERE = CHANNEL + 1


@pytest.fixture
def weekly(store: Store) -> Weekly:
    """On each engine."""
    return Weekly(store)


@pytest.fixture
def simple(sqlite_store: Store) -> Weekly:
    """For what hangs on no engine."""
    return Weekly(sqlite_store)


async def test_of_two_processes_one_has_the_week(weekly: Weekly) -> None:
    await weekly.plans.set_up(GUILD, NINE)
    weekly.clock.move(days=7)
    one, two = weekly.process("one"), weekly.process("two")
    await asyncio.gather(one.claim_due(), two.claim_due(), one.claim_due())
    taken = await asyncio.gather(one.take(10), two.take(10))
    assert sorted(map(len, taken)) == [0, 1]
    assert (await weekly.post()).week == WEEK
    assert weekly.moved() == [RecapOutcome.CLAIMED]


async def test_two_inserts_of_one_week_leave_one_row(weekly: Weekly) -> None:
    """Whatever the code does: it is a constraint."""
    now = weekly.clock.now()
    for owner in ("one", "two"):
        async with weekly.store.write() as tx:
            await tx.recap.claim([(GUILD, weeks.key(WEEK), now)], owner, now)
    async with weekly.store.read() as tx:
        owners = list((await tx._connection.execute(select(recap_post.c.owner))).scalars())
    assert owners == ["one"]


async def test_a_claim_of_a_process_that_died_is_taken_over_and_sent_without_a_look(weekly: Weekly) -> None:
    post_id = await weekly.due()
    heir = weekly.process("heir")
    assert await heir.take(10) == []
    assert await heir.next_due() == weekly.clock.now() + timedelta(seconds=15)
    weekly.clock.move(seconds=15)
    assert await heir.take(10) == [post_id]
    assert await weekly.service.take(10) == []
    due = await weekly.send(post_id, heir)
    assert (due.channel_id, due.quiet_before) == (CHANNEL, None)
    await heir.posted(due, 4_000)
    found = await weekly.post()
    assert (found.state, found.message_id, found.channel_id) == (PostState.POSTED, 4_000, CHANNEL)
    assert await heir.advance(post_id) is None
    assert weekly.moved() == [RecapOutcome.CLAIMED, RecapOutcome.POSTED]


async def test_a_send_that_may_have_gone_through_is_looked_for_first(weekly: Weekly) -> None:
    post_id = await weekly.due()
    await weekly.send(post_id)  # then the process dies
    weekly.clock.move(seconds=16)
    heir = weekly.process("heir")
    assert await heir.take(10) == [post_id]
    look = await heir.advance(post_id)
    assert isinstance(look, ToFind)
    assert look.channel_id == CHANNEL
    again = await heir.advance(post_id, absent=True)
    assert isinstance(again, ToPost)
    weekly.clock.move(days=5)
    late = await heir.advance(post_id)
    assert isinstance(late, ToFind), "also when its window is over"
    await heir.posted(late, 4_000)
    assert (await weekly.post()).state is PostState.POSTED


async def test_a_process_that_leaves_gives_its_claims_back(weekly: Weekly) -> None:
    post_id = await weekly.due()
    await weekly.service.release(10)
    assert await weekly.process("heir").take(10) == [post_id]


async def test_a_failed_try_waits_by_itself_and_says_why(weekly: Weekly) -> None:
    post_id = await weekly.due()
    due = await weekly.send(post_id)
    first = await weekly.service.not_sent(due, Obstacle.GONE, "10003")
    assert first == timedelta(seconds=3)
    assert await weekly.service.take(10) == []
    assert await weekly.service.next_due() == weekly.clock.now() + first
    found = await weekly.post()
    assert (found.state, found.reason, found.tries) == (PostState.POSTING, "The channel is gone.", 1)
    weekly.clock.move(seconds=3)
    assert await weekly.process("another").take(10) == [post_id]
    assert await weekly.service.not_sent(due, Obstacle.OUTAGE, "502") == timedelta(seconds=6)


async def test_what_is_set_up_meanwhile_is_tried_at_once_and_there(weekly: Weekly) -> None:
    post_id = await weekly.due()
    for _ in range(9):
        wait = await weekly.service.not_sent(await weekly.send_or_look(post_id), Obstacle.GONE, "10003")
    assert wait == timedelta(seconds=3 * 2**8)
    plan = await weekly.plans.set_up(GUILD, RecapRequest(ELSEWHERE, time(10)))
    assert plan.next_at == weekly.clock.now().replace(hour=10, minute=0) + timedelta(days=7)
    assert await weekly.service.take(10) == [post_id]
    due = await weekly.service.advance(post_id, absent=True)
    assert isinstance(due, ToPost)
    assert due.channel_id == ELSEWHERE


async def test_what_discord_refuses_is_given_up_and_logged(
    simple: Weekly, caplog: pytest.LogCaptureFixture
) -> None:
    due = await simple.send(await simple.due())
    assert await simple.service.not_sent(due, Obstacle.REFUSED, "50035") is None
    assert (await simple.post()).state is PostState.FAILED
    (line,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert line.getMessage() == "a recap was given up"
    assert (line.guild, line.period, line.reason) == (GUILD, "2026-W10", "Discord refused the post (50035).")  # type: ignore[attr-defined]
    assert simple.moved()[-1] is RecapOutcome.FAILED


async def test_switched_off_it_is_looked_for_and_withdrawn(simple: Weekly) -> None:
    post_id = await simple.due()
    await simple.send(post_id)
    assert await simple.plans.off(GUILD)
    assert not await simple.plans.off(GUILD)
    assert isinstance(await simple.service.advance(post_id), ToFind)
    assert await simple.service.advance(post_id, absent=True) is None
    assert (await simple.post()).reason == reasons.SWITCHED_OFF
    assert await simple.service.next_due() is None


@pytest.mark.parametrize(("hours", "state"), [(47, PostState.CLAIMED), (49, PostState.MISSED)])
async def test_after_time_off_it_comes_late_or_is_missed(
    weekly: Weekly, hours: int, state: PostState, caplog: pytest.LogCaptureFixture
) -> None:
    plan = await weekly.plans.set_up(GUILD, NINE)
    weekly.clock.current = plan.next_at + timedelta(hours=hours)
    assert await weekly.service.claim_due() == 1
    found = await weekly.post()
    assert (found.week, found.state) == (WEEK, state)
    if state is PostState.MISSED:
        (line,) = [r for r in caplog.records if r.getMessage() == "a recap was missed"]
        assert (line.period, line.reason) == ("2026-W10", reasons.NOT_RUNNING)  # type: ignore[attr-defined]
    assert await weekly.service.claim_due() == 0
    report = await weekly.plans.report(GUILD)
    assert report.plan is not None
    assert report.plan.next_at == plan.next_at + timedelta(weeks=1)


async def test_weeks_without_a_process_are_missed_and_the_newest_is_posted(simple: Weekly) -> None:
    plan = await simple.plans.set_up(GUILD, NINE)
    simple.clock.current = plan.next_at + timedelta(weeks=2, hours=1)
    await simple.service.claim_due()
    assert [(post.week, post.state) for post in await simple.posts()] == [
        (date(2026, 3, 16), PostState.CLAIMED),
        (date(2026, 3, 9), PostState.MISSED),
        (WEEK, PostState.MISSED),
    ]


async def test_its_window_ends_while_it_is_tried(simple: Weekly) -> None:
    post_id = await simple.due()
    due = await simple.send(post_id)
    await simple.service.not_sent(due, Obstacle.FORBIDDEN, "50013")
    simple.clock.move(days=2)
    assert await simple.service.advance(post_id, absent=True) is None
    found = await simple.post()
    assert (found.state, found.reason) == (PostState.FAILED, "I may not post in that channel.")


async def test_a_clock_set_back_holds_nothing_up(weekly: Weekly) -> None:
    post_id = await weekly.due()
    await weekly.service.not_sent(await weekly.send(post_id), Obstacle.OUTAGE, "502")
    weekly.clock.move(hours=-5)
    assert (await weekly.service.next_due() or weekly.clock.now()) <= weekly.clock.now()
    assert await weekly.service.take(10) == [post_id]
    assert timedelta(hours=5) > 2 * LONGEST_RETRY


async def test_a_part_has_its_own_servers_alone(weekly: Weekly) -> None:
    guilds = [(1_000 + number) << 22 for number in range(4)]
    for guild_id in guilds:
        await weekly.plans.set_up(guild_id, NINE)
    weekly.clock.move(days=7)
    found = []
    for part in (NOTHING, Part(2, frozenset({0})), Part(2, frozenset({1}))):
        service = RecapService(weekly.store, weekly.clock, f"{part}"[-32:], "UTC", lambda part=part: part)  # type: ignore[misc]
        mine = [guild_id for guild_id in guilds if shard(guild_id, part.count) in part.ids]
        assert (await service.next_due() is not None) == bool(mine)
        assert await service.claim_due() == len(mine)
        taken = await service.take(10)
        assert len(taken) == len(mine)
        found += taken
        assert bool(await service.next_due()) == bool(mine), "its own leases are to be renewed"
    assert len(set(found)) == len(guilds)
    assert EVERYTHING.has(guilds[0])

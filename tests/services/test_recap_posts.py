"""The post of a week on each engine: claimed once, taken over, found again, given up; and what is told of it."""

from __future__ import annotations

import asyncio
import logging
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot.core.delivery import Obstacle
from bot.core.events import Event, RecapMoved, RecapOutcome
from bot.core.recap.posts import LONGEST_RETRY, PostState, RecapPost
from bot.core.shards import EVERYTHING, NOTHING, Part
from bot.core.shards import shard_of as shard
from bot.services.privacy import PrivacyService
from bot.services.recap import reasons
from bot.services.recap.errors import NoSuchRecap
from bot.services.recap.plans import RecapPlanService, RecapRequest
from bot.services.recap.posts import RecapService, ToFind, ToPost
from bot.services.settings import SettingsService
from bot.storage.schema import recap, recap_post
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import ANA, CHANNEL, GUILD
from tests.services.recap_weeks import WEEK, Player, play

ELSEWHERE = CHANNEL + 1
NINE = RecapRequest(CHANNEL, time(9))


class Weekly:
    """A server with a recap on Mondays at nine; it is Monday noon, and the first comes in a week."""

    def __init__(self, store: Store) -> None:
        self.store, self.clock = store, FakeClock()
        self.plans = RecapPlanService(store, self.clock, "UTC")
        self.service = self.process("this process")
        self.events: list[Event] = []
        store.observe = self.events.append

    def process(self, name: str) -> RecapService:
        return RecapService(self.store, self.clock, name, "UTC")

    async def due(self) -> int:
        """Set it up and come to its time; the id of the post, taken by this process."""
        await self.plans.set_up(GUILD, NINE)
        await play(self.store, [Player(ANA.user_id, "ana", (4, 2))])
        self.clock.move(days=6, hours=21, minutes=1)
        assert await self.service.claim_due() == 1
        (post_id,) = await self.service.take(10)
        return post_id

    async def send(self, post_id: int, service: RecapService | None = None) -> ToPost:
        """The step that a fresh post needs."""
        due = await (service or self.service).advance(post_id)
        assert isinstance(due, ToPost)
        return due

    async def send_or_look(self, post_id: int) -> ToFind | ToPost:
        """The step that a post needs, whichever."""
        due = await self.service.advance(post_id)
        assert due is not None
        return due

    async def posts(self) -> list[RecapPost]:
        return (await self.plans.report(GUILD)).posts

    async def post(self) -> RecapPost:
        (found,) = await self.posts()
        return found

    def moved(self) -> list[RecapOutcome]:
        return [event.outcome for event in self.events if isinstance(event, RecapMoved)]


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
            await tx.recap.claim([(GUILD, WEEK, now)], owner, now)
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
    assert line.getMessage() == "a weekly recap was given up"
    assert (line.guild, line.week, line.reason) == (GUILD, "2026-03-02", "Discord refused the post (50035).")  # type: ignore[attr-defined]
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
        (line,) = [r for r in caplog.records if r.getMessage() == "a weekly recap was missed"]
        assert (line.week, line.reason) == ("2026-03-02", reasons.NOT_RUNNING)  # type: ignore[attr-defined]
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
    own = await simple.plans.own_week(GUILD, ANA.user_id, post_id)
    assert (own.tally.answers, own.tally.correct, own.points) == (4, 2, 20)
    with pytest.raises(NoSuchRecap):
        await simple.plans.own_week(GUILD + 1, ANA.user_id, post_id)
    with pytest.raises(NoSuchRecap):
        await simple.plans.own_week(GUILD, ANA.user_id, post_id + 1)

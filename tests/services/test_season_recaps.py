"""The end of a season on each engine: told once, where the server reads posts, of no season that is long over."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete

from bot.core.events import RecapOutcome
from bot.core.recap.posts import PostState
from bot.core.shards import Part
from bot.services.recap import reasons
from bot.services.recap.errors import NoSuchRecap
from bot.services.recap.plans import OwnSeason
from bot.services.recap.posts import RecapService, ToFind, ToPost
from bot.services.settings import SettingsService
from bot.storage.schema import season
from bot.storage.store import Store
from tests.services.game import CHANNEL, GUILD
from tests.services.season_recap_game import BOSS, SUNDAYS, TOLD_AT, Seasonal


@pytest.fixture
async def server(store: Store) -> Seasonal:
    """On each engine."""
    made = Seasonal(store)
    await made.on()
    return made


@pytest.fixture
async def simple(sqlite_store: Store) -> Seasonal:
    """For what hangs on no engine."""
    made = Seasonal(sqlite_store)
    await made.on()
    return made


async def test_the_end_is_told_once_with_the_first_three_and_what_follows(server: Seasonal) -> None:
    key = await server.season()
    await server.played(key, 50, 40, 30, 20)
    following = (await server.seasons.start(GUILD, BOSS, "Spring", date(2026, 3, 12), None)).season
    server.clock.current = TOLD_AT - timedelta(hours=3)
    assert await server.service.next_due() == TOLD_AT
    server.clock.current = TOLD_AT - timedelta(seconds=1)
    assert await server.claimed() == []
    server.clock.current = TOLD_AT
    assert await server.service.next_due() == TOLD_AT
    (post_id,) = await server.claimed()
    due = await server.send(post_id)
    assert (due.channel_id, due.post.season) == (CHANNEL, key)
    told = await server.service.season_recap(due.post)
    assert [(row.rank, row.name, row.points) for row in told.leaders.rows] == [
        (1, "m1", 50),
        (2, "m2", 40),
        (3, "m3", 30),
    ]
    assert (told.people, told.following, told.named) == (4, following, frozenset({1, 2, 3}))
    await server.service.posted(due, 4_000)
    for days in range(4):
        server.clock.current = TOLD_AT + timedelta(days=days)
        assert await server.service.advance(post_id) is None
        assert await server.claimed() == []
    assert server.moved() == [RecapOutcome.CLAIMED, RecapOutcome.POSTED]
    own = await server.plans.own(GUILD, 2, post_id)
    assert isinstance(own, OwnSeason)
    assert (own.season.name, own.points, own.tally.answers, own.rank) == ("Cup", 40, 4, 2)
    stranger = await server.plans.own(GUILD, 77, post_id)
    assert isinstance(stranger, OwnSeason)
    assert (stranger.points, stranger.tally.answers, stranger.rank) == (0, 0, None)


async def test_months_are_told_each_and_one_after_the_other(server: Seasonal) -> None:
    await server.seasons.set_monthly(GUILD, BOSS, on=True)
    await server.played("2026-03", 5)
    server.clock.current = datetime(2026, 4, 1, 0, 10, tzinfo=UTC)
    await server.claimed()
    (march,) = [post for post in await server.posts() if post.season]
    told = await server.service.season_recap(march)
    assert (march.period, told.leaders.season.starts_on) == ("2026-03", date(2026, 3, 1))
    assert told.following is not None
    assert (told.following.key, told.following.starts_on) == ("2026-04", date(2026, 4, 1))
    await server.seasons.set_monthly(GUILD, BOSS, on=False)
    assert (await server.service.season_recap(march)).following is None
    await server.seasons.set_monthly(GUILD, BOSS, on=True)
    await server.service.claim_due()
    assert len([post for post in await server.posts() if post.season]) == 1, "and no second time"


async def test_of_two_processes_one_tells(server: Seasonal) -> None:
    await server.played(await server.season(), 5)
    server.clock.current = TOLD_AT
    one, two = server.process("one"), server.process("two")
    await asyncio.gather(one.claim_due(), two.claim_due(), one.claim_due())
    taken = await asyncio.gather(one.take(10), two.take(10))
    assert sorted(map(len, taken)) == [0, 1]


async def test_what_a_process_that_died_may_have_sent_is_looked_for(server: Seasonal) -> None:
    await server.played(await server.season(), 5)
    server.clock.current = TOLD_AT
    (post_id,) = await server.claimed()
    await server.send(post_id)  # then it dies
    server.clock.move(seconds=16)
    heir = server.process("heir")
    assert await heir.take(10) == [post_id]
    assert isinstance(await heir.advance(post_id), ToFind)
    assert isinstance(await heir.advance(post_id, absent=True), ToPost)


@pytest.mark.parametrize(("hours", "told"), [(47, True), (48, False), (24 * 40, False)])
async def test_a_season_that_is_long_over_is_left_alone_without_a_word(
    simple: Seasonal, hours: int, *, told: bool, caplog: pytest.LogCaptureFixture
) -> None:
    await simple.played(await simple.season(), 5)
    simple.clock.current = TOLD_AT + timedelta(hours=hours)
    assert bool(await simple.claimed()) is told
    assert bool(await simple.posts()) is told
    assert caplog.records == []


async def test_its_own_calendar_says_when_a_season_is_over(server: Seasonal) -> None:
    others = {"Pacific/Kiritimati": -14, "America/Los_Angeles": 7}  # hours until UTC, in summer there
    for number, zone in enumerate(others, start=1):
        guild_id = GUILD + number
        await SettingsService(server.store, "UTC").set_guild_zone(guild_id, zone)
        await server.on(guild_id)
        await server.played(await server.season(guild_id=guild_id), 5, guild_id=guild_id)
    await server.played(await server.season(), 5)
    seen = []
    for hours in (-14, 0, 7):
        server.clock.current = TOLD_AT + timedelta(hours=hours, seconds=-1)
        assert await server.service.claim_due() == 0
        server.clock.current = TOLD_AT + timedelta(hours=hours)
        assert await server.service.claim_due() == 1
        seen.append(hours)
    assert seen == sorted((0, *others.values()))


async def test_without_a_recap_it_goes_where_the_daily_question_goes(server: Seasonal) -> None:
    await server.plans.off(GUILD)
    await server.played(await server.season(), 5)
    server.clock.current = TOLD_AT
    assert await server.claimed() == [], "nowhere to post"
    assert await server.service.next_due() is None, "so nobody is kept waiting"
    await server.daily(501, paused=True)
    assert await server.claimed() == []
    await server.daily(502)
    await server.daily(503)
    (post_id,) = await server.claimed()
    assert (await server.send(post_id)).channel_id == 502


async def test_nothing_is_said_of_a_season_that_nobody_played(simple: Seasonal) -> None:
    await simple.season()
    simple.clock.current = TOLD_AT
    (post_id,) = await simple.claimed()
    assert await simple.service.advance(post_id) is None
    assert (await simple.post()).state is PostState.RESTED
    assert simple.moved() == [RecapOutcome.CLAIMED, RecapOutcome.RESTED]
    assert await simple.claimed() == []


async def test_where_nothing_is_on_any_more_it_is_withdrawn(simple: Seasonal) -> None:
    await simple.played(await simple.season(), 5)
    simple.clock.current = TOLD_AT
    (post_id,) = await simple.claimed()
    await simple.plans.off(GUILD)
    assert await simple.service.advance(post_id) is None
    found = await simple.post()
    assert (found.state, found.reason) == (PostState.FAILED, reasons.NOWHERE)


async def test_a_season_that_was_taken_away_meanwhile_is_told_to_nobody(simple: Seasonal) -> None:
    await simple.played(await simple.season(), 5)
    simple.clock.current = TOLD_AT
    (post_id,) = await simple.claimed()
    async with simple.store.write() as tx:
        await tx._connection.execute(delete(season))
    assert await simple.service.advance(post_id) is None
    found = await simple.post()
    assert (found.state, found.reason) == (PostState.FAILED, reasons.NOWHERE)
    with pytest.raises(NoSuchRecap):
        await simple.service.season_recap(found)
    with pytest.raises(NoSuchRecap):
        await simple.plans.own(GUILD, 1, post_id)
    assert (await simple.plans.report(GUILD)).seasons == {}


async def test_a_season_between_two_weeks_wakes_no_recap_that_rests(simple: Seasonal) -> None:
    """Quiet weeks are counted from the posts of weeks alone."""
    told: list[int | None] = []
    await simple.plans.set_up(GUILD, SUNDAYS)
    await simple.played(await simple.season(), 5)
    for number in range(3):
        simple.clock.current = datetime(2026, 3, 8, 9, 1, tzinfo=UTC) + timedelta(weeks=number)
        for post_id in await simple.claimed():
            due = await simple.service.advance(post_id)
            assert not isinstance(due, ToFind)
            if due is None or not due.post.season:
                told.append(due.quiet_before if due else -1)
            if due is not None:
                await simple.service.posted(due, 4_000 + post_id)
        simple.clock.current = TOLD_AT
        for post_id in await simple.claimed():
            due = await simple.send(post_id)
            await simple.service.posted(due, 4_000 + post_id)
    assert told == [0, 1, -1]


async def test_a_zone_that_the_machine_lost_holds_up_nobody_else(simple: Seasonal) -> None:
    lost = GUILD + 1
    await simple.on(lost)
    for guild_id in (GUILD, lost):
        await simple.played(await simple.season(guild_id=guild_id), 5, guild_id=guild_id)
    async with simple.store.write() as tx:
        await tx.members.set_guild_zone(lost, "Atlantis/Centre")
    simple.clock.current = TOLD_AT
    assert len(await simple.claimed()) == 1
    assert (await simple.post()).season


async def test_a_part_has_the_seasons_of_its_own_servers(server: Seasonal) -> None:
    guilds = [(1_000 + number) << 22 for number in range(4)]
    for guild_id in guilds:
        await server.on(guild_id)
        await server.season(guild_id=guild_id)
    server.clock.current = TOLD_AT
    for ids in ({0}, {1}):
        service = RecapService(
            server.store,
            server.clock,
            f"{ids}",
            "UTC",
            lambda ids=ids: Part(2, frozenset(ids)),  # type: ignore[misc]
        )
        assert await service.claim_due() == 2

"""What counts for which season: days, zones, appeals, people who hide, leave or are forgotten; on each engine."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import func, select

from bot.core.leaderboard import Board, Metric
from bot.core.members import Person
from bot.services.leaderboard import NotRanked
from bot.services.recount import RecountService
from bot.services.seasons.errors import (
    SeasonGone,
)
from bot.storage.schema import points_count, score, score_away, season
from bot.storage.store import Store
from tests.services import privacy_game
from tests.services.appeal_game import MANAGER
from tests.services.game import ANA, BEN, CHANNEL, CY, GUILD, HALF, RIGHT, WRONG
from tests.services.season_game import BOSS, DAY, TODAY, Seasons, season_game


@pytest.fixture
async def game(store: Store) -> Seasons:
    return await season_game(store)


async def test_a_season_counts_its_days_and_is_kept(game: Seasons) -> None:
    await game.play((ANA, RIGHT))
    game.clock.move(days=1)
    key = (await game.start_season(TODAY + 2 * DAY, TODAY + 4 * DAY)).season.key
    await game.play((BEN, RIGHT))  # the day before
    game.clock.move(days=1)
    await game.play((BEN, RIGHT), (CY, HALF))
    game.clock.move(days=2)
    await game.play((CY, RIGHT))  # the last day
    running = await game.board(key)
    assert [(row.rank, row.name, row.points) for row in running.rows] == [(1, "cy", 16), (2, "ben", 12)]
    game.clock.move(days=1)
    await game.play((BEN, RIGHT), (ANA, RIGHT))
    over = await game.board(key)
    assert over.rows == running.rows
    assert over.season is not None
    assert over.season.is_over(over.today)
    assert await game.points_in("all") == {"ana": 22, "ben": 36, "cy": 16}
    await game.agrees()


async def test_every_metric_page_and_rank_of_a_season(game: Seasons) -> None:
    game.clock.move(days=-1)
    await game.play((ANA, RIGHT), (BEN, RIGHT))
    game.clock.move(days=1)
    key = (await game.start_season()).season.key
    await game.play((ANA, RIGHT), (BEN, HALF))
    game.clock.move(days=1)
    await game.play((ANA, RIGHT), (BEN, RIGHT))
    streaks = (await game.board(key, Metric.STREAK)).rows
    assert [(row.rank, row.name, row.streak) for row in streaks] == [(1, "ana", 3), (2, "ben", 1)]
    for _ in range(8):
        await game.play((ANA, RIGHT))
    accurate = await game.board(key, Metric.ACCURACY)
    assert [(row.name, row.per_mille, row.answers) for row in accurate.rows] == [("ana", 1000, 10)]
    own = await game.leaderboard.own_page(GUILD, BEN.user_id, Board(period=key))
    assert own.own is not None
    assert (own.own.rank, own.own.points) == (2, 14)
    with pytest.raises(NotRanked):
        await game.leaderboard.own_page(GUILD, CY.user_id, Board(period=key))
    await game.agrees()


async def test_what_was_answered_on_the_day_it_begins_counts_also_of_who_is_hidden(game: Seasons) -> None:
    await game.play((ANA, RIGHT), (BEN, RIGHT), (CY, HALF))
    async with game.store.write() as tx:
        await tx.members.set_hidden(CY.user_id, hidden=True)
    key = (await game.start_season()).season.key
    assert await game.points_in(key) == {"ana": 12, "ben": 10}
    assert [row.streak for row in (await game.board(key, Metric.STREAK)).rows] == [1, 1]
    await game.agrees()
    async with game.store.write() as tx:
        await tx.members.set_hidden(CY.user_id, hidden=False)
    assert await game.points_in(key) == {"ana": 12, "ben": 10, "cy": 4}
    await game.agrees()


async def test_no_answer_is_lost_or_counted_twice_while_a_season_begins(game: Seasons) -> None:
    """Answers, somebody who hides and somebody who leaves, all while it is set up."""
    round_ = await game.begin()
    people = [Person(1_000 + number, GUILD, f"p{number}") for number in range(12)]
    for who in people[:4]:
        await game.say(round_, who, RIGHT, public=False)

    async def hide(who: Person) -> None:
        async with game.store.write() as tx:
            await tx.members.set_hidden(who.user_id, hidden=True)

    await asyncio.gather(
        *(game.say(round_, who, RIGHT, public=False) for who in people[4:8]),
        hide(people[0]),
        game.start_season(),
        game.leaderboard.left(GUILD, people[1].user_id),
        hide(people[2]),
        *(game.say(round_, who, RIGHT, public=False) for who in people[8:]),
    )
    await game.agrees()
    key = (await game.seasons.begun(GUILD))[0].key
    assert await game.points_in(key) == await game.points_in("today")
    async with game.store.write() as tx:
        for who in (people[0], people[2]):
            await tx.members.set_hidden(who.user_id, hidden=False)
        await tx.members.back(GUILD, people[1].user_id)
    assert (await game.board(key)).members == len(people)


async def test_the_servers_zone_says_which_day_it_is_and_a_new_one_moves_no_answer(game: Seasons) -> None:
    await game.settings.set_guild_zone(GUILD, "Pacific/Kiritimati")  # 02:00 on the 3rd
    await game.play((ANA, RIGHT))
    await game.settings.set_guild_zone(GUILD, "Pacific/Honolulu")  # 02:00 on the 2nd
    key = (await game.start_season(TODAY + DAY, TODAY + DAY)).season.key
    with pytest.raises(SeasonGone):
        await game.board(key)  # not begun yet
    await game.play((BEN, RIGHT))  # on the 2nd
    game.clock.move(hours=23)  # 01:00 on the 3rd
    await game.play((CY, RIGHT))
    assert await game.points_in(key) == {"ana": 12, "cy": 12}
    await game.settings.set_guild_zone(GUILD, "Pacific/Kiritimati")  # 01:00 on the 4th
    await game.play((BEN, RIGHT))
    assert await game.points_in(key) == {"ana": 12, "cy": 12}
    await game.agrees()


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
async def test_a_season_begins_at_midnight_also_on_nights_in_which_clocks_change(
    game: Seasons, night: str
) -> None:
    await game.settings.set_guild_zone(GUILD, "Europe/Berlin")
    first = date.fromisoformat(night)
    key = (await game.start_season(first, first)).season.key
    before = game.clock.now()
    for hours, counts in ((-1, False), (1, True), (5, True), (22, True), (26, False)):
        game.clock.current = before.replace(month=first.month, day=first.day, hour=0)
        game.clock.move(hours=hours - (1 if night < "2026-04" else 2))  # from midnight in Berlin
        who = Person(2_000 + hours, GUILD, f"at {hours}")
        await game.play((who, RIGHT))
        async with game.store.read() as tx:
            assert (await tx.scores.own(GUILD, key, who.user_id) is not None) is counts, hours
    await game.agrees()


async def test_an_appeal_counts_for_the_season_of_its_answer_also_when_that_is_over(game: Seasons) -> None:
    key = (await game.start_season(None, TODAY)).season.key
    appeal = await game.appeal(await game.begin(), ANA, WRONG)
    await game.say(await game.begin(channel_id=CHANNEL + 5), BEN, HALF)
    game.clock.move(days=20)
    later = (await game.start_season(name="Later")).season.key
    assert await game.points_in(key) == {"ben": 4}
    await game.accept(appeal)
    assert await game.points_in(key) == {"ana": 12, "ben": 4}
    assert [row.streak for row in (await game.board(key, Metric.STREAK)).rows] == [1]
    assert await game.points_in(later) == {}
    await game.agrees()
    await game.reviewing.reopen(appeal, MANAGER)
    assert await game.points_in(key) == {"ben": 4}
    await game.agrees()


async def test_who_led_is_told_with_exact_ties(game: Seasons) -> None:
    key = (await game.start_season(None, TODAY)).season.key
    points = [50, 40, 40] + [30] * 4 + [20] * 3
    async with game.store.write() as tx:
        for number, each in enumerate(points):
            await tx.members.saw(Person(number + 1, GUILD, f"user {number}"))
            await tx.scores.add(GUILD, number + 1, [key], each, 1)
    game.clock.move(days=1)
    (led,) = (await game.seasons.overview(GUILD)).past
    assert [(row.rank, row.points) for row in led.rows] == [(1, 50), (2, 40), (2, 40)]
    assert led.more == 0
    async with game.store.write() as tx:
        for number in range(11, 31):
            await tx.members.saw(Person(number, GUILD, f"user {number}"))
            await tx.scores.add(GUILD, number, [key], 40, 1)
    (led,) = (await game.seasons.overview(GUILD)).past
    assert (len(led.rows), led.more) == (10, 13)
    assert {row.rank for row in led.rows} == {1, 2}


async def test_being_forgotten_takes_a_person_out_of_past_seasons_and_leaves_the_others(
    game: Seasons,
) -> None:
    key = (await game.start_season(None, TODAY)).season.key
    await privacy_game.play(game)
    await game.play((BEN, RIGHT))
    game.clock.move(days=1)
    before = await game.points_in(key)
    assert privacy_game.ZOE.name in before
    exported = await privacy_game.service(game).export(privacy_game.WHO)
    assert f'"period": "{key}"' in exported.decode()
    await privacy_game.service(game).forget(privacy_game.WHO)
    left = {name: points for name, points in before.items() if name != privacy_game.ZOE.name}
    assert await game.points_in(key) == left
    await game.agrees()


async def test_nothing_of_a_season_is_left_of_a_server_that_is_purged(game: Seasons) -> None:
    await game.start_season()
    await game.play((ANA, RIGHT))
    await game.seasons.start(GUILD + 1, BOSS, "Theirs", None, None)
    async with game.store.write() as tx:
        while await tx.retention.purge_some(GUILD, game.clock.now().date()):
            pass
    async with game.store.read() as tx:
        assert await tx.seasons.plans(GUILD) == []
        assert [plan.name for plan in await tx.seasons.plans(GUILD + 1)] == ["Theirs"]
        for table in (score, score_away, points_count):
            rows = select(func.count()).select_from(table).where(table.c.guild_id == GUILD)
            assert (await tx._connection.execute(rows)).scalar() == 0


@pytest.mark.parametrize("lost", ["a season's sums", "a season's points", "of one that was cancelled"])
async def test_a_seasons_sums_are_counted_again(game: Seasons, lost: str) -> None:
    made = (await game.start_season()).season
    await game.play((ANA, RIGHT), (BEN, HALF))
    before = await game.points_in(made.key)
    async with game.store.write() as tx:
        if lost == "a season's sums":
            await tx.seasons.clear(GUILD, made.key)
        elif lost == "a season's points":
            await tx.scores.add(GUILD, BEN.user_id, [made.key], 100, 3)
        else:
            await tx._connection.execute(season.update().values(cancelled=True))
    service = RecountService(game.store)
    found = await service.check()
    assert any(made.key in line for line in found)
    assert await service.repair() == found
    await game.agrees()
    if lost != "of one that was cancelled":
        assert await game.points_in(made.key) == before

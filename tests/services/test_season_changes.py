"""Setting seasons up, ending, cancelling and undoing, also by two managers at once; on each engine."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.leaderboard import Board, Metric
from bot.core.seasons import MAX_DAYS, SeasonKey
from bot.errors import UserError
from bot.services.leaderboard import NoSeasonNow
from bot.services.seasons.errors import (
    InvalidSeasonDate,
    InvalidSeasonName,
    NoSeasonToEnd,
    SeasonBegun,
    SeasonEndsFirst,
    SeasonGone,
    SeasonInPast,
    SeasonsOverlap,
    SeasonTooFar,
    TooLateToUndo,
)
from bot.storage.store import Store
from tests.services.game import ANA, BEN, GUILD, RIGHT
from tests.services.season_game import BOSS, DAY, TODAY, Seasons, season_game


@pytest.fixture
async def game(store: Store) -> Seasons:
    return await season_game(store)


async def test_the_default_board_is_that_of_the_season_that_is_on(game: Seasons) -> None:
    every = Board(Metric.STREAK)
    assert await game.leaderboard.current(GUILD, Metric.STREAK, or_all=True) == every
    with pytest.raises(NoSeasonNow):
        await game.leaderboard.current(GUILD, Metric.POINTS)
    key = (await game.start_season(None, TODAY)).season.key
    assert await game.leaderboard.current(GUILD, Metric.STREAK) == Board(Metric.STREAK, key)
    game.clock.move(days=1)
    assert await game.leaderboard.current(GUILD, Metric.STREAK, or_all=True) == every


async def test_seasons_each_month_are_the_months(game: Seasons) -> None:
    await game.play((ANA, RIGHT))
    await game.seasons.set_monthly(GUILD, BOSS, on=True)
    assert await game.leaderboard.current(GUILD, Metric.POINTS) == Board(period=SeasonKey("2026-03"))
    assert await game.points_in("2026-03") == await game.points_in("month") == {"ana": 12}
    game.clock.move(days=31)
    await game.play((BEN, RIGHT))
    seen = await game.seasons.overview(GUILD)
    assert seen.monthly
    assert seen.running is not None
    assert (seen.running.key, [led.season.key for led in seen.past]) == ("2026-04", ["2026-03"])
    await game.seasons.set_monthly(GUILD, BOSS, on=False)
    assert await game.points_in("2026-03") == {"ana": 12}
    with pytest.raises(SeasonGone):
        await game.board("2026-04")
    await game.seasons.set_monthly(GUILD, BOSS, on=True)  # is its own undo
    assert await game.points_in("2026-04") == {"ben": 12}
    async with game.store.read() as tx:
        assert len(await tx.seasons.plans(GUILD)) == 1
    game.clock.move(days=40)
    keys = [each.key for each in await game.seasons.begun(GUILD)]
    assert keys == ["2026-05", "2026-04", "2026-03"]


async def test_monthly_seasons_switched_off_at_once_leave_nothing(game: Seasons) -> None:
    for on in (False, True, True, False, False):
        await game.seasons.set_monthly(GUILD, BOSS, on=on)
    async with game.store.read() as tx:
        assert await tx.seasons.plans(GUILD) == []
        lines = [(line.action, line.detail) for line in await tx.audit.latest(GUILD, 9)]
    assert lines == [("season.monthly", "monthly seasons: off"), ("season.monthly", "monthly seasons: on")]


async def test_ending_and_going_on_loses_no_answer(game: Seasons) -> None:
    started = await game.start_season(None, TODAY + 9 * DAY)
    game.clock.move(days=3)
    ended = await game.seasons.end(GUILD, BOSS)
    assert (ended.season.ends_on, ended.ended_before) == (TODAY + 3 * DAY, TODAY + 9 * DAY)
    await game.play((ANA, RIGHT))  # the day counts to its end
    went_on = await game.seasons.go_on(GUILD, BOSS, started.season.id, ended.ended_before)
    assert went_on.season == started.season
    game.clock.move(days=1)
    await game.play((ANA, RIGHT))
    assert await game.points_in(started.season.key) == {"ana": 24}
    again = await game.seasons.end(GUILD, BOSS, started.season.id)
    game.clock.move(days=1)
    await game.play((ANA, RIGHT))
    with pytest.raises(TooLateToUndo):
        await game.seasons.go_on(GUILD, BOSS, started.season.id, again.ended_before)
    with pytest.raises(NoSeasonToEnd):
        await game.seasons.end(GUILD, BOSS)
    assert await game.points_in(started.season.key) == {"ana": 24}
    await game.agrees()


async def test_a_season_cannot_go_on_over_the_days_of_another(game: Seasons) -> None:
    first = await game.start_season(name="First")
    game.clock.move(days=1)
    await game.seasons.end(GUILD, BOSS)
    second = await game.start_season(TODAY + 2 * DAY, name="Second")
    with pytest.raises(SeasonsOverlap) as refused:
        await game.seasons.go_on(GUILD, BOSS, first.season.id, None)
    assert refused.value.other.id == second.season.id
    assert await game.leaderboard.current(GUILD, Metric.POINTS) == Board(period=first.season.key)


async def test_cancelling_and_taking_it_back_loses_no_answer(game: Seasons) -> None:
    made = (await game.start_season()).season
    season_id, key = made.id, made.key
    await game.play((ANA, RIGHT))
    for _ in range(2):  # two managers
        await game.seasons.cancel(GUILD, BOSS, season_id)
    with pytest.raises(SeasonGone):
        await game.board(key)
    await game.play((BEN, RIGHT))
    async with game.store.read() as tx:
        assert await tx.scores.count(GUILD, key) == 0
    await game.agrees()
    for _ in range(2):
        await game.seasons.restore(GUILD, BOSS, season_id)
    assert await game.points_in(key) == {"ana": 12, "ben": 12}
    await game.agrees()
    await game.seasons.cancel(GUILD, BOSS, season_id)
    game.clock.move(days=1)
    with pytest.raises(TooLateToUndo):
        await game.seasons.restore(GUILD, BOSS, season_id)
    assert await game.points_in("all") == {"ana": 12, "ben": 12}, "nothing of points is ever deleted"


async def test_only_the_season_cancelled_last_can_be_brought_back(game: Seasons) -> None:
    one = (await game.start_season(name="One")).season.id
    await game.seasons.cancel(GUILD, BOSS, one)
    two = (await game.start_season(name="Two")).season.id
    with pytest.raises(SeasonsOverlap):
        await game.seasons.restore(GUILD, BOSS, one)
    await game.seasons.cancel(GUILD, BOSS, two)
    with pytest.raises(SeasonGone):
        await game.seasons.restore(GUILD, BOSS, one)
    await game.seasons.restore(GUILD, BOSS, two)


async def test_a_season_that_has_begun_before_today_is_ended_and_not_cancelled(game: Seasons) -> None:
    made = (await game.start_season()).season.id
    game.clock.move(days=1)
    with pytest.raises(SeasonBegun):
        await game.seasons.cancel(GUILD, BOSS, made)


@pytest.mark.parametrize(
    ("first", "last", "error"),
    [
        (-1, None, SeasonInPast),
        (0, -1, SeasonEndsFirst),
        (5, 4, SeasonEndsFirst),
        (0, MAX_DAYS, SeasonTooFar),
        (MAX_DAYS + 1, None, SeasonTooFar),
    ],
)
async def test_days_that_cannot_be(
    game: Seasons, first: int, last: int | None, error: type[UserError]
) -> None:
    with pytest.raises(error):
        await game.start_season(TODAY + first * DAY, None if last is None else TODAY + last * DAY)
    assert await game.seasons.begun(GUILD) == ()


@pytest.mark.parametrize("name", ["", "\u200b\n ", "x" * 41])
async def test_names_that_cannot_be(game: Seasons, name: str) -> None:
    with pytest.raises(InvalidSeasonName):
        await game.start_season(name=name)


async def test_a_date_that_cannot_be_read(game: Seasons) -> None:
    assert await game.seasons.day(GUILD, "4 March") == TODAY + 2 * DAY
    with pytest.raises(InvalidSeasonDate):
        await game.seasons.day(GUILD, "soon")


async def test_seasons_share_no_day(game: Seasons) -> None:
    await game.start_season(TODAY + 5 * DAY, TODAY + 9 * DAY)
    for first, last in ((0, None), (0, 5), (7, 8), (9, 20)):
        with pytest.raises(SeasonsOverlap):
            await game.start_season(TODAY + first * DAY, None if last is None else TODAY + last * DAY)
    with pytest.raises(SeasonsOverlap):
        await game.seasons.set_monthly(GUILD, BOSS, on=True)
    await game.start_season(TODAY, TODAY + 4 * DAY, "Before")
    await game.start_season(TODAY + 10 * DAY, None, "After")
    game.clock.move(days=20)
    await game.seasons.end(GUILD, BOSS)
    game.clock.move(days=1)
    await game.seasons.set_monthly(GUILD, BOSS, on=True)
    with pytest.raises(SeasonsOverlap) as refused:
        await game.start_season()
    assert refused.value.other.monthly


async def test_two_managers_at_once_make_one_season(game: Seasons) -> None:
    made = await asyncio.gather(*(game.start_season() for _ in range(3)))
    assert len({each.season.key for each in made}) == 1
    names = [f"Cup {n}" for n in range(3)]
    starts = (game.start_season(TODAY + 5 * DAY, name=name) for name in names)
    await game.seasons.end(GUILD, BOSS)
    results = await asyncio.gather(*starts, return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["Changed", "SeasonsOverlap", "SeasonsOverlap"]
    switched = (game.seasons.end(GUILD, BOSS) for _ in range(2))
    assert len({each.season for each in await asyncio.gather(*switched)}) == 1


async def test_past_seasons_are_found_by_name_and_the_last_few_are_told(game: Seasons) -> None:
    for number in range(7):
        await game.start_season(None, TODAY + number * DAY, f"Cup {number}")
        game.clock.move(days=1)
    seen = await game.seasons.overview(GUILD)
    assert [led.season.name for led in seen.past] == ["Cup 6", "Cup 5", "Cup 4", "Cup 3", "Cup 2"]
    assert seen.older == 2
    assert (await game.seasons.find(GUILD, " cup 0 ")).name == "Cup 0"
    with pytest.raises(SeasonGone):
        await game.seasons.find(GUILD, "")
    with pytest.raises(SeasonGone):
        await game.seasons.find(GUILD + 1, "Cup 0")
    with pytest.raises(SeasonGone):
        await game.leaderboard.page(GUILD + 1, ANA.user_id, Board(period=seen.past[0].season.key))
    with pytest.raises(SeasonGone):
        await game.seasons.end(GUILD + 1, BOSS, seen.past[0].season.id)

"""Leaderboard pages: ranks, ties, one's own place, the period by the server's calendar."""

from __future__ import annotations

import pytest

from bot.core.leaderboard import Board
from bot.core.members import Person
from bot.core.periods import Period
from bot.services.leaderboard import PAGE_SIZE, NotRanked
from tests.services.game import ANA, BEN, CHANNEL, GUILD, Game


async def fill(game: Game, points: list[int], period: str = "all") -> None:
    """Members 1, 2, ... with these points."""
    async with game.store.write() as tx:
        for user_id, each in enumerate(points, start=1):
            await tx.members.saw(Person(user_id, GUILD, f"user {user_id}"))
            await tx.scores.add(GUILD, user_id, [period], each, 1)


async def test_pages_and_ones_own_place_on_another(game: Game) -> None:
    await fill(game, [100 - n for n in range(23)])
    page = await game.leaderboard.page(GUILD, 1, Board(), 2)
    assert (page.page, page.pages, page.members) == (2, 3, 23)
    assert [row.rank for row in page.rows] == [21, 22, 23]
    assert page.own is not None
    assert (page.own.rank, page.own.points) == (1, 100)


async def test_points_without_a_name_do_not_take_the_board_from_everybody(game: Game) -> None:
    await fill(game, [9, 7])
    async with game.store.write() as tx:
        await tx.scores.add(GUILD, 3, ["all"], 8, 1)
    page = await game.leaderboard.page(GUILD, 1, Board())
    assert [(row.name, row.points) for row in page.rows] == [("user 1", 9), ("a member", 8), ("user 2", 7)]


@pytest.mark.parametrize(("asked", "given"), [(-5, 0), (0, 0), (1, 1), (2, 2), (3, 2), (10**9, 2)])
async def test_a_page_past_the_end_is_the_last(game: Game, asked: int, given: int) -> None:
    await fill(game, [10] * 23)
    page = await game.leaderboard.page(GUILD, 1, Board(), asked)
    assert page.page == given
    assert {row.rank for row in page.rows} == {1}


@pytest.mark.parametrize(("members", "pages"), [(0, 1), (1, 1), (PAGE_SIZE, 1), (PAGE_SIZE + 1, 2)])
async def test_how_many_pages(game: Game, members: int, pages: int) -> None:
    await fill(game, [5] * members)
    page = await game.leaderboard.page(GUILD, 999, Board())
    assert (page.pages, page.members, page.own) == (pages, members, None)
    assert len(page.rows) == min(members, PAGE_SIZE)


async def test_periods_end_by_the_servers_calendar(game: Game) -> None:
    """Monday 2026-03-02, 12:00 UTC: in Auckland, Tuesday begins in an hour... and ended the week before in Honolulu."""
    await game.settings.set_guild_zone(GUILD, "Pacific/Honolulu")  # 02:00 on the Monday
    await game.say(await game.begin(), BEN, "right")
    expected = {Period.TODAY: 1, Period.WEEK: 1, Period.MONTH: 1, Period.ALL: 1}
    assert {p: (await game.leaderboard.page(GUILD, 1, Board(period=p))).members for p in Period} == expected
    game.clock.move(hours=21)  # 23:00 on the Monday
    assert (await game.leaderboard.page(GUILD, 1, Board(period=Period.TODAY))).members == 1
    game.clock.move(hours=1)
    assert (await game.leaderboard.page(GUILD, 1, Board(period=Period.TODAY))).members == 0
    game.clock.move(days=6)
    assert (await game.leaderboard.page(GUILD, 1, Board(period=Period.WEEK))).members == 0
    assert (await game.leaderboard.page(GUILD, 1, Board(period=Period.MONTH))).members == 1
    game.clock.move(days=30)
    assert (await game.leaderboard.page(GUILD, 1, Board(period=Period.MONTH))).members == 0
    assert (await game.leaderboard.page(GUILD, 1, Board())).members == 1


async def test_two_servers_have_two_leaderboards(game: Game) -> None:
    elsewhere = Person(BEN.user_id, GUILD + 1, "ben elsewhere")
    await game.say(await game.begin(), BEN, "right")
    await game.say(await game.begin(who=elsewhere, channel_id=CHANNEL + 1), elsewhere, "partly")
    here = await game.leaderboard.page(GUILD, BEN.user_id, Board())
    there = await game.leaderboard.page(GUILD + 1, BEN.user_id, Board())
    assert [(r.name, r.points) for r in here.rows] == [("ben", 12)]
    assert [(r.name, r.points) for r in there.rows] == [("ben elsewhere", 4)]
    assert (await game.leaderboard.page(GUILD + 1, ANA.user_id, Board())).own is None


async def test_the_page_that_holds_a_member_is_found_among_the_tied_too(game: Game) -> None:
    await fill(game, [10] * 23)
    for user_id in range(1, 24):
        page = await game.leaderboard.own_page(GUILD, user_id, Board())
        assert user_id in [row.user_id for row in page.rows]
        assert page == await game.leaderboard.page(GUILD, user_id, Board(), (user_id - 1) // PAGE_SIZE)


async def test_nobody_without_points_is_on_a_page(game: Game) -> None:
    await fill(game, [10, 0])
    for nobody in (2, 3):
        with pytest.raises(NotRanked):
            await game.leaderboard.own_page(GUILD, nobody, Board())

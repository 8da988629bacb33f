"""The menu and the buttons under a leaderboard: for whoever asked in place, for everybody else in private."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.members import Person
from bot.services.leaderboard import PAGE_SIZE
from tests.cogs.conftest import World, choose, labels, marked, menus, offered, text_of

MENU = "Which time counts?"
PERIODS = ["Today", "This week", "This month", "All time"]


async def fill(world: World, members: int) -> None:
    """Members with less and less points, none of them Ana or Ben."""
    for number in range(members):
        member = world.guild.add_member(world.env.create_user(f"user {number}"))
        await with_points(world, member, 500 - number)


async def with_points(world: World, who: Any, points: int) -> None:
    async with world.app.store.write() as tx:
        await tx.members.saw(Person(who.id, world.guild.id, who.name))
        await tx.scores.add(world.guild.id, who.id, ["all"], points, 1)


async def board(world: World, **options: Any) -> Any:
    """The message of the board that Ana asked for."""
    return (await world.ana.slash(world.channel, "leaderboard", **options)).response.message


@pytest.mark.parametrize(
    ("choice", "title"),
    [
        ("Today", "today"),
        ("This week", "this week"),
        ("This month", "this month"),
        ("All time", "all time"),
    ],
)
async def test_the_menu_changes_the_period(world: World, choice: str, title: str) -> None:
    shown = await board(world, period="month" if choice == "Today" else "today")
    assert list(menus(shown)) == ["What counts?", MENU]
    assert offered(shown, MENU) == PERIODS
    await choose(world.ana, shown, MENU, choice)
    assert f"Leaderboard, {title}" in text_of(world.last)
    assert marked(world.last, MENU) == [choice]


async def test_others_get_a_board_of_their_own(world: World) -> None:
    shown = await board(world)
    before = text_of(shown)
    private = await choose(world.ben, shown, MENU, "This week")
    assert private.ephemeral
    assert "Leaderboard, this week" in text_of(private.response)
    assert "ben: no points yet" in text_of(private.response)
    assert text_of(world.last) == before, "the public one stays as Ana asked for it"
    await choose(world.ben, private.response.message, MENU, "Today")
    assert "Leaderboard, today" in text_of(private.response.message)


async def test_my_rank_shows_the_page_with_it_privately(world: World) -> None:
    await fill(world, 2 * PAGE_SIZE + 3)
    await with_points(world, world.ana, 5)
    await with_points(world, world.ben, 488)  # the thirteenth has as many, and stands first
    shown = await board(world)
    assert labels(shown)[-4:] == ["◀ Previous", "Next ▶", "My rank", "🖼️ Picture"]
    own = await world.ana.click(shown, label="My rank")
    assert own.ephemeral
    assert "Page 3 of 3" in text_of(own.response)
    assert "**25.** ana — 5 points" in text_of(own.response)
    again = await world.ana.click(own.response, label="My rank")
    assert again.response.id != own.response.id, "something happens on the page with it, too"
    private = await world.ben.click(world.last, label="My rank")
    assert private.ephemeral
    assert "Page 2 of 3" in text_of(private.response)
    assert "**13.** ben — 488 points" in text_of(private.response)
    assert "Page 1 of 3" in text_of(world.last)


@pytest.mark.parametrize(
    ("period", "when"), [("today", "today"), ("week", "this week"), ("month", "this month"), ("all", "here")]
)
async def test_who_has_no_points_hears_how_to_get_some(world: World, period: str, when: str) -> None:
    shown = await board(world, period=period)
    told = await world.ana.click(shown, label="My rank")
    assert told.ephemeral
    assert told.response.content == f"You have no points {when} yet. One right answer changes that."


async def test_the_menu_and_my_rank_work_after_a_restart(world: World) -> None:
    await with_points(world, world.ana, 5)
    shown = await board(world)
    await world.restart()
    await choose(world.ana, shown, MENU, "Today")
    assert "Leaderboard, today" in text_of(world.last)
    await choose(world.ana, world.last, MENU, "All time")
    await world.ana.click(world.last, label="My rank")
    assert "🥇 ana — 5 points" in text_of(world.last)

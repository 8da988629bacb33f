"""Who leaves a server leaves its leaderboard, and is back with what they had."""

from __future__ import annotations

from typing import Any

from tests.cogs.appeal_actions import board
from tests.cogs.conftest import World, text_of


async def two_with_points(world: World) -> None:
    question = await world.start(questions=2, seconds=20)
    await world.submit(world.ana, question, "right")
    await world.submit(world.ben, question, "right")
    await world.env.advance_time(24)


async def left(world: World, who: Any) -> None:
    """As Discord tells it."""
    await world.app.services.leaderboard.left(world.guild.id, who.id)


async def test_who_left_is_off_the_board_and_ranks_follow(world: World) -> None:
    await two_with_points(world)
    assert "ana" in await board(world, world.mod)
    await left(world, world.ana)
    shown = await board(world, world.mod)
    assert "ana" not in shown
    assert "🥇 ben — 10 points" in shown
    await left(world, world.ana)  # told twice
    await world.app.services.leaderboard.back(world.guild.id, world.ana.id)
    assert "🥇 ana — 12 points (1 correct)" in await board(world, world.mod)


async def test_an_answer_brings_back_what_they_had(world: World) -> None:
    await two_with_points(world)
    await left(world, world.ana)
    await world.env.advance_time(5)
    await world.submit(world.ana, world.question(), "right")
    assert "🥇 ana — 24 points (2 correct)" in await board(world, world.mod)


async def test_a_leaderboard_looks_up_whom_it_shows_once_a_day(world: World) -> None:
    await two_with_points(world)
    path = f"/guilds/{world.guild.id}/members/{world.ana.id}"
    world.env.inject_error("GET", path, status=404, code=10007)
    first = await world.mod.slash(world.channel, "leaderboard")
    assert "ana" in text_of(first.response)
    await world.env.advance_time(2)
    assert "ana" not in await board(world, world.mod)
    looked = [call for call in world.env.http_requests if call.path.endswith(f"/members/{world.ben.id}")]
    assert len(looked) == 1


async def test_a_lookup_that_fails_otherwise_takes_nobody_off(world: World) -> None:
    await two_with_points(world)
    world.env.inject_error("GET", f"/guilds/{world.guild.id}/members/{world.ana.id}", status=404, code=0)
    for _ in range(2):
        assert "ana" in await board(world, world.mod)
        await world.env.advance_time(2)


async def test_who_looks_at_the_board_is_back(world: World) -> None:
    await two_with_points(world)
    await left(world, world.ana)
    assert "🥇 ana — 12 points (1 correct)" in await board(world, world.ana)

"""Several processes on one PostgreSQL share the shards: one dies, one comes, all are replaced; each thing is done once.

`python -m tests.wire.rolling` does the same with 400 servers and eleven processes.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from .conftest import StartBot
from .rolling import roll
from .shard_town import ShardTown
from .standin import StandIn

SHARDS, SERVERS = 4, 24


@pytest.fixture
async def shards(
    standin: StandIn, tmp_path: Path, postgres_url: str, request: pytest.FixtureRequest
) -> AsyncIterator[ShardTown]:
    made = ShardTown(standin, tmp_path, postgres_url, SHARDS)
    await made.lay_out(SERVERS, max_concurrency=SHARDS)
    yield made
    for bot in made.bots:
        await bot.stop()
        request.node.add_report_section("teardown", f"log of {bot.name}, exit {bot.returncode}", bot.log)


async def test_one_dies_one_comes_and_all_are_replaced(shards: ShardTown) -> None:
    await roll(shards, first=2, kill=1, more=0, playing=2)
    assert await shards.wrong() == []


async def test_one_that_slept_longer_than_its_lease_lets_go_of_what_others_took(shards: ShardTown) -> None:
    asleep, awake = await shards.start(), await shards.start()
    await shards.all_served(asleep, awake)
    asleep.pause()
    await shards.standin.until(
        lambda: sum(awake.name in names for names in shards.standin.gateway.shards().values()) == SHARDS,
        "the other to serve all",
    )
    await shards.plan_daily()
    await shards.standin.until(lambda: not shards.unfinished(), "every question, of one process")
    asleep.resume()
    await asleep.logged("shards given up")
    await shards.all_served(asleep, awake)
    await shards.begin_quiz(shards.games[0])
    await shards.play(shards.games[0])
    await shards.standin.until(lambda: not shards.unfinished(), "the quiz")
    assert await shards.wrong() == []
    assert [await bot.terminate() for bot in (asleep, awake)] == [0, 0]


async def test_shards_named_twice_by_mistake_do_each_thing_once(shards: ShardTown) -> None:
    fixed = {"SHARDS": "", "SHARD_COUNT": str(SHARDS)}
    bots = [await shards.start(**fixed, SHARD_IDS=ids) for ids in ("0-2", "1-3")]
    await shards.standin.until(lambda: len(shards.standin.gateway.live()) == 6, "three shards of each")
    for bot in bots:
        await bot.logged("another process serves the same shards")
        await bot.logged("shards served")
    await shards.plan_daily()
    for channel in shards.games[:SHARDS]:
        await shards.begin_quiz(channel)
        await shards.play(channel)
    await shards.standin.until(lambda: not shards.unfinished(), "every question and every quiz")
    assert await shards.wrong() == []
    assert [await bot.terminate() for bot in bots] == [0, 0]


async def test_too_few_shards_are_said_in_one_sentence(standin: StandIn, start_bot: StartBot) -> None:
    standin.gateway.most_guilds = 0
    standin.guild("Lab")
    bot = await start_bot(env={"SHARD_COUNT": "1"})
    assert await bot.wait() == 2
    assert bot.lines[-1].startswith("SHARD_COUNT: Discord wants the bot to have more shards")
    assert "Traceback" not in bot.log

"""Several processes on one PostgreSQL share the shards: one dies, one comes, all are replaced; each thing is done once.

`python -m tests.wire.rolling` does the same with 400 servers and eleven processes.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

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

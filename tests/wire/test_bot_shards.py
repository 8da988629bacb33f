"""Several processes on one PostgreSQL share the shards: one dies, one comes, all are replaced; each thing is done once.

`python -m tests.wire.rolling` does the same with 400 servers and a dozen processes.
"""

from __future__ import annotations

from .rolling import roll
from .shard_town import ShardTown


async def test_one_dies_one_comes_and_all_are_replaced(shards: ShardTown) -> None:
    await roll(shards, first=2, kill=1, more=0, playing=2)
    assert await shards.wrong() == []

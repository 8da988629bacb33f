"""Several processes on one PostgreSQL share the shards: one dies, one comes, all are replaced; each thing is done once.

`python -m tests.wire.rolling` does the same with 400 servers and a dozen processes.
"""

from __future__ import annotations

from .conftest import StartBot
from .play import question_in
from .rolling import roll
from .shard_town import ShardTown
from .standin import StandIn


async def test_one_process_by_itself_serves_all_that_discord_recommends(
    standin: StandIn, start_bot: StartBot
) -> None:
    standin.world.shard_count = 2
    guilds = [standin.guild(f"server {shard}", shard=shard) for shard in range(2)]
    channels = [standin.channel(guild, "quiz") for guild in guilds]
    ann = standin.person("ann", *guilds)
    bot = await start_bot()
    await bot.logged("connected")
    assert standin.gateway.shards() == {0: [bot.name], 1: [bot.name]}
    for channel in channels:
        await ann.slash(channel, "quiz", settle=False, questions=1, seconds=3600)
        await question_in(standin, channel)
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log


async def test_one_dies_one_comes_and_all_are_replaced(shards: ShardTown) -> None:
    await roll(shards, first=2, kill=1, more=0, playing=2)
    assert await shards.wrong() == []

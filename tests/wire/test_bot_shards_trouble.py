"""Shards that two processes hold, or that nobody may: a process that slept, shards named twice, too few of them."""

from __future__ import annotations

from .conftest import StartBot
from .shard_town import ShardTown
from .standin import StandIn


async def test_one_that_slept_longer_than_its_lease_lets_go_of_what_others_took(shards: ShardTown) -> None:
    asleep, awake = await shards.start(), await shards.start()
    await shards.all_served(asleep, awake)
    asleep.pause()
    await shards.standin.until(
        lambda: (
            sum(awake.name in names for names in shards.standin.gateway.shards().values())
            == shards.shard_count
        ),
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
    fixed = {"SHARDS": "", "SHARD_COUNT": str(shards.shard_count)}
    bots = [await shards.start(**fixed, SHARD_IDS=ids) for ids in ("0-2", "1-3")]
    await shards.standin.until(lambda: len(shards.standin.gateway.live()) == 6, "three shards of each")
    for bot in bots:
        await bot.logged("another process serves the same shards")
        await bot.logged("shards served")
    await shards.plan_daily()
    for channel in shards.games[1:3]:
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

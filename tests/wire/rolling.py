"""`python -m tests.wire.rolling [SERVERS] [SHARDS]`: four processes share the shards; two are killed,
three started, all rolled, while daily questions go out and quizzes are played; then everything is counted.

It prints how long each step took, and ends with status 1 when something was lost, doubled or is stuck.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from tests.conftest import Postgres

from .process import BotProcess
from .shard_town import ShardTown
from .standin import StandIn
from .state import Channel

Say = Callable[[str], object]


async def roll(
    town: ShardTown, *, first: int, kill: int, more: int, playing: int, say: Say = lambda _line: None
) -> None:
    """Start `first` processes, kill some in the middle of things, start more, replace each that is left."""
    serving = [await town.start() for _ in range(first)]
    await town.all_served()
    say(f"{first} processes serve {_shares(town)}")
    games = iter(town.games)
    await _play(town, games, playing)
    await town.plan_daily()
    out = len(town.daily) // 4
    await town.standin.until(
        lambda: sum(bool(town.standin.posts(each)) for each in town.daily) > out, "posts"
    )
    dying, serving = serving[:kill], serving[kill:]
    say(
        f"killing {kill}; {sum(bool(town.standin.posts(each)) for each in town.daily)} daily questions are out"
    )
    await asyncio.gather(*(bot.kill() for bot in dying))
    serving += [await town.start() for _ in range(more)]
    await town.all_served()
    say(f"all shards are served again, after {_silence(town, *dying):.1f} s at most: {_shares(town)}")
    await _play(town, games, playing)
    for old in tuple(serving):
        new = await town.start()
        await town.registered(new)
        await _ends_well(old)
        serving = [*(each for each in serving if each is not old), new]
        await town.all_served()
        say(f"{old.name} was replaced, in {_silence(town, old):.1f} s: {_shares(town)}")
    await _play(town, games, playing, left=0)
    await town.standin.until(lambda: not town.unfinished(), "every question and every quiz")
    say("all is out")
    for bot in serving:
        await _ends_well(bot)


async def _ends_well(bot: BotProcess) -> None:
    status = await bot.terminate()
    assert status == 0, f"{bot.name} ended with {status}:\n{bot.log[-3000:]}"


async def _play(town: ShardTown, games: Iterator[Channel], count: int, *, left: int | None = None) -> None:
    """So many quizzes; half of them, or as many as are named, are left to go on by themselves."""
    alone = count // 2 if left is None else left
    for number in range(count):
        channel = next(games)
        await town.begin_quiz(channel)
        if number >= alone:
            await town.play(channel)


def _shares(town: ShardTown) -> str:
    shares: dict[str, int] = defaultdict(int)
    for names in town.standin.gateway.shards().values():
        for name in names:
            shares[name] += 1
    return ", ".join(f"{name} {count}" for name, count in sorted(shares.items()))


def _gaps(town: ShardTown) -> float:
    """The least seconds between two that identified in one bucket."""
    turns: dict[int, list[float]] = defaultdict(list)
    for at, _, shard in town.standin.gateway.identifies:
        turns[shard % town.standin.world.max_concurrency].append(at)
    return min((b - a for each in turns.values() for a, b in pairwise(each)), default=0.0)


def _silence(town: ShardTown, *processes: BotProcess) -> float:
    """The longest seconds for which nobody served a shard that one of these processes had."""
    gateway, names = town.standin.gateway, {bot.name for bot in processes}
    waits = [
        min((at for at, _, other in gateway.identifies if other == shard and at >= lost), default=lost) - lost
        for lost, name, shard in gateway.losses
        if name in names
    ]
    return max(waits, default=0.0)


async def _main(folder: Path, url: str, servers: int, shards: int) -> list[str]:
    began = time.monotonic()

    def say(line: str) -> None:
        sys.stdout.write(f"{time.monotonic() - began:6.1f} s  {line}\n")
        sys.stdout.flush()

    standin = StandIn()
    await standin.start()
    town = ShardTown(standin, folder, url, shards)
    try:
        await town.lay_out(servers, max_concurrency=shards)
        say(f"{servers} servers on {shards} shards")
        await roll(town, first=4, kill=2, more=3, playing=servers // 10, say=say)
        say(f"{len(standin.gateway.identifies)} identified, {_gaps(town):.2f} s apart at least")
        return await town.wrong()
    finally:
        for bot in town.bots:
            await bot.kill()
        await standin.stop()


def main() -> int:
    """Run it on a PostgreSQL of its own, and say whether all is well."""
    given = [int(each) for each in sys.argv[1:]]
    servers, shards = [*given, *(400, 16)[len(given) :]]
    folder = Path(tempfile.mkdtemp(prefix="cuecard-rolling-"))
    server = Postgres(folder / "postgres")
    try:
        asyncio.run(server.prepare())
        wrong = asyncio.run(_main(folder, server.url("cuecard"), servers, shards))
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write("\n".join(["WRONG:", *wrong]) + "\n" if wrong else "nothing lost, doubled or stuck\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

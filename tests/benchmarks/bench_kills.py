"""A daily question that lives through kills at random moments and faults at random calls: is it one post a day?

`python -m tests.benchmarks.bench_kills [ROUNDS] [SEED]`: in each round fresh schedules are due, some calls fail, and
the process is killed several times before it is left to finish. It prints how many channels have how many posts.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.wire.daily_schedules import DailySchedules
from tests.wire.faults import Faults
from tests.wire.play import posts
from tests.wire.process import BotProcess
from tests.wire.standin import StandIn
from tests.wire.state import Channel

SCHEDULES, KILLS = 100, 3
FAULTY = 0.5
"""Share of channels whose sends meet a fault."""


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def arrange(faults: Faults, path: str, rng: random.Random) -> None:
    """One fault for one of the first calls to a channel."""
    how: dict[str, Any] = {"nth": rng.randint(1, 3), "times": rng.randint(1, 2), "effect": rng.random() < 0.5}
    method = rng.choice(["POST", "POST", "GET"])
    kind = rng.choice(["500", "502", "429", "cut", "reset"])
    if kind == "429":
        faults.rate_limit(method, path, rng.random(), **how | {"effect": False})
    elif kind.isdecimal():
        faults.fail(method, path, int(kind), **how)
    else:
        faults.cut(method, path, reset=kind == "reset", **how)


async def one_round(directory: Path, rng: random.Random, *, forgetful: bool) -> Counter[str]:
    """Schedules due, kills, then the end of the day; a forgetful Discord knows no nonce from before a kill."""
    standin = StandIn()
    await standin.start()
    try:
        guild = standin.guild("Lab")
        channels: list[Channel] = [standin.channel(guild, f"daily-{n}") for n in range(SCHEDULES)]
        schedules = DailySchedules(directory)
        await schedules.lay_out()
        schedules.plan(channels)
        for channel in channels:
            if rng.random() < FAULTY:
                arrange(standin.faults, f"/channels/{channel.id}/messages", rng)
        for number in range(KILLS):
            bot = await BotProcess.start(standin, directory, name=f"bot{number}")
            await bot.logged("connected")
            await asyncio.sleep(rng.uniform(0.0, 2.5))
            await bot.kill()
            if forgetful:
                standin.world.nonces.clear()
        bot = await BotProcess.start(standin, directory, name="last")
        done = "SELECT count(*) FROM daily_post WHERE state = 'posted'"
        await standin.until(lambda: schedules.rows(done) == [(SCHEDULES,)], "all marks", within=240)
        assert await bot.terminate() == 0
        assert schedules.sound()
        return Counter(f"{posts(standin, channel)['daily']} posts" for channel in channels)
    finally:
        await standin.stop()


async def main() -> None:
    """All rounds; in every other one Discord is forgetful."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1_000_000)
    tell(f"seed {seed}")
    rng = random.Random(seed)
    total: Counter[str] = Counter()
    for number in range(rounds):
        forgetful = number % 2 == 0
        with tempfile.TemporaryDirectory() as directory:
            found = await one_round(Path(directory), rng, forgetful=forgetful)
        total += found
        tell(f"round {number + 1}, nonces {'forgotten' if forgetful else 'kept'}: {dict(found)}")
    tell(f"{rounds * SCHEDULES} schedules, {rounds * KILLS} kills: {dict(total)}")


if __name__ == "__main__":
    asyncio.run(main())

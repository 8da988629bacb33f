"""One soak: people play while things go wrong; then peace, the end, and the recount."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.soak.database import Database, SqliteFile
from tests.soak.load import Players, Trouble
from tests.wire.permissions import Can
from tests.wire.standin import StandIn

CHANNELS, PEOPLE = 4, 6
PEACE_SECONDS = 3.0
"""At the end, without faults: what waits is saved and told."""


@dataclass
class Report:
    """What happened, and what is wrong."""

    done: Counter[str]
    met: Counter[str]
    attempts: int
    memory: list[tuple[int, int]]
    wrong: list[str]

    def lines(self) -> Iterator[str]:
        """For people."""
        yield f"people: {dict(self.done)}; {self.attempts} attempts"
        yield f"trouble: {dict(self.met)}"
        first, last = max(self.memory, key=lambda pair: pair[1])
        yield f"memory of {len(self.memory)} processes, of the largest: {first} MiB at first, {last} MiB at its end"
        yield "\n".join(["WRONG:", *self.wrong]) if self.wrong else "recounted: all as it should be"


async def soak(
    directory: Path, seconds: float, rng: random.Random, database: Database | None = None
) -> Report:
    """So many seconds of load and faults in a directory of its own, on a file there unless a database is given."""
    database = database or SqliteFile(directory)
    standin = StandIn()
    await standin.start()
    try:
        guild = standin.guild("Lab")
        channels = [standin.channel(guild, f"quiz-{n}") for n in range(CHANNELS)]
        moderator = standin.world.role(guild, "moderator", Can.MANAGE_GUILD | Can.MANAGE_MESSAGES)
        people = [standin.person(f"p{n}", guild) for n in range(PEOPLE)]
        people.append(standin.person("mod", guild, roles=(moderator,)))
        trouble, players = Trouble(standin, directory, database, rng), Players(standin, channels, people, rng)
        await trouble.begin()
        await people[-1].slash(channels[0], "daily setup", channel=channels[0], time="09:00", answers="open")
        await _for_a_while(seconds, [players.play(each) for each in people], trouble)
        await trouble.end()
        return await _report(database, standin, players, trouble)
    finally:
        await standin.stop()


async def _for_a_while(seconds: float, acts: list[Coroutine[Any, Any, None]], trouble: Trouble) -> None:
    tasks = [asyncio.create_task(each) for each in acts]
    striking = asyncio.create_task(trouble.strike())
    await asyncio.wait((*tasks, striking), timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    trouble.over = True
    await asyncio.wait((striking,))
    for task in tasks:
        task.cancel()
    for outcome in await asyncio.gather(*tasks, striking, return_exceptions=True):
        if isinstance(outcome, Exception):
            raise outcome
    await asyncio.sleep(PEACE_SECONDS)


async def _report(database: Database, standin: StandIn, players: Players, trouble: Trouble) -> Report:
    wrong = await database.differences() + database.unsound()
    wrong += [
        f"{bot.name} logged a traceback:\n{bot.log[-6000:]}" for bot in trouble.bots if "Traceback" in bot.log
    ]
    wrong += [f"the stand-in crashed: {crash}" for crash in standin.rest.crashes]
    return Report(players.done, trouble.met, await database.attempts(), trouble.memory, wrong)

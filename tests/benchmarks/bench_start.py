"""What starting costs: `python -m tests.benchmarks.bench_start [SERVERS] [--beside DIR] [--turns TURNS]`.

Processor time of the whole process from its first line to its first reply to a form, and its memory then, beside a bot
that only replies, in two worlds: one server, and many. A database is there already, as at every start but the first.
The bots take turns; with `--beside` another checkout of Cuecard, on the same database, takes its turns as well.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.bench_answers import BARE, SQLITE, processor_seconds
from tests.wire import interactions
from tests.wire.people import Person
from tests.wire.play import question_in
from tests.wire.process import SHIM, BotProcess
from tests.wire.standin import StandIn
from tests.wire.state import Channel

SERVERS, CHANNELS, TURNS = 1_000, 10, 5
BESIDE = "beside"


class Bench:
    """One stand-in with so many servers, and somebody in the first of them."""

    def __init__(self, standin: StandIn, folder: Path, servers: int, checkout: Path | None) -> None:
        """`checkout` is another one of Cuecard."""
        self.standin, self.folder, self.checkout = standin, folder, checkout
        guilds = [standin.guild(f"Server {number}") for number in range(servers)]
        channels = [standin.channel(guild, f"c{number}") for guild in guilds for number in range(CHANNELS)]
        self.channel: Channel = channels[0]
        self.guild = guilds[0]
        self.starter: Person = standin.person("starter", self.guild)
        self.people = 0
        self.form = "form"

    async def start(self, kind: str) -> BotProcess:
        """A connected bot of that kind."""
        arguments = ("-m", "tests.benchmarks.bare_bot") if kind == BARE else ("-m", "bot", "run")
        env = {"PYTHONPATH": os.pathsep.join([str(SHIM), str(self.checkout)])} if kind == BESIDE else {}
        bot = await BotProcess.start(self.standin, self.folder, arguments=arguments, env=env)
        await bot.connected()
        return bot

    async def prepare(self) -> None:
        """A first start, which makes the database, and a question that stays open."""
        bot = await self.start(SQLITE)
        await self.starter.slash(self.channel, "quiz", questions=1, seconds=3600)
        question = await question_in(self.standin, self.channel)
        self.form = question.control("Answer")["custom_id"].replace("answer", "modal")
        await bot.terminate()

    async def cost(self, kind: str) -> tuple[float, int]:
        """Seconds of processor time to the first reply, and MiB of memory then."""
        bot = await self.start(kind)
        field = {"type": 4, "id": 2, "custom_id": "answer", "value": "some answer"}
        data = {"custom_id": self.form, "components": [{"type": 1, "id": 1, "components": [field]}]}
        self.people += 1  # somebody new: whoever has used their tries is not graded again
        person = self.standin.person(f"p{self.people}", self.guild)
        await person._ask(interactions.MODAL_SUBMIT, self.channel, data, settle=True)
        found = processor_seconds(bot._process.pid), bot.memory()
        await bot.terminate()
        return found


async def measure(folder: Path, servers: int, checkout: Path | None, turns: int) -> None:
    """One world: measure and print."""
    standin = StandIn()
    await standin.start()
    try:
        bench = Bench(standin, folder, servers, checkout)
        await bench.prepare()
        kinds = (BARE, SQLITE) if checkout is None else (BARE, SQLITE, BESIDE)
        found: dict[str, list[tuple[float, int]]] = {kind: [] for kind in kinds}
        for _ in range(turns):
            for kind, costs in found.items():
                costs.append(await bench.cost(kind))
    finally:
        await standin.stop()
    bare = [statistics.median(each) for each in zip(*found[BARE], strict=True)]
    for kind, costs in found.items():
        seconds, memory = (statistics.median(each) for each in zip(*costs, strict=True))
        sys.stdout.write(
            f"{servers:5d} servers, {kind:9s} {seconds:5.2f} s to the first reply, {seconds / bare[0]:4.1f} times; "
            f"{memory:4.0f} MiB, {memory / bare[1]:4.2f} times\n"
        )
    sys.stdout.flush()


async def main(servers: int, checkout: Path | None, turns: int) -> None:
    """Measure a small world, then a large one."""
    for size in (1, servers):
        with tempfile.TemporaryDirectory() as folder:
            await measure(Path(folder), size, checkout, turns)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("servers", nargs="?", type=int, default=SERVERS)
    parser.add_argument("--beside", type=Path, metavar="DIR")
    parser.add_argument("--turns", type=int, default=TURNS)
    options = parser.parse_args()
    asyncio.run(main(options.servers, options.beside.resolve() if options.beside else None, options.turns))

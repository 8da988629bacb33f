"""Thousands of daily questions due in the same minute, and a quiz meanwhile; on loopback, against the stand-in.

`python -m tests.benchmarks.bench_daily [SCHEDULES]` prints what it measured: how long the claims take, at what pace
posts go out, and how long people wait for an answer before, during and after.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.wire.daily_schedules import DailySchedules
from tests.wire.people import Person
from tests.wire.play import question_in
from tests.wire.process import BotProcess
from tests.wire.standin import StandIn
from tests.wire.state import Channel, Message

SERVERS = 50
DEFAULT = 5_000


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def percentile(values: list[float], share: float) -> float:
    """The value below which that share lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


class Waits:
    """Seconds until the bot's answer, press after press."""

    def __init__(self, person: Person, question: Message) -> None:
        self._person, self._question = person, question
        self.seconds: list[float] = []

    async def measure(self, pause: float = 0.1) -> None:
        """Press Answer, then send the form empty-handed, until cancelled; both read and write the database."""
        while True:
            start = time.perf_counter()
            form = await self._person.click(self._question, "Answer")
            await self._person.submit_modal(form, {"Your answer": "?"})
            self.seconds.append((time.perf_counter() - start) / 2)
            await asyncio.sleep(pause)

    def report(self, phase: str) -> None:
        """Print, and begin anew."""
        ms = [second * 1000 for second in self.seconds]
        self.seconds = []
        if ms:
            tell(
                f"answers {phase}: n {len(ms)}, median {statistics.median(ms):.0f} ms,"
                f" p95 {percentile(ms, 0.95):.0f} ms, longest {max(ms):.0f} ms"
            )


async def claimed(schedules: DailySchedules, count: int) -> float:
    """Seconds that the claims took, as seen from outside: from the first batch that is there to the last."""
    seen = [(time.perf_counter(), 0)]
    while seen[-1][1] < count:
        ((now,),) = schedules.rows("SELECT count(*) FROM daily_post")
        if now != seen[-1][1]:
            seen.append((time.perf_counter(), now))
        await asyncio.sleep(0.005)
    (first, batch), (last, _) = seen[1], seen[-1]
    return (last - first) * count / (count - batch) if count > batch else 0.0


async def burst(standin: StandIn, directory: Path, count: int) -> None:
    """Start, make everything due, watch."""
    guilds = [standin.guild(f"server {number}") for number in range(SERVERS)]
    channels: list[Channel] = [standin.channel(guilds[n % SERVERS], f"daily-{n}") for n in range(count)]
    playground = standin.channel(guilds[0], "quiz")
    ann = standin.person("ann", guilds[0])
    standin.draft_set.answer_seconds = 60.0
    schedules = DailySchedules(directory)
    await schedules.lay_out()
    bot = await BotProcess.start(standin, directory)
    await bot.logged("connected")
    await ann.slash(playground, "quiz", questions=1, seconds=3600)
    waits = Waits(ann, await question_in(standin, playground))
    measuring = asyncio.create_task(waits.measure())
    await asyncio.sleep(10)
    waits.report("before")
    schedules.plan(channels)  # while the process runs: it finds them at its next look
    took = await claimed(schedules, count)
    tell(f"claims: {count} in {took:.2f} s")
    start = time.perf_counter()
    waiting = channels
    while waiting:
        await asyncio.sleep(0.5)
        waiting = [channel for channel in waiting if not standin.posts(channel)]
    took = time.perf_counter() - start
    tell(f"posts: {count} in {took:.0f} s, {count / took:.0f} a second")
    waits.report("during")
    await asyncio.sleep(10)
    waits.report("after")
    measuring.cancel()
    tell(f"posts a channel: {dict(Counter(len(standin.posts(c)) for c in channels))}")
    start = time.perf_counter()
    tell(
        f"exit {await bot.terminate()} after {time.perf_counter() - start:.1f} s; sound: {schedules.sound()}"
    )


async def main() -> None:
    """One run."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    standin = StandIn()
    await standin.start()
    try:
        with tempfile.TemporaryDirectory() as directory:
            await burst(standin, Path(directory), count)
    finally:
        await standin.stop()


if __name__ == "__main__":
    asyncio.run(main())

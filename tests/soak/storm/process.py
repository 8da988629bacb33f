"""One process of a storm: `python -m tests.soak.storm.process URL NUMBER SEED SECONDS`; says what it did as JSON."""

from __future__ import annotations

import asyncio
import json
import logging
import random
import sys
import time

from bot.storage import engine
from bot.storage.store import Store
from tests.soak.storm.acts import Storm

AT_ONCE = 6
"""Things that people do at the same moment in each process."""


async def rage(url: str, number: int, seed: int, seconds: float) -> dict[str, object]:
    """Act for so long, then save what waits."""
    store = Store(engine.create(url))
    storm = Storm(store, number, random.Random(seed * 10 + number))
    until = time.monotonic() + seconds

    async def act() -> None:
        while time.monotonic() < until:
            await storm.act()

    async def conduct() -> None:
        while time.monotonic() < until:
            await storm.conduct()
            await asyncio.sleep(0.02)

    try:
        await asyncio.gather(conduct(), *(act() for _ in range(AT_ONCE)))
        while storm.unsaved.kept:
            await storm.unsaved.save()
            await asyncio.sleep(0.05)
        await asyncio.sleep(0)
    finally:
        await store.close()
    return {
        "done": storm.done,
        "failed": storm.failed,
        "counted": storm.counted,
        "lost": storm.lost,
    }


def main() -> None:
    """Do it."""
    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    url, number, seed, seconds = sys.argv[1:]
    json.dump(asyncio.run(rage(url, int(number), int(seed), float(seconds))), sys.stdout)


if __name__ == "__main__":
    main()

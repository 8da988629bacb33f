"""`python -m tests.soak [SEED]`: the real process under random load and faults for SOAK_SECONDS, then the recount.

It runs on a SQLite file of its own, or on SOAK_DATABASE_URL: a database of PostgreSQL that has no tables yet.
It ends with status 1 when a point, a period, a bonus or a streak day is not what the attempts give, when a log holds a
traceback, or when a process does not end well.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.database import PostgresDatabase
from tests.soak.soak import Report, soak

HOUR = 3_600.0


def main() -> int:
    """Run it, print what happened, and say whether all is well."""
    seconds = float(os.environ.get("SOAK_SECONDS", HOUR))
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.randrange(1_000_000)
    sys.stdout.write(f"{seconds:g} s, seed {seed}\n")
    sys.stdout.flush()
    url = os.environ.get("SOAK_DATABASE_URL")
    database = PostgresDatabase(url) if url else None
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as directory:
        report: Report = asyncio.run(soak(Path(directory), seconds, random.Random(seed), database))
    sys.stdout.write("\n".join(report.lines()) + f"\n{time.monotonic() - began:.0f} s in all\n")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())

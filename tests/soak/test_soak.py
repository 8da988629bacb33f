"""A soak of some seconds. That its recount would notice what it must: `tests/services/test_recount.py`."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from tests.conftest import Postgres
from tests.soak.database import PostgresDatabase
from tests.soak.soak import soak

SECONDS = 10


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_some_seconds_of_load_and_faults(
    tmp_path: Path, engine: str, request: pytest.FixtureRequest
) -> None:
    database = None
    if engine == "postgres":
        server: Postgres = request.getfixturevalue("postgres")
        database = PostgresDatabase(await asyncio.to_thread(server.empty))
    report = await soak(tmp_path, SECONDS, random.Random(20_261_126), database)
    assert report.wrong == []
    assert sum(report.done.values()) > 0

"""A soak of some seconds. That its recount would notice what it must: `tests/services/test_recount.py`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.conftest import Postgres
from tests.soak.database import Database, PostgresDatabase, SqliteFile
from tests.soak.soak import soak

SECONDS = 10


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """An empty one, on each engine."""
    if request.param == "sqlite":
        return SqliteFile(tmp_path)
    server: Postgres = request.getfixturevalue("postgres")
    return PostgresDatabase(server.empty())


async def test_some_seconds_of_load_and_faults(tmp_path: Path, database: Database) -> None:
    report = await soak(tmp_path, SECONDS, random.Random(20_261_126), database)
    assert report.wrong == []
    assert sum(report.done.values()) > 0

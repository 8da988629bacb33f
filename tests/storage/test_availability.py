"""What a database that cannot be used looks like from above: one typed error, one log line a change, no lock left."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, ProgrammingError

from bot.errors import StorageUnavailable, UnstorableText
from bot.storage import engine, migrate
from bot.storage import store as store_module
from bot.storage.engine import sqlite_file
from bot.storage.store import Store
from tests.storage.rows import ANA, BEN

HOW: list[dict[str, Any]] = [{}, {"short": True}, {"short": True, "round_id": 1}]
"""The ways to write."""
GONE, BACK = "the database cannot be used", "the database is back"


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if record.name == "bot.storage.availability"]


async def write(store: Store) -> None:
    async with store.write() as tx:
        await tx.members.saw(ANA)


async def fill_up(store: Store) -> None:
    """Leave the file no page to grow by, as on a full disk."""
    async with store.engine.connect() as connection:
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar()
        await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """Another process writes meanwhile."""
    file = sqlite_file(store.engine)
    assert file is not None
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    yield
    holder.execute("ROLLBACK")
    holder.close()


@pytest.fixture
async def hasty(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Waits for no lock."""
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 0)
    return Store(engine.create(sqlite_url))


async def test_a_full_disk_is_said_once_and_keeps_no_lock(
    sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    await fill_up(sqlite_store)
    for _ in range(5):
        with pytest.raises(StorageUnavailable, match="full"):
            async with sqlite_store.write() as tx:
                for user_id in range(10_000):
                    await tx.scores.add(1, user_id, ["all"], 1, 0)
        async with sqlite_store.read() as tx:
            assert await tx.members.name(ANA.guild_id, ANA.user_id) is None
    assert lines(caplog) == [GONE], "reading works all the while, which does not make it well"
    await sqlite_store.engine.dispose()  # the next connection has room again
    await write(sqlite_store)
    assert lines(caplog) == [GONE, BACK]


async def test_what_began_before_a_failure_does_not_end_it(
    sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    await write(sqlite_store)
    file = sqlite_file(sqlite_store.engine)
    assert file is not None
    async with sqlite_store.read() as tx:
        away = file.rename(file.with_name("away.db"))
        with pytest.raises(StorageUnavailable, match="moved"):
            async with sqlite_store.read():
                pass
        assert await tx.members.name(ANA.guild_id, ANA.user_id) == ANA.name
    assert lines(caplog) == [GONE]
    away.rename(file)
    await write(sqlite_store)
    assert lines(caplog) == [GONE, BACK]


async def test_a_lock_fails_those_who_wait_for_it_together(
    hasty: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    with locked(hasty):
        outcomes = await asyncio.gather(*(write(hasty) for _ in range(20)), return_exceptions=True)
    assert all(isinstance(outcome, StorageUnavailable) for outcome in outcomes)
    await asyncio.gather(*(write(hasty) for _ in range(20)))
    assert lines(caplog) == [GONE, BACK]
    await hasty.close()


async def test_a_commit_that_fails_leaves_no_transaction_open(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(_self: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    with monkeypatch.context() as patched:
        patched.setattr("bot.storage.one_hop.OneHopConnection.commit", fails, raising=False)
        with pytest.raises(StorageUnavailable):
            await write(sqlite_store)
    other = Store(engine.create(sqlite_store.engine.url.render_as_string()))
    async with other.write() as tx:
        await tx.members.saw(BEN)
    await other.close()
    async with sqlite_store.read() as tx:
        assert await tx.members.name(ANA.guild_id, ANA.user_id) is None


async def test_a_server_that_is_away_is_the_same_error(
    postgres_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    away = Store(engine.create("postgresql://nobody:s3cret@127.0.0.1:9/nothing"))
    for _ in range(3):
        with pytest.raises(StorageUnavailable):
            await write(away)
        with pytest.raises(StorageUnavailable):
            async with away.read():
                pass
    await away.close()
    assert lines(caplog) == [GONE]
    assert "s3cret" not in caplog.text
    await write(postgres_store)


async def test_a_server_that_lets_nobody_in_is_the_same_error(postgres_url: str) -> None:
    """It starts up, the database is another one's, the password was changed: said past SQLAlchemy in its own way."""
    store = Store(engine.create(make_url(postgres_url).set(database="gone").render_as_string(False)))
    for how in HOW:
        with pytest.raises(StorageUnavailable, match="does not exist"):
            async with store.write(**how):
                pass
    with pytest.raises(StorageUnavailable, match="does not exist"):
        async with store.read():
            pass
    await store.close()


@pytest.mark.parametrize("how", HOW)
async def test_a_session_that_the_server_ends_is_the_same_error(
    postgres_store: Store, how: dict[str, Any]
) -> None:
    """Also where it is noticed through SQLAlchemy, which then takes the connection from those on the driver itself."""
    with pytest.raises(StorageUnavailable):
        async with postgres_store.write(**how) as tx:
            await tx.members.saw(ANA)
            await tx._connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
    await write(postgres_store)


async def test_a_row_that_stays_locked_is_the_same_error(
    postgres_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "SHORT_SECONDS", 0.2)
    await write(postgres_store)
    async with postgres_store.engine.begin() as holder:
        await holder.exec_driver_sql("LOCK TABLE member")
        with pytest.raises(StorageUnavailable):
            async with postgres_store.write(short=True) as tx:
                await tx.members.saw(BEN)
    await write(postgres_store)


async def test_a_statement_that_is_wrong_stays_a_fault(store: Store) -> None:
    with pytest.raises((OperationalError, ProgrammingError)):
        async with store.write() as tx:
            await tx._connection.exec_driver_sql("SELECT * FROM no_such_table")


async def test_a_text_that_cannot_be_kept_is_the_persons_to_change(postgres_store: Store) -> None:
    for how in HOW:
        with pytest.raises(UnstorableText):
            async with postgres_store.write(**how) as tx:
                await tx.members.saw(replace(ANA, name="a\0na"))
    await write(postgres_store)


async def test_no_error_carries_what_people_wrote(store: Store) -> None:
    with pytest.raises((OperationalError, ProgrammingError)) as caught:
        async with store.write() as tx:
            marker = "?" if tx._connection.dialect.name == "sqlite" else "$1"
            await tx._connection.exec_driver_sql(f"SELECT {marker} FROM no_such_table", ("my own words",))
    assert "my own words" not in str(caught.value)


@pytest.mark.parametrize("what", ["moved", "replaced"])
async def test_a_file_that_goes_while_it_is_open_is_noticed(
    sqlite_store: Store, caplog: pytest.LogCaptureFixture, what: str
) -> None:
    """What is open would go on in a file that nobody finds again, and a new connection would make an empty one."""
    caplog.set_level(logging.WARNING)
    await write(sqlite_store)
    file = sqlite_file(sqlite_store.engine)
    assert file is not None
    away = file.rename(file.with_name("away.db"))
    if what == "replaced":
        shutil.copyfile(away, file)
    for _ in range(2):
        with pytest.raises(StorageUnavailable, match="moved, deleted or replaced"):
            await write(sqlite_store)
        with pytest.raises(StorageUnavailable):
            async with sqlite_store.read():
                pass
    assert file.exists() == (what == "replaced")
    away.rename(file)
    await write(sqlite_store)
    assert lines(caplog) == [GONE, BACK]


def modes(folder: Path) -> dict[str, int]:
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}


async def test_the_file_and_those_beside_it_are_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "cuecard.db"
    file.touch(0o644)
    store = Store(engine.create(f"sqlite:///{file}"))
    await migrate.upgrade(store.engine)
    await write(store)
    assert modes(tmp_path) == dict.fromkeys(("cuecard.db", "cuecard.db-wal", "cuecard.db-shm"), 0o600)
    await store.close()

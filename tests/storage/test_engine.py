"""The engine and the store: real transactions, no lost updates, and a process that can end."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import aiosqlite
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.config import ROOT
from bot.core.members import Person
from bot.errors import ConfigError
from bot.storage import engine
from bot.storage.engine import sqlite_file
from bot.storage.one_hop import OneHopConnection
from bot.storage.store import Store
from tests.patience import WAIT
from tests.storage.rows import ANA, BEN, GUILD


async def points(store: Store, user_id: int = ANA.user_id) -> int:
    async with store.read() as tx:
        own = await tx.scores.own(GUILD, "all", user_id)
        return own.points if own else 0


async def test_200_concurrent_increments_lose_none(store: Store) -> None:
    async with store.write() as tx:
        await tx.members.saw(ANA)

    async def add() -> None:
        async with store.write() as tx:
            await tx.scores.add(GUILD, ANA.user_id, ["all"], 1, 0)

    await asyncio.gather(*(add() for _ in range(200)))
    assert await points(store) == 200


@pytest.mark.parametrize("processes", [1, 2])
async def test_what_was_read_is_still_true_when_it_is_written(sqlite_url: str, processes: int) -> None:
    """SQLite's own deferred transactions lose updates here. Two stores share no lock, as two processes do not."""
    stores = [Store(engine.create(sqlite_url)) for _ in range(processes)]

    async def count(store: Store) -> None:
        for _ in range(10):
            async with store.write() as tx:
                counted = int(await tx.members.guild_zone(GUILD) or 0)
                await asyncio.sleep(0)
                await tx.members.set_guild_zone(GUILD, str(counted + 1))

    try:
        await asyncio.gather(*(count(stores[n % processes]) for n in range(4)))
        async with stores[0].read() as tx:
            assert await tx.members.guild_zone(GUILD) == "40"
    finally:
        for store in stores:
            await store.close()


async def test_writers_on_sqlite_get_their_turns_in_order(sqlite_store: Store) -> None:
    """Waiting inside SQLite is a poll, which lets some wait until they time out."""
    order: list[int] = []

    async def write(number: int) -> None:
        async with sqlite_store.write() as tx:
            await tx.members.set_guild_zone(GUILD, str(number))
            order.append(number)

    await asyncio.gather(*(write(number) for number in range(30)))
    assert order == list(range(30))


async def test_an_exception_in_the_block_leaves_nothing(store: Store) -> None:
    with pytest.raises(KeyError):
        async with store.write() as tx:
            await tx.members.saw(ANA)
            await tx.scores.add(GUILD, ANA.user_id, ["all", "2026-03"], 10, 1)
            raise KeyError
    assert await points(store) == 0
    async with store.write() as tx:  # and the next writer gets its turn
        await tx.members.saw(BEN)
        await tx.scores.add(GUILD, BEN.user_id, ["all"], 3, 0)
    assert await points(store, BEN.user_id) == 3


async def test_a_cancelled_task_leaves_nothing_and_gives_its_turn_away(store: Store) -> None:
    inside = asyncio.Event()

    async def slow() -> None:
        async with store.write() as tx:
            await tx.members.saw(ANA)
            await tx.scores.add(GUILD, ANA.user_id, ["all"], 10, 1)
            inside.set()
            await asyncio.sleep(3_600)

    task = asyncio.create_task(slow())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await points(store) == 0
    async with store.write() as tx:
        await tx.members.saw(ANA)
        await tx.scores.add(GUILD, ANA.user_id, ["all"], 1, 0)
    assert await points(store) == 1


async def test_a_reader_sees_whole_transactions_only(store: Store) -> None:
    async with store.write() as tx:
        await tx.members.saw(ANA)
        await tx.scores.add(GUILD, ANA.user_id, ["all"], 5, 0)
        assert await points(store) == 0
    assert await points(store) == 5


async def test_sqlite_is_set_up_for_safety(sqlite_url: str) -> None:
    database = engine.create(sqlite_url, synchronous="FULL")
    try:
        async with database.connect() as connection:
            values = {
                name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
        assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 2_500}
    finally:
        await database.dispose()


async def test_states_that_do_not_exist_are_refused(store: Store) -> None:
    async with store.engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO deck (id, guild_id, slug, title, description, digest) VALUES (1, 0, 's', '', '', '')"
            )
        )
    for table_state in ("'paused'", "''"):
        with pytest.raises(IntegrityError):
            async with store.engine.begin() as connection:
                await connection.execute(
                    text(
                        "INSERT INTO quiz (guild_id, channel_id, deck_id, starter_id, questions, seconds, state, "
                        "asked, next_at, started_at) VALUES (1, 1, 1, 1, 1, 20, "
                        f"{table_state}, 0, '2026-03-02 12:00:00', '2026-03-02 12:00:00')"
                    )
                )


async def test_closing_the_store_leaves_no_thread(sqlite_url: str) -> None:
    before = set(threading.enumerate())
    store = Store(engine.create(sqlite_url))
    async with store.write() as tx, store.read() as other:
        await tx.members.saw(ANA)
        await other.members.guild_zone(GUILD)
    workers = set(threading.enumerate()) - before
    assert len(workers) >= 2  # one a connection
    await store.close()
    for worker in workers:
        await asyncio.to_thread(worker.join, 10)
    assert not [worker for worker in workers if worker.is_alive()]


SCRIPT = """
import asyncio, sys
from bot.core.members import Person
from bot.storage import engine
from bot.storage.store import Store

async def main():
    store = Store(engine.create(sys.argv[1]))
    async with store.write() as tx:
        await tx.members.saw(Person(1, 1, "ana"))
    await store.close()

asyncio.run(main())
print("ended")
"""


def test_a_process_that_closed_its_store_ends(sqlite_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, sqlite_url],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ended\n", "")


@pytest.mark.parametrize(
    ("raw", "driver"),
    [
        ("sqlite:///data/x.db", "sqlite+cuecard"),
        ("sqlite+pysqlite:///x.db", "sqlite+cuecard"),
        ("postgres://u:p@host/db", "postgresql+asyncpg"),
        ("postgresql://u:p@host:5432/db", "postgresql+asyncpg"),
        ("postgresql+psycopg2://host/db", "postgresql+asyncpg"),
    ],
)
def test_a_url_gets_its_async_driver(raw: str, driver: str) -> None:
    assert engine.database_url(raw).drivername == driver


@pytest.mark.parametrize(
    "raw",
    ["", "cuecard.db", "mysql://host/db", "https://example.org", "postgresql://u:s3cret@host:port/db", "://"],
)
def test_a_url_that_names_no_database_of_ours_is_a_setting_to_change(raw: str) -> None:
    with pytest.raises(ConfigError, match="DATABASE_URL") as caught:
        engine.database_url(raw)
    assert "s3cret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("postgresql://u:p@s3cret@host/db", "a password with @ in it is written with %40"),
        (
            "postgresql://u:s3cret@host/db?sslmode=require&channel_binding=require",
            "leave channel_binding out",
        ),
    ],
)
def test_a_url_that_would_end_in_an_error_of_the_program_is_a_setting_to_change(raw: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        engine.database_url(raw)
    assert "s3cret" not in str(caught.value)


def test_a_home_folder_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert engine.database_url("sqlite:///~/cuecard.db\n").database == str(tmp_path / "cuecard.db")


async def test_a_missing_folder_is_made_and_an_impossible_one_is_said(tmp_path: Path) -> None:
    deep = engine.create(f"sqlite:///{tmp_path / 'a' / 'b' / 'c.db'}")
    async with deep.connect() as connection:
        await connection.exec_driver_sql("CREATE TABLE t (x)")
    await deep.dispose()
    assert (tmp_path / "a" / "b" / "c.db").exists()

    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="DATABASE_URL"):
        engine.create(f"sqlite:///{tmp_path / 'file' / 'c.db'}")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="would lose everything"):
        engine.create(url)


def test_a_file_is_known_by_its_path() -> None:
    assert engine.sqlite_file(engine.create("sqlite:///data/x.db")) == Path("data/x.db")


@pytest.mark.parametrize("where", ["the lock", "commit", "rollback", "the body"])
async def test_a_cancelled_writer_leaves_no_lock_behind(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Wherever it is cancelled: nobody else would ever give the lock back."""
    gate, waiting = asyncio.Event(), asyncio.Event()

    async def held(connection: OneHopConnection) -> None:
        waiting.set()
        await gate.wait()
        await getattr(aiosqlite.Connection, where)(connection)

    async def write(who: Person) -> None:
        async with sqlite_store.write() as tx:
            await tx.members.saw(who)
            if where == "rollback":
                raise OSError
            if where == "the body":
                waiting.set()
                await gate.wait()

    file = sqlite_file(sqlite_store.engine)
    assert file is not None
    blocker = sqlite3.connect(file, isolation_level=None)
    with monkeypatch.context() as patched:
        if where in ("commit", "rollback"):
            patched.setattr(OneHopConnection, where, held, raising=False)
        if where == "the lock":
            blocker.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(write(ANA))
        if where == "the lock":
            await asyncio.sleep(
                0.05
            )  # it is on its way to the lock, or waits for it: neither may leave a trace
        else:
            await asyncio.wait_for(waiting.wait(), WAIT)
        writing.cancel()
        assert isinstance((await asyncio.gather(writing, return_exceptions=True))[0], asyncio.CancelledError)
    gate.set()
    if where == "the lock":
        blocker.execute("COMMIT")
    async with sqlite_store.write() as tx:
        await tx.members.saw(BEN)
    async with sqlite_store.read() as tx:
        assert await tx.members.name(BEN.guild_id, BEN.user_id) == BEN.name
    blocker.execute("BEGIN IMMEDIATE")
    blocker.close()

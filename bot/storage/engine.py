"""The database engine, with SQLite made safe for many tasks and for a process that dies."""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.dialects import registry
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, InvalidatePoolError, OperationalError

from bot.errors import ConfigError
from bot.storage.asyncio_engine import AsyncEngine, create_async_engine

_OWNER_ONLY = 0o600

BUSY_TIMEOUT_MS = 2_500
"""How long a writer waits for another process; under the 3 s in which Discord wants an interaction answered."""

BUSY_TRIES = 4
"""How often a writer waits that long before it gives up: a tick or an answer that comes late beats one that fails."""

CHECKPOINT_PAGES = 4_000
"""Of 4 KiB, which SQLite gathers before it writes them to their places and waits for the disk. An answer changes some
thirty, mostly the same ones as the answer before: the more are gathered, the fewer are written."""

CONNECT_SECONDS = 5
"""How long PostgreSQL may take to let a connection in, or a busy pool to give one."""

IDLE_SECONDS = 1.0
"""After which a connection to PostgreSQL is asked whether it still works before it is used."""

POSTGRES_OPTIONS = frozenset(
    {"host", "port", "user", "password", "passfile", "ssl", "sslmode", "target_session_attrs"}
    | {"prepared_statement_cache_size"}
)
"""What may stand behind the ? of a URL: asyncpg's names, libpq's for `ssl`, and one of SQLAlchemy's."""

WRITE = "cuecard_write"
"""Execution option of a connection whose transaction will write."""
DIRECT = "cuecard_direct"
"""Execution option of a connection whose transaction was begun past SQLAlchemy."""

registry.register("sqlite.cuecard", "bot.storage.one_hop", "OneHopDialect")
_DRIVERS = {
    "sqlite": "sqlite+cuecard",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}


def database_url(raw: str) -> URL:
    """The URL with its async driver; ConfigError when it names no database that Cuecard knows."""
    try:
        url = make_url(raw.strip())
    except (ArgumentError, ValueError) as error:
        raise ConfigError(
            "DATABASE_URL: not a database URL (sqlite:///file.db or postgresql://...)"
        ) from error
    driver = _DRIVERS.get(url.drivername.partition("+")[0])
    if driver is None:
        raise ConfigError(f"DATABASE_URL: {url.drivername} is not supported; use sqlite or postgresql")
    if driver.startswith("sqlite") and url.database in (None, "", ":memory:"):
        raise ConfigError(
            "DATABASE_URL: a database in memory would lose everything; name a file: sqlite:///file.db"
        )
    if driver.startswith("postgresql"):
        return _postgres(url).set(drivername=driver)
    if url.database and url.database.startswith("~"):  # else a folder of that name would be made
        url = url.set(database=str(Path(url.database).expanduser()))
    return url.set(drivername=driver)


def _postgres(url: URL) -> URL:
    """As asyncpg wants it; ConfigError for what would become an error of the program."""
    if "@" in (url.host or ""):
        raise ConfigError("DATABASE_URL: a password with @ in it is written with %40 in its place")
    unknown = sorted(url.query.keys() - POSTGRES_OPTIONS)
    if unknown:
        known = ", ".join(sorted(POSTGRES_OPTIONS))
        raise ConfigError(
            f"DATABASE_URL: leave {unknown[0]} out; of what may stand behind ? only {known} are known"
        )
    if "sslmode" in url.query:  # libpq's name for what asyncpg calls ssl
        mode = url.query["sslmode"]
        url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    return url


def sqlite_file(engine: AsyncEngine) -> Path | None:
    """The file behind the engine; None for PostgreSQL, in-memory databases, and a file that a URI names."""
    return _file_of(engine.url)


def sqlite_path(raw_url: str) -> Path | None:
    """The same for a URL as the settings have it."""
    return _file_of(database_url(raw_url))


def _file_of(url: URL) -> Path | None:
    name = url.database
    if not url.drivername.startswith("sqlite") or not name or name.startswith((":memory:", "file:")):
        return None
    return Path(name)


def create(raw_url: str, *, synchronous: str = "NORMAL") -> AsyncEngine:
    """An engine for `raw_url`; a SQLite file's folder is made when it is missing."""
    url = database_url(raw_url)
    # Parameters are what people wrote: no error may carry them into a log.
    if not url.drivername.startswith("sqlite"):
        engine = create_async_engine(
            url,
            pool_timeout=CONNECT_SECONDS,
            pool_use_lifo=True,
            connect_args={"timeout": CONNECT_SECONDS},
            hide_parameters=True,
        )
        _ask_the_idle(engine)
        return engine
    # Every transaction ends with a commit or a rollback of its own: another at its return would be one more hop.
    # The connection used last knows the pages and the statements: with turns each would read what the others wrote.
    engine = create_async_engine(url, pool_reset_on_return=None, pool_use_lifo=True, hide_parameters=True)
    file = sqlite_file(engine)
    if file is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(f"DATABASE_URL: cannot make {file.parent}: {error.strerror}") from error
        event.listen(engine.sync_engine, "do_connect", lambda *_: keep_private(file))
    _make_safe(engine, synchronous)
    return engine


def _ask_the_idle(engine: AsyncEngine) -> None:
    """Ask connections that were idle whether they still work. Each time would be three ways to the server and back.

    One whose end the network has told of is known to be over without being asked.
    """
    dialect = engine.dialect

    @event.listens_for(engine.sync_engine, "checkin")
    def on_checkin(_connection: Any, record: Any) -> None:
        record.info["used"] = time.monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def on_checkout(connection: Any, record: Any, _pooled: object) -> None:
        used = record.info.get("used")
        if used is None:  # a new one
            return
        if connection.driver_connection.is_closed():
            raise InvalidatePoolError
        if time.monotonic() - used > IDLE_SECONDS:
            try:
                connection.ping()
            except dialect.loaded_dbapi.Error as error:
                if dialect.is_disconnect(error, connection, None):
                    raise InvalidatePoolError from error
                raise


def keep_private(file: Path) -> None:
    """Make the file if it is missing, for its owner alone: it holds what people wrote.

    SQLite gives the files beside it the same permissions.
    """
    # A folder that cannot be written to is SQLite's to report; another owner's file stays.
    with suppress(OSError):
        file.touch(_OWNER_ONLY)
        file.chmod(_OWNER_ONLY)


def _write_ahead(cursor: Any) -> None:
    """Switch the file to WAL. SQLite waits for nobody there: while another process sets the file up, it refuses."""
    for left in reversed(range(BUSY_TRIES)):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not left or "locked" not in str(error):
                raise
            cursor.execute("BEGIN IMMEDIATE")  # this waits: then the other one is done
            cursor.execute("ROLLBACK")
        else:
            return


def _make_safe(engine: AsyncEngine, synchronous: str) -> None:
    """Real transactions: pysqlite's own begin late and lose updates silently when two tasks read, then write."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        _write_ahead(cursor)
        cursor.execute(f"PRAGMA synchronous = {synchronous}")
        cursor.execute("PRAGMA foreign_keys = ON")
        # Else what a statement may have to take back becomes a file that is made and removed again.
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA secure_delete = ON")  # what somebody had deleted does not stay in the file
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:
        options = connection.get_execution_options()
        if options.get(DIRECT, False):
            return
        writes = options.get(WRITE, False)
        # Past SQLAlchemy's own way of executing, which costs more than the statement.
        cursor = connection.connection.cursor()
        try:
            cursor.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        except sqlite3.OperationalError as error:
            raise OperationalError("BEGIN", None, error) from error
        except BaseException:
            # Cancelled while it waited for the lock: it may get it yet, and nobody would ever give it back.
            connection.invalidate()
            raise

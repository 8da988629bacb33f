"""Brings the database to the newest schema at start-up, on the connection it is given."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from bot.config import SHIPPED
from bot.errors import ConfigError, DatabaseAway
from bot.storage.asyncio_engine import AsyncConnection, AsyncEngine
from bot.storage.availability import may_pass, unavailable
from bot.storage.engine import BUSY_TIMEOUT_MS, WRITE, keep_private, sqlite_file
from bot.storage.schema import metadata

log = logging.getLogger(__name__)

_ADVISORY_LOCK = 0x6375_6563_6172_6400
"""Any constant of ours: two processes that start at once migrate one after the other on PostgreSQL."""

_VERSIONS = "alembic_version"
"""Alembic's own table, which other programs may have as well."""

_OTHERS_MIGRATION_MS = 600_000
"""How long a process waits on SQLite while another one migrates: as long as a large file on a slow disk may take."""


def config() -> Config:
    """Alembic's configuration. That of the `alembic` command by hand is `[tool.alembic]` in pyproject.toml."""
    settings = Config()
    settings.set_main_option("script_location", str(SHIPPED / "migrations").replace("%", "%%"))
    return settings


def _versions(connection: Connection) -> tuple[str | None, str | None]:
    head = ScriptDirectory.from_config(config()).get_current_head()
    return MigrationContext.configure(connection).get_current_revision(), head


def _upgrade(connection: Connection) -> None:
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")


def _back_up(file: Path, revision: str) -> Path:
    copy = file.with_name(f"{file.name}.before-{revision}")
    keep_private(copy)
    with sqlite3.connect(file) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    return copy


async def is_current(engine: AsyncEngine) -> bool:
    """Whether the schema is the newest; ConfigError as of `upgrade`. Changes nothing."""
    current, head = await _revisions(engine)
    return current == head


async def upgrade(engine: AsyncEngine) -> None:
    """Run the missing migrations; a SQLite file that holds data is copied first.

    ConfigError when the database cannot be used, is another program's, or comes from a newer version; DatabaseAway
    where that may be another time.
    """
    try:
        current, head = await _revisions(engine)
        if current == head:
            return
        if engine.dialect.name == "sqlite":
            await _upgrade_sqlite(engine)
        else:
            async with engine.begin() as connection:
                await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
                await connection.run_sync(_upgrade)
    except (SQLAlchemyError, sqlite3.Error, OSError, TimeoutError) as error:
        found = unavailable(error)
        if found is None:
            raise
        kind = DatabaseAway if engine.dialect.name != "sqlite" and may_pass(error) else ConfigError
        raise kind(f"DATABASE_URL: the database cannot be used: {found.reason}") from error
    log.info("database migrated", extra={"from": current, "to": head})


async def _revisions(engine: AsyncEngine) -> tuple[str | None, str | None]:
    """(the database's revision, the newest one)."""
    async with engine.begin() as connection:
        current, head = await connection.run_sync(_versions)
        tables = set(await connection.run_sync(lambda sync: inspect(sync).get_table_names())) - {_VERSIONS}
    if engine.dialect.name == "sqlite" and tables and not tables & set(metadata.tables):
        raise ConfigError(
            f"DATABASE_URL: {engine.url.database} is the database of another program; name a file of its own."
        )
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if current is not None and current not in known:
        raise ConfigError(
            f"The database comes from a newer version of Cuecard (revision {current}). "
            "Update, or restore an older backup."
        )
    return current, head


async def _upgrade_sqlite(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        # A table that a migration rebuilds is dropped on the way: with foreign keys on, that would cascade.
        await _pragma(connection, "foreign_keys = OFF")
        await _pragma(connection, f"busy_timeout = {_OTHERS_MIGRATION_MS}")
        try:
            await connection.execution_options(**{WRITE: True})
            async with connection.begin():
                await _upgrade_locked(connection, sqlite_file(engine))
        finally:
            await _pragma(connection, f"busy_timeout = {BUSY_TIMEOUT_MS}")
            await _pragma(connection, "foreign_keys = ON")


async def _upgrade_locked(connection: AsyncConnection, file: Path | None) -> None:
    """With the write lock held: another process may have migrated while this one waited for it."""
    current, head = await connection.run_sync(_versions)
    if current == head:
        return
    if current is not None and file is not None:
        copy = await asyncio.to_thread(_back_up, file, str(head))
        log.info("database backed up", extra={"file": str(copy)})
    await connection.run_sync(_upgrade)
    broken = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
    if broken:
        raise RuntimeError(f"the migration would break {len(broken)} foreign keys")


async def _pragma(connection: AsyncConnection, setting: str) -> None:
    """Outside a transaction: SQLite ignores `foreign_keys` within one."""
    raw: Any = await connection.get_raw_connection()
    await raw.driver_connection.execute(f"PRAGMA {setting}")

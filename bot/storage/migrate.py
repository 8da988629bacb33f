"""Brings the database to the newest schema at start-up, on the connection it is given."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError, InterfaceError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import ROOT
from bot.errors import ConfigError
from bot.storage.engine import WRITE, sqlite_file

log = logging.getLogger(__name__)

_ADVISORY_LOCK = 0x6375_6563_6172_6400
"""Any constant of ours: two processes that start at once migrate one after the other on PostgreSQL."""


def config() -> Config:
    """Alembic's configuration, from `[tool.alembic]` in pyproject.toml."""
    return Config(toml_file=ROOT / "pyproject.toml")


def _versions(connection: Connection) -> tuple[str | None, str | None]:
    head = ScriptDirectory.from_config(config()).get_current_head()
    return MigrationContext.configure(connection).get_current_revision(), head


def _upgrade(connection: Connection) -> None:
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")


def _back_up(file: Path, revision: str) -> Path:
    copy = file.with_name(f"{file.name}.before-{revision}")
    with sqlite3.connect(file) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    return copy


async def upgrade(engine: AsyncEngine) -> None:
    """Run the missing migrations; a SQLite file that holds data is copied first.

    ConfigError when the database cannot be opened, or comes from a newer version.
    """
    current, head = await _revisions(engine)
    if current == head:
        return
    if engine.dialect.name == "sqlite":
        await _upgrade_sqlite(engine, current, str(head))
    else:
        async with engine.begin() as connection:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            await connection.run_sync(_upgrade)
    log.info("database migrated", extra={"from": current, "to": head})


async def _revisions(engine: AsyncEngine) -> tuple[str | None, str | None]:
    """(the database's revision, the newest one)."""
    try:
        async with engine.begin() as connection:
            current, head = await connection.run_sync(_versions)
    except (DatabaseError, InterfaceError, OSError) as error:
        said = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise ConfigError(f"DATABASE_URL: the database cannot be used: {said}") from error
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if current is not None and current not in known:
        raise ConfigError(
            f"The database comes from a newer version of Cuecard (revision {current}). "
            "Update, or restore an older backup."
        )
    return current, head


async def _upgrade_sqlite(engine: AsyncEngine, current: str | None, head: str) -> None:
    file = sqlite_file(engine)
    if current is not None and file is not None:
        copy = await asyncio.to_thread(_back_up, file, head)
        log.info("database backed up", extra={"file": str(copy)})
    async with engine.connect() as connection:
        # A table that a migration rebuilds is dropped on the way: with foreign keys on, that would cascade.
        await _foreign_keys(connection, on=False)
        try:
            await connection.execution_options(**{WRITE: True})
            async with connection.begin():
                await connection.run_sync(_upgrade)
                broken = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
                if broken:
                    raise RuntimeError(f"the migration would break {len(broken)} foreign keys")
        finally:
            await _foreign_keys(connection, on=True)


async def _foreign_keys(connection: object, *, on: bool) -> None:
    """Outside a transaction: SQLite ignores this pragma within one."""
    raw = await connection.get_raw_connection()  # type: ignore[attr-defined]
    await raw.driver_connection.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")

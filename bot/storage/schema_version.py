"""Whether the database has the newest schema: one statement, and no Alembic, which takes a while to import."""

from __future__ import annotations

import sqlite3

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.config import SHIPPED
from bot.storage.asyncio_engine import AsyncEngine

VERSIONS = SHIPPED / "migrations" / "versions"
# Another program's database may have a table of versions as well, but not this one.
_QUERY = text("SELECT version_num, (SELECT count(*) FROM heartbeat) FROM alembic_version")


def newest() -> str:
    """The revision of the newest migration, by the names of their files."""
    return max(path.name for path in VERSIONS.glob("[0-9]*_*.py")).partition("_")[0]


async def is_newest(engine: AsyncEngine) -> bool:
    """Whether there is nothing to migrate; False also where that cannot be read, which a migration finds out why."""
    try:
        async with engine.connect() as connection:
            found = (await connection.execute(_QUERY)).all()
    except (SQLAlchemyError, sqlite3.Error, OSError, TimeoutError):
        return False
    return [row.version_num for row in found] == [newest()]

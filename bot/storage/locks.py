"""The locks that are no rows, on PostgreSQL; the order in which all locks are taken is told in docs/reliability.md.

SQLite has one writer, who holds everything.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import bindparam, func, select, text, true

from bot.storage.asyncio_engine import AsyncConnection
from bot.storage.prepared import prepared
from bot.storage.queries import Queries
from bot.storage.types import Snowflake

EVERYBODY = 0x6375_6563_6172_6401
"""Any constant of ours. Each writer shares it; who is to write alone, as who forgets a person, has it to themselves."""
SHARED = f"SELECT pg_advisory_xact_lock_shared({EVERYBODY})"
"""The first lock of each writer."""
ALONE_MS = 500
"""How long writers wait behind somebody who wants to write alone, and waits for one who takes longer."""
SETTING_UP = 0x6375_6563
"""Of servers: of locks of two numbers the first. The counts of `points_count` have the server's id alone."""
_ALONE = (
    f"SET LOCAL lock_timeout = {ALONE_MS}",
    f"SELECT pg_advisory_xact_lock({EVERYBODY})",
    "SET LOCAL lock_timeout TO DEFAULT",
)


async def share(connection: AsyncConnection) -> None:
    """Write beside others."""
    await connection.execute(text(SHARED))


async def be_alone(connection: AsyncConnection) -> None:
    """Wait for the end of all who write, and have others wait; a DBAPIError after `ALONE_MS`."""
    for statement in _ALONE:
        await connection.execute(text(statement))


_NUMBER: Any = -bindparam("user", type_=Snowflake)
"""Of a person's lock. Those above 0, the ids of servers, are of the counts of `points_count`."""
_HELD = prepared(select(func.pg_advisory_xact_lock(_NUMBER).label("held")))


def try_person(dialect: str) -> Any:
    """A column that is true where this transaction holds what is about the bound `user`; it waits for nobody."""
    return true() if dialect == "sqlite" else func.pg_try_advisory_xact_lock(_NUMBER)


class LockQueries(Queries):
    """Who else waits for this transaction."""

    async def people(self, user_ids: Collection[int]) -> None:
        """Hold all that is about them, in the order of their ids. Once a transaction, and after rounds are locked."""
        if self._on_sqlite:
            return
        for user_id in sorted({each for each in user_ids if each > 0}):  # the others are nobody
            await self._run(_HELD, {"user": user_id})

    async def server(self, guild_id: int) -> None:
        """Have those who set something up in the server wait for each other."""
        if not self._on_sqlite:
            await self._execute(select(func.pg_advisory_xact_lock(SETTING_UP, func.hashint8(guild_id))))

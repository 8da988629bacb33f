"""The audit list: who changed what in a server, newest first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.core.audit import AuditLine
from bot.storage.queries import Queries, record_of
from bot.storage.schema import audit

DETAIL_LENGTH = 500
"""Characters kept of a detail: a line is for a list, not an archive."""


class AuditQueries(Queries):
    """Lines are added with the change itself, in its transaction, and altered only to forget a person."""

    async def record(
        self,
        guild_id: int,
        actor_id: int,
        action: str,
        detail: str,
        at: datetime,
        *,
        subject_id: int | None = None,
    ) -> None:
        """Add a line; `subject_id` is the member whom the detail names or quotes."""
        row = {"guild_id": guild_id, "actor_id": actor_id, "subject_id": subject_id, "action": action}
        await self._execute(self._insert(audit).values(**row, detail=detail[:DETAIL_LENGTH], at=at))

    async def latest(self, guild_id: int, limit: int) -> list[AuditLine]:
        """The server's newest lines."""
        query = (
            select(audit.c.actor_id, audit.c.action, audit.c.detail, audit.c.at)
            .where(audit.c.guild_id == guild_id)
            .order_by(audit.c.id.desc())
            .limit(limit)
        )
        return [record_of(AuditLine, row) for row in await self._execute(query)]

"""The audit list, as the services see it: who changed what, for a server's managers to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One change."""

    actor_id: int
    action: str
    """A short dotted name, at most 32 characters: `appeal.accepted`, `deck.import`."""
    detail: str
    """One sentence for people."""
    at: datetime


class Audit(Protocol):
    """Lines are added with the change itself, in its transaction, and never altered."""

    async def record(self, guild_id: int, actor_id: int, action: str, detail: str, at: datetime) -> None:
        """Add a line; a long detail is cut at `DETAIL_LENGTH` characters."""
        ...

    async def latest(self, guild_id: int, limit: int) -> list[AuditLine]:
        """The server's newest lines, newest first."""
        ...

"""The audit list: who changed what, for a server's managers to read."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class AuditLine(Struct, frozen=True):
    """One change."""

    actor_id: int
    action: str
    """A short dotted name, at most 32 characters: `appeal.accepted`, `deck.import`."""
    detail: str
    """One sentence for people."""
    at: datetime

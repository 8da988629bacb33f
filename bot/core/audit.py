"""The audit list: who changed what, for a server's managers to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One change."""

    actor_id: int
    action: str
    """A short dotted name, at most 32 characters: `appeal.accepted`, `deck.import`."""
    detail: str
    """One sentence for people."""
    at: datetime

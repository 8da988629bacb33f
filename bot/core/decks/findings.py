"""What looking a deck over (`lint`) may find."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from bot.core.decks.check import short
from bot.core.decks.keys import is_derived


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """Somebody will be graded wrongly, or a question cannot be told from another."""
    WARNING = "warning"
    """Worth a look; may be meant."""
    NOTE = "note"
    """About the check or the whole deck: nothing to mend."""


class Finding(Struct, frozen=True):
    """One thing about a deck."""

    severity: Severity
    card: str
    """The card's key; empty where the finding is about the deck."""
    rule: str
    """A short name, the same for all findings of the kind."""
    message: str
    question: str = ""
    """What the card asks: how people call it who never see its key."""

    def __str__(self) -> str:
        return f"{self.severity}: {self._called()}{self.message} [{self.rule}]"

    def _called(self) -> str:
        if not self.card:
            return ""
        return f"“{short(self.question)}” — " if is_derived(self.card) else f"{self.card}: "

"""What was done to decks and what is about to be, as the services see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.cards import Deck


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of a deck that can be undone."""

    before: Deck | None
    """The whole deck as it was; None where there was none."""
    actor_id: int
    action: str
    """What was done, at most 16 characters: `import`, `add`, `edit`, `remove`."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A deck out of a file, shown as a preview and not applied yet."""

    guild_id: int
    user_id: int
    """Who imported it, and alone may apply it."""
    deck: Deck
    """As the file gives it, under the name that it will have."""
    whole: bool
    """Whether the file's format holds everything that a card may know."""
    base: str
    """The digest of the deck against which the preview was made; empty where there was none."""
    at: datetime


class DeckChanges(Protocol):
    """Revisions and drafts."""

    async def lock(self, guild_id: int, slug: str) -> None:
        """Make other changes of the deck wait until this transaction ends."""
        ...

    async def record(self, guild_id: int, slug: str, revision: Revision) -> None:
        """Add a revision; only the newest `KEPT_REVISIONS` of a deck stay."""
        ...

    async def take_back(self, guild_id: int, slug: str) -> Revision | None:
        """The deck's newest revision, which is then forgotten."""
        ...

    async def changed(self, guild_id: int) -> list[str]:
        """The names of the server's decks that have a revision, removed ones among them."""
        ...

    async def add_draft(self, draft: Draft) -> int:
        """Store it; its id. Of one person's drafts only the newest `KEPT_DRAFTS` stay."""
        ...

    async def draft(self, draft_id: int) -> Draft | None:
        """The draft."""
        ...

    async def claim_draft(self, draft_id: int) -> bool:
        """Drop the draft; False when somebody was faster."""
        ...

    async def drop_drafts(self, before: datetime) -> None:
        """Forget all that are older."""
        ...

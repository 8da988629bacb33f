"""What is kept of a deck besides its cards: its row, its earlier states, and imports that wait for a yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from bot.core.cards import Deck

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SHARED = 0
"""In place of a server's id: every server sees the deck."""
ANSWERS = "answers"
"""The action of a revision that taught the deck's cards answers, and left the deck as it was."""


class ShippedDeck(Struct, frozen=True):
    """A deck that comes with the bot."""

    slug: str
    read: Callable[[], Deck]
    """Reads its file; DeckError with every problem."""
    digest: str | None = None
    """As a stored deck has it, where it is known without reading the file."""


class StoredDeck(Struct, frozen=True):
    """A deck's row; its cards are read by id."""

    id: int
    guild_id: int
    slug: str
    title: str
    description: str
    cards: int
    topics: tuple[str, ...]
    topic_cards: tuple[int, ...]
    """How many cards each of `topics` has."""
    digest: str
    """Of everything in it: another one means that it changed."""

    @property
    def shared(self) -> bool:
        """Whether every server sees it, and none may change it."""
        return self.guild_id == SHARED


class Revision(Struct, frozen=True):
    """One change of a deck that can be undone."""

    before: Deck | None
    """The whole deck as it was; None where there was none, and where the deck itself was not changed."""
    actor_id: int
    action: str
    """What was done, at most 16 characters: `import`, `add`, `edit`, `remove`, `remove deck`, `answers`."""
    at: datetime
    taught: int = 0
    """How many answers it taught, if that is what it did."""

    @property
    def mark(self) -> int:
        """Tells the deck's revisions apart: the microsecond of the change, from 1970 on. A row's id may come again."""
        return (self.at - _EPOCH) // timedelta(microseconds=1)


class PendingImport(Struct, frozen=True):
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

"""Records that pass between services and storage, where `core` has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.grading import Verdict
from bot.core.rounds import Entry


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts, and where: all that a service needs of a Discord member."""

    user_id: int
    guild_id: int
    name: str
    """The display name, as shown on leaderboards."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has chosen; everything is off until they say so."""

    reminders: bool = False
    share_answers: bool = False
    """Good answers of theirs may be shown, without a name."""
    dm_closed: bool = False
    """A reminder could not be delivered; not tried again until they switch reminders on anew."""


@dataclass(frozen=True, slots=True)
class StoredDeck:
    """A deck's row; its cards are read by id."""

    id: int
    guild_id: int
    slug: str
    title: str
    description: str
    cards: int
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One graded reply."""

    round_id: int
    user_id: int
    number: int
    source_id: int
    public: bool
    answer: str
    verdict: Verdict
    score: float
    points: int
    flags: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class PlayerEntry:
    """A member's entry in a round, with the name to show."""

    user_id: int
    name: str
    entry: Entry

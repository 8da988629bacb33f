"""Records that pass between services and storage, where `core` has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

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
class Offices:
    """Who else may do what in a server, beside those with Manage Server."""

    deck_role_id: int | None = None
    """Whoever has the role may change the server's decks."""
    judge_role_id: int | None = None
    """Whoever has the role may settle appeals."""
    review_channel_id: int | None = None
    """Where appeals are shown; None: only in `/appeals`."""


@dataclass(frozen=True, slots=True)
class StreakDay:
    """A counted day, and the answer that made it count."""

    day: date
    at: datetime
    schedule_id: int | None


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
    digest: str
    """Of everything in it: another one means that it changed."""


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
    server_zone: str
    """The server's time zone at that time: the points are under this calendar's day."""
    own_zone: str
    """The member's time zone at that time: the streak day is on this calendar."""
    hinted: bool
    """The hint was asked for before it, so it earns less."""
    copied: bool
    first: bool
    """Holds the round's bonus for the first correct answer."""


@dataclass(frozen=True, slots=True)
class PlayerEntry:
    """A member's entry in a round, with the name to show."""

    user_id: int
    name: str
    entry: Entry

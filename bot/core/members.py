"""People in servers: who acts, what they chose, and who may do what."""

from __future__ import annotations

from unicodedata import category

from msgspec import Struct

FORGOTTEN = -1
"""In place of the id of a person who asked to be forgotten. In a round there may be several: -1, -2 and so on."""


class Person(Struct, frozen=True):
    """Who acts, and where: all that a service needs of a Discord member."""

    user_id: int
    guild_id: int
    name: str
    """The display name, as shown on leaderboards."""
    channel_id: int | None = None
    """The channel or thread where they act; None where it does not matter."""
    sent_id: int | None = None
    """Discord's id of the message or interaction by which they act, which grows with time; None where there is none."""


_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks of direction: one that is not ended turns what stands behind the text that it is in, such as points."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that show nothing."""


def unturned(text: str) -> str:
    """The text without marks of direction."""
    return "".join(each for each in text if each not in _TURNING)


def visible_name(*names: str) -> str:
    """The first of the names that shows something, without control characters and marks of direction; else "?"."""
    cleaned = ("".join(each for each in unturned(name) if category(each) != "Cc").strip() for name in names)
    return next(filter(is_visible, cleaned), "?")


def is_visible(text: str) -> bool:
    """Whether anything of it can be seen."""
    return any(map(_shows, text))


def _shows(character: str) -> bool:
    return category(character)[0] not in "CZM" and character not in _BLANK


class Preferences(Struct, frozen=True):
    """What a person has chosen; everything is off until they say so."""

    reminders: bool = False
    share_answers: bool = False
    """Good answers of theirs may be shown, without a name."""
    share_stats: bool = False
    """Members of their servers may see their statistics."""
    dm_closed: bool = False
    """A reminder could not be delivered; not tried again until they switch reminders on anew."""
    extra_time: float = 1.0
    """What the time of each question is multiplied by that they play; see `core.quiz.timing`."""


class GuildRoles(Struct, frozen=True):
    """Who else may do what in a server, beside those with Manage Server."""

    deck_role_id: int | None = None
    """Whoever has the role may change the server's decks."""
    reviewer_role_id: int | None = None
    """Whoever has the role may settle appeals."""
    review_channel_id: int | None = None
    """Where appeals are shown; None: only in `/appeals`."""

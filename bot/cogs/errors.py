"""Errors of Discord's side: where a command is used, and by whom.

The words are in `bot/cogs/texts.py`, those about settings and privacy in the `texts` of these features.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.errors import Conflict, InvalidInput, LimitReached, NotAllowed, NotFound, NotHere
from bot.services.guild_roles import RoleSetting


class ServerNeeded(NotHere):
    """What was asked for belongs to a server, and this is none."""


class ThreadRefused(NotHere):
    """Discord did not let the bot open a thread, though its permissions seemed to."""


class NoThreadsHere(NotHere):
    """Only a text channel has threads that begin without a message."""


class CannotPostHere(NotHere):
    """The bot lacks permissions in the channel where it was called."""

    missing: Sequence[str]
    """Discord's names of the permissions."""


class CannotPostIn(NotHere):
    """The bot lacks permissions in a channel that was named."""

    channel_id: int
    missing: Sequence[str]
    """Discord's names of the permissions."""


class DailyChannelDeleted(NotHere):
    """The channel of a schedule is not there any more."""

    schedule_id: int


class TimedOut(NotHere):
    """A moderator has the bot keep quiet in the server, whatever its permissions are."""

    until: datetime


class ManagerNeeded(NotAllowed):
    """The person lacks Manage Server."""


class RoleNeeded(NotAllowed):
    """The person has neither Manage Server nor the role that stands in for it."""

    setting: RoleSetting
    """Which role: it tells what the person wanted to do."""
    role_id: int | None
    """None where the server has chosen no such role."""


class TeacherNeeded(NotAllowed):
    """The person has neither Manage Server nor a role that may teach a deck: that for decks, that of reviewers."""

    role_ids: tuple[int, ...]
    """Those that the server has chosen."""


class CommandChanged(Conflict):
    """Discord shows the person an older form of the command."""


class NotOffered(Conflict):
    """Of a menu something was chosen that it does not offer, or no longer."""


class NotUsed(NotFound):
    """A button, menu or form of a kind that this version of the bot has none of."""


class ServerSettingOutside(NotHere):
    """A server's setting was to be changed outside of it."""


class ServerSettingForManagers(NotAllowed):
    """A server's setting was to be changed without Manage Server."""


class RoleIsEveryone(InvalidInput):
    """The role that everybody has was to be given a task."""


class CannotAttachExport(NotHere):
    """The bot lacks the permission to attach files where somebody asked for their data."""


class CannotAttachPicture(NotHere):
    """The bot lacks the permission to attach files where somebody asked for a picture."""


class StatisticsOfBot(InvalidInput):
    """Somebody asked how a bot does."""


class PersonalExportTooLarge(LimitReached):
    """What is stored about a person is more than a message may carry."""

"""Every error that Cuecard raises on purpose, as one tree.

CuecardError
├── ConfigError          the operator must change a setting; said in one line at start-up
├── StorageUnavailable   the database cannot be used now: what was asked for may work later
└── UserError            said to the person, in their words, privately; never logged as a fault
    ├── NotHere          a server or channel is needed, or lacks a permission
    ├── NotAllowed       the person may not do this
    ├── NotFound         what was named does not exist: a deck, topic, time zone, ...
    ├── InvalidInput     what was typed or sent cannot be taken as it is
    ├── LimitReached     there is as much of it as there may be: tries, decks, bytes, ...
    └── Conflict         things do not stand as this needs: a closed question, a busy channel, ...

These are kinds: what is raised is a class of the feature's `errors` module (`bot/services/quiz/errors.py`, ...), which
carries what happened as data. Its words stand with all others of the feature, in the table ERRORS of its `texts`.
"""

from __future__ import annotations


class CuecardError(Exception):
    """The root of all deliberate errors."""


class ConfigError(CuecardError):
    """A setting is missing or wrong; the message says what to do, in one line."""


class DatabaseAway(ConfigError):
    """The server of the database cannot be reached, or lets nobody in yet: the setting may be right."""


class StorageUnavailable(CuecardError):
    """The database cannot be used now; nothing was saved. The store logs it, once for each change."""

    def __init__(self, reason: str) -> None:
        """`reason` is for the log, in the database's own words."""
        super().__init__(reason)
        self.reason = reason


class UnstorableText(CuecardError):
    """A text has a character that the database cannot hold: a zero byte, on PostgreSQL. Nothing was saved."""


class UserError(CuecardError):
    """Something the person can understand and mend. Subclasses with data are dataclasses with `eq=False`."""

    def __str__(self) -> str:
        """For logs: the class with its data. People are told `bot.cogs.error_texts.sentence`."""
        return repr(self)


class NotHere(UserError):
    """The place lacks something: a server, a channel, a permission."""


class NotAllowed(UserError):
    """The person may not do this here."""


class NotFound(UserError):
    """What was named does not exist."""


class InvalidInput(UserError):
    """What was typed or sent cannot be taken as it is."""


class LimitReached(UserError):
    """There is as much of it as there may be."""


class Conflict(UserError):
    """Things do not stand as this needs, or do not any more."""

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

from typing import ClassVar, dataclass_transform


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


@dataclass_transform(eq_default=False)
class UserError(CuecardError):
    """Something the person can understand and mend. Subclasses name their data, and are made, as dataclasses are.

    They are none, for each of these takes a fifth of a millisecond of every start.
    """

    data_names: ClassVar[tuple[str, ...]] = ()
    """What a class of errors carries, its base's first."""

    def __init_subclass__(cls) -> None:
        """Its data are those of its base, and then its own."""
        cls.data_names += tuple(cls.__annotations__)

    def __init__(self, *values: object, **named: object) -> None:
        """The values of the data, in their order or by name; those with a default may be left out."""
        super().__init__(*values)
        given = dict(zip(self.data_names, values, strict=False)) | named
        missing = [name for name in self.data_names if name not in given and not hasattr(type(self), name)]
        if missing or len(given) != len(values) + len(named) or not given.keys() <= set(self.data_names):
            raise TypeError(f"{type(self).__name__} takes {self.data_names}, each once")
        self.__dict__.update(given)

    def __repr__(self) -> str:
        """The class with its data."""
        data = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.data_names)
        return f"{type(self).__qualname__}({data})"

    def __str__(self) -> str:
        """For logs: the same. People are told `bot.cogs.error_texts.sentence`."""
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

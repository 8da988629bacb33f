"""Every error that Cuecard raises on purpose, as one tree.

CuecardError
├── ConfigError            the operator must change a setting; said in one line at start-up
└── UserError              said to the person, in their words, privately; never logged as a fault
├── NotHere            a server or channel is needed, or lacks a permission
├── NotAllowed         the person may not do this
├── NotFound           an unknown deck, topic, time zone, ...
├── BadDeck            a deck or card that cannot be taken as it is
├── ChannelBusy        a quiz is running in this channel
├── RoundClosed        the question does not take answers any more
├── TriesUsed          no tries left, or already correct
└── BadAnswer          an answer that cannot be graded; costs no try
"""

from __future__ import annotations


class CuecardError(Exception):
    """The root of all deliberate errors."""


class ConfigError(CuecardError):
    """A setting is missing or wrong; the message says what to do, in one line."""


class UserError(CuecardError):
    """Something the person can understand and mend; the message is what they are told."""

    @property
    def sentence(self) -> str:
        """What to say to the person."""
        return str(self)


class NotHere(UserError):
    """The place lacks something: a server, a channel, a permission."""


class NotAllowed(UserError):
    """The person may not do this here."""


class NotFound(UserError):
    """What was named does not exist."""


class BadDeck(UserError):
    """A deck or a card cannot be taken as it is, or the change of one came too late."""


class ChannelBusy(UserError):
    """A quiz is already running in the channel."""


class RoundClosed(UserError):
    """The question takes no answers any more."""


class TriesUsed(UserError):
    """The person has no tries left on the question, or needs none."""


class BadAnswer(UserError):
    """There is nothing to grade; no try is used."""

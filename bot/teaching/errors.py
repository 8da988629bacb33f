"""What goes wrong with an endpoint. The messages are for operators; none holds the key."""

from __future__ import annotations

from bot.errors import CuecardError


class EndpointError(CuecardError):
    """The endpoint cannot be used; the message says why, in a line."""


class EndpointRefused(EndpointError):
    """It says no, and would again: the key, the model or the address is wrong."""


class EndpointAway(EndpointError):
    """It does not answer, or has had enough for now; trying again later may help."""


class ReplyUnusable(CuecardError):
    """It answered, and there is no text in the answer: a refusal, a cut, something that is no chat completion."""

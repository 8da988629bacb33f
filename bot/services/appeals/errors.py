"""Why an appeal was not filed or decided. The words are in `bot/cogs/appeals/texts.py`."""

from __future__ import annotations

from bot.errors import Conflict, InvalidInput, LimitReached, NotAllowed, NotFound


class AnswerGone(NotFound):
    """The answer was deleted."""


class NotYourAnswer(NotAllowed):
    """Only who gave an answer may appeal."""


class AnswerCorrect(Conflict):
    """The answer counts as correct: there is nothing to appeal against."""


class TooManyOpen(LimitReached):
    """The person has as many appeals waiting in the server as may wait."""

    of: int


class TooManyToday(LimitReached):
    """The person has filed as many appeals within a day as are taken."""

    of: int


class AppealGone(NotFound):
    """The appeal was deleted with its answer, or is another server's."""


class AppealReopened(Conflict):
    """A note belongs to a decision, and that was taken back."""


class NotDeclined(Conflict):
    """Only a declined answer can be remembered as wrong."""


class OwnAppeal(NotAllowed):
    """Nobody decides about an answer of their own, but for those with Manage Server."""


class EmptyNote(InvalidInput):
    """The note has no text."""

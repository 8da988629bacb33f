"""Why a review was not taken. The words are in `bot/cogs/review/texts.py`."""

from __future__ import annotations

from bot.errors import Conflict, InvalidInput, LimitReached, NotAllowed, NotFound, NotHere


class ReviewPaused(Conflict):
    """The person has paused their reviews."""


class CardGone(NotFound):
    """The card has left its deck, or its deck is not for the person to see."""


class AlreadyReviewed(Conflict):
    """The question was answered already, as it was shown."""


class NotYourReview(NotAllowed):
    """The answer is somebody else's, or was never given."""


class NoSuchReviewDeck(NotFound):
    """The person sees no such deck."""


class InvalidNewCards(InvalidInput):
    """Fewer or more new cards a day than there may be."""

    most: int


class NothingToExport(NotFound):
    """The person has no card that they have begun to learn."""


class ReviewExportTooLarge(LimitReached):
    """The file is over what Discord takes, in bytes."""

    of: int


class CannotAttachReviews(NotHere):
    """The bot may not attach files in the channel."""


class InvalidHour(InvalidInput):
    """The day has no such hour."""

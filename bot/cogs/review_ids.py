"""The ids of buttons and forms of review; `cogs.custom_ids` says what holds of all ids."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from bot.cogs.id_kinds import ID, IdKind, number, one_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class SessionAction(StrEnum):
    """What a button of a session does."""

    NEXT = "next"
    END = "end"
    ANSWER = "answer"
    SHOW = "show"
    FORGET = "forget"
    SUSPEND = "suspend"
    BACK = "back"


class RatingWord(StrEnum):
    """A rating that a person gives: `core.review.Rating` in words."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


class SessionButtonId(Struct, frozen=True):
    """A button of a session."""

    action: SessionAction
    card_id: int
    """0 where it is about no card, or about all."""
    shown: int
    """When the question was shown, in milliseconds since 1970; 0 where none is."""


class SessionFormId(Struct, frozen=True):
    """The form behind Answer in a session."""

    card_id: int
    shown: int
    """When the question was shown, in milliseconds since 1970."""


class RatingButtonId(Struct, frozen=True):
    """A button that rates an answer."""

    word: RatingWord
    review_id: int


class ReviewDeckId(Struct, frozen=True):
    """A button that chooses a deck, or no longer."""

    deck_id: int
    """0 for all decks."""


def moment(at: datetime) -> int:
    """The instant in milliseconds since 1970."""
    return (at - _EPOCH) // _MILLISECOND


def instant(milliseconds: int) -> datetime:
    """The instant of an id."""
    return _EPOCH + milliseconds * _MILLISECOND


_MOMENT = number(9_999_999_999_999)
SESSION_BUTTON = IdKind(SessionButtonId, "cuecard:review", one_of(SessionAction), ID, _MOMENT)
SESSION_FORM = IdKind(SessionFormId, "cuecard:reviewed", ID, _MOMENT)
RATING_BUTTON = IdKind(RatingButtonId, "cuecard:review:rate", one_of(RatingWord), ID)
REVIEW_DECK = IdKind(ReviewDeckId, "cuecard:review:deck", ID)

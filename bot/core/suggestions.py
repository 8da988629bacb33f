"""What members say about decks: a card that they suggest, or a question that they flag because something is wrong."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from bot.core.cards import Card

MAX_OPEN = 5
"""Open suggestions and flags, together, that a member may have in a server."""
MAX_A_DAY = 10
DAY = timedelta(hours=24)
MAX_WRONG = 500
"""Characters of what is said to be wrong with a card."""


class SuggestionState(StrEnum):
    """Where a suggestion or a flag is in its life."""

    OPEN = "open"
    ACCEPTED = "accepted"
    """The suggested card is in the deck."""
    DECLINED = "declined"
    DONE = "done"
    """What was wrong with the flagged card was seen to."""
    DISMISSED = "dismissed"
    """The flagged card stays as it is."""


class SuggestionDecision(StrEnum):
    """How a suggestion or a flag may be decided."""

    ACCEPT = "accept"
    DECLINE = "decline"
    DONE = "done"
    DISMISS = "dismiss"

    @property
    def state(self) -> SuggestionState:
        """The state that the decision leads to."""
        return {
            SuggestionDecision.ACCEPT: SuggestionState.ACCEPTED,
            SuggestionDecision.DECLINE: SuggestionState.DECLINED,
            SuggestionDecision.DONE: SuggestionState.DONE,
            SuggestionDecision.DISMISS: SuggestionState.DISMISSED,
        }[self]

    @property
    def of_flag(self) -> bool:
        """Whether flags are decided so; else it is for suggested cards."""
        return self in (SuggestionDecision.DONE, SuggestionDecision.DISMISS)


class Suggestion(Struct, frozen=True):
    """A card that a member suggests for a deck; or, where `card_id` is set, a flag: a card that they find wrong."""

    id: int
    guild_id: int
    user_id: int
    name: str
    """The name under which the member was last seen in the server."""
    slug: str
    deck: str
    """The deck's title."""
    shared: bool
    """Whether the deck belongs to every server."""
    gone: bool
    """Whether the deck was removed, or the flagged card was taken out of it."""
    card: Card
    """The card that is suggested; of a flag the flagged card as it is now."""
    card_id: int | None
    round_id: int | None
    """The question under which the card was flagged."""
    wrong: str
    """What the member says is wrong; empty for a suggested card."""
    state: SuggestionState
    created_at: datetime
    decided_at: datetime | None
    decider_id: int | None
    review_channel_id: int | None
    review_message_id: int | None

    @property
    def flag(self) -> bool:
        """Whether it is a flag."""
        return self.card_id is not None

    @property
    def open(self) -> bool:
        """Whether it waits for a decision."""
        return self.state is SuggestionState.OPEN

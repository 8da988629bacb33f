"""Why a suggestion or a flag was not taken or decided. The words are in `bot/cogs/suggestions/texts.py`.

`deck` is a deck's title throughout, `slug` its name in commands.
"""

from __future__ import annotations

from bot.errors import Conflict, InvalidInput, LimitReached, NotAllowed, NotFound


class NotOwnDeck(NotAllowed):
    """Cards are suggested for a server's own decks; this one belongs to every server."""

    deck: str


class AskedThere(Conflict):
    """The deck has a card that asks what is suggested."""

    deck: str


class SuggestedBefore(Conflict):
    """A card that asks the same waits to be taken into the deck."""

    deck: str


class FlaggedBefore(Conflict):
    """The person has flagged the card, and nobody has decided about it."""


class EmptyFlag(InvalidInput):
    """Nothing was said about what is wrong."""


class TooManyUndecided(LimitReached):
    """The person has as many suggestions and flags waiting in the server as may wait."""

    of: int


class TooManyInADay(LimitReached):
    """The person has sent as many suggestions and flags within a day as are taken."""

    of: int


class SuggestionGone(NotFound):
    """There is no such suggestion in the server, or it is not of the kind that is decided so."""


class DeckRemoved(Conflict):
    """The deck for which the card was suggested has been removed."""

    deck: str
    slug: str

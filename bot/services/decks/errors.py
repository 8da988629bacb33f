"""Why a deck or card was not found, taken or changed. The words are in `bot/cogs/decks/texts.py`.

`deck` is a deck's title throughout, `slug` its name in commands.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.decks.problems import Problem
from bot.errors import Conflict, InvalidInput, LimitReached, NotAllowed, NotFound, NotHere, UserError


class NoSuchDeck(NotFound):
    """The server sees no deck of that name."""

    name: str
    known: Sequence[str]
    """The names of those it sees."""


class NoSuchTopic(NotFound):
    """The deck has no such topic."""

    deck: str
    topic: str
    known: Sequence[str]
    """Those it has."""


class NoSuchCard(NotFound):
    """The deck has no such card."""

    deck: str
    named: str
    """What stood for the card: a key or a question."""


class CardGone(NotFound):
    """The card was removed while its form was open."""

    deck: str


class TopicGone(NotFound):
    """The topic left the deck while it stood in a menu."""

    deck: str


class NothingToUndo(NotFound):
    """No change of the deck is left to take back."""

    deck: str


class SharedDeck(NotAllowed):
    """The deck belongs to every server, so that none may change it."""

    deck: str
    slug: str


class DecksFull(LimitReached):
    """The server has all the decks it may have."""

    of: int


class CardsFull(LimitReached):
    """The deck has all the cards it may have."""

    deck: str
    of: int


class QuestionTaken(Conflict):
    """Another card of the deck asks that question."""

    deck: str
    slug: str


class LastCard(Conflict):
    """A deck keeps one card at least."""

    deck: str
    slug: str


class InvalidCard(InvalidInput):
    """The card cannot be taken as it is."""

    problems: Sequence[Problem]


class AnswerDeleted(NotFound):
    """An answer that was to teach a deck is gone."""


class NotYourAnswerToSend(NotAllowed):
    """Only who gave an answer may send it to those who teach the deck."""


class PreviewGone(NotFound):
    """The preview was applied or cancelled, or is too old."""


class NotYourPreview(NotAllowed):
    """Only who imported the file may decide about it."""


class DraftSetGone(NotFound):
    """The drafts were put into the deck or laid aside, are too old, or another server's."""


class NothingToLookOver(InvalidInput):
    """No draft of the file is of use to the deck."""

    deck: str
    left: Sequence[str]
    """Why, a sentence each."""


class NoModel(NotFound):
    """There is no language model that a server could have write."""


class NothingToWrite(NotFound):
    """Each card of the deck is taught."""

    deck: str


class WritingAlready(LimitReached):
    """A model is writing for the server, or for as many others as may be at once."""


class TokensUsed(LimitReached):
    """The server has had written what it may have in a day."""

    of: int


class DeckGivenTwice(InvalidInput):
    """Several of the files hold the same deck."""

    slug: str
    files: int


class ReadingTooSlow(LimitReached):
    """Reading the file took too long."""

    seconds: float


class FileTooLarge(LimitReached):
    """The attached file is over what is read, in bytes."""

    size: int
    of: int


class FileNotReceived(UserError):
    """Discord did not hand over the attached file."""


class ExportTooLarge(LimitReached):
    """The deck as a file is over what Discord takes, in bytes."""

    format: str
    of: int


class CannotAttach(NotHere):
    """The bot may not attach files in the channel."""

"""Why a deck or card was not found, taken or changed. The words are in `bot/cogs/decks/texts.py`.

`deck` is a deck's title throughout, `slug` its name in commands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.decks.problems import Problem
from bot.errors import Conflict, InvalidInput, LimitReached, NotAllowed, NotFound, NotHere, UserError


@dataclass(eq=False)
class NoSuchDeck(NotFound):
    """The server sees no deck of that name."""

    name: str
    known: Sequence[str]
    """The names of those it sees."""


@dataclass(eq=False)
class NoSuchTopic(NotFound):
    """The deck has no such topic."""

    deck: str
    topic: str
    known: Sequence[str]
    """Those it has."""


@dataclass(eq=False)
class NoSuchCard(NotFound):
    """The deck has no such card."""

    deck: str
    named: str
    """What stood for the card: a key or a question."""


@dataclass(eq=False)
class CardGone(NotFound):
    """The card was removed while its form was open."""

    deck: str


@dataclass(eq=False)
class TopicGone(NotFound):
    """The topic left the deck while it stood in a menu."""

    deck: str


@dataclass(eq=False)
class NothingToUndo(NotFound):
    """No change of the deck is left to take back."""

    deck: str


@dataclass(eq=False)
class SharedDeck(NotAllowed):
    """The deck belongs to every server, so that none may change it."""

    deck: str
    slug: str


@dataclass(eq=False)
class DecksFull(LimitReached):
    """The server has all the decks it may have."""

    of: int


@dataclass(eq=False)
class CardsFull(LimitReached):
    """The deck has all the cards it may have."""

    deck: str
    of: int


@dataclass(eq=False)
class QuestionTaken(Conflict):
    """Another card of the deck asks that question."""

    deck: str
    slug: str


@dataclass(eq=False)
class LastCard(Conflict):
    """A deck keeps one card at least."""

    deck: str
    slug: str


@dataclass(eq=False)
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


@dataclass(eq=False)
class NothingToLookOver(InvalidInput):
    """No draft of the file is of use to the deck."""

    deck: str
    left: Sequence[str]
    """Why, a sentence each."""


class NoModel(NotFound):
    """There is no language model that a server could have write."""


@dataclass(eq=False)
class NothingToWrite(NotFound):
    """Each card of the deck is taught."""

    deck: str


class WritingAlready(LimitReached):
    """A model is writing for the server, or for as many others as may be at once."""


@dataclass(eq=False)
class TokensUsed(LimitReached):
    """The server has had written what it may have in a day."""

    of: int


@dataclass(eq=False)
class DeckGivenTwice(InvalidInput):
    """Several of the files hold the same deck."""

    slug: str
    files: int


@dataclass(eq=False)
class ReadingTooSlow(LimitReached):
    """Reading the file took too long."""

    seconds: float


@dataclass(eq=False)
class FileTooLarge(LimitReached):
    """The attached file is over what is read, in bytes."""

    size: int
    of: int


class FileNotReceived(UserError):
    """Discord did not hand over the attached file."""


@dataclass(eq=False)
class ExportTooLarge(LimitReached):
    """The deck as a file is over what Discord takes, in bytes."""

    format: str
    of: int


class CannotAttach(NotHere):
    """The bot may not attach files in the channel."""

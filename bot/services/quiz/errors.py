"""Why a quiz, a question or an answer was not taken. The words are in `bot/cogs/quiz/texts.py`."""

from __future__ import annotations

from bot.errors import Conflict, InvalidInput, LimitReached, NotAllowed, NotFound, NotHere


class InvalidQuizSize(InvalidInput):
    """More or fewer questions or seconds than a quiz may have."""

    questions: int
    seconds: int


class TooManyDecks(InvalidInput):
    """A quiz may ask from so many decks at most."""

    of: int


class DeckAndDecks(InvalidInput):
    """One deck was named, and several beside it."""


class NoDeckNamed(InvalidInput):
    """What should name several decks names none."""


class EmptyDeck(NotFound):
    """The deck has no cards to ask."""

    deck: str
    """Its title."""


class ChannelBusy(Conflict):
    """A quiz is already running in the channel."""

    guild_id: int
    channel_id: int
    message_id: int | None
    """Its newest question; None while that is not posted."""


class QuizJustEnded(Conflict):
    """The quiz that kept the channel busy ended in this moment."""


class CannotAsk(NotHere):
    """Discord did not let the bot post the first question."""


class NotYourQuiz(NotAllowed):
    """Only who started the quiz, or a moderator, may steer it."""


class QuizOver(Conflict):
    """The quiz has ended."""


class AskedElsewhere(NotHere):
    """The question belongs to another server or channel than the one it was answered in."""


class NoLongerKept(NotFound):
    """The quiz or question is not in the database: the data of its server was deleted."""


class RoundClosed(Conflict):
    """The question takes no answers any more."""


class AlreadyCorrect(Conflict):
    """The person has answered the question correctly."""


class NoHint(Conflict):
    """There is nothing to tell of the answer but its length."""


class HintNotNeeded(Conflict):
    """The person has answered the question correctly, so a hint would only cost."""


class TriesUsed(LimitReached):
    """The person has no tries left on the question."""

    of: int
    """Tries that a question allows."""


class NoText(InvalidInput):
    """The answer has no text at all; no try is used."""


class NothingToGrade(InvalidInput):
    """The answer has signs, but no words; no try is used."""


class NothingMissed(NotFound):
    """The person got every question of the quiz."""


class NotRevealed(Conflict):
    """The answer to the question was not shown yet."""


class AnswerKept(Conflict):
    """The database cannot take the answer now: it waits in memory, and the person hears of it again."""


class AnswerNotSaved(Conflict):
    """The answer was given up: the database stayed away for too long, or too many answers wait for it."""

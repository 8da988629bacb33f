"""A quiz and its rounds: the records, and the state machine that takes a quiz from step to step.

    quiz   running ── all asked, or ended ──▶ finishing ── standings posted ──▶ finished
    round  posting ── message id marked ──▶ open ── time, skipped, ... ──▶ closed ── reveal posted ──▶ done

Every arrow is one committed transaction and every wait is a time in the database, so a process that dies
anywhere goes on from the last arrow.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.core.members import Person
from bot.core.quiz.card_selection import CardOrder, CardPool

ANSWER_GRACE = timedelta(seconds=2)
"""An answer sent in time may arrive a little late."""
MAX_PAUSE = timedelta(seconds=60)
"""Between a question's close and the next one."""
CLOCK_SKEW = timedelta(seconds=5)
"""What the clocks of two processes may differ by, without anything being wrong."""
MAX_QUESTIONS, MIN_SECONDS, MAX_SECONDS = 25, 20, 3600
USUAL_QUESTIONS, USUAL_SECONDS = 5, 90
"""Of a quiz, where nobody says how many."""


class QuizState(StrEnum):
    """Where a quiz is in its life."""

    RUNNING = "running"
    FINISHING = "finishing"
    FINISHED = "finished"


class RoundState(StrEnum):
    """Where a round is in its life."""

    POSTING = "posting"
    OPEN = "open"
    CLOSED = "closed"
    DONE = "done"


class CloseReason(StrEnum):
    """Why a round stopped taking answers."""

    TIME = "time"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    ENDED = "ended"
    DELETED = "deleted"
    UNPOSTABLE = "unpostable"
    NEXT = "next"
    """The next daily question is here."""


class Quiz(Struct, frozen=True):
    """A run of rounds in one channel."""

    id: int
    guild_id: int
    channel_id: int
    deck_id: int
    topic: str | None
    starter_id: int
    questions: int
    seconds: int
    state: QuizState
    asked: int
    next_at: datetime
    """When the next question may be posted."""
    started_at: datetime
    more_deck_ids: tuple[int, ...] = ()
    """Decks that it asks from besides the first."""
    card_order: CardOrder = CardOrder.MIXED
    after_id: int | None = None
    """The quiz that this one was started after with "Play again": its cards come last."""

    @property
    def pool(self) -> CardPool:
        """The cards that it may ask."""
        return CardPool((self.deck_id, *self.more_deck_ids), self.topic)

    @property
    def own_and_before(self) -> tuple[int, ...]:
        """The ids of this quiz and of the one it was started after."""
        return (self.id,) if self.after_id is None else (self.id, self.after_id)


class Round(Struct, frozen=True):
    """One question open in one channel."""

    id: int
    quiz_id: int | None
    """None for a daily question."""
    schedule_id: int | None
    """None for a quiz's question."""
    guild_id: int
    channel_id: int
    card_id: int
    number: int
    """From 1, within the quiz or the schedule."""
    sealed: bool
    """Each person sees their own verdict only, until the answer is shown to all."""
    state: RoundState
    message_id: int | None
    opened_at: datetime | None
    closes_at: datetime | None
    """None: a daily question that stays open until the next one."""
    deadline_at: datetime | None
    """When its time is up for all; `closes_at` is earlier once everybody who plays has finished."""
    close_reason: CloseReason | None

    def opened(self, at: datetime, hours: int | None) -> Round:
        """The round of a daily question as it is once it is posted, to close after so many hours or with the next."""
        closes_at = at + timedelta(hours=hours) if hours else None
        return replace(self, opened_at=at, closes_at=closes_at, deadline_at=closes_at)

    def is_asked_where(self, who: Person) -> bool:
        """Whether somebody acts in the server and, where that is known, the channel of the question."""
        return self.guild_id == who.guild_id and who.channel_id in (None, self.channel_id)

    @property
    def closes_early(self) -> bool:
        """Whether everybody who plays has finished, so that it closes before its time is up."""
        return bool(self.closes_at and self.deadline_at and self.closes_at < self.deadline_at)

    def takes_answers(self, now: datetime) -> bool:
        """Whether an answer that arrives now counts. While posting, the message may be out and not yet marked."""
        if self.state is RoundState.POSTING:
            return True
        if self.state is not RoundState.OPEN:
            return False
        return self.closes_at is None or now <= self.closes_at + ANSWER_GRACE

    def took_answers(self, then: datetime) -> bool:
        """Whether an answer that arrived at a moment now past counts, though it is only saved now.

        What was closed by hand says nothing of when that was: then only an answer in time for an open question counts.
        """
        if self.takes_answers(then):
            return True
        by_time = self.close_reason in (CloseReason.TIME, CloseReason.ANSWERED)
        return by_time and self.closes_at is not None and then <= self.closes_at + ANSWER_GRACE


class Step(StrEnum):
    """What a quiz needs next."""

    OPEN = "open the next round"
    POST = "post the question"
    CLOSE = "close the round: its time is up"
    REVEAL = "post the reference answer"
    FINISH = "all was asked"
    STANDINGS = "post the standings"


def out_of_time(quiz: Quiz, last: Round | None, now: datetime) -> tuple[bool, bool]:
    """Whether the wait for the next question, and the open one's time, are longer than they ever can be.

    They were set before the clock was set back: as they stand they would keep the channel busy for hours.
    """
    opened_at = last.opened_at if last is not None and last.state is RoundState.OPEN else None
    return quiz.next_at > now + MAX_PAUSE, opened_at is not None and opened_at > now + CLOCK_SKEW


def next_step(quiz: Quiz, last: Round | None, now: datetime) -> Step | None:
    """What to do for a quiz whose newest round is `last`; None when it only has to wait."""
    if last is not None and last.state is not RoundState.DONE:
        if last.state is RoundState.POSTING:
            return Step.POST if quiz.state is QuizState.RUNNING else Step.CLOSE
        if last.state is RoundState.CLOSED:
            return Step.REVEAL
        overdue = last.closes_at is not None and now > last.closes_at + ANSWER_GRACE
        return Step.CLOSE if overdue or quiz.state is not QuizState.RUNNING else None
    if quiz.state is QuizState.FINISHING:
        return Step.STANDINGS
    if quiz.state is QuizState.FINISHED:
        return None
    if quiz.asked >= quiz.questions:
        return Step.FINISH
    return Step.OPEN if now >= quiz.next_at else None

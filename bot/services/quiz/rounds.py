"""Taking quizzes from step to step: what to post next, and marking that it was posted.

Each method commits before the caller talks to Discord, and marks after; a crash in between leaves the step due.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.leaderboard import Standing, rank
from bot.core.members import FORGOTTEN
from bot.core.quiz.card_selection import CardOrder
from bot.core.quiz.entries import PlayerEntry, Players
from bot.core.quiz.state import (
    CloseReason,
    Quiz,
    QuizState,
    Round,
    RoundState,
    Step,
    next_step,
    out_of_time,
)
from bot.core.quiz.timing import deadline, early_close
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.services.shards import Served, everything
from bot.storage.store import Store
from bot.storage.transaction import Transaction

MOST_NAMES = 20
"""People named on the first question as playing."""


class Question(Struct, frozen=True):
    """A question to post, or to show anew."""

    quiz: Quiz
    deck_title: str
    round: Round
    card: Card
    players: Players
    names: list[str]
    """Of the first question: some of those who play."""
    resumed: bool
    """An earlier try to post it may have gone through: look before posting again."""

    def deadline(self, opened_at: datetime) -> datetime:
        """When its time is up, once it is open."""
        return deadline(opened_at, self.quiz.seconds, self.players.extra_time)


class Reveal(Struct, frozen=True):
    """A closed question: the reference answer, and who got it."""

    quiz: Quiz
    deck_title: str
    round: Round
    card: Card
    entries: list[PlayerEntry]
    last: bool
    """Standings follow."""

    @property
    def ran_out(self) -> bool:
        """Whether there are fewer cards to ask than there were when the quiz began."""
        return self.last and self.quiz.state is QuizState.RUNNING and self.quiz.asked < self.quiz.questions


class Standings(Struct, frozen=True):
    """The end of a quiz."""

    quiz: Quiz
    deck_title: str
    rows: list[Standing]


Due = Question | Reveal | Standings


@tried_again
class RoundService:
    """The state machine of `core.quiz`, on the store."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        rng: random.Random,
        pause_seconds: float,
        served: Served = everything,
    ) -> None:
        self._store = store
        self._served = served
        self._clock = clock
        self._rng = rng
        self.pause_seconds = pause_seconds

    async def due(self) -> list[int]:
        """Ids of quizzes that need a step now, in the servers of this process."""
        async with self._store.read() as tx:
            return await tx.quizzes.needing_a_step(self._clock.now(), self._served())

    async def next_due(self) -> datetime | None:
        """When a quiz needs a step, which may be now; None where none is live."""
        async with self._store.read() as tx:
            return await tx.quizzes.next_step_at(self._clock.now(), self._served())

    async def advance(self, quiz_id: int) -> Due | None:
        """Take every step that needs no Discord; give back the first that does, or None when there is only waiting."""
        while True:
            async with self._store.write() as tx:
                quiz = await tx.quizzes.get(quiz_id, lock=True)
                if quiz is None:
                    return None
                last = await tx.quizzes.last_round(quiz_id)
                quiz, last = await self._bounded(tx, quiz, last)
                step = next_step(quiz, last, self._clock.now())
                if step is None:
                    return None
                due = await self._take(tx, step, quiz, last)
                if due is not None:
                    return due

    async def _bounded(self, tx: Transaction, quiz: Quiz, last: Round | None) -> tuple[Quiz, Round | None]:
        """The quiz and its newest round, with waits that the clock has made too long begun anew."""
        now = self._clock.now()
        next_question, question = out_of_time(quiz, last, now)
        if next_question:
            quiz = replace(quiz, next_at=now + timedelta(seconds=self.pause_seconds))
            await tx.quizzes.update(quiz.id, next_at=quiz.next_at)
        if question and last is not None:
            closes_at = now + timedelta(seconds=quiz.seconds)
            await tx.quizzes.restart_time(last.id, now, closes_at)
            last = replace(last, opened_at=now, closes_at=closes_at, deadline_at=closes_at)
        return quiz, last

    async def _take(self, tx: Transaction, step: Step, quiz: Quiz, last: Round | None) -> Due | None:
        if step is Step.OPEN:
            return await self._open(tx, quiz, last)
        if step is Step.FINISH:
            await tx.quizzes.update(quiz.id, state=QuizState.FINISHING)
            return None
        if step is Step.STANDINGS:
            rows = rank(await tx.attempts.quiz_totals(quiz.guild_id, quiz.id))
            return Standings(quiz, await tx.decks.title(*quiz.pool.deck_ids), rows)
        assert last is not None  # every other step is about the newest round
        if step is Step.CLOSE:
            await tx.quizzes.mark_closed(last.id, _reason(quiz, last))
            return None
        if step is Step.POST:
            return await self._question(tx, quiz, last, resumed=True)
        card = await tx.decks.card(last.card_id)
        entries = await tx.attempts.entries(quiz.guild_id, last.id)
        is_last = quiz.state is not QuizState.RUNNING or quiz.asked >= quiz.questions
        is_last = is_last or not await self._has_more(tx, quiz)
        return Reveal(quiz, await tx.decks.title(*quiz.pool.deck_ids), last, card, entries, is_last)

    async def _question(self, tx: Transaction, quiz: Quiz, round_: Round, *, resumed: bool) -> Question:
        names = []
        if round_.number == 1:
            names = await tx.attempts.player_names(quiz.guild_id, round_.id, MOST_NAMES)
        return Question(
            quiz,
            await tx.decks.title(*quiz.pool.deck_ids),
            round_,
            await tx.decks.card(round_.card_id),
            await tx.attempts.players(round_.id),
            names,
            resumed=resumed,
        )

    async def _open(self, tx: Transaction, quiz: Quiz, last: Round | None) -> Question | None:
        card_id = await self._choose(tx, quiz, quiz.own_and_before)
        if card_id is None:  # there are no others
            card_id = await self._choose(tx, quiz, (quiz.id,))
        if card_id is None:  # the deck shrank meanwhile
            await tx.quizzes.update(quiz.id, state=QuizState.FINISHING)
            return None
        number = quiz.asked + 1
        round_ = await tx.quizzes.add_round(quiz, card_id, number)
        await tx.quizzes.update(quiz.id, asked=number)
        await tx.decks.note_asked(quiz.guild_id, card_id, self._clock.now())
        if last is not None:
            await tx.attempts.carry_over(last.id, round_.id)
        elif quiz.starter_id != FORGOTTEN:
            await tx.attempts.wait_for(round_.id, quiz.starter_id)
        return await self._question(tx, quiz, round_, resumed=False)

    async def _has_more(self, tx: Transaction, quiz: Quiz) -> bool:
        """Whether a card is left that the quiz has not asked; cards and decks are removed while it runs."""
        asked = await tx.quizzes.asked_cards(quiz.id)
        return await tx.next_card.first(quiz.pool, exclude=asked) is not None

    async def _choose(self, tx: Transaction, quiz: Quiz, quizzes: tuple[int, ...]) -> int | None:
        """The next card that none of the quizzes has asked."""
        asked = await tx.quizzes.asked_cards(*quizzes)
        if quiz.card_order is CardOrder.WRITTEN:
            return await tx.next_card.first(quiz.pool, exclude=asked)
        return await tx.next_card.choose(quiz.guild_id, quiz.pool, exclude=asked, rng=self._rng)

    async def posted(self, question: Question, message_id: int) -> Round | None:
        """The question is out: its time starts now."""
        now = self._clock.now()
        async with self._store.write() as tx:
            await tx.quizzes.mark_open(question.round.id, message_id, now, question.deadline(now))
            round_ = await tx.quizzes.round(question.round.id)
            # It could be answered from the moment it was out: all who play may have done so already.
            if round_ and round_.state is RoundState.OPEN and await tx.attempts.all_finished(round_.id):
                assert round_.deadline_at is not None  # it was just opened with one
                await tx.quizzes.set_closing(round_.id, early_close(round_, now), round_.deadline_at)
                round_ = await tx.quizzes.round(round_.id)
            return round_

    async def open_rounds(self) -> list[Round]:
        """The open questions of quizzes in the servers of this process, oldest first."""
        async with self._store.read() as tx:
            return await tx.quizzes.open_rounds(self._served())

    async def open_question(self, round_id: int) -> Question | None:
        """An open question of a quiz as it stands; None when it is not open, or no quiz's."""
        async with self._store.read() as tx:
            round_ = await tx.quizzes.round(round_id)
            quiz = await tx.quizzes.get(round_.quiz_id or 0) if round_ else None
            if round_ is None or quiz is None or round_.state is not RoundState.OPEN:
                return None
            return await self._question(tx, quiz, round_, resumed=True)

    async def revealed(self, reveal: Reveal) -> None:
        """The reference answer is out: the next question may come after a pause."""
        async with self._store.write() as tx:
            await tx.quizzes.get(reveal.quiz.id, lock=True)  # quiz before round, as everywhere
            await tx.quizzes.mark_done(reveal.round.id)
            await tx.quizzes.update(
                reveal.quiz.id, next_at=self._clock.now() + timedelta(seconds=self.pause_seconds)
            )

    async def finished(self, quiz_id: int) -> None:
        """The standings are out."""
        async with self._store.write() as tx:
            await tx.quizzes.update(quiz_id, state=QuizState.FINISHED, finished_at=self._clock.now())

    async def abandon(self, quiz_id: int) -> int | None:
        """Nothing can be posted in the channel any more: keep all scores, free the channel.

        The id of the quiz's newest round, None where it has none.
        """
        async with self._store.write() as tx:
            await tx.quizzes.get(quiz_id, lock=True)  # quiz before round, as everywhere
            last = await tx.quizzes.last_round(quiz_id)
            if last is not None and last.state is not RoundState.DONE:
                await tx.quizzes.mark_closed(last.id, CloseReason.UNPOSTABLE)
                await tx.quizzes.mark_done(last.id)
            await tx.quizzes.update(quiz_id, state=QuizState.FINISHED, finished_at=self._clock.now())
            return last.id if last is not None else None

    async def question_deleted(self, message_id: int) -> Round | None:
        """The question's message is gone: close its round; None when it was not open.

        A daily question stays as it is: its day counts as posted, and its answer comes when it is due.
        """
        async with self._store.write() as tx:
            round_ = await tx.quizzes.round_of_message(message_id)
            if round_ is None or round_.quiz_id is None or round_.state is not RoundState.OPEN:
                return None
            await tx.quizzes.mark_closed(round_.id, CloseReason.DELETED)
            return round_

    async def live_quiz_in(self, channel_id: int) -> int | None:
        """The id of the channel's quiz, for when the channel disappears."""
        async with self._store.read() as tx:
            quiz = await tx.quizzes.live_in(channel_id)
            return quiz.id if quiz else None


def _reason(quiz: Quiz, last: Round) -> CloseReason:
    """Why an open round closes now."""
    if quiz.state is not QuizState.RUNNING:
        return CloseReason.ENDED
    return CloseReason.ANSWERED if last.closes_early else CloseReason.TIME

"""Starting, skipping and ending quizzes, and hints: what people ask of a quiz besides answering."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.cards import Card
from bot.core.decks.records import StoredDeck
from bot.core.members import Person
from bot.core.quiz.state import (
    MAX_QUESTIONS,
    MAX_SECONDS,
    MIN_SECONDS,
    CloseReason,
    Quiz,
    QuizState,
    Round,
    RoundState,
)
from bot.errors import BadAnswer, ChannelBusy, NotAllowed, NotFound, RoundClosed
from bot.services.decks import lookup
from bot.services.protocols import Clock
from bot.storage.store import Store, Transaction

CLOSED = "That question is closed. Its answer is below it in the channel."


@dataclass(frozen=True, slots=True)
class Started:
    """A quiz that has begun; its first question is posted by the next step."""

    quiz: Quiz
    deck: StoredDeck


class BusyChannel(ChannelBusy):
    """Carries the open question, so that the refusal can link to it."""

    def __init__(self, quiz: Quiz, message_id: int | None) -> None:
        super().__init__("A quiz is already running in this channel. Join in!")
        self.quiz = quiz
        self.message_id = message_id


async def open_round(tx: Transaction, round_id: int) -> Round:
    """The round, locked; RoundClosed unless it is posting or open."""
    round_ = await tx.quizzes.round(round_id, lock=True)
    if round_ is None or round_.state not in (RoundState.POSTING, RoundState.OPEN):
        raise RoundClosed(CLOSED)
    return round_


class QuizService:
    """One transaction a call."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def start(
        self, who: Person, channel_id: int, *, deck: str, topic: str | None, questions: int, seconds: int
    ) -> Started:
        """Claim the channel and commit the quiz; BusyChannel when it has one."""
        if not (1 <= questions <= MAX_QUESTIONS and MIN_SECONDS <= seconds <= MAX_SECONDS):
            raise NotFound(
                f"Ask for 1 to {MAX_QUESTIONS} questions, of {MIN_SECONDS} to {MAX_SECONDS} seconds each."
            )
        now = self._clock.now()
        async with self._store.write() as tx:
            found = await lookup.find(tx, who.guild_id, deck)
            topic = lookup.checked_topic(found, topic) if topic else None
            cards = len(await tx.decks.histories(who.guild_id, found.id, topic))
            if not cards:
                raise NotFound(f"The deck “{found.title}” has no cards.")
            await tx.members.saw(who)
            draft = Quiz(
                id=0,
                guild_id=who.guild_id,
                channel_id=channel_id,
                deck_id=found.id,
                topic=topic,
                starter_id=who.user_id,
                questions=min(questions, cards),
                seconds=seconds,
                state=QuizState.RUNNING,
                asked=0,
                next_at=now,
                started_at=now,
            )
            quiz = await tx.quizzes.add(draft)
            if quiz is None:
                raise await self._busy(tx, channel_id)
        return Started(quiz, found)

    async def refuse_if_busy(self, channel_id: int) -> None:
        """BusyChannel when the channel has a live quiz."""
        async with self._store.read() as tx:
            if await tx.quizzes.live_in(channel_id):
                raise await self._busy(tx, channel_id)

    async def _busy(self, tx: Transaction, channel_id: int) -> ChannelBusy:
        live = await tx.quizzes.live_in(channel_id)
        if live is None:
            return ChannelBusy("A quiz has just ended in this channel. Try again.")
        last = await tx.quizzes.last_round(live.id)
        return BusyChannel(live, last.message_id if last else None)

    async def hint(self, round_id: int, who: Person) -> str:
        """The card's hint; from now on it costs this member a little on this round."""
        async with self._store.write() as tx:
            round_ = await open_round(tx, round_id)
            card = await tx.decks.card(round_.card_id)
            entry = await tx.attempts.entry(round_id, who.user_id)
            if entry.correct:
                raise BadAnswer("You already have this one: no hint needed.")
            await tx.members.saw(who)
            await tx.attempts.save_entry(round_id, who.user_id, entry.with_hint())
        return hint_text(card)

    async def skip(self, round_id: int, user_id: int, *, moderator: bool) -> Round:
        """Close the round now; the next question follows."""
        async with self._store.write() as tx:
            round_ = await open_round(tx, round_id)
            await self._check_may_steer(tx, round_, user_id, moderator)
            await tx.quizzes.mark_closed(round_id, CloseReason.SKIPPED)
        return round_

    async def end(self, round_id: int, user_id: int, *, moderator: bool) -> Round:
        """End the quiz: the open round closes with its scores, standings follow."""
        async with self._store.write() as tx:
            # Quiz before round, as everywhere: on PostgreSQL two orders would deadlock.
            round_ = await tx.quizzes.round(round_id)
            quiz = await tx.quizzes.get(round_.quiz_id or 0, lock=True) if round_ else None
            if round_ is None or quiz is None or quiz.state is not QuizState.RUNNING:
                raise RoundClosed("That quiz is over.")
            await self._check_may_steer(tx, round_, user_id, moderator)
            await tx.quizzes.mark_closed(round_.id, CloseReason.ENDED)
            await tx.quizzes.update(quiz.id, state=QuizState.FINISHING)
        return round_

    async def _check_may_steer(self, tx: Transaction, round_: Round, user_id: int, moderator: bool) -> None:
        quiz = await tx.quizzes.get(round_.quiz_id or 0)
        if not moderator and quiz is not None and quiz.starter_id != user_id:
            raise NotAllowed(
                "Only the person who started the quiz, or a member with Manage Messages, can do that."
            )


def hint_text(card: Card) -> str:
    """The written hint; for a bare card the number of its words and how they begin."""
    if card.hint:
        return card.hint
    words = card.reference.split()
    count = "1 word" if len(words) == 1 else f"{len(words)} words"
    if max(map(len, words)) < 3:
        return f"{count}, and a short one." if len(words) == 1 else f"{count}, all short."
    shape = " ".join(
        word[0] + "·" * (len(word) - 1) if len(word) > 2 else "·" * len(word) for word in words[:6]
    )
    return f"{count}: `{shape.replace('`', '')}{' …' if len(words) > 6 else ''}`"

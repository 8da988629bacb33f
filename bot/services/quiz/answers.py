"""Answering: one transaction from the reply to the points, the streak and the leaderboard."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rapidfuzz import fuzz, utils

from bot.core.cards import Card
from bot.core.grading import Grade, Verdict
from bot.core.members import Person
from bot.core.periods import Period
from bot.core.quiz.attempts import Attempt
from bot.core.quiz.entries import Entry
from bot.core.quiz.state import SETTLE_SECONDS, Quiz, QuizState, Round
from bot.core.streaks import Streak, day_for
from bot.core.zones import local_day
from bot.errors import BadAnswer, RoundClosed, TriesUsed
from bot.services.protocols import Clock, Grader
from bot.services.quiz.quizzes import CLOSED
from bot.services.settings import guild_zone, person_zone
from bot.services.streaks import current_streak
from bot.storage.store import Store, Transaction

MAX_ANSWER = 4_000
"""Characters kept of an answer: what a Discord message may hold at most."""
COPY_SIMILARITY = 92.0
"""RapidFuzz ratio, 0 to 100, from which two answers count as the same text."""
COPY_WORDS = 5
"""Shorter answers are alike by chance."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an answer."""

    attempt_id: int
    card: Card
    grade: Grade
    entry: Entry
    gained: int
    copied: bool
    streak: Streak
    new_day: bool
    """This answer was the first correct one of the member's day."""
    sealed: bool
    """The verdict is for the member alone, however the answer came."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as it arrived."""

    text: str
    source_id: int
    """The message's or interaction's id: delivered twice, it counts once."""
    public: bool


class AnswerService:
    """Grades and records; every rule about points lies in `core.rounds` and `core.scoring`."""

    def __init__(self, store: Store, clock: Clock, grader: Grader, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._grader = grader
        self._default_zone = default_zone

    async def round_of_message(self, message_id: int) -> Round | None:
        """The round that the message asks."""
        async with self._store.read() as tx:
            return await tx.quizzes.round_of_message(message_id)

    async def round_in_channel(self, channel_id: int) -> Round | None:
        """The round of the channel that takes answers."""
        async with self._store.read() as tx:
            return await tx.quizzes.round_in_channel(channel_id)

    async def prompt_for(self, round_id: int, user_id: int) -> str:
        """The question, for a form to answer it in; a UserError when the person's answer could not count."""
        async with self._store.read() as tx:
            round_ = await tx.quizzes.round(round_id)
            if round_ is None or not round_.takes_answers(self._clock.now()):
                raise RoundClosed(CLOSED)
            _check_may_try(await tx.attempts.entry(round_id, user_id))
            return (await tx.decks.card(round_.card_id)).prompt

    async def warm(self, guild_id: int, card_id: int) -> None:
        """Make a card ready before its answers come: a tenth of a second of work, kept off the event loop."""
        async with self._store.read() as tx:
            card = await tx.decks.card_for(guild_id, card_id)
        await asyncio.to_thread(self._grader.prepare, card)

    async def answer(self, round_id: int, who: Person, reply: GivenAnswer) -> Answered | None:
        """Grade and record an answer; None when it was counted before. A UserError says why it does not count."""
        text = storable(reply.text).strip()[:MAX_ANSWER]
        if not text:
            raise BadAnswer("I see no text in that. Write your answer in a sentence or two.")
        now = self._clock.now()
        async with self._store.write() as tx:
            round_ = await tx.quizzes.round(round_id, lock=True)
            # Under the lock, so that of the same reply twice at once the second waits and sees the first; and before
            # all other checks, since by now its round may be closed.
            if await tx.attempts.seen(reply.source_id):
                return None
            if round_ is None or not round_.takes_answers(now):
                raise RoundClosed(CLOSED)
            before = await tx.attempts.entry(round_id, who.user_id)
            _check_may_try(before)
            card = await tx.decks.card_for(who.guild_id, round_.card_id)
            grade = self._grader.grade(card, text)
            if "empty" in grade.flags:
                raise BadAnswer("I see nothing to grade in that. Write your answer in words.")
            copied = grade.verdict is Verdict.CORRECT and is_copy(
                text, await tx.attempts.public_correct(round_id, other_than=who.user_id)
            )
            first = grade.verdict is Verdict.CORRECT and not await tx.attempts.correct_anywhere(round_id)
            after = before.with_answer(grade.verdict, first=first, copied=copied)
            await tx.members.saw(who)
            await tx.attempts.save_entry(round_id, who.user_id, after)
            attempt = Attempt(
                round_id=round_id,
                user_id=who.user_id,
                number=after.tries,
                source_id=reply.source_id,
                public=reply.public,
                answer=text,
                verdict=grade.verdict,
                score=grade.score,
                points=after.points - before.points,
                flags=grade.flags,
                at=now,
                server_zone=await guild_zone(tx, who.guild_id, self._default_zone),
                own_zone=await person_zone(tx, who.user_id, who.guild_id, self._default_zone),
                hinted=before.hinted,
                copied=copied,
                first=after.first,
            )
            attempt_id = await tx.attempts.add(attempt)
            counts = after.correct and not copied
            await self._count(tx, who, round_, attempt, counts=counts)
            new_day, run = await self._streak(tx, who, round_, attempt, counts=counts)
            await self._settle(tx, round_, after, now)
        return Answered(
            attempt_id, card, grade, after, attempt.points, copied, run, new_day, sealed=round_.sealed
        )

    async def _count(
        self, tx: Transaction, who: Person, round_: Round, attempt: Attempt, *, counts: bool
    ) -> None:
        """The card's history and the leaderboard."""
        await tx.decks.note_answer(who.guild_id, round_.card_id, correct=counts)
        if attempt.points or counts:
            await tx.scores.add(who.guild_id, who.user_id, score_keys(attempt), attempt.points, int(counts))

    async def _streak(
        self, tx: Transaction, who: Person, round_: Round, attempt: Attempt, *, counts: bool
    ) -> tuple[bool, Streak]:
        zone, now = attempt.own_zone, attempt.at
        before, excused_days = await current_streak(tx, who.user_id, zone, now)
        if not counts:
            return False, before
        new = await tx.members.add_streak_day(
            who.user_id,
            day_for(now, zone, excused_days.sources, excused_days),
            guild_id=who.guild_id,
            schedule_id=round_.schedule_id,
            zone=zone,
            at=now,
        )
        after, _ = await current_streak(tx, who.user_id, zone, now) if new else (before, excused_days)
        return new, after

    async def _settle(self, tx: Transaction, round_: Round, after: Entry, now: datetime) -> None:
        """Once all who play have finished, close soon: late joiners still get a moment."""
        if not after.finished or round_.quiz_id is None:
            return
        quiz = await tx.quizzes.get(round_.quiz_id)
        if quiz is not None and await self._all_finished(tx, quiz, round_):
            await tx.quizzes.close_by(round_.id, now + timedelta(seconds=SETTLE_SECONDS))

    async def _all_finished(self, tx: Transaction, quiz: Quiz, round_: Round) -> bool:
        if quiz.state is not QuizState.RUNNING:
            return False
        return await tx.attempts.unfinished_players(quiz.id, round_.id, quiz.starter_id) == 0


def storable(text: str) -> str:
    """`text` without what databases refuse: NUL characters and halves of surrogate pairs."""
    return text.encode("utf-8", "ignore").decode().replace("\x00", "")


def is_copy(text: str, others: Iterable[str]) -> bool:
    """Whether the answer repeats one of those that others gave before."""
    if len(text.split()) < COPY_WORDS:
        return False
    return any(
        fuzz.ratio(text, other, processor=utils.default_process) >= COPY_SIMILARITY for other in others
    )


def score_keys(attempt: Attempt) -> list[str]:
    """The leaderboard periods that the attempt's points are under."""
    day = local_day(attempt.at, attempt.server_zone)
    return [period.key(day) for period in Period]


def _check_may_try(entry: Entry) -> None:
    if entry.correct:
        raise TriesUsed("You already answered this one correctly. 🎉")
    if entry.finished:
        raise TriesUsed("You have used your three tries on this question. The answer comes when it closes.")

"""Answering: one transaction from the reply to the points, the streak and the leaderboard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.events import AnswerCounted, AnswerPath
from bot.core.grading import Grade, Verdict, cautious
from bot.core.members import Person
from bot.core.periods import Period
from bot.core.quiz.attempts import Attempt
from bot.core.quiz.entries import Entry
from bot.core.quiz.state import Round
from bot.core.review import Memory
from bot.core.scoring import MAX_TRIES
from bot.core.similarity import is_copy, is_repeat
from bot.core.streaks import Source
from bot.services.admission import admit, check_not_before
from bot.services.again import tried_again
from bot.services.deck_grader import DeckGrader
from bot.services.protocols import Clock
from bot.services.quiz.closing import keep_fair
from bot.services.quiz.errors import (
    AlreadyCorrect,
    AskedElsewhere,
    NoLongerKept,
    NothingToGrade,
    RoundClosed,
    TriesUsed,
)
from bot.services.quiz.given import Answered, GivenAnswer, Passed, Repeated, answer_text
from bot.services.quiz.quizzes import revealed_round
from bot.services.review.memory import following, recall_of, work_out
from bot.services.streaks import CountedDay, counted_day
from bot.storage.members import MAX_NAME
from bot.storage.quiz.answering import Recorded, Situation
from bot.storage.store import Store
from bot.storage.transaction import Transaction


@tried_again
class AnswerService:
    """Grades and records; every rule about points lies in `core.quiz.entries` and `core.scoring`."""

    def __init__(self, store: Store, clock: Clock, grader: DeckGrader, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._grader = grader
        self._default_zone = default_zone

    async def round_of_message(self, message_id: int) -> Round | None:
        """The round that the message asks."""
        async with self._store.read() as tx:
            return await tx.quizzes.round_of_message(message_id)

    async def round_in_channel(self, channel_id: int) -> Round | None:
        """The round of the channel's quiz that takes answers: what a message there is for that replies to nothing."""
        async with self._store.read() as tx:
            return await tx.quizzes.round_in_channel(channel_id)

    async def form_for(self, round_id: int, who: Person) -> tuple[Round, Card]:
        """The question, for a form to answer it in; a UserError when the person's answer could not count."""
        async with self._store.read() as tx:
            round_ = await tx.quizzes.round(round_id)
            if round_ is None:
                raise NoLongerKept
            if not round_.takes_answers(self._clock.now()):
                raise RoundClosed
            if not round_.is_asked_where(who):
                raise AskedElsewhere
            _check_may_try(await tx.attempts.entry(round_id, who.user_id))
            return round_, await tx.decks.card(round_.card_id)

    async def revealed_card(self, round_id: int, who: Person) -> Card:
        """The card of a question whose answer was shown, to people of its server.

        Raises AskedElsewhere, NoLongerKept and NotRevealed.
        """
        async with self._store.read() as tx:
            return await tx.decks.card((await revealed_round(tx, round_id, who)).card_id)

    async def warm(self, guild_id: int, card_id: int) -> None:
        """Make a card and its deck ready before answers come: a tenth of a second of work, kept off the event loop."""
        async with self._store.read() as tx:
            card = await tx.decks.card_for(guild_id, card_id)
            work = await self._grader.to_prepare(tx, card_id, card)
        await self._grader.prepare(work)

    async def answer(
        self, round_id: int, who: Person, reply: GivenAnswer, *, arrived: datetime | None = None
    ) -> Answered | Passed | Repeated | None:
        """Grade and record an answer; None when it was counted before. A UserError says why it does not count.

        A member's last answer once more, as after Discord's "Something went wrong", costs no try.
        One that could not be saved when it arrived says when that was, and counts as of then.
        """
        reply = replace(reply, text=answer_text(reply.text))
        now = arrived or self._clock.now()
        async with self._store.write(short=True, round_id=round_id) as tx:
            found = await tx.answering.situation(round_id, who, reply.source_id)
            # Before all other checks, since by now its round may be closed: of the same reply twice at once the second
            # waits for the lock and sees the first.
            if found is not None and found.counted:
                return None
            if found is None or not _in_time(found.round, now, late=arrived is not None):
                raise RoundClosed
            if not found.round.is_asked_where(who):
                raise AskedElsewhere
            _check_may_try(found.entry)
            grade = cautious(await self._grader.grade(tx, found.part, found.card, reply.text))
            if "empty" in grade.flags:
                raise NothingToGrade
            if "unknowing" in grade.flags:
                return await self._pass(tx, who, found, grade, reply)
            better = found.entry.is_bettered_by(grade.verdict)  # also by case, or what was taught since
            if not better and found.last_answer and is_repeat(reply.text, found.last_answer):
                return Repeated(found.round, found.card, found.entry)
            if found.known_name is None and not found.away:
                await check_not_before(tx, who)
            return await self._record(tx, who, found, grade, reply, now)

    async def _pass(
        self, tx: Transaction, who: Person, found: Situation, grade: Grade, reply: GivenAnswer
    ) -> Passed | None:
        """Note that the member plays and does not know; None where this or a later reply of theirs said so before."""
        newest = found.entry.passed_by
        if newest is not None and reply.source_id < newest:  # Discord's ids grow with time
            return None
        after = found.entry.with_pass(reply.source_id)
        if found.known_name != who.name[:MAX_NAME]:
            await admit(tx, who, away=found.away)
        await tx.attempts.save_entry(found.round.id, who.user_id, after)
        await self._keep_fair(tx, found, after)
        return Passed(found.round, found.card, grade, after)

    async def recalled(self, round_id: int, who: Person, reply: GivenAnswer) -> Answered | Passed | None:
        """What came of an answer that counted although nobody was told: its confirmation was lost. None: it did not."""
        async with self._store.read() as tx:
            attempt_id = await tx.attempts.from_source(reply.source_id)
            attempt = await tx.attempts.get(attempt_id) if attempt_id is not None else None
            entry = await tx.attempts.entry(round_id, who.user_id)
            if attempt is None and entry.passed_by != reply.source_id:
                return None
            round_ = await tx.quizzes.round(round_id)
            assert round_ is not None  # attempts and entries go with their round
            card = await tx.decks.card_for(round_.guild_id, round_.card_id)
            text = attempt.answer if attempt is not None else answer_text(reply.text)
            grade = cautious(await self._grader.grade(tx, round_.card_id, card, text))
        if attempt is None or attempt_id is None:
            return Passed(round_, card, grade, entry)
        return Answered(attempt_id, round_, card, grade, entry, attempt.points, attempt.copied, None)

    async def _record(
        self, tx: Transaction, who: Person, found: Situation, grade: Grade, reply: GivenAnswer, now: datetime
    ) -> Answered:
        """Write all that the answer changes."""
        round_, right = found.round, grade.verdict is Verdict.CORRECT
        copied = right and found.answered_in_public and await self._copied(tx, round_, who, reply.text)
        before = found.entry
        after = before.with_answer(grade.verdict, first=right and not found.first_taken, copied=copied)
        attempt = self._attempt(who, found, grade, reply, after, copied=copied, at=now)
        counted = None
        if after.correct and not copied:
            counted = await self._counted(tx, who, found, attempt)
        memory = following(found.remembered, recall_of(attempt))
        if found.away:
            await admit(tx, who)
        attempt_id, remembered, new_day = await tx.answering.record(
            _recorded(who, found, attempt, after, counted, memory.state)
        )
        if memory.anew or (memory.state is not None and not remembered):
            await work_out(tx, who.user_id, round_.card_id)
        if found.hidden:
            await tx.members.place_scores(who.guild_id, who.user_id)
        await self._keep_fair(tx, found, after)
        path = AnswerPath.QUIZ if round_.schedule_id is None else AnswerPath.DAILY
        tx.note(AnswerCounted(path, grade.verdict, who.guild_id, round_.id))
        return Answered(
            attempt_id,
            round_,
            found.card,
            grade,
            after,
            attempt.points,
            copied,
            counted.streak if counted and new_day else None,
        )

    async def _counted(self, tx: Transaction, who: Person, found: Situation, attempt: Attempt) -> CountedDay:
        """The day that a right answer counts for."""
        source = Source(found.round.schedule_id, who.guild_id)
        return await counted_day(
            tx, who.user_id, attempt.own_zone, attempt.at, source, newest=found.newest_day
        )

    def _attempt(
        self,
        who: Person,
        found: Situation,
        grade: Grade,
        reply: GivenAnswer,
        after: Entry,
        *,
        copied: bool,
        at: datetime,
    ) -> Attempt:
        """The answer as it is kept; `after` is the entry with it."""
        server_zone = found.server_zone or self._default_zone
        return Attempt(
            round_id=found.round.id,
            user_id=who.user_id,
            number=after.tries,
            source_id=reply.source_id,
            public=reply.public,
            answer=reply.text,
            verdict=grade.verdict,
            score=grade.score,
            points=after.points - found.entry.points,
            flags=grade.flags,
            at=at,
            server_zone=server_zone,
            own_zone=found.own_zone or server_zone,
            hinted=found.entry.hinted,
            copied=copied,
            first=after.first,
        )

    async def _copied(self, tx: Transaction, round_: Round, who: Person, text: str) -> bool:
        return is_copy(text, await tx.answering.copyable(round_.id, who.user_id))

    async def _keep_fair(self, tx: Transaction, found: Situation, after: Entry) -> None:
        """As of now, also for an answer that is saved late: the others keep their time."""
        if found.quiz_runs:
            now = self._clock.now()
            await keep_fair(
                tx,
                found.round,
                after,
                seconds=found.seconds,
                extra_time=found.extra_time,
                now=now,
                others_wait=found.others_wait,
            )


def _recorded(
    who: Person,
    found: Situation,
    attempt: Attempt,
    after: Entry,
    counted: CountedDay | None,
    remembered: Memory | None,
) -> Recorded:
    """All that the answer changes; `counted` is the day for which it counts, if it does."""
    return Recorded(
        who=who,
        new_name=found.known_name != who.name[:MAX_NAME],
        attempt=attempt,
        entry=after,
        card_id=found.round.card_id,
        counts=counted is not None,
        periods=score_keys(attempt),
        played_on=attempt.played_on,
        follows=found.remembered.memory,
        memory=remembered,
        day=counted.day if counted else None,
        streaks=counted.on_boards_of(attempt.played_on) if counted else None,
        schedule_id=found.round.schedule_id,
    )


def score_keys(attempt: Attempt) -> Sequence[str]:
    """The leaderboard periods that the attempt's points are under."""
    return _keys_of(attempt.played_on)


@lru_cache(maxsize=8)
def _keys_of(day: date) -> tuple[str, ...]:
    """A day's; most answers are of the same one or two."""
    return tuple(period.key(day) for period in Period)


def _in_time(round_: Round, arrived: datetime, *, late: bool) -> bool:
    return round_.took_answers(arrived) if late else round_.takes_answers(arrived)


def _check_may_try(entry: Entry) -> None:
    if entry.correct:
        raise AlreadyCorrect
    if entry.finished:
        raise TriesUsed(of=MAX_TRIES)

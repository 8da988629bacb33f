"""A session of review: the next card, an answer to it, another rating, cards that are taken out."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from bot.core.cards import Card
from bot.core.events import AnswerCounted, AnswerPath
from bot.core.grading import Grade, Verdict
from bot.core.members import Person
from bot.core.review import Rating, Recall, asks_the_person, rating_of
from bot.core.streaks import Streak, reached
from bot.services.admission import admit, check_not_before
from bot.services.again import tried_again
from bot.services.deck_grader import DeckGrader
from bot.services.protocols import Clock
from bot.services.quiz.errors import NothingToGrade
from bot.services.quiz.given import answer_text
from bot.services.review.errors import AlreadyReviewed, CardGone, NotYourReview, ReviewPaused
from bot.services.review.memory import remember, work_out
from bot.services.review.settings import Due, due, new_left
from bot.services.settings import guild_today, zone_of
from bot.services.streaks import count_day
from bot.storage.review.sessions import ReviewDraft, StoredReview
from bot.storage.store import Store
from bot.storage.transaction import Transaction


class Asked(Struct, frozen=True):
    """A card that is asked."""

    card_id: int
    card: Card
    shown_at: datetime
    new: bool
    due_left: int
    """Cards that are due, this one among them."""
    new_left: int
    """New cards that today still brings, this one among them."""


class Reviewed(Struct, frozen=True):
    """What came of an answer."""

    review_id: int
    card_id: int
    card: Card
    grade: Grade | None
    """None where the person asked to see the answer, or said that they do not know."""
    rating: Rating | None
    """None: the grader is not sure, and the person is asked if they had it."""
    due_at: datetime | None
    """When the card comes next; None before the person said if they had it."""
    streak: Streak | None = None
    """Where this answer was the first correct one of the person's day: how long it goes now."""


class _Found(Struct, frozen=True):
    """A card that somebody reviews."""

    card: Card
    guild_id: int
    """Of the card's deck; SHARED for a deck of all servers."""


@tried_again
class ReviewSessionService:
    """Asks and records. A session is no thing that is stored: each step says all that the next one needs."""

    def __init__(self, store: Store, clock: Clock, grader: DeckGrader, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._grader = grader
        self._default_zone = default_zone

    async def begin(self, who: Person) -> Asked | Due:
        """The first card; the person is a known member of the server from now on.

        Raises CardGone and ReviewPaused.
        """
        if who.guild_id:
            async with self._store.write() as tx:
                await admit(tx, who)
        return await self.next(who)

    async def next(self, who: Person) -> Asked | Due:
        """The next card: what is due, the longest first, then new ones. Where there is none, what is due when.

        Raises CardGone and ReviewPaused.
        """
        now = self._clock.now()
        async with self._store.read() as tx:
            settings = await tx.sessions.settings(who.user_id)
            if settings.paused:
                raise ReviewPaused
            zone = await zone_of(tx, who, self._default_zone)
            waiting = [
                card_id for _, card_id in await tx.sessions.due_times(who.user_id, settings, until=now)
            ]
            new = await new_left(tx, who.user_id, settings, zone, now)
            if not waiting and not new:
                return await due(tx, who.user_id, zone, now)
            card_id = (waiting or new)[0]
            found = await _find(tx, who, card_id)
        return Asked(card_id, found.card, now, not waiting, len(waiting), len(new))

    async def question(self, who: Person, card_id: int) -> Card:
        """The card, for a form to answer it in. Raises CardGone."""
        async with self._store.read() as tx:
            return (await _find(tx, who, card_id)).card

    async def answer(self, who: Person, card_id: int, shown_at: datetime, answer: str) -> Reviewed:
        """Grade an answer to the card as it was shown then, and record it.

        Raises AlreadyReviewed, CardGone, NoText and NothingToGrade.
        """
        text = answer_text(answer)
        # A card that nobody answered lately takes a tenth of a second: off the event loop, and before any lock.
        async with self._store.read() as tx:
            work = await self._grader.to_prepare(tx, card_id, (await _find(tx, who, card_id)).card)
        await self._grader.prepare(work)
        return await self._record(who, card_id, shown_at, text)

    async def show(self, who: Person, card_id: int, shown_at: datetime) -> Reviewed:
        """Record that the person asked to see the answer.

        Raises AlreadyReviewed, CardGone and NothingToGrade.
        """
        return await self._record(who, card_id, shown_at, None)

    async def _record(self, who: Person, card_id: int, shown_at: datetime, text: str | None) -> Reviewed:
        async with self._store.write() as tx:
            now, user_id = self._clock.now(), who.user_id
            await tx.locks.people([user_id])
            # They may have been forgotten since the session began.
            await (admit(tx, who) if who.guild_id else check_not_before(tx, who))
            found = await _find(tx, who, card_id)
            grade = await self._graded(tx, card_id, found.card, text)
            rating = _rating(found.card, grade, (now - shown_at).total_seconds())
            known = await tx.memory.get(user_id, card_id)
            zone = await zone_of(tx, who, self._default_zone)
            guild_id = who.guild_id or found.guild_id or await tx.members.last_guild(user_id) or 0
            verdict, new = grade.verdict if grade else None, known.memory is None
            draft = ReviewDraft(user_id, card_id, shown_at, now, text, verdict, rating, new, guild_id, zone)
            review_id = await tx.sessions.add(draft)
            if review_id is None:
                raise AlreadyReviewed
            recall = None if rating is None else Recall(rating, now)
            memory = await remember(tx, user_id, card_id, known, recall)
            streak = None
            if verdict is Verdict.CORRECT:
                streak = await count_day(tx, user_id, zone, now, guild_id=guild_id, schedule_id=None)
                if streak is not None and guild_id:
                    await self._on_leaderboard(tx, user_id, guild_id, streak, now)
            if verdict is not None:
                tx.note(AnswerCounted(AnswerPath.REVIEW, verdict, who.guild_id))
        due_at = memory.due_at if memory and recall else None
        return Reviewed(review_id, card_id, found.card, grade, rating, due_at, streak)

    async def _on_leaderboard(
        self, tx: Transaction, user_id: int, guild_id: int, streak: Streak, now: datetime
    ) -> None:
        """The streak goes on there, although a review earns no points."""
        day = await guild_today(tx, guild_id, self._default_zone, now)
        await tx.metrics.reach(guild_id, user_id, reached(streak, day), day=day)
        await tx.members.place_scores(guild_id, user_id)

    async def _graded(self, tx: Transaction, card_id: int, card: Card, text: str | None) -> Grade | None:
        """None where there is no answer, or one that says that the person does not know."""
        if text is None:
            return None
        grade = await self._grader.grade(tx, card_id, card, text)
        if "empty" in grade.flags:
            raise NothingToGrade
        return None if "unknowing" in grade.flags else grade

    async def rate(self, who: Person, review_id: int, rating: Rating) -> Reviewed:
        """Give an answer the rating that the person chose; memory follows as if it had been so at once.

        Raises CardGone, NotYourReview and NothingToGrade.
        """
        async with self._store.write() as tx:
            await tx.locks.people([who.user_id])
            stored = await _own(tx, who, review_id)
            found = await _find(tx, who, stored.card_id)
            await tx.sessions.rate(review_id, rating)
            memory = await work_out(tx, who.user_id, stored.card_id)
            # its words may be no longer kept
            grade = await self._graded(tx, stored.card_id, found.card, stored.answer or None)
        return Reviewed(
            review_id, stored.card_id, found.card, grade, rating, memory.due_at if memory else None
        )

    async def forget(self, who: Person, card_id: int) -> Card:
        """Make the card new to the person again. Raises CardGone."""
        async with self._store.write() as tx:
            await tx.locks.people([who.user_id])
            found = await _find(tx, who, card_id)
            await tx.memory.forget(who.user_id, card_id, self._clock.now())
        return found.card

    async def suspend(self, who: Person, card_id: int) -> Card:
        """Keep the card out of the person's reviews. Raises CardGone."""
        async with self._store.write() as tx:
            await tx.locks.people([who.user_id])
            found = await _find(tx, who, card_id)
            await tx.memory.suspend(who.user_id, card_id)
        return found.card

    async def bring_back(self, who: Person, card_id: int | None = None) -> Due:
        """Take the card, or all that are suspended, into the person's reviews again; what is due when."""
        async with self._store.write() as tx:
            await tx.locks.people([who.user_id])
            await tx.memory.bring_back(who.user_id, card_id)
            zone = await zone_of(tx, who, self._default_zone)
            return await due(tx, who.user_id, zone, self._clock.now())


def _rating(card: Card, grade: Grade | None, seconds: float) -> Rating | None:
    if grade is None:
        return Rating.AGAIN
    return None if asks_the_person(card, grade) else rating_of(grade.verdict, seconds=seconds)


async def _find(tx: Transaction, who: Person, card_id: int) -> _Found:
    """The card with what was taught to it in its deck's server; in the one they are in, for a deck of all servers."""
    guild_id = await tx.sessions.guild_of(who.user_id, card_id)
    if guild_id is None:
        raise CardGone
    return _Found(await tx.decks.card_for(guild_id or who.guild_id, card_id), guild_id)


async def _own(tx: Transaction, who: Person, review_id: int) -> StoredReview:
    stored = await tx.sessions.get(review_id)
    if stored is None or stored.user_id != who.user_id:
        raise NotYourReview
    return stored

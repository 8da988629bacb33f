"""Making daily posts: once and only once, whatever dies in between.

A tick claims all that is due in one transaction; each post then takes the steps of `core.daily.posts`, committed
one by one: choose a card and make its round, send, mark. Whoever finds a claim whose lease has run out goes on there.
"""

from __future__ import annotations

import logging
import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from bot.core.daily.plan import catch_up, next_run
from bot.core.daily.posts import LEASE, RECENT_POSTS, DailyPost, PostState, PostStep, next_step
from bot.core.daily.schedules import Schedule
from bot.core.delivery import Obstacle
from bot.core.events import PostFailed, PostsClaimed, PostSent
from bot.core.grading import Verdict
from bot.core.quiz.entries import PlayerEntry
from bot.core.quiz.state import Round, RoundState
from bot.services import refused_posts
from bot.services.again import tried_again
from bot.services.daily import reasons
from bot.services.daily.due import ToCount, ToFind, ToPost, ToReveal
from bot.services.daily.errors import NoCardsToPost
from bot.services.daily.schedules import taken_days
from bot.services.protocols import Clock
from bot.services.settings import person_zone
from bot.services.shards import Served, everything
from bot.services.streaks import current_streak
from bot.storage.store import Store
from bot.storage.transaction import Transaction

log = logging.getLogger(__name__)

UNREADABLE = timedelta(hours=1)
"""When to look again at a schedule whose zone cannot be read."""
SAME_COMMAND = timedelta(minutes=15)
"""For so long a command may be answered: no process takes it up later."""
CLAIM_BATCH = 1_000
"""Schedules claimed in one transaction."""
MAX_STREAKS = 20
"""People named for their streak in one reveal."""


@tried_again
class DailyService:
    """Claims, posts and reveals."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        rng: random.Random,
        owner: str,
        default_zone: str,
        served: Served = everything,
    ) -> None:
        self._store, self._clock, self._rng = store, clock, rng
        self._default_zone, self._served = default_zone, served
        self.owner = owner
        """Names this process among those that share the database."""

    async def next_due(self) -> datetime | None:
        """When there is something to claim, post or reveal, by this process or for one that died; None: not planned."""
        async with self._store.read() as tx:
            return await tx.daily.next_due(self._clock.now(), self._served())

    async def claim_due(self) -> int:
        """Claim every post that is due now, record those that came too late; how many schedules moved on."""
        now = self._clock.now()
        async with self._store.write() as tx:
            due = await tx.daily.due_schedules(now, CLAIM_BATCH, self._served())
            claims, missed, following, ahead = [], [], [], []
            for schedule in due:
                try:
                    caught = catch_up(schedule.plan, schedule.next_at or now, now)
                # The machine's zone database lost it: nobody else waits for this one.
                except ZoneInfoNotFoundError:
                    log.error("a schedule's zone is unknown", extra={"schedule": schedule.id})  # noqa: TRY400
                    following.append((schedule.id, now + UNREADABLE))
                    continue
                if caught.post is not None:
                    claims.append((schedule.id, caught.post.day, caught.post.at))
                missed += [(schedule.id, each.day, each.at) for each in caught.missed]
                ahead.append((schedule, caught.following))
            await tx.daily.claim(claims, self.owner, now + LEASE)
            await tx.daily.record_missed(missed, reasons.NOT_RUNNING)
            taken = await taken_days(tx, [schedule.id for schedule, _ in ahead], now)
            for schedule, planned in ahead:
                done = taken.get(schedule.id, set())
                comes = next_run(schedule.plan, now, done) if planned.day in done else planned
                following.append((schedule.id, comes.at))
            await tx.daily.move_on(following)
            tx.note(PostsClaimed(len(claims), len(missed)))
        return len(due)

    async def claim_now(self, schedule: Schedule, command_id: int) -> bool:
        """A post by hand, besides the planned ones; False when this very command has made one already.

        Discord gives a command to every process on its token. The microseconds of the post's time are made of the
        command's id, by which another process knows it. Raises NoCardsToPost.
        """
        now = self._clock.now().replace(microsecond=command_id % 1_000_003 % 1_000_000)
        async with self._store.write() as tx:
            await tx.daily.schedule(schedule.id, lock=True)
            if not await tx.next_card.live(schedule.pool):
                raise NoCardsToPost(schedule.id)
            earlier = await tx.daily.by_hand(schedule.id, now - SAME_COMMAND)
            if any(at.microsecond == now.microsecond for at in earlier):
                return False
            await tx.daily.claim([(schedule.id, None, now)], self.owner, now + LEASE)
            tx.note(PostsClaimed(claimed=1, missed=0))
            return True

    async def take(self, limit: int) -> list[DailyPost]:
        """Posts to send now: this process's claims, whose lease is renewed, and those whose process died."""
        now = self._clock.now()
        async with self._store.write() as tx:
            return await tx.daily.take(self.owner, now, now + LEASE, limit, self._served())

    async def release(self, limit: int) -> None:
        """End this process's leases, as it leaves: whoever comes next need not wait for them."""
        now = self._clock.now()
        async with self._store.write() as tx:
            await tx.daily.take(self.owner, now, now, limit)

    async def advance(self, post_id: int, *, absent: int | None = None) -> ToFind | ToPost | None:
        """Take every step that needs no Discord; give back the first that does, or None when there is none any more.

        `absent` is the id of a round that was looked for in its channel and not found.
        """
        async with self._store.write() as tx:
            post = await tx.daily.post(post_id, lock=True)
            if post is None:
                return None
            schedule = await tx.daily.schedule(post.schedule_id)
            round_ = await tx.quizzes.round(post.round_id) if post.round_id is not None else None
            step = next_step(post, schedule, round_, self._clock.now(), absent=post.round_id == absent)
            return await self._take(tx, step, post, schedule, round_) if step is not None else None

    async def _take(
        self,
        tx: Transaction,
        step: PostStep,
        post: DailyPost,
        schedule: Schedule | None,
        round_: Round | None,
    ) -> ToFind | ToPost | None:
        if step is PostStep.WITHDRAW:
            await self._fail(tx, post, reasons.REMOVED)
            return None
        assert schedule is not None  # every other step belongs to one
        if step is PostStep.GIVE_UP:
            await self._give_up(tx, post, post.reason or reasons.TOO_LATE)
            return None
        if step is PostStep.CHOOSE:
            return await self._choose(tx, post, schedule)
        assert round_ is not None  # what is looked for or sent is a round's question
        if step is PostStep.LOOK:
            return ToFind(post, schedule, round_)
        return ToPost(post, schedule, round_, await tx.decks.card(round_.card_id))

    async def _choose(self, tx: Transaction, post: DailyPost, schedule: Schedule) -> ToPost | None:
        """Make the post's round, in the place of one that nobody saw; None when the deck has no cards left."""
        if post.round_id is not None:
            await tx.quizzes.drop_round(post.round_id)
        cards = await tx.next_card.live(schedule.pool)
        if not cards:
            await self._fail(tx, post, reasons.NO_CARDS)
            return None
        recent = await tx.daily.recent_cards(schedule.id, min(RECENT_POSTS, cards - 1))
        card_id = await tx.next_card.choose(schedule.guild_id, schedule.pool, exclude=recent, rng=self._rng)
        assert card_id is not None  # fewer cards are excluded than there are
        round_ = await tx.daily.add_round(schedule, card_id)
        await tx.decks.note_asked(schedule.guild_id, card_id, self._clock.now())
        await tx.daily.set_post(post.id, PostState.POSTING, round_id=round_.id)
        return ToPost(post, schedule, round_, await tx.decks.card(card_id))

    async def posted(self, due: ToFind | ToPost, message_id: int) -> None:
        """The question is out: earlier ones of the schedule close, and their answers become due."""
        now = self._clock.now()
        closes_at = due.round.opened(now, due.schedule.reveal_hours).closes_at
        async with self._store.write() as tx:
            there = await tx.daily.schedule(due.schedule.id, lock=True)
            await tx.daily.set_post(due.post.id, PostState.POSTED, reason=None)
            await tx.daily.close_earlier(due.schedule.id, due.round.id)
            await tx.quizzes.mark_open(due.round.id, message_id, now, closes_at)
            if there is None:  # it was removed while the question was on its way
                await tx.daily.close_last(due.schedule.id)
            tx.note(PostSent(due.round.guild_id, due.round.id))

    async def not_sent(self, due: ToFind | ToPost, obstacle: Obstacle, error: str) -> bool:
        """A try failed, as `/daily show` tells. True: to be tried again; False: given up, for Discord refuses it."""
        reason = refused_posts.reason(obstacle, error)
        async with self._store.write() as tx:
            if obstacle is not Obstacle.REFUSED:
                await tx.daily.set_post(due.post.id, PostState.POSTING, reason=reason)
                return True
            post = await tx.daily.post(due.post.id, lock=True)
            if post is not None:
                await self._give_up(tx, post, reason)
            return False

    async def _give_up(self, tx: Transaction, post: DailyPost, reason: str) -> None:
        await self._fail(tx, post, reason)
        log.error(
            "a daily post was given up",
            extra={"schedule": post.schedule_id, "day": str(post.day), "reason": reason},
        )

    async def _fail(self, tx: Transaction, post: DailyPost, reason: str) -> None:
        await tx.daily.set_post(post.id, PostState.FAILED, reason=reason)
        tx.note(PostFailed())
        if post.round_id is not None:
            await tx.quizzes.drop_round(post.round_id)

    async def to_reveal(self, limit: int) -> list[int]:
        """Rounds whose answer is to be shown now."""
        async with self._store.write() as tx:
            await tx.daily.close_overdue(self._clock.now())
            return [round_.id for round_ in await tx.daily.to_reveal(limit, self._served())]

    async def prepare_reveal(self, round_id: int) -> ToReveal | None:
        """All that the answer's panel needs; None when it was shown meanwhile."""
        async with self._store.read() as tx:
            round_ = await tx.quizzes.round(round_id)
            if round_ is None or round_.state is not RoundState.CLOSED:
                return None
            entries = await tx.attempts.entries(round_.guild_id, round_.id)
            right = [player for player in entries if player.entry.correct and player.name][:MAX_STREAKS]
            schedule = await tx.daily.schedule(round_.schedule_id or 0)
            return ToReveal(
                round_,
                await tx.decks.card(round_.card_id),
                entries,
                await tx.attempts.shareable(round_.id, Verdict.CORRECT, limit=3),
                await self._runs(tx, round_, right),
                thread=schedule is not None and schedule.thread,
            )

    async def _runs(
        self, tx: Transaction, round_: Round, players: list[PlayerEntry]
    ) -> list[tuple[str, int]]:
        runs = []
        for player in players:
            zone = await person_zone(tx, player.user_id, round_.guild_id, self._default_zone)
            run, _ = await current_streak(tx, player.user_id, zone, self._clock.now())
            if player.name and run.current > 1:
                runs.append((player.name, run.current))
        return sorted(runs, key=lambda each: -each[1])

    async def revealed(self, round_id: int) -> None:
        """The answer is out, or never will be."""
        async with self._store.write() as tx:
            await tx.quizzes.mark_done(round_id)

    async def counters(self, limit: int) -> list[ToCount]:
        """Questions whose public counter is to be updated."""
        async with self._store.read() as tx:
            return [
                ToCount(post, round_, await tx.decks.card(round_.card_id), answered)
                for post, round_, answered in await tx.daily.counters(limit, self._served())
            ]

    async def counted(self, post: DailyPost, shown: int) -> None:
        """The counter shows that number."""
        async with self._store.write() as tx:
            await tx.daily.set_post(post.id, post.state, shown=shown)

"""Making recaps: once and only once for each week and each season, whatever dies in between.

A tick claims all that is due in one transaction; each post then takes the steps of `core.recap.posts`, committed one by
one: note the channel, send, mark. Whoever finds a claim whose lease has run out goes on there.
"""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from msgspec import Struct

from bot.core import seasons
from bot.core.daily.plan import Occurrence
from bot.core.delivery import Obstacle
from bot.core.events import RecapMoved, RecapOutcome
from bot.core.recap import weeks
from bot.core.recap.facts import Recap
from bot.core.recap.posts import (
    LEASE,
    QUIET_POSTS,
    PostState,
    PostStep,
    RecapPlan,
    RecapPost,
    next_step,
    retry_after,
)
from bot.services import refused_posts
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.services.recap import reasons
from bot.services.recap.errors import NoSuchRecap
from bot.services.recap.facts import SeasonRecap, gather, gather_season
from bot.services.recap.plans import taken_weeks
from bot.services.recap.season_ends import due_seasons, next_end
from bot.services.shards import Served, everything
from bot.storage.store import Store
from bot.storage.transaction import Transaction

log = logging.getLogger(__name__)

UNREADABLE = timedelta(hours=1)
"""When to look again at a plan whose zone cannot be read."""
CLAIM_BATCH = 1_000
"""Plans claimed in one transaction."""


class ToFind(Struct, frozen=True):
    """A recap that an earlier try may have sent: to be looked for in its channel."""

    post: RecapPost
    channel_id: int


class ToPost(Struct, frozen=True):
    """A recap to send."""

    post: RecapPost
    channel_id: int
    quiet_before: int | None
    """Quiet weeks told of right before this one, which is quiet too; None: somebody answered."""


@tried_again
class RecapService:
    """Claims and posts."""

    def __init__(
        self, store: Store, clock: Clock, owner: str, default_zone: str, served: Served = everything
    ) -> None:
        self._store, self._clock = store, clock
        self._default_zone, self._served = default_zone, served
        self.owner = owner
        """Names this process among those that share the database."""

    async def next_due(self) -> datetime | None:
        """When there is something to claim or post, by this process or for one that died; None: not planned."""
        now, part = self._clock.now(), self._served()
        async with self._store.read() as tx:
            planned = await tx.recap.next_due(self.owner, now, part)
            season = await next_end(tx, now, self._default_zone, part)
        return min((at for at in (planned, season) if at is not None), default=None)

    async def claim_due(self) -> int:
        """Claim every recap that is due now, record weeks that came too late; how many plans and seasons that were."""
        now = self._clock.now()
        async with self._store.write() as tx:
            due = await tx.recap.due(now, CLAIM_BATCH, self._served())
            taken = await taken_weeks(tx, [plan.guild_id for plan, _ in due], now) if due else {}
            ended = await due_seasons(tx, now, self._default_zone, self._served(), CLAIM_BATCH)
            claims = [_Due(*season) for season in ended]
            missed, following = [], []
            for plan, there in due:
                try:
                    caught = weeks.catch_up(plan.plan, plan.next_at, now)
                # The machine's zone database lost it: nobody else waits for this one.
                except ZoneInfoNotFoundError:
                    log.error("a recap's zone is unknown", extra={"guild": plan.guild_id})  # noqa: TRY400
                    following.append((plan.guild_id, now + UNREADABLE))
                    continue
                done = taken.get(plan.guild_id, set())
                fallen = [each for each in _sorted(plan, caught, there=there) if each[0] not in done]
                new = [due for _, due in fallen]
                claims += [each for each in new if each.reason is None]
                missed += [each for each in new if each.reason is not None]
                done = done | {week for week, _ in fallen}
                following.append((plan.guild_id, weeks.next_recap(plan.plan, now, done).at))
            await tx.recap.claim([(c.guild_id, c.period, c.at) for c in claims], self.owner, now + LEASE)
            await tx.recap.record_missed([(m.guild_id, m.period, m.at, m.reason or "") for m in missed])
            await tx.recap.move_on(following)
            for each in (*claims, *missed):
                _note(tx, each)
        return len(due) + len(ended)

    async def take(self, limit: int) -> list[int]:
        """Ids of posts to make now: this process's claims, whose lease is renewed, and those that nobody holds."""
        now = self._clock.now()
        async with self._store.write() as tx:
            return await tx.recap.take(self.owner, now, now + LEASE, limit, self._served())

    async def release(self, limit: int) -> None:
        """End this process's leases, as it leaves: whoever comes next need not wait for them."""
        now = self._clock.now()
        async with self._store.write() as tx:
            await tx.recap.take(self.owner, now, now, limit)

    async def advance(self, post_id: int, *, absent: bool = False) -> ToFind | ToPost | None:
        """Take every step that needs no Discord; give back the first that does, or None when there is none any more.

        `absent`: the post was looked for in its channel and not found.
        """
        async with self._store.write() as tx:
            post = await tx.recap.post(post_id, lock=True)
            if post is None:
                return None
            channel_id = await self._channel(tx, post)
            step = next_step(post, channel_id, self._clock.now(), absent=absent)
            if step is PostStep.LOOK:
                assert post.channel_id is not None  # else there was nothing to look for
                return ToFind(post, post.channel_id)
            if step is PostStep.WITHDRAW:
                await self._fail(tx, post, reasons.NOWHERE if post.season else reasons.SWITCHED_OFF)
            elif step is PostStep.GIVE_UP:
                await self._fail(tx, post, post.reason or reasons.TOO_LATE)
            elif step is PostStep.SEND:
                assert channel_id is not None  # else it is withdrawn
                return await self._to_post(tx, post, channel_id)
            return None

    async def _channel(self, tx: Transaction, post: RecapPost) -> int | None:
        """Where the post would go now, if anywhere."""
        if post.season:
            there = seasons.find(await tx.seasons.plans(post.guild_id), post.season)
            return await tx.recap_seasons.channel(post.guild_id) if there else None
        plan = await tx.recap.plan(post.guild_id)
        return plan.channel_id if plan else None

    async def _to_post(self, tx: Transaction, post: RecapPost, channel_id: int) -> ToPost | None:
        """Commit where it will be sent, so that it can be looked for; None where nothing is told of a quiet time."""
        quiet = not await tx.recap_facts.any_answers(post.guild_id, post.period)
        before = 0
        if quiet:
            before = QUIET_POSTS if post.season else await _quiet_before(tx, post)
            if before >= QUIET_POSTS:
                await tx.recap.set_post(post.id, state=PostState.RESTED, quiet=True, reason=None)
                tx.note(RecapMoved(RecapOutcome.RESTED, post.guild_id))
                return None
        await tx.recap.set_post(post.id, state=PostState.POSTING, channel_id=channel_id, quiet=quiet)
        return ToPost(post, channel_id, before if quiet else None)

    async def recap(self, post: RecapPost) -> Recap:
        """What the post of a week tells."""
        async with self._store.read() as tx:
            return await gather(tx, post.guild_id, post.week, self._clock.now(), self._default_zone)

    async def season_recap(self, post: RecapPost) -> SeasonRecap:
        """What the post of a season tells; NoSuchRecap where the season was taken away."""
        assert post.season
        async with self._store.read() as tx:
            found = await gather_season(tx, post.guild_id, post.season, self._clock.now(), self._default_zone)
        if found is None:
            raise NoSuchRecap
        return found

    async def posted(self, due: ToFind | ToPost, message_id: int) -> None:
        """The recap is in its channel."""
        async with self._store.write() as tx:
            await tx.recap.set_post(due.post.id, state=PostState.POSTED, message_id=message_id, reason=None)
            tx.note(RecapMoved(RecapOutcome.POSTED, due.post.guild_id))

    async def not_sent(self, due: ToFind | ToPost, obstacle: Obstacle, error: str) -> timedelta | None:
        """A try failed, as `/recap show` tells. How long to wait for the next; None: given up, Discord refuses it."""
        reason = refused_posts.reason(obstacle, error)
        async with self._store.write() as tx:
            post = await tx.recap.post(due.post.id, lock=True)
            if post is None:
                return None
            if obstacle is Obstacle.REFUSED:
                await self._fail(tx, post, reason)
                return None
            wait = retry_after(post.tries + 1)
            until = self._clock.now() + wait
            await tx.recap.set_post(
                post.id, owner=None, lease_until=until, tries=post.tries + 1, reason=reason
            )
            return wait

    async def _fail(self, tx: Transaction, post: RecapPost, reason: str) -> None:
        await tx.recap.set_post(post.id, state=PostState.FAILED, reason=reason)
        tx.note(RecapMoved(RecapOutcome.FAILED, post.guild_id))
        log.error(
            "a recap was given up",
            extra={"guild": post.guild_id, "period": post.period, "reason": reason},
        )


class _Due(Struct, frozen=True):
    """A week or a season of a server whose time has come."""

    guild_id: int
    period: str
    at: datetime
    reason: str | None = None
    """Why it is missed."""


async def _quiet_before(tx: Transaction, post: RecapPost) -> int:
    """How many quiet weeks, up to `QUIET_POSTS`, have been told of right before the post's."""
    told = await tx.recap.told_before(post.guild_id, post.week, QUIET_POSTS)
    return next((number for number, each in enumerate(told) if not each), len(told))


def _sorted(plan: RecapPlan, caught: weeks.Catching, *, there: bool) -> list[tuple[date, _Due]]:
    """Every week that fell due, oldest first, with the reason of those that are not to be posted."""

    def due(each: Occurrence, reason: str | None) -> tuple[date, _Due]:
        week = weeks.week_told(each.day)
        return week, _Due(plan.guild_id, weeks.key(week), each.at, reason)

    found = [due(each, reasons.NOT_RUNNING) for each in caught.missed]
    if caught.post is not None:
        found.append(due(caught.post, None if there else reasons.NOT_HERE))
    return found


def _note(tx: Transaction, due: _Due) -> None:
    """Count it, and log what nobody will see."""
    tx.note(RecapMoved(RecapOutcome.CLAIMED if due.reason is None else RecapOutcome.MISSED, due.guild_id))
    if due.reason is not None:
        facts = {"guild": due.guild_id, "period": due.period, "reason": due.reason}
        log.warning("a recap was missed", extra=facts)

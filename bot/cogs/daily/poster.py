"""Makes daily posts, shows their answers, keeps their counters. All that must survive is in the database."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.cogs.custom_ids import RoundAction
from bot.cogs.daily import texts
from bot.cogs.delivery.channel import DeliveryChannel
from bot.cogs.delivery.retry import SEND_ERRORS, Backoff, Pace, obstacle, obstacle_in
from bot.cogs.delivery.tasks import DeliveryTasks
from bot.cogs.quiz.buttons import RoundButton, question_buttons
from bot.cogs.quiz.reveal_buttons import reveal_buttons
from bot.cogs.ticker import Ticker, until
from bot.core.daily.posts import reveal_again
from bot.core.delivery import Obstacle
from bot.core.quiz.state import Round
from bot.errors import StorageUnavailable
from bot.log import bind
from bot.services.daily.due import ToCount, ToFind, ToPost, ToReveal
from bot.services.refused_posts import is_news, reason

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

PARALLEL = 25
"""Posts under way at once."""
TRANSACTIONS = 2
"""Of posts, in line for the database at once: the transaction of a person who answers waits for no more."""
CALLS_A_SECOND = 40
"""To Discord, of those that it allows: quizzes need some."""
MOST_POSTS = 10_000
"""Waiting for their turn at once."""
MOST_ANSWERS = 200
FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=3), timedelta(minutes=5)
TICK_SECONDS = 3
COUNTERS = 20
COUNTER_SECONDS = 5.0
COUNTER_REST = timedelta(minutes=1)
"""While nobody answers; each process counts what it was answered itself, so this is for one that died before."""
CLOSE_SECONDS = 5


class DailyPoster(commands.Cog):
    """Ticks each few seconds: claim what is due, post what is claimed, show answers, update counters."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.daily = client.services.daily
        self.clock = client.services.clock
        self._posts = DeliveryTasks("a daily task failed", "post", Backoff(FIRST_RETRY, LONGEST_RETRY))
        self._answers = DeliveryTasks("a daily task failed", "round", Backoff(FIRST_RETRY, LONGEST_RETRY))
        self._slots = asyncio.Semaphore(PARALLEL)
        self._transactions = asyncio.Semaphore(TRANSACTIONS)
        self.pace = Pace(CALLS_A_SECOND, burst=PARALLEL)
        self.tick = Ticker(self._tick, TICK_SECONDS, client.wait_until_ready)
        self.count = Ticker(self._count_all, COUNTER_SECONDS, client.wait_until_ready, COUNTER_REST)
        self._asked: set[int] = set()
        """Open rounds that this process posted: no earlier one can have shown their answers."""
        self._last_tick: datetime | None = None

    async def cog_load(self) -> None:
        """Start ticking."""
        self.tick.start()
        self.count.start()

    async def cog_unload(self) -> None:
        """Stop ticking; let sends that are under way finish. What has not begun waits for the next process."""
        self.tick.cancel()
        self.count.cancel()
        await asyncio.gather(self._posts.drain(CLOSE_SECONDS), self._answers.drain(CLOSE_SECONDS))
        with suppress(StorageUnavailable):  # then they run out by themselves
            await self.daily.release(MOST_POSTS)

    @property
    def waiting(self) -> dict[str, int]:
        """How many of what is under way, by name."""
        return {"daily_posts": self._posts.under_way, "daily_answers": self._answers.under_way}

    def forget_certainties(self) -> None:
        """Another process may have shown answers: look before each next one."""
        self._asked.clear()

    async def _tick(self) -> timedelta | None:
        """One look at what is due, and how long nothing is."""
        try:
            before, self._last_tick = self._last_tick, self.clock.now()
            await self.client.services.uptime.clock_went(before or self._last_tick, self._last_tick)
            next_at = await self.daily.next_due()
            now = self.clock.now()  # after what is due by the time of the question
            if next_at is None or next_at > now:
                return until(next_at, now)
            await self.deliver_due()
        except StorageUnavailable:  # the store has logged it
            pass
        except Exception:  # whatever it was, the next tick must come
            log.exception("a tick of the daily poster failed")
        return None

    async def _count_all(self) -> timedelta | None:
        """Bring public counters up to date, a few at a time; until somebody answers, there is nothing to count."""
        try:
            outdated = await self.daily.counters(COUNTERS)
            for due in outdated:
                await self._count(due)
        except StorageUnavailable:  # the store has logged it
            return None
        except Exception:  # a counter is never worth the loop
            log.exception("updating daily counters failed")
            return None
        return None if outdated else COUNTER_REST

    async def deliver_due(self) -> None:
        """Claim, renew, then start a task for each post and each answer that is due."""
        while claimed := await self.daily.claim_due():
            log.info("daily schedules moved on", extra={"schedules": claimed})
        now = self.clock.now()
        posts = await self.daily.take(MOST_POSTS)
        self._posts.start_due([post.id for post in posts], now, self._post)
        self._answers.start_due(await self.daily.to_reveal(MOST_ANSWERS), now, self._reveal)

    def _channel(self, round_: Round) -> DeliveryChannel:
        return DeliveryChannel(self.client, round_.guild_id, round_.channel_id, self.pace)

    async def _post(self, post_id: int) -> None:
        """Take one post from step to step, until it is out or cannot be made now."""
        async with self._slots:
            due = await self._advance(post_id)
            while due is not None:
                try:
                    message_id = await self._perform(due)
                except SEND_ERRORS as error:
                    await self._not_sent(due, error)
                    return
                if message_id is not None:
                    await self._posted(due, message_id)
                    break
                due = await self._advance(post_id, absent=due.round.id)
            self._posts.backoff.clear(post_id)

    async def _advance(self, post_id: int, absent: int | None = None) -> ToFind | ToPost | None:
        async with self._transactions:
            return None if self._posts.closing else await self.daily.advance(post_id, absent=absent)

    async def _perform(self, due: ToFind | ToPost) -> int | None:
        """Look for the question or send it; its message id, or None where it is not."""
        bind(guild=due.round.guild_id, round=due.round.id)
        channel = self._channel(due.round)
        if isinstance(due, ToFind):
            return await channel.find_question(due.round.id, due.post.due_at)
        await self.client.services.answers.warm(due.schedule.guild_id, due.round.card_id)
        opened = due.round.opened(self.clock.now(), due.schedule.reveal_hours)
        return await channel.send(
            texts.question(due.card, opened, 0),
            *_buttons(due.round),
            role_id=self._role(due),
            nonce=f"d{due.post.id}-{int(due.post.due_at.timestamp()):x}",
        )

    def _role(self, due: ToPost) -> int | None:
        """The role to mention, unless it was deleted: the post would mention a role without a name."""
        guild = self.client.get_guild(due.round.guild_id)
        role_id = due.schedule.role_id
        return role_id if role_id and (guild is None or guild.get_role(role_id)) else None

    async def _posted(self, due: ToFind | ToPost, message_id: int) -> None:
        async with self._transactions:
            await self.daily.posted(due, message_id)
        self._asked.add(due.round.id)
        log.info(
            "daily question posted",
            extra={"schedule": due.schedule.id, "day": str(due.post.day), "message_id": message_id},
        )

    async def _not_sent(self, due: ToFind | ToPost, error: Exception) -> None:
        """Try again in a while: the next look shows whether it went out, and whether its day is over."""
        backoff = self._posts.backoff
        _, wait = backoff.failed(due.post.id, self.clock.now())
        why = obstacle_in(self.client.get_guild(due.round.guild_id), error)
        if not await self.daily.not_sent(due, why, str(error)):
            backoff.clear(due.post.id)
            return
        log.log(
            logging.WARNING if is_news(due.post.reason, why, str(error)) else logging.DEBUG,
            "a daily post failed and will be tried again",
            extra={
                "schedule": due.schedule.id,
                "day": str(due.post.day),
                "reason": reason(why, str(error)),
                "error": repr(error),
                "wait_seconds": wait,
            },
        )

    async def _reveal(self, round_id: int) -> None:
        async with self._slots:
            due = None if self._answers.closing else await self.daily.prepare_reveal(round_id)
            if due is None:
                return
            try:
                await self._show(due)
            except SEND_ERRORS as error:
                if self._show_later(due, error):
                    return
            self._answers.backoff.clear(round_id)
            await self.daily.revealed(round_id)
            if due.round.message_id is not None:
                closed = texts.closed_question(due.card)
                await self._channel(due.round).close_question(due.round.message_id, closed, round_id)

    async def _show(self, due: ToReveal) -> None:
        """Post the answer, unless an earlier try did although its confirmation was lost."""
        round_ = due.round
        bind(guild=round_.guild_id, round=round_.id)
        certain = round_.id in self._asked
        self._asked.discard(round_.id)
        opened = int(round_.opened_at.timestamp()) if round_.opened_at else 0
        channel = self._channel(round_)
        message_id = await channel.send_once(
            texts.reveal(due),
            *reveal_buttons(round_.id, due.card),
            nonce=f"a{round_.id}-{opened:x}",
            look_after=discord.Object(round_.message_id) if round_.message_id and not certain else None,
        )
        if due.thread:
            await channel.open_thread(message_id, texts.thread_name(due.card))

    def _show_later(self, due: ToReveal, error: Exception) -> bool:
        """Whether to try again in a while."""
        tries, wait = self._answers.backoff.failed(due.round.id, self.clock.now())
        why = obstacle_in(self.client.get_guild(due.round.guild_id), error)
        again = reveal_again(why, tries)
        log.log(
            logging.DEBUG if again and tries > 1 else logging.WARNING,
            "an answer was not shown yet" if again else "an answer cannot be shown",
            extra={
                "round": due.round.id,
                "reason": reason(why, str(error)),
                "error": repr(error),
                "wait_seconds": wait if again else None,
            },
        )
        return again

    async def _count(self, due: ToCount) -> None:
        if due.round.message_id is None:
            return
        panel = texts.question(due.card, due.round, due.answered)
        try:
            await self._channel(due.round).edit(due.round.message_id, panel, *_buttons(due.round))
        except SEND_ERRORS as error:
            if obstacle(error) is Obstacle.OUTAGE:
                return
            log.info("a counter could not be shown", extra={"round": due.round.id, "error": repr(error)})
        await self.daily.counted(due.post, due.answered)


def _buttons(round_: Round) -> list[RoundButton]:
    return question_buttons(round_.id, RoundAction.ANSWER, RoundAction.HINT)

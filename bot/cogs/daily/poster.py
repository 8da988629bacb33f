"""Makes daily posts, shows their answers, keeps their counters. All that must survive is in the database."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import discord
from discord.ext import commands, tasks

from bot.cogs.client import Cuecard
from bot.cogs.daily import texts
from bot.cogs.posting import (
    NETWORK_ERRORS,
    Backoff,
    Pace,
    find_panel,
    find_question,
    is_passing,
    may_embed,
    may_pass,
)
from bot.cogs.quiz.buttons import Action, question_view
from bot.core.daily.posts import DailyPost
from bot.core.quiz.state import Round
from bot.services.daily.posts import ToCount, ToPost, ToReveal

log = logging.getLogger(__name__)

PARALLEL = 25
"""Posts under way at once."""
TRANSACTIONS = 2
"""Of posts, in line for the database at once: the transaction of a person who answers waits for no more."""
CALLS_A_SECOND = 40
"""Quizzes need some of the 50 that Discord allows."""
MOST_POSTS = 10_000
"""Waiting for their turn at once."""
MOST_ANSWERS = 200
FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=3), timedelta(minutes=5)
COUNTERS = 20
COUNTER_SECONDS = 5.0
REASONS = {403: "I may not post in that channel.", 404: "The channel is gone."}
NO_ANSWER = "Discord did not take it."
MOST_TRIES = 30
"""To show an answer in a channel that is hidden: about two hours."""
CLOSE_SECONDS = 5


class DailyPoster(commands.Cog):
    """Ticks each few seconds: claim what is due, post what is claimed, show answers, update counters."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.daily = client.services.daily
        self._backoff = Backoff(FIRST_RETRY, LONGEST_RETRY)
        self._later = Backoff(FIRST_RETRY, LONGEST_RETRY)
        """The same for answers, by round."""
        self._slots = asyncio.Semaphore(PARALLEL)
        self._books = asyncio.Semaphore(TRANSACTIONS)
        self._pace = Pace(CALLS_A_SECOND, burst=PARALLEL)
        self._asked: set[int] = set()
        """Open rounds that this process posted: no earlier one can have shown their answers."""
        self._closing = False
        self._posting: dict[int, asyncio.Task[None]] = {}
        self._revealing: dict[int, asyncio.Task[None]] = {}

    async def cog_load(self) -> None:
        """Start ticking."""
        self.client.post_daily = self.tick_now
        self.tick.start()
        self.count.start()

    async def cog_unload(self) -> None:
        """Stop ticking; let sends that are under way finish. What has not begun waits for the next process."""
        self._closing = True
        self.tick.cancel()
        self.count.cancel()
        running = [*self._posting.values(), *self._revealing.values()]
        if running:
            _, late = await asyncio.wait(running, timeout=CLOSE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self.daily.release(MOST_POSTS)

    @tasks.loop(seconds=3)
    async def tick(self) -> None:
        """One look at what is due."""
        try:
            await self.tick_now()
        except Exception:  # whatever it was, the next tick must come
            log.exception("a tick of the daily poster failed")

    @tasks.loop(seconds=COUNTER_SECONDS)
    async def count(self) -> None:
        """Bring public counters up to date, a few at a time."""
        try:
            for due in await self.daily.counters(COUNTERS):
                await self._count(due)
        except Exception:  # a counter is never worth the loop
            log.exception("updating daily counters failed")

    @tick.before_loop
    @count.before_loop
    async def _until_ready(self) -> None:
        await self.client.wait_until_ready()

    async def tick_now(self) -> None:
        """Claim, renew, then start a task for each post and each answer that is due."""
        while claimed := await self.daily.claim_due():
            log.info("daily schedules moved on", extra={"schedules": claimed})
        now = self.client.services.clock.now()
        for post in await self.daily.take(MOST_POSTS):
            if post.id not in self._posting and self._backoff.ready(post.id, now):
                self._start(self._posting, post.id, self._post(post))
        for round_id in await self.daily.to_reveal(MOST_ANSWERS):
            if round_id not in self._revealing and self._later.ready(round_id, now):
                self._start(self._revealing, round_id, self._reveal(round_id))

    def _start(
        self, running: dict[int, asyncio.Task[None]], key: int, work: Coroutine[Any, Any, None]
    ) -> None:
        task = asyncio.create_task(work)
        running[key] = task

        def done(finished: asyncio.Task[None]) -> None:
            running.pop(key, None)
            if not finished.cancelled() and finished.exception():
                log.error("a daily task failed", exc_info=finished.exception(), extra={"post": key})

        task.add_done_callback(done)

    async def _post(self, post: DailyPost) -> None:
        async with self._slots:
            async with self._books:
                due = None if self._closing else await self.daily.prepare(post.id)
            if due is None:
                return
            try:
                await self._deliver(due)
            except (*NETWORK_ERRORS, discord.HTTPException) as error:
                await self._not_sent(due, error)

    async def _deliver(self, due: ToPost) -> None:
        """Find the question in its channel or, while its day lasts, send it; then mark it."""
        message_id = await self._find(due) if due.resumed else None
        if message_id is None:
            reason = self.daily.give_up_reason(due)
            if reason is not None:
                await self._give_up(due, reason)
                return
            moved = due.round.channel_id != due.schedule.channel_id
            current = await self.daily.moved(due) if moved else due
            if current is None:
                return
            due, message_id = current, await self._send(current)
        async with self._books:
            await self.daily.posted(due, message_id)
        self._asked.add(due.round.id)
        self._backoff.clear(due.post.id)
        log.info(
            "daily question posted",
            extra={"schedule": due.schedule.id, "day": str(due.post.day), "message_id": message_id},
        )

    async def _not_sent(self, due: ToPost, error: Exception) -> None:
        """Try again in a while: the next look shows whether it went out, and whether its day is over."""
        if not may_pass(error):
            await self._give_up(due, f"Discord refused the post ({error}).")
            return
        _, wait = self._backoff.failed(due.post.id, self.client.services.clock.now())
        log.warning(
            "a daily post failed and will be tried again",
            extra={
                "schedule": due.schedule.id,
                "day": str(due.post.day),
                "error": repr(error),
                "wait_seconds": wait,
            },
        )
        await self.daily.delayed(due, REASONS.get(getattr(error, "status", 0), NO_ANSWER))

    async def _give_up(self, due: ToPost, reason: str) -> None:
        await self.daily.failed(due, reason)
        self._backoff.clear(due.post.id)
        log.error(
            "a daily post was given up",
            extra={"schedule": due.schedule.id, "day": str(due.post.day), "reason": reason},
        )

    def _channel(self, round_: Round) -> discord.PartialMessageable:
        return self.client.get_partial_messageable(round_.channel_id, guild_id=round_.guild_id)

    async def _find(self, due: ToPost) -> int | None:
        await self._pace.turn()
        return await find_question(self._channel(due.round), self.client.user, due.round.id, due.post.due_at)

    async def _send(self, due: ToPost) -> int:
        schedule = due.schedule
        panel = texts.question(due.card, due.round, 0)
        content = panel.content(embeds=may_embed(self.client, schedule.channel_id))
        mentions = discord.AllowedMentions.none()
        if schedule.role_id:
            content["content"] = f"<@&{schedule.role_id}>\n{content.get('content', '')}".strip()
            mentions = discord.AllowedMentions(
                everyone=False, users=False, replied_user=False, roles=[discord.Object(schedule.role_id)]
            )
        await self.client.services.answers.warm(schedule.guild_id, due.round.card_id)
        await self._pace.turn()
        message = await self._channel(due.round).send(
            **content,
            view=question_view(due.round.id, Action.ANSWER, Action.HINT),
            nonce=f"d{due.post.id}-{int(due.post.due_at.timestamp()):x}",
            allowed_mentions=mentions,
        )
        return message.id

    async def _reveal(self, round_id: int) -> None:
        async with self._slots:
            due = None if self._closing else await self.daily.prepare_reveal(round_id)
            if due is None:
                return
            try:
                await self._show(due)
            except (*NETWORK_ERRORS, discord.HTTPException) as error:
                if self._show_later(due, error):
                    return
            self._later.clear(round_id)
            await self.daily.revealed(round_id)
            await self._close(due)

    async def _show(self, due: ToReveal) -> None:
        """Post the answer, unless an earlier try did although its confirmation was lost."""
        round_, panel = due.round, texts.reveal(due)
        certain = round_.id in self._asked
        self._asked.discard(round_.id)
        channel = self._channel(round_)
        if not certain and round_.message_id:
            await self._pace.turn()
            asked = discord.Object(round_.message_id)
            if await find_panel(channel, self.client.user, panel, asked) is not None:
                return
        await self._pace.turn()
        opened = int(round_.opened_at.timestamp()) if round_.opened_at else 0
        content = panel.content(embeds=may_embed(self.client, round_.channel_id))
        await channel.send(**content, nonce=f"a{round_.id}-{opened:x}")

    def _show_later(self, due: ToReveal, error: Exception) -> bool:
        """Whether to try again in a while."""
        tries, wait = self._later.failed(due.round.id, self.client.services.clock.now())
        again = is_passing(error) or (may_pass(error) and tries < MOST_TRIES)
        log.warning(
            "an answer was not shown yet" if again else "an answer cannot be shown",
            extra={"round": due.round.id, "error": repr(error), "wait_seconds": wait if again else None},
        )
        return again

    async def _close(self, due: ToReveal) -> None:
        """Take the buttons off the question."""
        if due.round.message_id is None:
            return
        embeds = may_embed(self.client, due.round.channel_id)
        message = self._channel(due.round).get_partial_message(due.round.message_id)
        await self._pace.turn()
        try:
            await message.edit(**texts.closed_question(due.card).content(embeds=embeds), view=None)
        except (*NETWORK_ERRORS, discord.HTTPException):
            log.info("a closed question could not be edited", extra={"message_id": due.round.message_id})

    async def _count(self, due: ToCount) -> None:
        if due.round.message_id is None:
            return
        panel = texts.question(due.card, due.round, due.answered)
        try:
            await self._pace.turn()
            await (
                self._channel(due.round)
                .get_partial_message(due.round.message_id)
                .edit(**panel.content(embeds=may_embed(self.client, due.round.channel_id)))
            )
        except (*NETWORK_ERRORS, discord.HTTPException) as error:
            if is_passing(error):
                return
            log.info("a counter could not be shown", extra={"round": due.round.id, "error": repr(error)})
        await self.daily.counted(due.post, due.answered)

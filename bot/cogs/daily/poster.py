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
from bot.cogs.posting import NETWORK_ERRORS, Backoff, find_posted, is_passing, may_embed
from bot.cogs.quiz.buttons import Action, question_view
from bot.core.daily import DailyPost
from bot.services.daily import ToCount, ToPost

log = logging.getLogger(__name__)

PARALLEL = 25
"""Posts under way at once. Discord allows 50 calls a second; quizzes need some of them."""
MOST_POSTS = 10_000
"""Waiting for their turn at once."""
MOST_ANSWERS = 200
FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=3), timedelta(minutes=5)
COUNTERS = 20
COUNTER_SECONDS = 5.0
REASONS = {403: "I may not post in that channel.", 404: "The channel is gone."}


class DailyPoster(commands.Cog):
    """Ticks each few seconds: claim what is due, post what is claimed, show answers, update counters."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.daily = client.services.daily
        self._backoff = Backoff(FIRST_RETRY, LONGEST_RETRY)
        self._slots = asyncio.Semaphore(PARALLEL)
        self._posting: dict[int, asyncio.Task[None]] = {}
        self._revealing: dict[int, asyncio.Task[None]] = {}

    async def cog_load(self) -> None:
        """Start ticking."""
        self.client.post_daily = self.tick_now
        self.tick.start()
        self.count.start()

    async def cog_unload(self) -> None:
        """Stop ticking; let sends that are under way finish."""
        self.tick.cancel()
        self.count.cancel()
        running = [*self._posting.values(), *self._revealing.values()]
        if running:
            await asyncio.wait(running, timeout=5)

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
            if round_id not in self._revealing:
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
            due = await self.daily.prepare(post.id)
            if due is None:
                return
            try:
                message_id = await self._send(due)
            except (*NETWORK_ERRORS, discord.HTTPException) as error:
                await self._not_sent(due, error)
                return
            await self.daily.posted(due, message_id)
            self._backoff.clear(post.id)
            log.info(
                "daily question posted",
                extra={"schedule": due.schedule.id, "day": str(post.day), "message_id": message_id},
            )

    async def _not_sent(self, due: ToPost, error: Exception) -> None:
        """Try again at the next tick while the day lasts; or give the day up, with the reason."""
        facts = {"schedule": due.schedule.id, "day": str(due.post.day), "error": repr(error)}
        reason = self.daily.give_up_reason(due)
        if is_passing(error) or isinstance(error, discord.Forbidden | discord.NotFound):
            if reason is None:
                _, wait = self._backoff.failed(due.post.id, self.client.services.clock.now())
                log.warning(
                    "a daily post failed and will be tried again", extra={**facts, "wait_seconds": wait}
                )
                return
            reason = REASONS.get(getattr(error, "status", 0), reason)
        await self.daily.failed(due, reason or f"Discord refused the post ({error}).")
        log.error("a daily post was given up", extra=facts)

    async def _send(self, due: ToPost) -> int:
        schedule = due.schedule
        channel = self.client.get_partial_messageable(schedule.channel_id, guild_id=schedule.guild_id)
        if due.resumed:
            found = await find_posted(channel, self.client.user, due.round.id)
            if found is not None:
                return found
        panel = texts.question(due.card, due.round, 0)
        content = panel.content(embeds=may_embed(self.client, schedule.channel_id))
        mentions = discord.AllowedMentions.none()
        if schedule.role_id:
            content["content"] = f"<@&{schedule.role_id}>\n{content.get('content', '')}".strip()
            mentions = discord.AllowedMentions(
                everyone=False, users=False, replied_user=False, roles=[discord.Object(schedule.role_id)]
            )
        message = await channel.send(
            **content,
            view=question_view(due.round.id, Action.ANSWER, Action.HINT),
            nonce=f"d{due.post.id}-{int(due.post.due_at.timestamp()):x}",
            allowed_mentions=mentions,
        )
        return message.id

    async def _reveal(self, round_id: int) -> None:
        async with self._slots:
            due = await self.daily.prepare_reveal(round_id)
            if due is None:
                return
            round_ = due.round
            channel = self.client.get_partial_messageable(round_.channel_id, guild_id=round_.guild_id)
            embeds = may_embed(self.client, round_.channel_id)
            try:
                opened = int(round_.opened_at.timestamp()) if round_.opened_at else 0
                await channel.send(
                    **texts.reveal(due).content(embeds=embeds), nonce=f"a{round_.id}-{opened:x}"
                )
            except (*NETWORK_ERRORS, discord.HTTPException) as error:
                if is_passing(error):
                    log.warning(
                        "an answer was not shown yet", extra={"round": round_.id, "error": repr(error)}
                    )
                    return
                log.warning("an answer cannot be shown", extra={"round": round_.id, "error": repr(error)})
            await self.daily.revealed(round_.id)
            if round_.message_id:
                await self._edit(
                    channel, round_.message_id, texts.closed_question(due.card).content(embeds=embeds)
                )

    async def _edit(
        self, channel: discord.PartialMessageable, message_id: int, content: dict[str, Any]
    ) -> None:
        try:
            await channel.get_partial_message(message_id).edit(**content, view=None)
        except (*NETWORK_ERRORS, discord.HTTPException):
            log.info("a closed question could not be edited", extra={"message_id": message_id})

    async def _count(self, due: ToCount) -> None:
        if due.round.message_id is None:
            return
        channel = self.client.get_partial_messageable(due.round.channel_id, guild_id=due.round.guild_id)
        panel = texts.question(due.card, due.round, due.answered)
        try:
            await channel.get_partial_message(due.round.message_id).edit(
                **panel.content(embeds=may_embed(self.client, due.round.channel_id))
            )
        except discord.HTTPException as error:
            if is_passing(error):
                return
            log.info("a counter could not be shown", extra={"round": due.round.id, "code": error.code})
        await self.daily.counted(due.post, due.answered)

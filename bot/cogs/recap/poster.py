"""Makes recaps of weeks and seasons. All that must survive is in the database, the wait after a failed try as well."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import discord
from discord.ext import commands

from bot.cogs.delivery.channel import DeliveryChannel
from bot.cogs.delivery.retry import SEND_ERRORS, Backoff, Pace, obstacle_in
from bot.cogs.delivery.tasks import DeliveryTasks
from bot.cogs.leaderboard.leavers import Leavers
from bot.cogs.menu_ids import RECAP_BUTTON, RecapButtonId
from bot.cogs.recap import season_texts, texts
from bot.cogs.recap.own_part import OwnPartButton
from bot.cogs.recap.picture import drawn
from bot.cogs.ticker import Ticker
from bot.core.recap.facts import Recap
from bot.core.recap.posts import FIRST_RETRY, LONGEST_RETRY
from bot.errors import StorageUnavailable
from bot.log import bind
from bot.services.recap.facts import SeasonRecap
from bot.services.recap.posts import ToFind, ToPost
from bot.services.refused_posts import is_news, reason

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

Told = TypeVar("Told", Recap, SeasonRecap)
PARALLEL = 5
"""Recaps under way at once."""
CALLS_A_SECOND = 20
"""To Discord, of those that it allows: daily questions and quizzes go before."""
MOST_POSTS = 1_000
"""Waiting for their turn at once."""
TICK_SECONDS = 3
REST = timedelta(minutes=5)
"""Between two looks while nothing is known to be due: another process may have written, and a clock may be set."""
CLOSE_SECONDS = 5
LOOKS = 3
"""How often those who are named in a recap may change since somebody of them has left."""


class RecapPoster(commands.Cog):
    """Ticks when something is due: claim it, post what is claimed."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.recaps = client.services.recaps
        self.clock = client.services.clock
        self._posts = DeliveryTasks("a recap task failed", "recap", Backoff(FIRST_RETRY, LONGEST_RETRY))
        self._slots = asyncio.Semaphore(PARALLEL)
        self.pace = Pace(CALLS_A_SECOND, burst=PARALLEL)
        self.tick = Ticker(self._tick, TICK_SECONDS, client.wait_until_ready, REST)

    async def cog_load(self) -> None:
        """Start ticking."""
        self.client.add_dynamic_items(OwnPartButton)
        self.tick.start()

    async def cog_unload(self) -> None:
        """Stop ticking; let sends that are under way finish. What has not begun waits for the next process."""
        self.tick.cancel()
        await self._posts.drain(CLOSE_SECONDS)
        with suppress(StorageUnavailable):  # then they run out by themselves
            await self.recaps.release(MOST_POSTS)

    @property
    def waiting(self) -> dict[str, int]:
        """How many of what is under way, by name."""
        return {"recaps": self._posts.under_way}

    async def _tick(self) -> timedelta | None:
        """One look at what is due, and how long nothing is."""
        try:
            next_at = await self.recaps.next_due()
            now = self.clock.now()  # after what is due by the time of the question
            if next_at is None or next_at > now:
                return next_at - now if next_at else REST
            while claimed := await self.recaps.claim_due():
                log.info("recaps moved on", extra={"recaps": claimed})
            self._posts.start_due(await self.recaps.take(MOST_POSTS), now, self._post)
        except StorageUnavailable:  # the store has logged it
            pass
        except Exception:  # whatever it was, the next tick must come
            log.exception("a tick of the recap poster failed")
        return None

    async def _post(self, post_id: int) -> None:
        """Take one post from step to step, until it is out or cannot be made now."""
        async with self._slots:
            try:
                await self._deliver(post_id)
            except Exception:
                self._posts.backoff.failed(post_id, self.clock.now())
                raise
            self._posts.backoff.clear(post_id)

    async def _deliver(self, post_id: int) -> None:
        due = await self._advance(post_id)
        while due is not None:
            bind(guild=due.post.guild_id)
            try:
                message_id = await self._perform(due)
            except SEND_ERRORS as error:
                await self._not_sent(due, error)
                return
            if message_id is not None:
                await self.recaps.posted(due, message_id)
                log.info("recap posted", extra={"period": due.post.period, "message_id": message_id})
                return
            due = await self._advance(post_id, absent=True)

    async def _advance(self, post_id: int, *, absent: bool = False) -> ToFind | ToPost | None:
        return None if self._posts.closing else await self.recaps.advance(post_id, absent=absent)

    async def _perform(self, due: ToFind | ToPost) -> int | None:
        """Look for the recap or send it; its message id, or None where it is not."""
        post = due.post
        channel = DeliveryChannel(self.client, post.guild_id, due.channel_id, self.pace)
        button = RecapButtonId(post.id)
        if isinstance(due, ToFind):
            return await channel.find_marked(RECAP_BUTTON.make(button), post.due_at)
        nonce = f"w{post.id}-{int(post.due_at.timestamp()):x}"
        guild = self.client.get_guild(post.guild_id)
        if post.season is not None:
            panel = season_texts.over(await self._told(guild, lambda: self.recaps.season_recap(post)))
            return await channel.send(panel, OwnPartButton(button, season_texts.MY_SEASON), nonce=nonce)
        if due.quiet_before is not None:
            panel = texts.quiet(post.week, due.quiet_before)
            return await channel.send(panel, OwnPartButton(button), nonce=nonce)
        found = await self._told(guild, lambda: self.recaps.recap(post))
        picture = await drawn(self.client, guild, found) if _may_attach(guild, due.channel_id) else None
        gallery, file = picture or (None, None)
        extras: dict[str, Any] = {"files": [file]} if file else {}
        panel = texts.recap(found, pictured=picture is not None)
        return await channel.send(panel, OwnPartButton(button), picture=gallery, nonce=nonce, **extras)

    async def _told(self, guild: discord.Guild | None, read: Callable[[], Awaitable[Told]]) -> Told:
        """What the recap tells, once all whom it names are known to be in the server still."""
        found = await read()
        leavers = self.client.get_cog("Leavers")
        for _ in range(LOOKS):
            if guild is None or not isinstance(leavers, Leavers):
                break
            if not await leavers.settle(guild, found.named, self.pace.turn):
                break
            found = await read()
        return found

    async def _not_sent(self, due: ToFind | ToPost, error: Exception) -> None:
        """Try again in a while: the next look shows whether it went out, and whether its window is over."""
        why = obstacle_in(self.client.get_guild(due.post.guild_id), error)
        wait = await self.recaps.not_sent(due, why, str(error))
        if wait is not None:
            log.log(
                logging.WARNING if is_news(due.post.reason, why, str(error)) else logging.DEBUG,
                "a recap failed and will be tried again",
                extra={
                    "period": due.post.period,
                    "reason": reason(why, str(error)),
                    "error": repr(error),
                    "wait_seconds": wait.total_seconds(),
                },
            )


def _may_attach(guild: discord.Guild | None, channel_id: int) -> bool:
    """Whether the bot may attach files there, as far as it knows."""
    channel = guild.get_channel(channel_id) if guild else None
    return channel is not None and channel.permissions_for(channel.guild.me).attach_files

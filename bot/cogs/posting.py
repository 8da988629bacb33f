"""Posting in channels: what the quiz and the daily question share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import aiohttp
import discord
from discord.abc import Snowflake

from bot.cogs.panels import Panel
from bot.cogs.quiz.buttons import round_of

NETWORK_ERRORS = (aiohttp.ClientError, OSError, TimeoutError, discord.RateLimited)
HISTORY = 1_000
"""Messages looked through, at most, for a post whose confirmation was lost."""
SKEW = timedelta(days=1)
"""How far this machine's clock may be from Discord's: one that takes local time for UTC is hours off."""


class Backoff:
    """How long to wait before trying a failed post again; forgotten at a restart, which tries at once."""

    def __init__(self, first: timedelta, longest: timedelta) -> None:
        self._first, self._longest = first, longest
        self._failures: dict[int, tuple[int, datetime]] = {}

    def ready(self, key: int, now: datetime) -> bool:
        """Whether the wait is over."""
        return key not in self._failures or now >= self._failures[key][1]

    def failed(self, key: int, now: datetime) -> tuple[int, float]:
        """Count a failure: (failures in a row, seconds to wait)."""
        count = self._failures.get(key, (0, now))[0] + 1
        wait = min(self._first * 2 ** min(count - 1, 16), self._longest)
        self._failures[key] = (count, now + wait)
        return count, wait.total_seconds()

    def clear(self, key: int) -> None:
        """It went through, or was given up."""
        self._failures.pop(key, None)


class Pace:
    """Spaces the calls of a burst, all but the first few: Discord allows a bot 50 a second in all."""

    def __init__(self, per_second: float, burst: int) -> None:
        self._step, self._burst = 1 / per_second, burst
        self._next = 0.0

    async def turn(self) -> None:
        """Wait until the next call may go out."""
        now = asyncio.get_running_loop().time()
        self._next = max(self._next, now - self._burst * self._step) + self._step
        if self._next > now:
            await asyncio.sleep(self._next - now)


def is_passing(error: BaseException) -> bool:
    """Whether trying again can help: Discord or the network is down, nothing is wrong with the post."""
    return not isinstance(error, discord.HTTPException) or error.status >= 500 or error.status == 429


def may_pass(error: BaseException) -> bool:
    """Whether trying again can help some time: also a channel may be hidden for an hour."""
    return is_passing(error) or isinstance(error, discord.Forbidden | discord.NotFound)


def may_embed(client: discord.Client, channel_id: int) -> bool:
    """Whether the bot may embed links in the channel; assumed of a channel that is not cached."""
    channel = client.get_channel(channel_id)
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread) or channel.guild.me is None:
        return True
    return channel.permissions_for(channel.guild.me).embed_links


async def find_posted(
    channel: discord.PartialMessageable,
    me: discord.ClientUser | None,
    fits: Callable[[discord.Message], bool],
    after: Snowflake | datetime,
) -> int | None:
    """The id of the bot's newest message that fits, when it went out although its confirmation never came."""
    try:
        async for message in channel.history(limit=HISTORY, after=after, oldest_first=False):
            if message.author == me and fits(message):
                return message.id
    except (discord.Forbidden, discord.NotFound):
        pass  # nothing can be read there; the nonce still stops a repeat within minutes
    return None


async def find_question(
    channel: discord.PartialMessageable, me: discord.ClientUser | None, round_id: int, since: datetime
) -> int | None:
    """The id of the round's question, if it went out; nothing was tried before `since`."""
    return await find_posted(channel, me, lambda message: round_of(message) == round_id, since - SKEW)


async def find_panel(
    channel: discord.PartialMessageable,
    me: discord.ClientUser | None,
    panel: Panel,
    after: Snowflake | datetime,
) -> int | None:
    """The id of the bot's message with the panel's title, as an embed or as text, if it went out."""
    title = panel.embed().title
    return await find_posted(
        channel,
        me,
        lambda message: (
            message.content.startswith(f"**{panel.title}**") or any(e.title == title for e in message.embeds)
        ),
        after,
    )

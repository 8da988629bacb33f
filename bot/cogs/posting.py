"""Posting in channels: what the quiz and the daily question share."""

from __future__ import annotations

from datetime import datetime, timedelta

import aiohttp
import discord

from bot.cogs.quiz.buttons import round_of

NETWORK_ERRORS = (aiohttp.ClientError, OSError, TimeoutError, discord.RateLimited)
HISTORY = 50
"""Messages looked through for a post whose confirmation was lost."""


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


def is_passing(error: BaseException) -> bool:
    """Whether trying again can help: Discord or the network is down, nothing is wrong with the post."""
    return not isinstance(error, discord.HTTPException) or error.status >= 500 or error.status == 429


def may_embed(client: discord.Client, channel_id: int) -> bool:
    """Whether the bot may embed links in the channel; assumed of a channel that is not cached."""
    channel = client.get_channel(channel_id)
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread) or channel.guild.me is None:
        return True
    return channel.permissions_for(channel.guild.me).embed_links


async def find_posted(
    channel: discord.PartialMessageable, me: discord.ClientUser | None, round_id: int
) -> int | None:
    """The id of the round's question, when it went out although its confirmation never came."""
    try:
        async for message in channel.history(limit=HISTORY):
            if message.author == me and round_of(message) == round_id:
                return message.id
    except discord.Forbidden:
        pass  # no Read Message History: the nonce still stops a repeat within minutes
    return None

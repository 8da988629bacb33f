"""Looking for a post that went out although its confirmation never came: before it is sent again."""

from __future__ import annotations

from datetime import datetime, timedelta

import discord
from discord.abc import Snowflake

from bot.cogs.buttons import ids_of

HISTORY = 1_000
"""Messages looked through, at most."""
SKEW = timedelta(days=1)
"""How far this machine's clock may be from Discord's: one that takes local time for UTC is hours off."""


async def find_post(
    channel: discord.PartialMessageable,
    me: discord.ClientUser | None,
    mark: str,
    after: Snowflake | datetime,
) -> int | None:
    """The id of the bot's newest message later than a message or an instant that has a button with the id `mark`.

    None if there is none: each post is known by the ids in its buttons, whatever it says.
    """
    try:
        async for message in channel.history(limit=HISTORY, after=after, oldest_first=False):
            if message.author == me and mark in ids_of(message):
                return message.id
    except (discord.Forbidden, discord.NotFound):
        pass  # nothing can be read there; the nonce still stops a repeat within minutes
    return None

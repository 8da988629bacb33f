"""Looking for a post that went out although its confirmation never came: before it is sent again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import discord
from discord.abc import Snowflake

from bot.cogs.panels import Panel
from bot.cogs.quiz.buttons import round_of

HISTORY = 1_000
"""Messages looked through, at most."""
SKEW = timedelta(days=1)
"""How far this machine's clock may be from Discord's: one that takes local time for UTC is hours off."""


async def find_posted(
    channel: discord.PartialMessageable,
    me: discord.ClientUser | None,
    fits: Callable[[discord.Message], bool],
    after: Snowflake | datetime,
) -> int | None:
    """The id of the bot's newest message that fits, later than a message or an instant; None if there is none."""
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
    """The id of the round's question, known by its buttons; nothing was tried before `since`."""
    return await find_posted(channel, me, lambda message: round_of(message) == round_id, since - SKEW)


async def find_panel(
    channel: discord.PartialMessageable,
    me: discord.ClientUser | None,
    panel: Panel,
    after: Snowflake | datetime,
) -> int | None:
    """The id of the bot's message with the panel's title, as an embed or as text."""
    title = panel.embed().title
    return await find_posted(
        channel,
        me,
        lambda message: (
            message.content.startswith(f"**{panel.title}**") or any(e.title == title for e in message.embeds)
        ),
        after,
    )

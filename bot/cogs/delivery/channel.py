"""Sending, editing and looking in one channel."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

import discord
from discord.abc import Snowflake

from bot.cogs.delivery.finding import find_panel, find_question
from bot.cogs.delivery.retry import SEND_ERRORS, Pace
from bot.cogs.panels import Panel

log = logging.getLogger(__name__)


class DeliveryChannel:
    """A channel known by its ids alone, since it may be hidden, gone or not cached.

    Every call to Discord may raise `SEND_ERRORS`.
    """

    def __init__(
        self, client: discord.Client, guild_id: int, channel_id: int, pace: Pace | None = None
    ) -> None:
        """With a `pace`, each call to Discord waits for its turn."""
        self._client = client
        self._channel = client.get_partial_messageable(channel_id, guild_id=guild_id)
        self._pace = pace

    async def send(self, panel: Panel, *, role_id: int | None = None, **extras: Any) -> int:
        """Post a panel, mentioning one role at the most; the new message's id. `extras` go to discord.py's `send`."""
        content = self._content(panel)
        if role_id:
            content["content"] = f"<@&{role_id}>\n{content.get('content', '')}".strip()
            extras["allowed_mentions"] = discord.AllowedMentions(
                everyone=False, users=False, replied_user=False, roles=[discord.Object(role_id)]
            )
        await self._turn()
        message = await self._channel.send(**content, **extras)
        return message.id

    async def send_once(self, panel: Panel, *, nonce: str, look_after: Snowflake | datetime | None) -> None:
        """Post a panel, unless one with its title is there later than `look_after`; with None it is not looked for."""
        if look_after is not None:
            await self._turn()
            if await find_panel(self._channel, self._client.user, panel, look_after) is not None:
                return
        await self.send(panel, nonce=nonce)

    async def find_question(self, round_id: int, since: datetime) -> int | None:
        """The message id of the round's question, if an earlier try went out; nothing was tried before `since`."""
        await self._turn()
        return await find_question(self._channel, self._client.user, round_id, since)

    async def edit(self, message_id: int, panel: Panel, **extras: Any) -> None:
        """Show another panel in a message. `extras` go to discord.py's `edit`."""
        await self._turn()
        await self._channel.get_partial_message(message_id).edit(**self._content(panel), **extras)

    async def close_question(self, message_id: int, panel: Panel, round_id: int) -> None:
        """Take the buttons off a question; where that fails they only say that the question is closed."""
        try:
            await self.edit(message_id, panel, view=None)
        except SEND_ERRORS:
            log.info(
                "a closed question could not be edited", extra={"round": round_id, "message_id": message_id}
            )

    async def _turn(self) -> None:
        if self._pace is not None:
            await self._pace.turn()

    def _content(self, panel: Panel) -> dict[str, Any]:
        """The panel, as text where the bot may not embed links; it may in a channel that is not cached."""
        channel = self._client.get_channel(self._channel.id)
        if not isinstance(channel, discord.abc.GuildChannel | discord.Thread) or channel.guild.me is None:
            return panel.content(embeds=True)
        return panel.content(embeds=channel.permissions_for(channel.guild.me).embed_links)

"""Sending, editing and looking in one channel."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING, Any

import discord
from discord import ui
from discord.abc import Snowflake

from bot.cogs.buttons import StoredButton
from bot.cogs.custom_ids import ROUND_BUTTON, RoundAction, RoundButtonId
from bot.cogs.delivery.finding import SKEW, find_post
from bot.cogs.delivery.retry import SEND_ERRORS, Pace
from bot.cogs.panels import Panel, replacing, texts_of

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

Button = StoredButton[Any]


class DeliveryChannel:
    """A channel known by its ids alone, since it may be hidden, gone or not cached.

    Every call to Discord may raise `SEND_ERRORS`.
    """

    def __init__(self, client: Cuecard, guild_id: int, channel_id: int, pace: Pace | None = None) -> None:
        """With a `pace`, each call to Discord waits for its turn."""
        self._client = client
        self._channel = client.get_partial_messageable(channel_id, guild_id=guild_id)
        self._pace = pace

    async def send(
        self,
        panel: Panel,
        *buttons: Button,
        role_id: int | None = None,
        picture: ui.MediaGallery[Any] | None = None,
        **extras: Any,
    ) -> int:
        """Post a panel, mentioning one role at the most; the new message's id. `extras` go to discord.py's `send`.

        The file of a `picture` is one of the extras.
        """
        if role_id:
            extras["allowed_mentions"] = discord.AllowedMentions(
                everyone=False, users=False, replied_user=False, roles=[discord.Object(role_id)]
            )
        await self._turn()
        view = panel.layout(*buttons, mention=f"<@&{role_id}>" if role_id else "", picture=picture)
        message = await self._channel.send(view=self._linked(view), **extras)
        return message.id

    async def send_once(
        self, panel: Panel, *buttons: Button, nonce: str, look_after: Snowflake | datetime | None
    ) -> int:
        """Post a panel, unless one with its first button is there since `look_after`; None: it is not looked for.

        The id of its message.
        """
        found = None if look_after is None else await self._find(buttons[0].custom_id, look_after)
        return found or await self.send(panel, *buttons, nonce=nonce)

    async def open_thread(self, message_id: int, name: str) -> None:
        """Open a thread under a message; one that is there already, or may not be, is no failure."""
        try:
            await self._turn()
            await self._channel.get_partial_message(message_id).create_thread(name=name)
        except SEND_ERRORS as error:
            log.info("a thread could not be opened", extra={"message_id": message_id, "error": repr(error)})

    async def find_question(self, round_id: int, since: datetime) -> int | None:
        """The message id of the round's question, if an earlier try went out; nothing was tried before `since`."""
        mark = ROUND_BUTTON.make(RoundButtonId(RoundAction.ANSWER, round_id))
        return await self.find_marked(mark, since)

    async def find_marked(self, mark: str, since: datetime) -> int | None:
        """The message id of the post with a button of that id, if a try went out; nothing was tried before `since`."""
        return await self._find(mark, since - SKEW)

    async def _find(self, mark: str, after: Snowflake | datetime) -> int | None:
        await self._turn()
        return await find_post(self._channel, self._client.user, mark, after)

    async def edit(self, message_id: int, panel: Panel, *buttons: Button) -> None:
        """Show another panel in a message."""
        await self._turn()
        await self._channel.get_partial_message(message_id).edit(
            **replacing(self._linked(panel.layout(*buttons)))
        )

    async def shows(self, message_id: int, panel: Panel) -> bool:
        """Whether a message says what the panel says; False where it cannot be read."""
        await self._turn()
        try:
            shown = texts_of(await self._channel.fetch_message(message_id))
        except SEND_ERRORS:
            return False
        linked = self._client.command_mentions
        return shown in (panel.texts(), [linked.in_text(text) for text in panel.texts()])

    async def delete(self, message_id: int) -> None:
        """Delete a message of the bot's own."""
        await self._turn()
        await self._channel.get_partial_message(message_id).delete()

    async def close_question(self, message_id: int, panel: Panel, round_id: int) -> None:
        """Take the buttons off a question; where that fails they only say that the question is closed."""
        try:
            await self.edit(message_id, panel)
        except SEND_ERRORS:
            log.info(
                "a closed question could not be edited", extra={"round": round_id, "message_id": message_id}
            )

    def _linked(self, view: ui.LayoutView) -> ui.LayoutView:
        """The view with the commands that it names as mentions."""
        linked: ui.LayoutView = self._client.command_mentions.in_message({"view": view})["view"]
        return linked

    async def _turn(self) -> None:
        if self._pace is not None:
            await self._pace.turn()

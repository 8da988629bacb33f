"""Telling of what a member sent in and somebody decides: in a server's review channel, and to the member themselves."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.cogs.buttons import StoredButton
from bot.cogs.delivery.channel import DeliveryChannel
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.cogs.panels import MAX_CONTENT, Panel, clip

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)


async def show(
    client: Cuecard,
    place: tuple[int, int],
    panel: Panel,
    buttons: Sequence[StoredButton[Any]],
    nonce: str,
) -> int | None:
    """Post a panel in a (server's, review channel); the message's id, None where that fails, which is logged."""
    guild_id, channel_id = place
    try:
        return await DeliveryChannel(client, guild_id, channel_id).send(panel, *buttons, nonce=nonce)
    except SEND_ERRORS as error:
        log.warning(
            "something to decide could not be shown in its review channel",
            extra={"guild": guild_id, "channel": channel_id, "nonce": nonce, "error": repr(error)},
        )
        return None


async def refresh(
    client: Cuecard,
    place: tuple[int, int | None, int | None],
    panel: Panel,
    buttons: Sequence[StoredButton[Any]],
) -> None:
    """Bring a (server's, review channel's, message) up to date, if there is one."""
    guild_id, channel_id, message_id = place
    if channel_id is None or message_id is None:
        return
    try:
        await DeliveryChannel(client, guild_id, channel_id).edit(message_id, panel, *buttons)
    except SEND_ERRORS as error:
        log.info(
            "a message in a review channel could not be edited",
            extra={"channel": channel_id, "message_id": message_id, "error": repr(error)},
        )


async def tell(client: Cuecard, user_id: int, text: str) -> bool:
    """A direct message, cut to what Discord takes; False where it cannot be delivered, which is no error."""
    try:
        user = client.get_user(user_id) or await client.fetch_user(user_id)
        await user.send(client.command_mentions.in_text(clip(text, MAX_CONTENT)))
    except SEND_ERRORS as error:
        log.info("a member could not be told of a decision", extra={"user": user_id, "error": repr(error)})
        return False
    return True


def server_name(client: Cuecard, guild_id: int) -> str:
    """The server's name, if Discord has told it."""
    guild = client.get_guild(guild_id)
    return guild.name if guild else ""

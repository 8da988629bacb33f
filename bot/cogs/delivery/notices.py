"""Telling of what a member sent in and somebody decides: in a server's review channel, and to the member themselves."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from bot.cogs.buttons import StoredButton
from bot.cogs.delivery.channel import DeliveryChannel
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.cogs.panels import MAX_CONTENT, Panel, clip
from bot.core.appeals import Appeal
from bot.core.suggestions import Suggestion

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)


Sent = Appeal | Suggestion
Posted = Callable[[int, int, int], Awaitable[None]]
"""Is told of what was shown: its id, the channel, the message."""
_KINDS = {Appeal: "a", Suggestion: "s"}


async def post(
    client: Cuecard,
    sent: Sent,
    channel_id: int | None,
    panel: Panel,
    buttons: Sequence[StoredButton[Any]],
    posted: Posted,
) -> None:
    """Show what is new in the review channel, if there is one; where that fails it still waits to be decided."""
    if channel_id is None:
        return
    # The same for the same one, so that Discord drops a repeat; other for another database's appeal 1.
    nonce = f"{_KINDS[type(sent)]}{sent.id}-{int(sent.created_at.timestamp() * 1000):x}"
    try:
        channel = DeliveryChannel(client, sent.guild_id, channel_id)
        message_id = await channel.send(panel, *buttons, nonce=nonce)
    except SEND_ERRORS as error:
        log.warning(
            "something to decide could not be shown in its review channel",
            extra={"guild": sent.guild_id, "channel": channel_id, "nonce": nonce, "error": repr(error)},
        )
    else:
        await posted(sent.id, channel_id, message_id)


async def refresh(client: Cuecard, sent: Sent, panel: Panel, buttons: Sequence[StoredButton[Any]]) -> None:
    """Bring its message in the review channel up to date, if there is one."""
    channel_id, message_id = sent.review_channel_id, sent.review_message_id
    if channel_id is None or message_id is None:
        return
    try:
        await DeliveryChannel(client, sent.guild_id, channel_id).edit(message_id, panel, *buttons)
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

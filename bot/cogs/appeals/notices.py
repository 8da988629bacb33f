"""What goes out about an appeal: its message in the review channel, its later looks, and words to members."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.cogs.appeals import texts
from bot.cogs.buttons import StoredButton
from bot.cogs.delivery.channel import DeliveryChannel
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.services.appeals.filing import Case, Filed

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)


async def post(client: Cuecard, filed: Filed, buttons: Sequence[StoredButton[Any]]) -> None:
    """Show a new appeal in the review channel; where that fails it still waits in `/appeals`."""
    case, channel_id = filed.case, filed.review_channel_id
    if channel_id is None:
        return
    channel = DeliveryChannel(client, case.appeal.guild_id, channel_id)
    # The same for the same appeal, so that Discord drops a repeat; other for another database's appeal 1.
    nonce = f"a{case.appeal.id}-{int(case.appeal.created_at.timestamp() * 1000):x}"
    try:
        message_id = await channel.send(texts.open_appeal(case), *buttons, nonce=nonce)
    except SEND_ERRORS as error:
        log.warning(
            "an appeal could not be shown in its review channel",
            extra={"appeal": case.appeal.id, "channel": channel_id, "error": repr(error)},
        )
        return
    await client.services.appeals.posted(case.appeal.id, channel_id, message_id)


async def refresh(client: Cuecard, case: Case, buttons: Sequence[StoredButton[Any]]) -> None:
    """Bring its message in the review channel up to date, if there is one."""
    appeal = case.appeal
    if appeal.review_channel_id is None or appeal.review_message_id is None:
        return
    channel = DeliveryChannel(client, appeal.guild_id, appeal.review_channel_id)
    try:
        await channel.edit(appeal.review_message_id, texts.shown(case), *buttons)
    except SEND_ERRORS as error:
        log.info("an appeal's message could not be edited", extra={"appeal": appeal.id, "error": repr(error)})


async def tell(client: Cuecard, user_id: int, text: str) -> bool:
    """A direct message; False where it cannot be delivered, which is no error: the button tells it too."""
    try:
        user = client.get_user(user_id) or await client.fetch_user(user_id)
        await user.send(text)
    except SEND_ERRORS as error:
        log.info("a member could not be told about an appeal", extra={"user": user_id, "error": repr(error)})
        return False
    return True


def server_name(client: Cuecard, guild_id: int) -> str:
    """The server's name, if Discord has told it."""
    guild = client.get_guild(guild_id)
    return guild.name if guild else ""

"""An appeal's message in the review channel, and its later looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.cogs.appeals import texts
from bot.cogs.buttons import StoredButton
from bot.cogs.delivery import notices
from bot.services.appeals.filing import Case, Filed

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard


async def post(client: Cuecard, filed: Filed, buttons: Sequence[StoredButton[Any]]) -> None:
    """Show a new appeal in the review channel; where that fails it still waits in `/appeals`."""
    appeal, channel_id = filed.case.appeal, filed.review_channel_id
    if channel_id is None:
        return
    # The same for the same appeal, so that Discord drops a repeat; other for another database's appeal 1.
    nonce = f"a{appeal.id}-{int(appeal.created_at.timestamp() * 1000):x}"
    place = (appeal.guild_id, channel_id)
    message_id = await notices.show(client, place, texts.open_appeal(filed.case), buttons, nonce)
    if message_id is not None:
        await client.services.appeals.posted(appeal.id, channel_id, message_id)


async def refresh(client: Cuecard, case: Case, buttons: Sequence[StoredButton[Any]]) -> None:
    """Bring its message in the review channel up to date, if there is one."""
    appeal = case.appeal
    place = (appeal.guild_id, appeal.review_channel_id, appeal.review_message_id)
    await notices.refresh(client, place, texts.shown(case), buttons)

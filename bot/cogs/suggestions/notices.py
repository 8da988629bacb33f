"""A suggestion's or flag's message in the review channel, and its later looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.cogs.buttons import StoredButton
from bot.cogs.delivery import notices
from bot.cogs.suggestions import texts
from bot.core.suggestions import Suggestion
from bot.services.suggestions.filing import Filed

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard


async def post(client: Cuecard, filed: Filed, buttons: Sequence[StoredButton[Any]]) -> None:
    """Show a new one in the review channel; where that fails it still waits in `/deck suggestions`."""
    suggestion, channel_id = filed.suggestion, filed.review_channel_id
    if channel_id is None:
        return
    # The same for the same one, so that Discord drops a repeat; other for another database's suggestion 1.
    nonce = f"s{suggestion.id}-{int(suggestion.created_at.timestamp() * 1000):x}"
    place = (suggestion.guild_id, channel_id)
    message_id = await notices.show(client, place, texts.panel(suggestion), buttons, nonce)
    if message_id is not None:
        await client.services.suggestions.posted(suggestion.id, channel_id, message_id)


async def refresh(client: Cuecard, suggestion: Suggestion, buttons: Sequence[StoredButton[Any]]) -> None:
    """Bring its message in the review channel up to date, if there is one."""
    place = (suggestion.guild_id, suggestion.review_channel_id, suggestion.review_message_id)
    await notices.refresh(client, place, texts.panel(suggestion), buttons)

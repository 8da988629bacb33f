"""The buttons under the question whether somebody is to be forgotten, and under the answer to it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

import discord

from bot.cogs.buttons import StoredButton
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import PRIVACY_BUTTON, PrivacyAction, PrivacyButtonId
from bot.cogs.delivery.channel import DeliveryChannel
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.cogs.panels import replacing
from bot.cogs.privacy import texts
from bot.cogs.replies import Slow, change, linked, take
from bot.core.appeals import ReviewMessage

log = logging.getLogger(__name__)

_LABELS = {
    PrivacyAction.FORGET: "Forget me",
    PrivacyAction.KEEP: "Cancel",
    PrivacyAction.HIDE: "Hide me from now on",
}


class PrivacyButton(StoredButton[PrivacyButtonId], kind=PRIVACY_BUTTON):
    """Says yes or no, or hides; it is always about whoever presses it."""

    slow = Slow.LATER

    def __init__(self, values: PrivacyButtonId) -> None:
        forget = values.action is PrivacyAction.FORGET
        style = discord.ButtonStyle.danger if forget else discord.ButtonStyle.secondary
        super().__init__(values, label=_LABELS[values.action], style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Forget the person, leave everything as it is, or hide them again."""
        if self.values.action is PrivacyAction.KEEP:
            await change(interaction, **replacing(texts.left_alone().layout()))
            return
        await take(interaction)
        if self.values.action is PrivacyAction.HIDE:
            await interaction.client.services.privacy.set_hidden(interaction.user.id, hidden=True)
            answer = texts.forgotten_and_hidden().layout()
        else:
            await forget(interaction.client, interaction.user.id, interaction.id)
            answer = texts.forgotten().layout(PrivacyButton(PrivacyButtonId(PrivacyAction.HIDE)))
        await interaction.edit_original_response(**linked(interaction, replacing(answer)))


def forget_buttons() -> tuple[PrivacyButton, ...]:
    """Yes and no."""
    return tuple(
        PrivacyButton(PrivacyButtonId(action)) for action in (PrivacyAction.FORGET, PrivacyAction.KEEP)
    )


async def forget(client: Cuecard, user_id: int, request_id: int) -> None:
    """Forget the person, and delete the messages that show what they sent to reviewers."""
    await client.unsaved.save()  # what still waits for the database is theirs, too
    await _take_down(client, await client.services.privacy.forget(user_id, request_id))


async def _take_down(client: Cuecard, messages: Iterable[ReviewMessage]) -> None:
    for each in messages:
        channel = DeliveryChannel(client, each.guild_id, each.channel_id)
        try:
            await channel.delete(each.message_id)
        except SEND_ERRORS as error:
            log.warning(
                "a message to reviewers could not be deleted",
                extra={"channel": each.channel_id, "message_id": each.message_id, "error": repr(error)},
            )

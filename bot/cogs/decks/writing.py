"""Having a model write drafts from Discord: it is said what is sent and where to, and begins with a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton
from bot.cogs.custom_ids import CancelButtonId
from bot.cogs.decks import draft_texts as texts
from bot.cogs.decks import drafts
from bot.cogs.decks.access import check_deck_manager, editor_of, is_deck_manager
from bot.cogs.decks.deciding import CancelButton
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.cogs.panels import replacing
from bot.cogs.permissions import server_of
from bot.cogs.replies import Slow, linked, take
from bot.cogs.teaching_ids import WRITE_BUTTON, WriteAction, WriteButtonId

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

_LABELS = {WriteAction.ASK: "Have drafts written…", WriteAction.START: "Write them"}


class WriteButton(StoredButton[WriteButtonId], kind=WRITE_BUTTON):
    """Asks whether drafts are to be written, or has them written."""

    slow = Slow.LATER

    def __init__(self, values: WriteButtonId) -> None:
        start = values.action is WriteAction.START
        style = discord.ButtonStyle.success if start else discord.ButtonStyle.secondary
        super().__init__(values, label=_LABELS[values.action], style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Say what would be sent; or send it, and show what came of it."""
        await check_deck_manager(interaction)
        await take(interaction)
        layout = await (_ask if self.values.action is WriteAction.ASK else _write)(
            interaction, self.values.slug
        )
        await interaction.edit_original_response(**linked(interaction, replacing(layout)))


ITEMS = (WriteButton,)


async def button(interaction: discord.Interaction[Cuecard], slug: str) -> tuple[WriteButton, ...]:
    """Below `/deck teach`, for who may: where the operator lets servers have drafts written, and the deck is theirs."""
    services = interaction.client.services
    if not services.writing.offered or not await is_deck_manager(interaction):
        return ()
    stored, _ = await services.deck_editing.contents(server_of(interaction), slug)
    return () if stored.shared else (WriteButton(WriteButtonId(WriteAction.ASK, stored.slug)),)


async def _ask(interaction: discord.Interaction[Cuecard], slug: str) -> ui.LayoutView:
    offer = await interaction.client.services.writing.offer(server_of(interaction), slug)
    start = WriteButton(WriteButtonId(WriteAction.START, slug))
    return texts.offer(offer).layout(start, CancelButton(CancelButtonId(slug)))


async def _write(interaction: discord.Interaction[Cuecard], slug: str) -> ui.LayoutView:
    async def told(done: int, of: int) -> None:
        try:
            layout = texts.writing(done, of).layout()
            await interaction.edit_original_response(**linked(interaction, replacing(layout)))
        except SEND_ERRORS:
            pass  # the next one says more

    writing = interaction.client.services.writing
    offer = await writing.offer(server_of(interaction), slug)
    await told(0, len(offer.cards))
    written = await writing.write(editor_of(interaction), slug, told)
    if written.shown is None:
        return texts.nothing_written(written).layout()
    return drafts.layout(written.shown, texts.run(written))

"""From an attachment to a preview, and from a preview to the deck: the buttons that decide."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.cogs.buttons import StoredButton
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import DRAFT_BUTTON, REMOVAL_BUTTON, DraftAction, DraftButtonId, RemovalButtonId
from bot.cogs.decks import import_texts, texts
from bot.cogs.decks.access import check_deck_manager, editor_of
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.cogs.panels import Panel, replacing
from bot.cogs.replies import say
from bot.core.decks.limits import MAX_BYTES
from bot.core.decks.problems import DeckError
from bot.services.bundle import Services
from bot.services.decks.editing import Editor
from bot.services.decks.errors import FileNotReceived, FileTooLarge
from bot.services.decks.importing import Import, Preview


async def show_preview(
    interaction: discord.Interaction[Cuecard], file: discord.Attachment, name: str | None, format_: str | None
) -> None:
    """Read the file and show what importing it would do, or every problem in it. The interaction is deferred."""
    services = interaction.client.services
    data = await _download(file)
    try:
        loaded = await services.deck_files.read(data, file.filename, format_)
    except DeckError as error:
        await _show_problems(interaction, error, file.filename)
        return
    shown = await services.deck_import.preview(editor_of(interaction), loaded, name)
    await say(interaction, view=import_texts.preview(shown).layout(*_draft_buttons(shown)))


async def _download(file: discord.Attachment) -> bytes:
    """The attachment; FileTooLarge before a byte is loaded, FileNotReceived where Discord fails."""
    if file.size > MAX_BYTES:
        raise FileTooLarge(file.size, of=MAX_BYTES)
    try:
        return await file.read()
    except SEND_ERRORS:
        raise FileNotReceived from None


async def _show_problems(interaction: discord.Interaction[Cuecard], error: DeckError, filename: str) -> None:
    panel, every = import_texts.problems(error, filename)
    shown: dict[str, Any] = {"view": panel.layout()}
    if every and interaction.app_permissions.attach_files:
        shown["attachments"] = [discord.File(io.BytesIO(every.encode()), filename="problems.txt")]
    await say(interaction, **shown)


def _draft_buttons(shown: Preview) -> tuple[DraftButton, ...]:
    if shown.draft_id is None:
        return ()
    return tuple(DraftButton(DraftButtonId(action, shown.draft_id)) for action in DraftAction)


def removal_button(slug: str) -> StoredButton[Any]:
    """The button that confirms the removal of a whole deck."""
    return RemovalButton(RemovalButtonId(slug))


Result = tuple[Panel, tuple[StoredButton[Any], ...]]
"""What to show in place of the question that was answered."""


async def _decide(
    interaction: discord.Interaction[Cuecard], do: Callable[[Services, Editor], Awaitable[Result]]
) -> None:
    """Do it for whoever may, and show what came of it."""
    await check_deck_manager(interaction)
    await interaction.response.defer()
    panel, buttons = await do(interaction.client.services, editor_of(interaction))
    await interaction.edit_original_response(**replacing(panel.layout(*buttons)))


class DraftButton(StoredButton[DraftButtonId], kind=DRAFT_BUTTON):
    """Says yes or no to a preview; what was previewed lies in the database."""

    def __init__(self, values: DraftButtonId) -> None:
        apply = values.action is DraftAction.APPLY
        style = discord.ButtonStyle.success if apply else discord.ButtonStyle.secondary
        super().__init__(values, label=values.action.capitalize(), style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Import the deck, or forget the preview."""
        do = _apply if self.values.action is DraftAction.APPLY else _cancel
        await _decide(interaction, lambda services, editor: do(services, editor, self.values.draft_id))


class RemovalButton(StoredButton[RemovalButtonId], kind=REMOVAL_BUTTON):
    """Confirms the removal of a whole deck."""

    def __init__(self, values: RemovalButtonId) -> None:
        super().__init__(values, label="Remove the deck", style=discord.ButtonStyle.danger)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Remove the deck."""
        await _decide(interaction, lambda services, editor: _remove(services, editor, self.values.slug))


async def _apply(services: Services, editor: Editor, draft_id: int) -> Result:
    outcome = await services.deck_import.apply(editor, draft_id)
    if isinstance(outcome, Import):
        return import_texts.imported(outcome), ()
    return import_texts.preview(outcome, again=True), _draft_buttons(outcome)


async def _cancel(services: Services, editor: Editor, draft_id: int) -> Result:
    deck = await services.deck_import.cancel(editor, draft_id)
    return import_texts.cancelled(deck), ()


async def _remove(services: Services, editor: Editor, slug: str) -> Result:
    deck = await services.deck_editing.remove_deck(editor, slug)
    return texts.deck_removed(deck), ()

"""From an attachment to a preview, and from a preview to the deck: the buttons that decide."""

from __future__ import annotations

import io
import re
from typing import Any, Self

import discord
from discord import ui

from bot.cogs.client import Cuecard
from bot.cogs.decks import import_texts, texts
from bot.cogs.decks.access import check_deck_manager, editor_of
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.cogs.panels import Panel
from bot.cogs.replies import say, say_error
from bot.core.decks.limits import MAX_BYTES
from bot.core.decks.problems import DeckError
from bot.services.bundle import Services
from bot.services.decks.editing import Editor
from bot.services.decks.errors import FileNotReceived, FileTooLarge
from bot.services.decks.importing import Import, Preview

APPLY, CANCEL, REMOVE = "apply", "cancel", "remove"


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
    await say(interaction, embed=import_texts.preview(shown).embed(), view=_draft_view(shown))


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
    shown: dict[str, Any] = {"embed": panel.embed()}
    if every and interaction.app_permissions.attach_files:
        shown["attachments"] = [discord.File(io.BytesIO(every.encode()), filename="problems.txt")]
    await say(interaction, **shown)


def _draft_view(shown: Preview) -> ui.View:
    view = ui.View(timeout=None)
    if shown.draft_id is not None:
        view.add_item(DecideButton(APPLY, str(shown.draft_id)))
        view.add_item(DecideButton(CANCEL, str(shown.draft_id)))
    return view


def removal_view(slug: str) -> ui.View:
    """The button that confirms the removal of a whole deck."""
    view = ui.View(timeout=None)
    view.add_item(DecideButton(REMOVE, slug))
    return view


class DecideButton(
    ui.DynamicItem[ui.Button[Any]],
    template=r"cuecard:deck:(?P<act>apply|cancel|remove):(?P<what>[a-z0-9-]{1,32})",
):
    """Says yes or no to what was shown; what that was lies in the database, so it works after a restart."""

    def __init__(self, act: str, what: str) -> None:
        styles = {APPLY: discord.ButtonStyle.success, REMOVE: discord.ButtonStyle.danger}
        label = "Remove the deck" if act == REMOVE else act.capitalize()
        style = styles.get(act, discord.ButtonStyle.secondary)
        super().__init__(ui.Button(label=label, style=style, custom_id=f"cuecard:deck:{act}:{what}"))
        self.act, self.what = act, what

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(match["act"], match["what"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, and show in place of the question what came of it."""
        try:
            await check_deck_manager(interaction)
            await interaction.response.defer()
            panel, view = await _ACTIONS[self.act](
                interaction.client.services, editor_of(interaction), self.what
            )
            await interaction.edit_original_response(embed=panel.embed(), view=view)
        except Exception as error:  # noqa: BLE001  # the person must hear something, whatever it was
            await say_error(interaction, error)


Result = tuple[Panel, ui.View | None]


async def _apply(services: Services, editor: Editor, draft: str) -> Result:
    outcome = await services.deck_import.apply(editor, int(draft))
    if isinstance(outcome, Import):
        return import_texts.imported(outcome), None
    return import_texts.preview(outcome, again=True), _draft_view(outcome)


async def _cancel(services: Services, editor: Editor, draft: str) -> Result:
    deck = await services.deck_import.cancel(editor, int(draft))
    return import_texts.cancelled(deck), None


async def _remove(services: Services, editor: Editor, slug: str) -> Result:
    deck = await services.deck_editing.remove_deck(editor, slug)
    return texts.deck_removed(deck), None


_ACTIONS = {APPLY: _apply, CANCEL: _cancel, REMOVE: _remove}

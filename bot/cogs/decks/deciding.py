"""The buttons that decide about a deck: apply an import, remove the deck, take a change back, or leave it be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.cogs.buttons import StoredButton
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import (
    CANCEL_BUTTON,
    IMPORT_BUTTON,
    REMOVAL_BUTTON,
    UNDO_BUTTON,
    CancelButtonId,
    ImportAction,
    ImportButtonId,
    RemovalButtonId,
    UndoAction,
    UndoButtonId,
)
from bot.cogs.decks import change_texts, import_texts
from bot.cogs.decks.access import check_deck_manager, editor_of
from bot.cogs.panels import Panel, replacing
from bot.cogs.replies import Slow, change, linked, take
from bot.core.decks.records import Revision
from bot.services.bundle import Services
from bot.services.decks.editing import Edited, Editor, Undo
from bot.services.decks.importing import Import, Preview

Result = tuple[Panel, tuple[StoredButton[Any], ...]]
"""A panel, and its buttons."""


async def _decide(
    interaction: discord.Interaction[Cuecard], do: Callable[[Services, Editor], Awaitable[Result]]
) -> None:
    """Do it for whoever may, and show what came of it in place of what was asked."""
    await check_deck_manager(interaction)
    await take(interaction)
    panel, buttons = await do(interaction.client.services, editor_of(interaction))
    await interaction.edit_original_response(**linked(interaction, replacing(panel.layout(*buttons))))


class ImportButton(StoredButton[ImportButtonId], kind=IMPORT_BUTTON):
    """Says yes or no to a preview; what was previewed lies in the database."""

    slow = Slow.LATER

    def __init__(self, values: ImportButtonId) -> None:
        apply = values.action is ImportAction.APPLY
        style = discord.ButtonStyle.success if apply else discord.ButtonStyle.secondary
        super().__init__(values, label=values.action.capitalize(), style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Import the deck, or forget the preview."""
        do = _apply if self.values.action is ImportAction.APPLY else _forget
        await _decide(interaction, lambda services, editor: do(services, editor, self.values.pending_id))


class RemovalButton(StoredButton[RemovalButtonId], kind=REMOVAL_BUTTON):
    """Confirms the removal of a whole deck."""

    slow = Slow.LATER

    def __init__(self, values: RemovalButtonId) -> None:
        super().__init__(values, label="Remove the deck", style=discord.ButtonStyle.danger)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Remove the deck."""
        await _decide(interaction, lambda services, editor: _remove(services, editor, self.values.slug))


class UndoButton(StoredButton[UndoButtonId], kind=UNDO_BUTTON):
    """Takes one change back; where it is not the deck's last any more, asks about the one that is."""

    slow = Slow.LATER

    def __init__(self, values: UndoButtonId) -> None:
        sure = values.action is UndoAction.CONFIRM
        style = discord.ButtonStyle.danger if sure else discord.ButtonStyle.secondary
        super().__init__(values, label="Undo it" if sure else "Undo", style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Take it back."""
        await _decide(interaction, lambda services, editor: _undo(services, editor, self.values))


class CancelButton(StoredButton[CancelButtonId], kind=CANCEL_BUTTON):
    """Leaves the deck as it is."""

    slow = Slow.LATER

    def __init__(self, values: CancelButtonId) -> None:
        super().__init__(values, label="Cancel")

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Say that nothing was done."""
        await change(interaction, **replacing(change_texts.left_alone().layout()))


BUTTONS = (ImportButton, RemovalButton, UndoButton, CancelButton)


def import_buttons(shown: Preview) -> tuple[ImportButton, ...]:
    """The decision about a preview; none where there is nothing to decide."""
    if shown.pending_id is None:
        return ()
    return tuple(ImportButton(ImportButtonId(action, shown.pending_id)) for action in ImportAction)


def removal_buttons(slug: str) -> tuple[StoredButton[Any], ...]:
    """The decision about the removal of a whole deck."""
    return RemovalButton(RemovalButtonId(slug)), CancelButton(CancelButtonId(slug))


def undo_question(last: Undo, *, again: bool = False) -> Result:
    """Asks whether that change is to be taken back; `again` where it is not the one that was meant."""
    sure = UndoButton(UndoButtonId(UndoAction.CONFIRM, last.revision.mark, last.slug))
    return change_texts.undo_question(last, again=again), (sure, CancelButton(CancelButtonId(last.slug)))


def edited(panel: Panel, change: Edited) -> Result:
    """What was done to a card, with the way back where anything was."""
    return panel, way_back(change.deck.slug, change.revision)


def way_back(slug: str, revision: Revision | None) -> tuple[UndoButton, ...]:
    """The button that takes a change of the deck back; none where nothing changed."""
    if revision is None:
        return ()
    return (UndoButton(UndoButtonId(UndoAction.UNDO, revision.mark, slug)),)


async def _apply(services: Services, editor: Editor, pending_id: int) -> Result:
    outcome = await services.deck_import.apply(editor, pending_id)
    if isinstance(outcome, Import):
        return import_texts.imported(outcome), way_back(outcome.deck.slug, outcome.revision)
    return import_texts.preview(outcome, again=True), import_buttons(outcome)


async def _forget(services: Services, editor: Editor, pending_id: int) -> Result:
    deck = await services.deck_import.cancel(editor, pending_id)
    return import_texts.cancelled(deck), ()


async def _remove(services: Services, editor: Editor, slug: str) -> Result:
    deck, revision = await services.deck_editing.remove_deck(editor, slug)
    return change_texts.deck_removed(deck), way_back(deck.slug, revision)


async def _undo(services: Services, editor: Editor, values: UndoButtonId) -> Result:
    done = await services.deck_editing.undo(editor, values.slug, values.mark)
    if done is not None:
        return change_texts.undone(done), ()
    return undo_question(await services.deck_editing.last_change(editor.guild_id, values.slug), again=True)

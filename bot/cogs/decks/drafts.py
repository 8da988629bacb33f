"""`/deck drafts`: drafts of a file, one after the other in one private message, until they are put into the deck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton
from bot.cogs.decks import draft_texts as texts
from bot.cogs.decks.access import check_deck_manager, editor_of
from bot.cogs.decks.deciding import way_back
from bot.cogs.decks.draft_form import DraftModal, additions
from bot.cogs.decks.importing import download, show_problems
from bot.cogs.panels import replacing
from bot.cogs.permissions import server_of
from bot.cogs.replies import Slow, linked, say, show_form, take
from bot.cogs.teaching_ids import DRAFT_SET_BUTTON, DraftSetAction, DraftSetButtonId, DraftSetFormId
from bot.core.decks.problems import DeckError
from bot.core.teaching.proposals import Stage
from bot.services.teaching.draft_sets import MAX_BYTES, Shown

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

_LABELS = {
    DraftSetAction.ACCEPT: "Accept",
    DraftSetAction.EDIT: "Edit",
    DraftSetAction.DROP: "Drop",
    DraftSetAction.BACK: "◀ Previous",
    DraftSetAction.ON: "Next ▶",
    DraftSetAction.PASSED: "Accept all that passed",
    DraftSetAction.FINISH: "Finish",
}
_STYLES = {
    DraftSetAction.ACCEPT: discord.ButtonStyle.success,
    DraftSetAction.DROP: discord.ButtonStyle.danger,
    DraftSetAction.FINISH: discord.ButtonStyle.primary,
}
_DECISIONS = {DraftSetAction.ACCEPT: Stage.ACCEPTED, DraftSetAction.DROP: Stage.DROPPED}


class DraftSetButton(StoredButton[DraftSetButtonId], kind=DRAFT_SET_BUTTON):
    """Decides about a draft, turns to another, or puts what was accepted into the deck."""

    def __init__(self, values: DraftSetButtonId, count: int | None = None) -> None:
        label = _LABELS[values.action] + (f" ({count})" if count is not None else "")
        style = _STYLES.get(values.action, discord.ButtonStyle.secondary)
        super().__init__(values, label=label, style=style)
        self.slow = Slow.NOTHING if values.action is DraftSetAction.EDIT else Slow.LATER

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, and show what comes next."""
        await check_deck_manager(interaction)
        if self.values.action is DraftSetAction.EDIT:
            await _open_form(interaction, self.values)
            return
        await take(interaction)
        view = await (_finish if self.values.action is DraftSetAction.FINISH else _turn)(
            interaction, self.values
        )
        await interaction.edit_original_response(**linked(interaction, replacing(view)))


ITEMS = (DraftSetButton,)


async def show_first(
    interaction: discord.Interaction[Cuecard], file: discord.Attachment, deck: str | None
) -> None:
    """Lay the file out and show its first draft, or every problem in it. The interaction is deferred."""
    draft_sets = interaction.client.services.draft_sets
    data = await download(file, MAX_BYTES)
    try:
        shown = await draft_sets.open(editor_of(interaction), data, deck)
    except DeckError as error:
        await show_problems(interaction, error, file.filename, "read")
        return
    await say(interaction, view=layout(shown))


async def submit(
    interaction: discord.Interaction[Cuecard], values: DraftSetFormId, fields: dict[str, str]
) -> None:
    """Take what a form says of a draft, and show the draft as it is then."""
    await check_deck_manager(interaction)
    await take(interaction)
    draft_sets = interaction.client.services.draft_sets
    shown = await draft_sets.edit(
        server_of(interaction),
        values.draft_set_id,
        values.number,
        lambda proposal: additions(proposal.additions, fields),
    )
    await interaction.edit_original_response(**linked(interaction, replacing(layout(shown))))


async def _open_form(interaction: discord.Interaction[Cuecard], values: DraftSetButtonId) -> None:
    draft_sets = interaction.client.services.draft_sets
    shown = await draft_sets.show(server_of(interaction), values.draft_set_id, values.number)
    await show_form(
        interaction, DraftModal(DraftSetFormId(values.draft_set_id, shown.number), shown.proposal.additions)
    )


async def _turn(interaction: discord.Interaction[Cuecard], values: DraftSetButtonId) -> ui.LayoutView:
    draft_sets, guild_id = interaction.client.services.draft_sets, server_of(interaction)
    if values.action is DraftSetAction.PASSED:
        return layout(await draft_sets.accept_passed(guild_id, values.draft_set_id, values.number))
    if stage := _DECISIONS.get(values.action):
        return layout(await draft_sets.decide(guild_id, values.draft_set_id, values.number, stage))
    step = 1 if values.action is DraftSetAction.ON else -1
    return layout(await draft_sets.show(guild_id, values.draft_set_id, max(0, values.number + step)))


async def _finish(interaction: discord.Interaction[Cuecard], values: DraftSetButtonId) -> ui.LayoutView:
    done = await interaction.client.services.draft_sets.finish(editor_of(interaction), values.draft_set_id)
    revision = done.taught.revision if done.taught else None
    return texts.finished(done).layout(*way_back(done.deck, revision))


def layout(shown: Shown, news: str = "") -> ui.LayoutView:
    """A draft with its buttons; `news` is said below it."""
    return texts.draft(shown, news).layout(*_buttons(shown))


def _buttons(shown: Shown) -> Iterator[DraftSetButton]:
    passed, accepted = shown.count(Stage.PASSED), shown.count(Stage.ACCEPTED)
    off = {
        DraftSetAction.ACCEPT: shown.proposal.stage is Stage.ACCEPTED or bool(shown.why_left),
        DraftSetAction.DROP: shown.proposal.stage is Stage.DROPPED,
        DraftSetAction.EDIT: bool(shown.why_left),
        DraftSetAction.BACK: shown.number == 0,
        DraftSetAction.ON: shown.number + 1 >= len(shown.stages),
        DraftSetAction.PASSED: not passed,
    }
    counts = {DraftSetAction.PASSED: passed, DraftSetAction.FINISH: accepted}
    for action in _LABELS:
        button = DraftSetButton(
            DraftSetButtonId(action, shown.draft_set_id, shown.number), counts.get(action)
        )
        button.item.disabled = off.get(action, False)
        yield button

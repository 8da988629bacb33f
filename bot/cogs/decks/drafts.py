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
from bot.cogs.teaching_ids import DESK_BUTTON, DeskAction, DeskButtonId, DeskFormId
from bot.core.decks.problems import DeckError
from bot.core.teaching.proposals import Stage
from bot.services.teaching.desks import MAX_BYTES, Shown

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

_LABELS = {
    DeskAction.ACCEPT: "Accept",
    DeskAction.EDIT: "Edit",
    DeskAction.DROP: "Drop",
    DeskAction.BACK: "◀ Previous",
    DeskAction.ON: "Next ▶",
    DeskAction.PASSED: "Accept all that passed",
    DeskAction.FINISH: "Finish",
}
_STYLES = {
    DeskAction.ACCEPT: discord.ButtonStyle.success,
    DeskAction.DROP: discord.ButtonStyle.danger,
    DeskAction.FINISH: discord.ButtonStyle.primary,
}
_DECISIONS = {DeskAction.ACCEPT: Stage.ACCEPTED, DeskAction.DROP: Stage.DROPPED}


class DeskButton(StoredButton[DeskButtonId], kind=DESK_BUTTON):
    """Decides about a draft, turns to another, or puts what was accepted into the deck."""

    def __init__(self, values: DeskButtonId, count: int | None = None) -> None:
        label = _LABELS[values.action] + (f" ({count})" if count is not None else "")
        style = _STYLES.get(values.action, discord.ButtonStyle.secondary)
        super().__init__(values, label=label, style=style)

    @property
    def slow(self) -> Slow:  # type: ignore[override]
        """A form has to be the first answer."""
        return Slow.NOTHING if self.values.action is DeskAction.EDIT else Slow.LATER

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, and show what comes next."""
        await check_deck_manager(interaction)
        if self.values.action is DeskAction.EDIT:
            await _open_form(interaction, self.values)
            return
        await take(interaction)
        view = await (_finish if self.values.action is DeskAction.FINISH else _turn)(interaction, self.values)
        await interaction.edit_original_response(**linked(interaction, replacing(view)))


ITEMS = (DeskButton,)


async def show_first(
    interaction: discord.Interaction[Cuecard], file: discord.Attachment, deck: str | None
) -> None:
    """Lay the file out and show its first draft, or every problem in it. The interaction is deferred."""
    desks = interaction.client.services.desks
    data = await download(file, MAX_BYTES)
    try:
        shown = await desks.open(editor_of(interaction), data, deck)
    except DeckError as error:
        await show_problems(interaction, error, file.filename)
        return
    await say(interaction, view=layout(shown))


async def submit(
    interaction: discord.Interaction[Cuecard], values: DeskFormId, fields: dict[str, str]
) -> None:
    """Take what a form says of a draft, and show the draft as it is then."""
    await check_deck_manager(interaction)
    await take(interaction)
    desks = interaction.client.services.desks
    shown = await desks.edit(
        server_of(interaction), *values, lambda proposal: additions(proposal.additions, fields)
    )
    await interaction.edit_original_response(**linked(interaction, replacing(layout(shown))))


async def _open_form(interaction: discord.Interaction[Cuecard], values: DeskButtonId) -> None:
    desks = interaction.client.services.desks
    shown = await desks.show(server_of(interaction), values.desk_id, values.number)
    await show_form(
        interaction, DraftModal(DeskFormId(values.desk_id, shown.number), shown.proposal.additions)
    )


async def _turn(interaction: discord.Interaction[Cuecard], values: DeskButtonId) -> ui.LayoutView:
    desks, guild_id = interaction.client.services.desks, server_of(interaction)
    if values.action is DeskAction.PASSED:
        return layout(await desks.accept_passed(guild_id, values.desk_id, values.number))
    if stage := _DECISIONS.get(values.action):
        return layout(await desks.decide(guild_id, values.desk_id, values.number, stage))
    step = 1 if values.action is DeskAction.ON else -1
    return layout(await desks.show(guild_id, values.desk_id, max(0, values.number + step)))


async def _finish(interaction: discord.Interaction[Cuecard], values: DeskButtonId) -> ui.LayoutView:
    done = await interaction.client.services.desks.finish(editor_of(interaction), values.desk_id)
    revision = done.taught.revision if done.taught else None
    return texts.finished(done).layout(*way_back(done.deck, revision))


def layout(shown: Shown, news: str = "") -> ui.LayoutView:
    """A draft with its buttons; `news` is said below it."""
    return texts.draft(shown, news).layout(*_buttons(shown))


def _buttons(shown: Shown) -> Iterator[DeskButton]:
    passed, accepted = shown.count(Stage.PASSED), shown.count(Stage.ACCEPTED)
    off = {
        DeskAction.ACCEPT: shown.proposal.stage is Stage.ACCEPTED or bool(shown.why_left),
        DeskAction.DROP: shown.proposal.stage is Stage.DROPPED,
        DeskAction.EDIT: bool(shown.why_left),
        DeskAction.BACK: shown.number == 0,
        DeskAction.ON: shown.number + 1 >= len(shown.stages),
        DeskAction.PASSED: not passed,
    }
    counts = {DeskAction.PASSED: passed, DeskAction.FINISH: accepted}
    for action in _LABELS:
        button = DeskButton(DeskButtonId(action, shown.desk_id, shown.number), counts.get(action))
        button.item.disabled = off.get(action, False)
        yield button

"""The buttons of appeals. Each carries the id it is about, so all of them survive restarts."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cogs.appeals import texts
from bot.cogs.buttons import StoredButton, stored_view
from bot.cogs.custom_ids import (
    APPEAL_BUTTON,
    NOTE_FORM,
    REVIEW_BUTTON,
    AppealButtonId,
    NoteFormId,
    ReviewAction,
    ReviewButtonId,
)
from bot.cogs.delivery import notices
from bot.cogs.delivery.notices import server_name, tell
from bot.cogs.forms import text_field
from bot.cogs.panels import replacing
from bot.cogs.permissions import check_holds, server_of
from bot.cogs.replies import Slow, change, say, show_form
from bot.core.appeals import AppealState, Decision
from bot.services.appeals.filing import Case
from bot.services.appeals.reviewing import MAX_NOTE, Reviewer, Ruling
from bot.services.guild_roles import RoleSetting

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

NOTE = "note"
"""The id of the form's field."""

_LABELS = {
    ReviewAction.ACCEPT: "Accept",
    ReviewAction.REMEMBER: "Accept and remember",
    ReviewAction.PARTLY: "Partly",
    ReviewAction.DECLINE: "Decline",
    ReviewAction.REOPEN: "Reopen",
    ReviewAction.NOTE: "Add a note",
    ReviewAction.WRONG: "Remember as wrong",
    ReviewAction.NEXT: "Next",
}
_STYLES = {
    ReviewAction.ACCEPT: discord.ButtonStyle.success,
    ReviewAction.REMEMBER: discord.ButtonStyle.success,
    ReviewAction.DECLINE: discord.ButtonStyle.danger,
}


class AppealButton(StoredButton[AppealButtonId], kind=APPEAL_BUTTON):
    """The button "I was right", under a verdict that was not correct."""

    def __init__(self, values: AppealButtonId) -> None:
        super().__init__(values, label="I was right")

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """File the appeal, or say how it stands."""
        filed = await interaction.client.services.appeals.file(self.values.attempt_id, interaction.user.id)
        await say(interaction, texts.filed(filed))
        if filed.new:
            client, case = interaction.client, filed.case
            shown, posted = texts.open_appeal(case), client.services.appeals.posted
            channel_id = filed.review_channel_id
            await notices.post(client, case.appeal, channel_id, shown, case_buttons(case), posted)


class ReviewButton(StoredButton[ReviewButtonId], kind=REVIEW_BUTTON):
    """One thing that a reviewer may do about one appeal."""

    def __init__(self, values: ReviewButtonId) -> None:
        style = _STYLES.get(values.action, discord.ButtonStyle.secondary)
        super().__init__(values, label=_LABELS[values.action], style=style)
        self.slow = Slow.NOTHING if values.action is ReviewAction.NOTE else Slow.LATER

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, for a reviewer."""
        reviewer = await reviewer_of(interaction)
        await _ACTIONS[self.values.action](interaction, self.values.appeal_id, reviewer)


class NoteModal(ui.Modal, title="A note to the member"):
    """One field. Submissions are taken by `commands.Appeals`, since a restart forgets open modals."""

    def __init__(self, appeal_id: int) -> None:
        super().__init__(custom_id=NOTE_FORM.make(NoteFormId(appeal_id)), timeout=None)
        why = "Why it was decided so, in a sentence or two"
        self.add_item(text_field(NOTE, "Your note", MAX_NOTE, placeholder=why))


async def reviewer_of(interaction: discord.Interaction[Cuecard]) -> Reviewer:
    """Who decides here; RoleNeeded for whoever may not."""
    guild_id = server_of(interaction)
    roles = await interaction.client.services.guild_roles.of(guild_id)
    check_holds(interaction, RoleSetting.REVIEWER_ROLE, roles.reviewer_role_id)
    return Reviewer(guild_id, interaction.user.id, interaction.permissions.manage_guild)


async def refresh(client: Cuecard, case: Case) -> None:
    """Show the appeal in the review channel as it stands."""
    await notices.refresh(client, case.appeal, texts.shown(case), case_buttons(case))


def case_buttons(case: Case) -> tuple[ReviewButton, ...]:
    """The decisions of an open appeal; of a settled one the way back."""
    if case.appeal.state is AppealState.OPEN:
        return _buttons(
            case, ReviewAction.ACCEPT, ReviewAction.REMEMBER, ReviewAction.PARTLY, ReviewAction.DECLINE
        )
    return _buttons(case, ReviewAction.REOPEN)


def _buttons(case: Case, *actions: ReviewAction) -> tuple[ReviewButton, ...]:
    return tuple(ReviewButton(ReviewButtonId(action, case.appeal.id)) for action in actions)


async def show_oldest(interaction: discord.Interaction[Cuecard], guild_id: int) -> None:
    """The appeal that has waited longest, privately, with its buttons."""
    case, count = await interaction.client.services.appeals.waiting(guild_id)
    if case is None:
        await say(interaction, texts.NOTHING_OPEN)
    else:
        await say(interaction, view=texts.waiting(case, count).layout(*case_buttons(case)))


async def _announce(interaction: discord.Interaction[Cuecard], ruling: Ruling) -> None:
    """Show a ruling wherever its appeals are shown, then tell the reviewer, then the members."""
    client, lead = interaction.client, ruling.lead.case
    try:
        await change(interaction, **replacing(texts.shown(lead).layout(*case_buttons(lead))))
    except discord.HTTPException as error:
        log.info(
            "the pressed message could not be edited", extra={"appeal": lead.appeal.id, "code": error.code}
        )
    _, left = await client.services.appeals.waiting(lead.appeal.guild_id)
    actions = [ReviewAction.NEXT] if left else []
    if lead.appeal.state is not AppealState.OPEN:
        actions = [ReviewAction.NOTE, *actions]
        if lead.appeal.state is AppealState.DECLINED and not lead.appeal.remembered:
            actions = [ReviewAction.WRONG, *actions]
    buttons = {"view": stored_view(*_buttons(lead, *actions))} if actions and ruling.changed else {}
    await say(interaction, texts.ruled(ruling, left), **buttons)
    if not ruling.changed:
        return
    server = server_name(client, lead.appeal.guild_id)
    pressed = interaction.message.id if interaction.message else None
    for outcome in ruling.all:
        if outcome.case.appeal.review_message_id != pressed:
            await refresh(client, outcome.case)
        await tell(client, outcome.case.appeal.user_id, texts.told(outcome, server))


def _settle(decision: Decision) -> Callable[[Any, int, Reviewer], Awaitable[None]]:
    async def settle(interaction: discord.Interaction[Cuecard], appeal_id: int, reviewer: Reviewer) -> None:
        await _announce(
            interaction,
            await interaction.client.services.appeal_reviews.settle(appeal_id, reviewer, decision),
        )

    return settle


async def _reopen(interaction: discord.Interaction[Cuecard], appeal_id: int, reviewer: Reviewer) -> None:
    await _announce(interaction, await interaction.client.services.appeal_reviews.reopen(appeal_id, reviewer))


async def _note(interaction: discord.Interaction[Cuecard], appeal_id: int, _reviewer: Reviewer) -> None:
    await show_form(interaction, NoteModal(appeal_id))


async def _wrong(interaction: discord.Interaction[Cuecard], appeal_id: int, reviewer: Reviewer) -> None:
    new = await interaction.client.services.appeal_reviews.remember_wrong(appeal_id, reviewer)
    await say(interaction, texts.remembered_wrong(new=new))


async def _next(interaction: discord.Interaction[Cuecard], _appeal_id: int, reviewer: Reviewer) -> None:
    await show_oldest(interaction, reviewer.guild_id)


_ACTIONS: dict[ReviewAction, Callable[[Any, int, Reviewer], Awaitable[None]]] = {
    ReviewAction.ACCEPT: _settle(Decision.ACCEPT),
    ReviewAction.REMEMBER: _settle(Decision.REMEMBER),
    ReviewAction.PARTLY: _settle(Decision.PARTLY),
    ReviewAction.DECLINE: _settle(Decision.DECLINE),
    ReviewAction.REOPEN: _reopen,
    ReviewAction.NOTE: _note,
    ReviewAction.WRONG: _wrong,
    ReviewAction.NEXT: _next,
}

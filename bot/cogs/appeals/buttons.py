"""The buttons of appeals. Each carries the id it is about, so all of them survive restarts."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.cogs.appeals import notices, texts
from bot.cogs.permissions import check_holds, server_of
from bot.cogs.replies import say, say_error
from bot.core.appeals import AppealState, Decision
from bot.services.appeals.filing import Case
from bot.services.appeals.reviewing import MAX_NOTE, Reviewer, Ruling
from bot.services.guild_roles import RoleSetting

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

NOTE_ID = re.compile(r"cuecard:note:(\d{1,18})")


class Tap(StrEnum):
    """What a reviewer may press; the value is part of the button's stored id."""

    ACCEPT = "accept"
    REMEMBER = "remember"
    PARTLY = "partly"
    DECLINE = "decline"
    REOPEN = "reopen"
    NOTE = "note"
    WRONG = "wrong"
    NEXT = "next"


_LABELS = {
    Tap.ACCEPT: "Accept",
    Tap.REMEMBER: "Accept and remember",
    Tap.PARTLY: "Partly",
    Tap.DECLINE: "Decline",
    Tap.REOPEN: "Reopen",
    Tap.NOTE: "Add a note",
    Tap.WRONG: "Remember as wrong",
    Tap.NEXT: "Next",
}
_STYLES = {
    Tap.ACCEPT: discord.ButtonStyle.success,
    Tap.REMEMBER: discord.ButtonStyle.success,
    Tap.DECLINE: discord.ButtonStyle.danger,
}


class AppealButton(ui.DynamicItem[ui.Button[Any]], template=r"cuecard:appeal:(?P<attempt>\d{1,18})"):
    """The button "I was right", under a verdict that was not correct."""

    def __init__(self, attempt_id: int) -> None:
        super().__init__(ui.Button(label="I was right", custom_id=f"cuecard:appeal:{attempt_id}"))
        self.attempt_id = attempt_id

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(int(match["attempt"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """File the appeal, or say how it stands."""
        try:
            filed = await interaction.client.services.appeals.file(self.attempt_id, interaction.user.id)
            await say(interaction, texts.filed(filed))
            if filed.new:
                await notices.post(interaction.client, filed, case_view(filed.case))
        except Exception as error:  # noqa: BLE001  # the person must hear something, whatever it was
            await say_error(interaction, error)


class ReviewButton(
    ui.DynamicItem[ui.Button[Any]],
    template=r"cuecard:judge:(?P<tap>accept|remember|partly|decline|reopen|note|wrong|next):(?P<appeal>\d{1,18})",
):
    """One thing that a reviewer may do about one appeal."""

    def __init__(self, tap: Tap, appeal_id: int) -> None:
        style = _STYLES.get(tap, discord.ButtonStyle.secondary)
        super().__init__(
            ui.Button(label=_LABELS[tap], style=style, custom_id=f"cuecard:judge:{tap}:{appeal_id}")
        )
        self.tap = tap
        self.appeal_id = appeal_id

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(Tap(match["tap"]), int(match["appeal"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the label says; every error ends as a private sentence."""
        try:
            await _ACTIONS[self.tap](interaction, self.appeal_id, await reviewer_of(interaction))
        except Exception as error:  # noqa: BLE001  # the person must hear something, whatever it was
            await say_error(interaction, error)


class NoteModal(ui.Modal, title="A note to the member"):
    """One field. Submissions are taken by `commands.Appeals`, since a restart forgets open modals."""

    def __init__(self, appeal_id: int) -> None:
        super().__init__(custom_id=f"cuecard:note:{appeal_id}", timeout=None)
        self.add_item(
            ui.TextInput(
                label="Your note",
                custom_id="note",
                style=discord.TextStyle.paragraph,
                placeholder="Why it was decided so, in a sentence or two",
                max_length=MAX_NOTE,
            )
        )


async def reviewer_of(interaction: discord.Interaction[Cuecard]) -> Reviewer:
    """Who decides here; RoleNeeded for whoever may not."""
    guild_id = server_of(interaction)
    roles = await interaction.client.services.guild_roles.of(guild_id)
    check_holds(interaction, RoleSetting.REVIEWER_ROLE, roles.reviewer_role_id)
    return Reviewer(guild_id, interaction.user.id, interaction.permissions.manage_guild)


def appeal_view(attempt_id: int) -> ui.View:
    """The button under a verdict."""
    view = ui.View(timeout=None)
    view.add_item(AppealButton(attempt_id))
    return view


def case_view(case: Case) -> ui.View:
    """The decisions of an open appeal; of a settled one the way back."""
    if case.appeal.state is AppealState.OPEN:
        return _view(case, Tap.ACCEPT, Tap.REMEMBER, Tap.PARTLY, Tap.DECLINE)
    return _view(case, Tap.REOPEN)


def _view(case: Case, *taps: Tap) -> ui.View:
    view = ui.View(timeout=None)
    for tap in taps:
        view.add_item(ReviewButton(tap, case.appeal.id))
    return view


async def show_oldest(interaction: discord.Interaction[Cuecard], guild_id: int) -> None:
    """The appeal that has waited longest, privately, with its buttons."""
    case, count = await interaction.client.services.appeals.waiting(guild_id)
    if case is None:
        await say(interaction, texts.NOTHING_OPEN)
    else:
        await say(interaction, embed=texts.waiting(case, count).embed(), view=case_view(case))


async def _announce(interaction: discord.Interaction[Cuecard], ruling: Ruling) -> None:
    """Show a ruling wherever its appeals are shown, then tell the reviewer, then the members."""
    client, lead = interaction.client, ruling.lead.case
    embeds = interaction.app_permissions.embed_links
    try:
        await interaction.response.edit_message(
            **texts.shown(lead).content(embeds=embeds), view=case_view(lead)
        )
    except discord.HTTPException as error:
        log.info(
            "the pressed message could not be edited", extra={"appeal": lead.appeal.id, "code": error.code}
        )
    _, left = await client.services.appeals.waiting(lead.appeal.guild_id)
    taps = [Tap.NEXT] if left else []
    if lead.appeal.state is not AppealState.OPEN:
        taps = [Tap.NOTE, *taps]
        if lead.appeal.state is AppealState.DECLINED and not lead.appeal.remembered:
            taps = [Tap.WRONG, *taps]
    buttons = {"view": _view(lead, *taps)} if taps and ruling.changed else {}
    await say(interaction, texts.ruled(ruling, left), **buttons)
    if not ruling.changed:
        return
    server = notices.server_name(client, lead.appeal.guild_id)
    pressed = interaction.message.id if interaction.message else None
    for outcome in ruling.all:
        if outcome.case.appeal.review_message_id != pressed:
            await notices.refresh(client, outcome.case, case_view(outcome.case))
        await notices.tell(client, outcome.case.appeal.user_id, texts.told(outcome, server))


def _settle(decision: Decision) -> Callable[[Any, int, Reviewer], Awaitable[None]]:
    async def settle(interaction: discord.Interaction[Cuecard], appeal_id: int, reviewer: Reviewer) -> None:
        await _announce(
            interaction, await interaction.client.services.reviews.settle(appeal_id, reviewer, decision)
        )

    return settle


async def _reopen(interaction: discord.Interaction[Cuecard], appeal_id: int, reviewer: Reviewer) -> None:
    await _announce(interaction, await interaction.client.services.reviews.reopen(appeal_id, reviewer))


async def _note(interaction: discord.Interaction[Cuecard], appeal_id: int, _seat: Reviewer) -> None:
    await interaction.response.send_modal(NoteModal(appeal_id))


async def _wrong(interaction: discord.Interaction[Cuecard], appeal_id: int, reviewer: Reviewer) -> None:
    new = await interaction.client.services.reviews.remember_wrong(appeal_id, reviewer)
    await say(interaction, texts.remembered_wrong(new=new))


async def _next(interaction: discord.Interaction[Cuecard], _appeal_id: int, reviewer: Reviewer) -> None:
    await show_oldest(interaction, reviewer.guild_id)


_ACTIONS: dict[Tap, Callable[[Any, int, Reviewer], Awaitable[None]]] = {
    Tap.ACCEPT: _settle(Decision.ACCEPT),
    Tap.REMEMBER: _settle(Decision.REMEMBER),
    Tap.PARTLY: _settle(Decision.PARTLY),
    Tap.DECLINE: _settle(Decision.DECLINE),
    Tap.REOPEN: _reopen,
    Tap.NOTE: _note,
    Tap.WRONG: _wrong,
    Tap.NEXT: _next,
}

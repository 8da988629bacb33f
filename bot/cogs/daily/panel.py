"""The panel of `/daily show`: the schedules, a menu to pick one of several, and buttons for what managers do."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton, StoredSelect, options
from bot.cogs.client import Cuecard
from bot.cogs.daily import texts
from bot.cogs.errors import CannotPostIn, DailyChannelDeleted
from bot.cogs.menu_ids import DAILY_BUTTON, DAILY_MENU, DailyAction, DailyButtonId, DailyMenuId
from bot.cogs.permissions import check_manager, missing_for_posts, server_of
from bot.cogs.replies import Slow, change, defer, linked, say
from bot.core.daily.schedules import Schedule
from bot.services.daily.schedules import ScheduleReport

_STYLES = {
    DailyAction.REMOVE: discord.ButtonStyle.danger,
    DailyAction.SURE: discord.ButtonStyle.danger,
    DailyAction.NOW: discord.ButtonStyle.primary,
}


class ScheduleButton(StoredButton[DailyButtonId], kind=DAILY_BUTTON):
    """Does something with a schedule, for those who manage the server."""

    def __init__(self, values: DailyButtonId) -> None:
        style = _STYLES.get(values.action, discord.ButtonStyle.secondary)
        super().__init__(values, label=texts.BUTTONS[values.action], style=style)
        self.slow = Slow.THINKING if values.action is DailyAction.NOW else Slow.LATER

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it with the schedule as it is now."""
        check_manager(interaction)
        schedules = interaction.client.services.schedules
        found = await schedules.one(server_of(interaction), self.values.schedule_id)
        await _ACTIONS[self.values.action](interaction, found)


class ScheduleMenu(StoredSelect[DailyMenuId], kind=DAILY_MENU):
    """Picks one of several schedules."""

    def __init__(
        self, values: DailyMenuId, reports: tuple[ScheduleReport, ...] = (), chosen: int | None = None
    ) -> None:
        offered = [(str(report.schedule.id), *texts.option(report)) for report in reports]
        super().__init__(
            values, ui.Select(placeholder=texts.CHOOSE_SCHEDULE, options=options(offered, str(chosen)))
        )

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show it, with its buttons."""
        check_manager(interaction)
        schedules = interaction.client.services.schedules
        await _show(interaction, await schedules.one(server_of(interaction), int(self.chosen)))


ITEMS = (ScheduleButton, ScheduleMenu)


async def message(interaction: discord.Interaction[Cuecard], chosen: int | None = None) -> dict[str, Any]:
    """Arguments for a message with all schedules, or the one chosen, and what can be done."""
    reports = await interaction.client.services.schedules.reports(server_of(interaction))
    shown = reports
    items: list[ui.Item[Any]] = []
    if len(reports) > 1:
        items.append(ScheduleMenu(DailyMenuId(), tuple(reports), chosen))
        shown = [report for report in reports if chosen in (None, report.schedule.id)]
    if len(shown) == 1:
        items += _buttons(shown[0].schedule)
    gone = [each for report in shown for each in _gone(interaction.guild, report.schedule)]
    return linked(interaction, {"view": texts.overview(shown, gone).layout(*items)})


def _gone(guild: discord.Guild | None, schedule: Schedule) -> list[int]:
    """The channel and the role of a schedule, as far as they were deleted."""
    if guild is None or guild.unavailable:
        return []
    ids = (schedule.channel_id, schedule.role_id)
    return [each for each in ids if each and guild.get_channel(each) is None and guild.get_role(each) is None]


def _buttons(schedule: Schedule) -> list[ScheduleButton]:
    turn = DailyAction.RESUME if schedule.paused else DailyAction.PAUSE
    return [_button(action, schedule) for action in (turn, DailyAction.NOW, DailyAction.REMOVE)]


def _button(action: DailyAction, schedule: Schedule) -> ScheduleButton:
    return ScheduleButton(DailyButtonId(action, schedule.id))


async def _show(interaction: discord.Interaction[Cuecard], schedule: Schedule) -> None:
    await change(interaction, **await message(interaction, schedule.id))


async def _pause(interaction: discord.Interaction[Cuecard], schedule: Schedule) -> None:
    await interaction.client.services.schedules.pause(schedule.guild_id, schedule.id)
    await _show(interaction, schedule)


async def _resume(interaction: discord.Interaction[Cuecard], schedule: Schedule) -> None:
    await interaction.client.services.schedules.resume(schedule.guild_id, schedule.id)
    await _show(interaction, schedule)


async def post_now(interaction: discord.Interaction[Cuecard], schedule: Schedule) -> None:
    """Claim a post by hand and make it; DailyChannelDeleted or CannotPostIn where it could not go out."""
    if schedule.channel_id in _gone(interaction.guild, schedule):
        raise DailyChannelDeleted(schedule.id)
    channel = interaction.guild and interaction.guild.get_channel(schedule.channel_id)
    needed = missing_for_posts(channel)[0] if isinstance(channel, discord.TextChannel) else []
    if needed:
        raise CannotPostIn(schedule.channel_id, needed)
    await defer(interaction)
    await interaction.client.services.daily.claim_now(schedule, interaction.id)
    await interaction.client.daily_poster.deliver_due()
    await say(interaction, texts.posting(schedule))


async def _ask(interaction: discord.Interaction[Cuecard], schedule: Schedule) -> None:
    buttons = [_button(action, schedule) for action in (DailyAction.SURE, DailyAction.KEEP)]
    await change(interaction, view=texts.removal(schedule).layout(*buttons))


async def _remove(interaction: discord.Interaction[Cuecard], schedule: Schedule) -> None:
    await interaction.client.services.schedules.remove(schedule.guild_id, schedule.id)
    await change(interaction, view=texts.removed_panel(schedule).layout())


_ACTIONS = {
    DailyAction.PAUSE: _pause,
    DailyAction.RESUME: _resume,
    DailyAction.NOW: post_now,
    DailyAction.REMOVE: _ask,
    DailyAction.SURE: _remove,
    DailyAction.KEEP: _show,
}

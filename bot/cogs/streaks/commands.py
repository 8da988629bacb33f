"""`/streak`: the command, with days off behind a button."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.buttons import StoredButton
from bot.cogs.client import Cuecard
from bot.cogs.days_off import panel as days_off
from bot.cogs.days_off import texts as days_off_texts
from bot.cogs.days_off_ids import (
    STREAK_BUTTON,
    VACATION_FORM,
    DaysOffAction,
    DaysOffButtonId,
    StreakButtonId,
    VacationFormId,
)
from bot.cogs.menu_ids import REMINDERS_BUTTON, RemindersButtonId, Switch
from bot.cogs.replies import Slow, change, linked, say
from bot.cogs.streaks import texts
from bot.services.reminders import EVENING


class RemindersButton(StoredButton[RemindersButtonId], kind=REMINDERS_BUTTON):
    """Switches the evening's reminders."""

    slow = Slow.LATER

    def __init__(self, values: RemindersButtonId) -> None:
        super().__init__(values, label=texts.REMINDERS[values.to])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Switch them, and show it."""
        await interaction.client.services.reminders.set(interaction.user.id, on=self.values.to is Switch.ON)
        await change(interaction, **await _panel(interaction))


class StreakButton(StoredButton[StreakButtonId], kind=STREAK_BUTTON):
    """Leads back from days off."""

    slow = Slow.LATER

    def __init__(self, values: StreakButtonId) -> None:
        super().__init__(values, label=days_off_texts.BACK)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the streak in the place of days off."""
        await change(interaction, **await _panel(interaction))


async def _panel(interaction: discord.Interaction[Cuecard]) -> dict[str, Any]:
    """Arguments for a message with the streak, and the buttons for reminders and days off."""
    report = await interaction.client.services.streaks.report(interaction.user.id, interaction.guild_id)
    on = report.preferences.reminders and not report.preferences.dm_closed
    reminders = RemindersButton(RemindersButtonId(Switch.OFF if on else Switch.ON))
    off = days_off.DaysOffButton(DaysOffButtonId(DaysOffAction.SHOW))
    return linked(interaction, {"view": texts.panel(report).layout(reminders, off)})


class StreakCommands(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """Buttons and the menu keep working after a restart."""
        self.client.add_dynamic_items(RemindersButton, StreakButton, *days_off.ITEMS)
        self.client.forms.add(VACATION_FORM, self._vacation, Slow.LATER)

    @app_commands.command(name="streak", description="Your days in a row, and whether today counts yet.")
    @app_commands.describe(
        reminders=f"One direct message at {EVENING:%H:%M} on a day at risk (default: off)",
        rest="Weekdays off that break no streak, such as sat sun; none; server (default: the server's)",
        vacation="Days off from when to when, such as 24 Dec to 2 Jan; end ends or cancels it",
    )
    async def streak(
        self,
        interaction: discord.Interaction[Cuecard],
        reminders: Literal["on", "off"] | None = None,
        rest: str | None = None,
        vacation: str | None = None,
    ) -> None:
        """Show it privately; set days off and switch reminders when asked, then show those: all of it or nothing."""
        off = rest is not None or vacation is not None
        done = await days_off.set_all(interaction, rest, vacation) if off else ""
        if reminders is not None:
            await self.client.services.reminders.set(interaction.user.id, on=reminders == "on")
            done = f"{done}\n{texts.reminders_set(on=reminders == 'on')}"
        await say(interaction, **await (days_off.message(interaction, done) if off else _panel(interaction)))

    async def _vacation(
        self, interaction: discord.Interaction[Cuecard], _values: VacationFormId, fields: dict[str, str]
    ) -> None:
        notice = await days_off.announce(interaction, fields.get(days_off.FIELD_ID, ""))
        await change(interaction, **await days_off.message(interaction, notice))

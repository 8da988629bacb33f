"""`/streak`: the command."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.buttons import StoredButton
from bot.cogs.client import Cuecard
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


async def _panel(interaction: discord.Interaction[Cuecard]) -> dict[str, Any]:
    """Arguments for a message with the streak, and the button for reminders."""
    report = await interaction.client.services.streaks.report(interaction.user.id, interaction.guild_id)
    on = report.preferences.reminders and not report.preferences.dm_closed
    button = RemindersButton(RemindersButtonId(Switch.OFF if on else Switch.ON))
    return linked(interaction, {"view": texts.panel(report).layout(button)})


class StreakCommands(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """The button keeps working after a restart."""
        self.client.add_dynamic_items(RemindersButton)

    @app_commands.command(name="streak", description="Your days in a row, and whether today counts yet.")
    @app_commands.describe(reminders=f"One direct message at {EVENING:%H:%M} on a day at risk (default: off)")
    async def streak(
        self, interaction: discord.Interaction[Cuecard], reminders: Literal["on", "off"] | None = None
    ) -> None:
        """Show it privately; switch reminders when asked."""
        services = self.client.services
        if reminders is not None:
            await services.reminders.set(interaction.user.id, on=reminders == "on")
        await say(interaction, **await _panel(interaction))

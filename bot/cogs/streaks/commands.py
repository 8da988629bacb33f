"""`/streak`: the command."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.client import Cuecard
from bot.cogs.replies import say
from bot.cogs.streaks import texts
from bot.services.reminders import EVENING


class StreakCommands(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    @app_commands.command(name="streak", description="Your days in a row, and whether today counts yet.")
    @app_commands.describe(reminders=f"One direct message at {EVENING:%H:%M} on a day at risk (default: off)")
    async def streak(
        self, interaction: discord.Interaction[Cuecard], reminders: Literal["on", "off"] | None = None
    ) -> None:
        """Show it privately; switch reminders when asked."""
        services = self.client.services
        if reminders is not None:
            await services.reminders.set(interaction.user.id, on=reminders == "on")
        report = await services.streaks.report(interaction.user.id, interaction.guild_id)
        await say(interaction, view=texts.panel(report).layout())

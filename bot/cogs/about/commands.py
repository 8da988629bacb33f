"""`/about`: the command."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.about import texts
from bot.cogs.client import Cuecard
from bot.cogs.replies import say


class AboutCommands(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    @app_commands.command(
        name="about", description="Which bot this is, how well it grades, and your privacy."
    )
    async def about(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Show it privately."""
        await say(interaction, view=texts.panel(self.client.services.about.about()).layout())

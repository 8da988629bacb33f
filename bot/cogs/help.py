"""`/help`: what the bot does and how points work, in one screen."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs import texts
from bot.cogs.client import Cuecard
from bot.cogs.panels import Panel
from bot.cogs.replies import say


class Help(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    @app_commands.command(name="help", description="How Cuecard works: commands, points, streaks.")
    async def help(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Show it privately."""
        said = texts.HELP if interaction.guild_id is not None else texts.HELP_ELSEWHERE
        await say(interaction, view=Panel("Cuecard", said).layout())

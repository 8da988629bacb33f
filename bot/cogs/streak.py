"""`/streak`: the days in a row, and why they stand as they do."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.client import Cuecard
from bot.cogs.panels import Colour, Panel, plural
from bot.cogs.replies import say
from bot.services.streaks import StreakReport


def panel(report: StreakReport) -> Panel:
    """The report in words."""
    run = report.streak
    lines = [
        f"🔥 Current: **{plural(run.current, 'day')}**",
        f"🏅 Longest: **{plural(run.longest, 'day')}**",
        "",
    ]
    if run.today_done:
        lines.append(f"✅ Today ({report.today:%A, %d %B}) is done: you answered a question correctly.")
    elif run.at_risk:
        lines.append(
            f"⏳ Today ({report.today:%A, %d %B}) is not done yet. One correct answer before midnight keeps the run."
        )
    elif report.last_day is not None:
        lines.append(
            f"⏳ Today is not done yet. Your last day was {report.last_day:%A, %d %B}, "
            "so a correct answer today starts a new run."
        )
    else:
        lines.append("⏳ No day yet. One correct answer today starts your streak.")
    footer = f"A day counts with one correct answer before midnight in {report.zone}. Change the zone in /settings."
    return Panel("Your streak", "\n".join(lines), footer, Colour.RESULT)


class StreakCommands(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    @app_commands.command(name="streak", description="Your days in a row, and whether today counts yet.")
    async def streak(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Show it privately."""
        report = await self.client.services.streaks.report(interaction.user.id, interaction.guild_id)
        await say(interaction, embed=panel(report).embed())

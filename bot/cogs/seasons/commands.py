"""`/season`: a leaderboard that starts anew, and those before it."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.cogs.autocomplete import day_choices
from bot.cogs.client import Cuecard
from bot.cogs.permissions import check_command_manager, server_of
from bot.cogs.replies import defer, say
from bot.cogs.seasons import panel
from bot.core.seasons import MAX_NAME

_FOR_ALL = "show"
"""The command that needs no Manage Server."""


@app_commands.guild_only()
class SeasonCommands(
    commands.GroupCog, group_name="season", group_description="Leaderboards of this server that start anew."
):
    """The commands; everything they say is private."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.seasons = client.services.seasons
        super().__init__()

    async def cog_load(self) -> None:
        """Buttons keep working after a restart."""
        self.client.add_dynamic_items(*panel.ITEMS)

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        """Manage Server for all that changes something."""
        if interaction.command is not None and interaction.command.name == _FOR_ALL:
            return True
        check_command_manager(interaction)
        return True

    @app_commands.command(name="show", description="The season that is on, and who led those before.")
    async def show(self, interaction: discord.Interaction[Cuecard]) -> None:
        """The overview."""
        await defer(interaction)
        await say(interaction, **await panel.message(interaction))

    @app_commands.command(name="start", description="Start a season, today or on a date; all points stay.")
    @app_commands.describe(
        name="What to call it",
        starts="The first day, such as 2026-12-01 or 1 December (default: today)",
        ends="The last day (default: until you end it)",
    )
    async def start(
        self,
        interaction: discord.Interaction[Cuecard],
        name: Range[str, 1, MAX_NAME],
        starts: str | None = None,
        ends: str | None = None,
    ) -> None:
        """Check everything, then save."""
        await defer(interaction)
        guild_id = server_of(interaction)
        first = await self.seasons.day(guild_id, starts) if starts else None
        last = await self.seasons.day(guild_id, ends) if ends else None
        changed = await self.seasons.start(guild_id, interaction.user.id, name, first, last)
        shown, buttons = panel.set_up(changed, await self.seasons.today(guild_id))
        await say(interaction, view=shown.layout(*buttons))

    @app_commands.command(name="end", description="End the season that is on with today; it is kept.")
    async def end(self, interaction: discord.Interaction[Cuecard]) -> None:
        """End it, and offer to undo that."""
        await defer(interaction)
        shown, buttons = panel.ended(await self.seasons.end(server_of(interaction), interaction.user.id))
        await say(interaction, view=shown.layout(*buttons))

    @app_commands.command(name="monthly", description="Make each month a season, or no more.")
    @app_commands.describe(switch="From this month on; off keeps the months that are over")
    async def monthly(self, interaction: discord.Interaction[Cuecard], switch: Literal["on", "off"]) -> None:
        """Save, then show everything."""
        await defer(interaction)
        await self.seasons.set_monthly(server_of(interaction), interaction.user.id, on=switch == "on")
        await say(interaction, **await panel.message(interaction))

    @start.autocomplete("starts")
    @start.autocomplete("ends")
    async def _days(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await day_choices(interaction, typed)

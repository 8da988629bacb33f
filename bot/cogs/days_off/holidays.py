"""`/holidays`: the days off of a server, for all to see and for managers to set."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.cogs.autocomplete import MAX_CHOICES
from bot.cogs.client import Cuecard
from bot.cogs.days_off import texts
from bot.cogs.permissions import check_command_manager, server_of
from bot.cogs.replies import say
from bot.core.days_off import MAX_HOLIDAY_NAME
from bot.services.days_off.errors import NoSuchHoliday

_FOR_ALL = frozenset({"list"})
"""Commands that need no permission."""


@app_commands.guild_only()
class HolidayCommands(
    commands.GroupCog,
    group_name="holidays",
    group_description="Days off that break no streak in this server.",
):
    """The commands; everything they say is private."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.days_off = client.services.server_days_off
        super().__init__()

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        """Manage Server, but for `_FOR_ALL`."""
        name = interaction.command.name if interaction.command is not None else ""
        if name in _FOR_ALL:
            return True
        check_command_manager(interaction)
        return True

    @app_commands.command(name="list", description="The rest days and holidays of this server.")
    async def list_holidays(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Those to come."""
        await say(interaction, view=texts.holidays(await self.days_off.of(server_of(interaction))).layout())

    @app_commands.command(name="add", description="Add a holiday (needs Manage Server).")
    @app_commands.describe(
        dates="A day or two, such as 25 Dec, 24 Dec to 2 Jan, or 2026-12-24",
        name="What it is called",
        yearly="The same days of every year (default: no)",
    )
    async def add(
        self,
        interaction: discord.Interaction[Cuecard],
        dates: str,
        name: Range[str, 1, MAX_HOLIDAY_NAME] | None = None,
        yearly: Literal["yes", "no"] | None = None,
    ) -> None:
        """Check it, then save it."""
        guild_id, actor_id = server_of(interaction), interaction.user.id
        holiday, days = await self.days_off.add_holiday(
            guild_id, actor_id, dates, name or "", yearly=yearly == "yes"
        )
        await say(interaction, texts.holiday_added(holiday, days))

    @app_commands.command(name="remove", description="Remove a holiday to come (needs Manage Server).")
    @app_commands.describe(holiday="Which one: pick it from the list")
    async def remove(self, interaction: discord.Interaction[Cuecard], holiday: str) -> None:
        """Take it away for the days to come."""
        guild_id = server_of(interaction)
        coming = (await self.days_off.of(guild_id)).holidays
        wanted = holiday.strip().casefold()
        found = next((each.id for each, _ in coming if wanted in (str(each.id), each.name.casefold())), None)
        if found is None:
            raise NoSuchHoliday
        removed = await self.days_off.remove_holiday(guild_id, interaction.user.id, found)
        await say(interaction, texts.holiday_removed(removed))

    @app_commands.command(name="rest", description="Weekdays off for all members (needs Manage Server).")
    @app_commands.describe(weekdays="Up to three, such as sat sun; none for none")
    async def rest(self, interaction: discord.Interaction[Cuecard], weekdays: str) -> None:
        """Set them."""
        guild_id = server_of(interaction)
        await self.days_off.set_rest(guild_id, interaction.user.id, weekdays)
        await say(interaction, texts.server_rest_saved(await self.days_off.of(guild_id)))

    @remove.autocomplete("holiday")
    async def _holidays(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        coming = (await self.days_off.of(interaction.guild_id or 0)).holidays
        named = [(texts.choice(each, days), str(each.id)) for each, days in coming]
        found = [Choice(name=name, value=key) for name, key in named if typed.casefold() in name.casefold()]
        return found[:MAX_CHOICES]

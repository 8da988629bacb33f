"""`/settings`: the member's time zone, and for managers the server's."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.cogs.autocomplete import zone_choices
from bot.cogs.client import Cuecard
from bot.cogs.panels import Panel
from bot.cogs.replies import say
from bot.core.zones import local_day
from bot.errors import NotAllowed, NotHere


class SettingsCommands(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.settings = client.services.settings

    @app_commands.command(name="settings", description="See or change your time zone, and the server's.")
    @app_commands.describe(
        timezone="Your time zone, such as Europe/Paris: your streak's days follow it",
        share_answers="Good answers of yours may be shown with a daily answer, without your name (default: off)",
        server_timezone="The server's time zone (needs Manage Server)",
    )
    async def settings_command(
        self,
        interaction: discord.Interaction[Cuecard],
        timezone: str | None = None,
        share_answers: Literal["on", "off"] | None = None,
        server_timezone: str | None = None,
    ) -> None:
        """Change what is given, then show everything."""
        if server_timezone is not None:
            await self._set_server(interaction, server_timezone)
        if timezone is not None:
            await self.settings.set_own_zone(interaction.user.id, timezone)
        if share_answers is not None:
            await self.client.services.reminders.set_sharing(interaction.user.id, on=share_answers == "on")
        changed = any(option is not None for option in (timezone, share_answers, server_timezone))
        await say(interaction, embed=(await self._panel(interaction, changed=changed)).embed())

    async def _set_server(self, interaction: discord.Interaction[Cuecard], zone: str) -> None:
        if interaction.guild_id is None:
            raise NotHere("A server's time zone is set in that server.")
        if not interaction.permissions.manage_guild:
            raise NotAllowed("Only members with Manage Server can change the server's time zone.")
        await self.settings.set_guild_zone(interaction.guild_id, zone)

    async def _panel(self, interaction: discord.Interaction[Cuecard], *, changed: bool) -> Panel:
        own, server = await self.settings.zones(interaction.user.id, interaction.guild_id)
        today = local_day(self.client.services.clock.now(), own or server)
        mine = f"**{own}**" if own else f"not set, so **{server}** counts"
        report = await self.client.services.streaks.report(interaction.user.id, interaction.guild_id)
        sharing = "on, without your name" if report.preferences.share_answers else "off"
        lines = [
            f"Your time zone: {mine}",
            f"Your today: {today:%A, %d %B %Y}",
            f"Show good answers of yours: **{sharing}**",
        ]
        if interaction.guild_id is not None:
            lines.append(f"The server's time zone: **{server}**")
        title = "Settings saved" if changed else "Settings"
        footer = "Change them with /settings timezone: and, for managers, server_timezone:"
        return Panel(title, "\n".join(lines), footer)

    @settings_command.autocomplete("timezone")
    async def _own_zones(self, _interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return zone_choices(typed)

    @settings_command.autocomplete("server_timezone")
    async def _server_zones(
        self, _interaction: discord.Interaction[Cuecard], typed: str
    ) -> list[Choice[str]]:
        return zone_choices(typed)

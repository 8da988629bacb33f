"""`/settings`: the member's time zone; for managers the server's, and who looks after decks and appeals."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.cogs.autocomplete import zone_choices
from bot.cogs.client import Cuecard
from bot.cogs.menu_ids import ZONE_FORM, ZoneFormId, ZoneOf
from bot.cogs.replies import Slow, say
from bot.cogs.settings import panel
from bot.cogs.settings.server import Target, change_server
from bot.services.guild_roles import RoleSetting
from bot.services.settings import checked

_FACTORS = {"none": 1.0, "half": 1.5, "twice": 2.0}
"""What the option `extra_time` multiplies by."""


class SettingsCommands(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.settings = client.services.settings

    async def cog_load(self) -> None:
        """Buttons and menus keep working after a restart."""
        self.client.add_dynamic_items(*panel.ITEMS)
        self.client.forms.add(ZONE_FORM, self._zone, Slow.LATER)

    @app_commands.command(name="settings", description="See or change your time zone, and the server's.")
    @app_commands.describe(
        timezone="Your time zone, such as Europe/Paris: your streak's days follow it",
        share_answers="Your good answers may be shown with a daily answer, without your name (default: off)",
        share_stats="Members of your servers may see your /stats (default: off)",
        extra_time="More time for the questions you play: half as much again, or twice (default: none)",
        server_timezone="The server's time zone (needs Manage Server)",
        deck_role="Members with this role may change the server's decks (needs Manage Server)",
        judge_role="Members with this role may settle appeals (needs Manage Server)",
        review_channel="Appeals are shown here; members should not read it (needs Manage Server)",
        reset="Clear one of these (needs Manage Server)",
    )
    async def settings_command(
        self,
        interaction: discord.Interaction[Cuecard],
        timezone: str | None = None,
        share_answers: Literal["on", "off"] | None = None,
        share_stats: Literal["on", "off"] | None = None,
        extra_time: Literal["none", "half", "twice"] | None = None,
        server_timezone: str | None = None,
        deck_role: discord.Role | None = None,
        judge_role: discord.Role | None = None,
        review_channel: discord.TextChannel | None = None,
        reset: Literal["deck_role", "judge_role", "review_channel"] | None = None,
    ) -> None:
        """Change what is given, all of it or nothing, then show everything."""
        if timezone is not None:
            checked(timezone)
        given: dict[RoleSetting, Target] = {
            RoleSetting.DECK_ROLE: deck_role,
            RoleSetting.REVIEWER_ROLE: judge_role,
            RoleSetting.REVIEW_CHANNEL: review_channel,
        }
        targets = {o: target for o, target in given.items() if target is not None or o == reset}
        if server_timezone is not None or targets:
            await change_server(interaction, targets, server_timezone)
        if timezone is not None:
            await self.settings.set_own_zone(interaction.user.id, timezone)
        if share_answers is not None:
            await self.settings.set_sharing(interaction.user.id, on=share_answers == "on")
        if share_stats is not None:
            await self.client.services.statistics.share(interaction.user.id, on=share_stats == "on")
        if extra_time is not None:
            await self.settings.set_extra_time(interaction.user.id, _FACTORS[extra_time])
        await say(interaction, **await panel.message(interaction, changed=bool([*interaction.namespace])))

    async def _zone(
        self, interaction: discord.Interaction[Cuecard], values: ZoneFormId, fields: dict[str, str]
    ) -> None:
        zone = fields.get(panel.ZONE, "")
        if values.of is ZoneOf.SERVER:
            await change_server(interaction, {}, zone)
        else:
            await self.settings.set_own_zone(interaction.user.id, zone)
        await panel.show_saved(interaction)

    @settings_command.autocomplete("timezone")
    async def _own_zones(self, _interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return zone_choices(typed)

    @settings_command.autocomplete("server_timezone")
    async def _server_zones(
        self, _interaction: discord.Interaction[Cuecard], typed: str
    ) -> list[Choice[str]]:
        return zone_choices(typed)

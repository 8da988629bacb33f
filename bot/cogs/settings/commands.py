"""`/settings`: the member's time zone; for managers the server's, and who looks after decks and appeals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.cogs.autocomplete import zone_choices
from bot.cogs.client import Cuecard
from bot.cogs.errors import CannotPostIn, RoleIsEveryone, ServerSettingForManagers, ServerSettingOutside
from bot.cogs.panels import Panel
from bot.cogs.permissions import missing_for_posts
from bot.cogs.replies import say
from bot.cogs.settings import texts
from bot.core.zones import local_day
from bot.services.guild_roles import RoleSetting

Target = discord.Role | discord.TextChannel | None
"""Whom a setting is given to; None takes it back."""


def _check_target(target: Target) -> None:
    """RoleIsEveryone for that role, CannotPostIn for a channel that the bot cannot post in."""
    if isinstance(target, discord.Role) and target.is_default():
        raise RoleIsEveryone
    if isinstance(target, discord.TextChannel):
        needed, _ = missing_for_posts(target)
        if needed:
            raise CannotPostIn(target.id, needed)


def _all_can_read(guild: discord.Guild | None, channel_id: int | None) -> bool:
    channel = guild.get_channel(channel_id) if guild and channel_id else None
    return channel is not None and channel.permissions_for(channel.guild.default_role).view_channel


class SettingsCommands(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.settings = client.services.settings

    @app_commands.command(name="settings", description="See or change your time zone, and the server's.")
    @app_commands.describe(
        timezone="Your time zone, such as Europe/Paris: your streak's days follow it",
        share_answers="Your good answers may be shown with a daily answer, without your name (default: off)",
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
        server_timezone: str | None = None,
        deck_role: discord.Role | None = None,
        judge_role: discord.Role | None = None,
        review_channel: discord.TextChannel | None = None,
        reset: Literal["deck_role", "judge_role", "review_channel"] | None = None,
    ) -> None:
        """Change what is given, then show everything."""
        given: dict[RoleSetting, Target] = {
            RoleSetting.DECK_ROLE: deck_role,
            RoleSetting.REVIEWER_ROLE: judge_role,
            RoleSetting.REVIEW_CHANNEL: review_channel,
        }
        roles = {o: target for o, target in given.items() if target is not None or o == reset}
        if server_timezone is not None or roles:
            await self._set_server(interaction, server_timezone, roles)
        if timezone is not None:
            await self.settings.set_own_zone(interaction.user.id, timezone)
        if share_answers is not None:
            await self.client.services.reminders.set_sharing(interaction.user.id, on=share_answers == "on")
        changed = bool(roles) or any(o is not None for o in (timezone, share_answers, server_timezone))
        await say(interaction, view=(await self._panel(interaction, changed=changed)).layout())

    async def _set_server(
        self, interaction: discord.Interaction[Cuecard], zone: str | None, roles: Mapping[RoleSetting, Target]
    ) -> None:
        """Check all of it, then save all of it."""
        if interaction.guild_id is None:
            raise ServerSettingOutside
        if not interaction.permissions.manage_guild:
            raise ServerSettingForManagers
        for target in roles.values():
            _check_target(target)
        if zone is not None:
            await self.settings.set_guild_zone(interaction.guild_id, zone)
        for setting, target in roles.items():
            target_id = target.id if target else None
            await self.client.services.guild_roles.set(
                interaction.guild_id, interaction.user.id, setting, target_id
            )

    async def _panel(self, interaction: discord.Interaction[Cuecard], *, changed: bool) -> Panel:
        services, guild_id = self.client.services, interaction.guild_id
        own, server = await self.settings.zones(interaction.user.id, guild_id)
        today = local_day(services.clock.now(), own or server)
        report = await services.streaks.report(interaction.user.id, guild_id)
        lines = texts.own_lines(own, server, today, sharing=report.preferences.share_answers)
        if guild_id is not None:
            lines.append(texts.server_line(server))
        if guild_id is not None and interaction.permissions.manage_guild:
            roles = await services.guild_roles.of(guild_id)
            open_to_all = _all_can_read(interaction.guild, roles.review_channel_id)
            lines += texts.role_lines(roles, open_to_all=open_to_all)
        return texts.panel(lines, changed=changed)

    @settings_command.autocomplete("timezone")
    async def _own_zones(self, _interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return zone_choices(typed)

    @settings_command.autocomplete("server_timezone")
    async def _server_zones(
        self, _interaction: discord.Interaction[Cuecard], typed: str
    ) -> list[Choice[str]]:
        return zone_choices(typed)

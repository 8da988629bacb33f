"""Changing what a server has set: who may, and what it can be set to."""

from __future__ import annotations

from collections.abc import Mapping

import discord

from bot.cogs.client import Cuecard
from bot.cogs.errors import CannotPostIn, RoleIsEveryone, ServerSettingForManagers, ServerSettingOutside
from bot.cogs.permissions import missing_for_posts
from bot.services.guild_roles import RoleSetting

Target = discord.Role | discord.TextChannel | None
"""Whom a setting is given to; None takes it back."""


def check_may_change(interaction: discord.Interaction) -> int:
    """The server's id; ServerSettingOutside, or ServerSettingForManagers without Manage Server."""
    if interaction.guild_id is None:
        raise ServerSettingOutside
    if not interaction.permissions.manage_guild:
        raise ServerSettingForManagers
    return interaction.guild_id


def found_channel(chosen: discord.app_commands.AppCommandChannel) -> discord.abc.GuildChannel:
    """The channel of a menu; CannotPostIn where the bot does not even see it."""
    channel = chosen.resolve()
    if channel is None:
        raise CannotPostIn(chosen.id, ["View Channel"])
    return channel


async def change_server(
    interaction: discord.Interaction[Cuecard], targets: Mapping[RoleSetting, Target], zone: str | None = None
) -> None:
    """Check all of it, then save all of it."""
    guild_id = check_may_change(interaction)
    for target in targets.values():
        _check_target(target)
    services = interaction.client.services
    if zone is not None:
        await services.settings.set_guild_zone(guild_id, zone)
    for setting, target in targets.items():
        target_id = target.id if target else None
        await services.guild_roles.set(guild_id, interaction.user.id, setting, target_id)


def _check_target(target: Target) -> None:
    """RoleIsEveryone for that role, CannotPostIn for a channel that the bot cannot post in."""
    if isinstance(target, discord.Role) and target.is_default():
        raise RoleIsEveryone
    if isinstance(target, discord.TextChannel):
        needed, _ = missing_for_posts(target)
        if needed:
            raise CannotPostIn(target.id, needed)

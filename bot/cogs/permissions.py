"""What the bot needs in a channel, checked before it promises anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import discord
from discord import app_commands

from bot.cogs import texts
from bot.cogs.errors import (
    CannotAttachPicture,
    CannotPostHere,
    ManagerNeeded,
    NoThreadsHere,
    RoleNeeded,
    ServerNeeded,
    TimedOut,
)
from bot.errors import UserError
from bot.services.guild_roles import RoleSetting


class CheckRefused(app_commands.CheckFailure):
    """What a cog's `interaction_check` raises: discord.py hands only its own errors on to the person."""

    def __init__(self, original: UserError) -> None:
        super().__init__(str(original))
        self.original = original


def server_of(interaction: discord.Interaction) -> int:
    """The server's id, or ServerNeeded."""
    if interaction.guild_id is None:
        raise ServerNeeded
    return interaction.guild_id


def check_can_post(interaction: discord.Interaction) -> None:
    """CannotPostHere, naming what is missing, unless the bot may post in the interaction's channel."""
    have = interaction.app_permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    send = have.send_messages_in_threads if in_thread else have.send_messages
    needed = {
        "View Channel": have.view_channel,
        "Send Messages in Threads" if in_thread else "Send Messages": send,
    }
    _check_granted(interaction, needed)


def _check_granted(interaction: discord.Interaction, needed: Mapping[str, bool]) -> None:
    """CannotPostHere, naming those of the permissions that are not granted; TimedOut where that is why."""
    missing = [name for name, granted in needed.items() if not granted]
    if missing:
        check_not_timed_out(interaction.guild)
        raise CannotPostHere(missing)


def timed_out_until(guild: discord.Guild | None) -> datetime | None:
    """Until when a moderator has the bot keep quiet in a server, as far as it knows; None where none does."""
    me: discord.Member | None = guild.me if guild is not None else None
    return me.timed_out_until if me is not None and me.is_timed_out() else None


def check_not_timed_out(guild: discord.Guild | None) -> None:
    """TimedOut where the bot is."""
    until = timed_out_until(guild)
    if until is not None:
        raise TimedOut(until)


def check_can_attach(interaction: discord.Interaction) -> None:
    """CannotAttachPicture unless the bot may attach files where the person is."""
    if interaction.guild_id is not None and not interaction.app_permissions.attach_files:
        raise CannotAttachPicture


def check_can_open_thread(interaction: discord.Interaction) -> None:
    """NoThreadsHere where there can be none, CannotPostHere where the bot may not open one or post in it."""
    if not isinstance(interaction.channel, discord.TextChannel) or interaction.channel.is_news():
        raise NoThreadsHere
    have = interaction.app_permissions
    needed = {
        "View Channel": have.view_channel,
        "Create Public Threads": have.create_public_threads,
        "Send Messages in Threads": have.send_messages_in_threads,
    }
    _check_granted(interaction, needed)


def check_manager(interaction: discord.Interaction) -> None:
    """ManagerNeeded unless the person has Manage Server."""
    if not interaction.permissions.manage_guild:
        raise ManagerNeeded


def check_command_manager(interaction: discord.Interaction) -> None:
    """As `check_manager`, for a cog's `interaction_check`: raises CheckRefused."""
    try:
        check_manager(interaction)
    except ManagerNeeded as error:
        raise CheckRefused(error) from error


def holds(interaction: discord.Interaction, role_id: int | None) -> bool:
    """Whether the person has Manage Server, or the role that stands in for it."""
    if interaction.permissions.manage_guild:
        return True
    return (
        role_id is not None
        and isinstance(interaction.user, discord.Member)
        and interaction.user.get_role(role_id) is not None
    )


def check_holds(interaction: discord.Interaction, setting: RoleSetting, role_id: int | None) -> None:
    """RoleNeeded unless the person has Manage Server or the role that the server chose for it, if any."""
    if not holds(interaction, role_id):
        raise RoleNeeded(setting, role_id)


def missing_for_posts(
    channel: discord.TextChannel, *, thread: bool = False, picture: bool = False
) -> tuple[list[str], dict[str, str]]:
    """What the bot lacks in a channel: (permissions without which it cannot post, others with what they are for).

    `thread`: whether it is to open threads under its posts; `picture`: whether they have one. Raises TimedOut where it
    cannot post in the whole server.
    """
    have = channel.permissions_for(channel.guild.me)
    needed = {"View Channel": have.view_channel, "Send Messages": have.send_messages}
    wanted = {
        "Read Message History": (have.read_message_history, texts.HISTORY_MISSING),
        "Attach Files": (have.attach_files or not picture, texts.FILES_MISSING),
        "Create Public Threads": (have.create_public_threads or not thread, texts.THREADS_MISSING),
    }
    missing = [name for name, granted in needed.items() if not granted]
    if missing:
        check_not_timed_out(channel.guild)
    return (
        missing,
        {name: why for name, (granted, why) in wanted.items() if not granted},
    )

"""What the bot needs in a channel, checked before it promises anything."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.errors import NotAllowed, NotHere, UserError


class CheckRefused(app_commands.CheckFailure):
    """What a cog's `interaction_check` raises: discord.py hands only its own errors on to the person."""

    def __init__(self, original: UserError) -> None:
        super().__init__(original.sentence)
        self.original = original


def check_can_post(interaction: discord.Interaction) -> None:
    """NotHere, naming what is missing, unless the bot may post in the interaction's channel."""
    have = interaction.app_permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    send = have.send_messages_in_threads if in_thread else have.send_messages
    needed = {
        "View Channel": have.view_channel,
        "Send Messages in Threads" if in_thread else "Send Messages": send,
    }
    missing = [name for name, granted in needed.items() if not granted]
    if missing:
        raise NotHere(
            f"I cannot post in this channel: I lack {' and '.join(missing)}. "
            "Someone who manages the server can give me that in the channel's settings."
        )


def check_manager(interaction: discord.Interaction) -> None:
    """NotAllowed unless the person has Manage Server."""
    if not interaction.permissions.manage_guild:
        raise NotAllowed("You need the permission Manage Server for that.")


def holds(interaction: discord.Interaction, role_id: int | None) -> bool:
    """Whether the person has Manage Server, or the role that stands in for it."""
    if interaction.permissions.manage_guild:
        return True
    return (
        role_id is not None
        and isinstance(interaction.user, discord.Member)
        and interaction.user.get_role(role_id) is not None
    )


def check_holds(interaction: discord.Interaction, role_id: int | None, for_what: str) -> None:
    """NotAllowed, naming both ways in, unless the person has Manage Server or the role."""
    if not holds(interaction, role_id):
        role = f" or the role <@&{role_id}>" if role_id is not None else ""
        raise NotAllowed(f"You need the permission Manage Server{role} to {for_what}.")


def missing_for_posts(channel: discord.TextChannel) -> tuple[list[str], dict[str, str]]:
    """What the bot lacks in a channel: (permissions without which it cannot post, others with what they are for)."""
    have = channel.permissions_for(channel.guild.me)
    needed = {"View Channel": have.view_channel, "Send Messages": have.send_messages}
    wanted = {
        "Embed Links": (have.embed_links, "posts will be plain text."),
        "Read Message History": (
            have.read_message_history,
            "after a crash I cannot look whether a post had gone out.",
        ),
    }
    return (
        [name for name, granted in needed.items() if not granted],
        {name: why for name, (granted, why) in wanted.items() if not granted},
    )

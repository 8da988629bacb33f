"""What the bot needs in a channel, checked before it promises anything."""

from __future__ import annotations

import discord

from bot.errors import NotAllowed, NotHere


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

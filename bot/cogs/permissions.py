"""What the bot needs in a channel, checked before it promises anything."""

from __future__ import annotations

import discord

from bot.errors import NotHere


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

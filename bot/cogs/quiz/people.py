"""Who acts, for the services."""

from __future__ import annotations

import discord

from bot.core.members import Person, visible_name


def name_of(user: discord.User | discord.Member) -> str:
    """Under what name a person is shown where they act."""
    return visible_name(user.display_name, user.name)


def person_of(source: discord.Interaction | discord.Message) -> Person:
    """Who acts, for the services."""
    user = source.user if isinstance(source, discord.Interaction) else source.author
    channel_id = source.channel_id if isinstance(source, discord.Interaction) else source.channel.id
    return Person(user.id, source.guild.id if source.guild else 0, name_of(user), channel_id)

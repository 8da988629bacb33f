"""Who acts, for the services."""

from __future__ import annotations

from typing import Any

import discord
from msgspec.structs import replace

from bot.core.members import Person, visible_name


def name_of(user: discord.User | discord.Member) -> str:
    """Under what name a person is shown where they act."""
    return visible_name(user.display_name, user.name)


def person_of(source: discord.Interaction | discord.Message) -> Person:
    """Who acts, for the services."""
    user = source.user if isinstance(source, discord.Interaction) else source.author
    channel_id = source.channel_id if isinstance(source, discord.Interaction) else source.channel.id
    guild_id = source.guild.id if source.guild else 0
    return Person(user.id, guild_id, name_of(user), channel_id, source.id)


def person_in_review(interaction: discord.Interaction[Any]) -> Person:
    """Who acts; as in a direct message where the bot is not in the server and was installed by the person alone."""
    who = person_of(interaction)
    known = who.guild_id and interaction.client.get_guild(who.guild_id) is not None
    return who if known else replace(who, guild_id=0)

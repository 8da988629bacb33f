"""Who reviews, and in which server."""

from __future__ import annotations

from typing import Any

import discord
from msgspec.structs import replace

from bot.cogs.quiz import people
from bot.core.members import Person


def person_of(interaction: discord.Interaction[Any]) -> Person:
    """Who acts; as in a direct message where the bot is not in the server and was installed by the person alone."""
    who = people.person_of(interaction)
    known = who.guild_id and interaction.client.get_guild(who.guild_id) is not None
    return who if known else replace(who, guild_id=0)

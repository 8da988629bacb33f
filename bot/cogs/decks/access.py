"""Who may use `/deck`; asked again at every button and form, since roles come and go."""

from __future__ import annotations

import discord

from bot.cogs.client import Cuecard
from bot.cogs.permissions import check_holds
from bot.errors import NotHere, UserError
from bot.services.decks.editing import Editor


def guild_of(interaction: discord.Interaction) -> int:
    """The server; NotHere in a direct message."""
    if interaction.guild_id is None:
        raise NotHere("Decks are looked after in the server that uses them.")
    return interaction.guild_id


def editor_of(interaction: discord.Interaction) -> Editor:
    """Who acts, for the services."""
    return Editor(guild_of(interaction), interaction.user.id)


async def check_deck_manager(interaction: discord.Interaction[Cuecard]) -> None:
    """NotAllowed without Manage Server or the server's role for decks."""
    roles = await interaction.client.services.guild_roles.of(guild_of(interaction))
    check_holds(interaction, roles.deck_role_id, "look after decks")


async def is_deck_manager(interaction: discord.Interaction[Cuecard]) -> bool:
    """Whether suggestions may tell what is in a deck."""
    try:
        await check_deck_manager(interaction)
    except UserError:
        return False
    return True

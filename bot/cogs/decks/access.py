"""Who may use `/deck`; asked again at every button and form, since roles come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.cogs.errors import TeacherNeeded
from bot.cogs.permissions import check_holds, holds, server_of
from bot.errors import UserError
from bot.services.decks.editing import Editor
from bot.services.guild_roles import RoleSetting

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard


def editor_of(interaction: discord.Interaction) -> Editor:
    """Who acts, for the services."""
    return Editor(server_of(interaction), interaction.user.id)


async def check_deck_manager(interaction: discord.Interaction[Cuecard]) -> None:
    """RoleNeeded without Manage Server or the server's role for decks."""
    roles = await interaction.client.services.guild_roles.of(server_of(interaction))
    check_holds(interaction, RoleSetting.DECK_ROLE, roles.deck_role_id)


async def check_teacher(interaction: discord.Interaction[Cuecard]) -> None:
    """TeacherNeeded for whoever may neither change decks nor settle appeals."""
    roles = await interaction.client.services.guild_roles.of(server_of(interaction))
    may = (roles.deck_role_id, roles.reviewer_role_id)
    if not any(holds(interaction, role_id) for role_id in may):
        raise TeacherNeeded(tuple(dict.fromkeys(role_id for role_id in may if role_id is not None)))


async def is_deck_manager(interaction: discord.Interaction[Cuecard]) -> bool:
    """Whether the person may change decks, and so may be told what is in them."""
    try:
        await check_deck_manager(interaction)
    except UserError:
        return False
    return True

"""The slash commands as discord.py keeps them: what is checked before one runs, and what becomes of its errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.cogs.errors import CommandChanged, ManagerNeeded, ServerNeeded
from bot.cogs.log_facts import bind_to
from bot.cogs.permissions import CheckRefused
from bot.cogs.replies import Slow, bear_with, say_error

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

_WHOLE = discord.AppCommandOptionType.integer
_OLDER_FORM = (
    app_commands.CommandSignatureMismatch,
    app_commands.CommandNotFound,
    app_commands.TransformerError,  # such as a channel of a kind that the option does not take
)


def _takes(parameter: app_commands.Parameter, given: object) -> bool:
    """Whether an option may have what was sent. discord.py leaves that to Discord, whose client may be an older one."""
    if given is None:
        return True
    if isinstance(given, discord.Object):  # of a person or a channel Discord told no more than the number
        return False
    choices = [choice.value for choice in parameter.choices]
    return (not choices or given in choices) and (parameter.type is not _WHOLE or isinstance(given, int))


class CommandTree(app_commands.CommandTree["Cuecard"]):
    """The slash commands; every error ends as a private sentence."""

    async def interaction_check(self, interaction: discord.Interaction[Cuecard], /) -> bool:
        """Have Discord told in time when a command takes long, unless it gives its first answer by itself."""
        bind_to(interaction)
        if interaction.type is discord.InteractionType.application_command:
            command = interaction.command
            bear_with(interaction, command.extras.get("slow", Slow.THINKING) if command else Slow.THINKING)
            if isinstance(command, app_commands.Command) and not all(
                _takes(each, getattr(interaction.namespace, each.display_name, None))
                for each in command.parameters
            ):
                raise app_commands.CommandSignatureMismatch(command)
        return True

    async def on_error(
        self, interaction: discord.Interaction[Cuecard], error: app_commands.AppCommandError
    ) -> None:
        """Translate what discord.py raises, then say it."""
        cause: BaseException = error
        if isinstance(error, app_commands.CommandInvokeError | CheckRefused):
            cause = error.original
        elif isinstance(error, app_commands.NoPrivateMessage):
            cause = ServerNeeded()
        elif isinstance(error, app_commands.MissingPermissions):
            cause = ManagerNeeded()
        elif isinstance(error, _OLDER_FORM):
            cause = CommandChanged()
        await say_error(interaction, cause)

"""Answering interactions so that a lost answer from Discord is neither an error nor said twice."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.cogs import error_texts, texts
from bot.cogs.panels import MAX_CONTENT, clip
from bot.errors import UserError

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

ALREADY_ACKNOWLEDGED = 40060
"""Discord's code for a second callback: the first one arrived although its answer was lost."""
SAY_TRIES = 3
STOPPING = "Session is closed"
"""What aiohttp says once the bot has begun to stop."""


async def defer(interaction: discord.Interaction) -> None:
    """Let the person see privately that the bot is thinking, also when Discord's word that they do got lost."""
    for _ in range(SAY_TRIES):
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
        except discord.HTTPException as error:
            if error.code != ALREADY_ACKNOWLEDGED:
                raise
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.info("a deferral is sent again", extra={"error": repr(error)})
            continue
        return


async def say(interaction: discord.Interaction[Cuecard], content: str | None = None, **kwargs: Any) -> None:
    """Tell the person something privately, whether or not the interaction was deferred."""
    if content is not None:
        kwargs["content"] = clip(content, MAX_CONTENT)
    kwargs = linked(interaction, kwargs)
    for _ in range(SAY_TRIES):
        try:
            await _answer(interaction, **kwargs)
        except discord.HTTPException as error:
            log.warning("could not answer an interaction", extra={"code": error.code, "status": error.status})
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.info("an answer to an interaction is sent again", extra={"error": repr(error)})
            continue
        except RuntimeError as error:
            if STOPPING not in str(error):
                raise
            log.info("an answer to an interaction was cut off: the bot is stopping")
        return


def linked(interaction: discord.Interaction[Cuecard], message: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a message with the commands that it names as mentions."""
    return interaction.client.command_mentions.in_message(message)


async def _answer(interaction: discord.Interaction, **kwargs: Any) -> None:
    """The first answer, or the next; a first answer of which only the confirmation was lost stands."""
    command = interaction.type is discord.InteractionType.application_command
    if not interaction.response.is_done():
        try:
            await interaction.response.send_message(ephemeral=True, **kwargs)
        except discord.HTTPException as error:
            if error.code != ALREADY_ACKNOWLEDGED:
                raise
            if command:  # what arrived may have been the deferral: fill it
                await interaction.edit_original_response(**kwargs)
    elif command:
        await interaction.edit_original_response(**kwargs)
    else:
        await interaction.followup.send(ephemeral=True, **kwargs)


async def say_error(interaction: discord.Interaction[Cuecard], error: BaseException) -> None:
    """One clear sentence for a deliberate error; for any other an apology with a number to look up in the log."""
    if isinstance(error, UserError):
        await say(interaction, error_texts.sentence(error))
        return
    log.error("an interaction failed", exc_info=error, extra={"reference": interaction.id})
    await say(interaction, texts.apology(interaction.id))

"""Answering interactions so that a lost answer from Discord is neither an error nor said twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Any

import discord

from bot.cogs import error_texts, texts
from bot.cogs.delivery.retry import NO_ANSWER
from bot.cogs.panels import MAX_CONTENT, clip
from bot.errors import StorageUnavailable, UnstorableText, UserError

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

ALREADY_ACKNOWLEDGED = 40060
"""Discord's code for a second callback: the first one arrived although its answer was lost."""
UNKNOWN_INTERACTION = 10062
"""Discord's code for an interaction that was answered elsewhere, or is older than three seconds."""
SAY_TRIES = 3
PATIENCE_SECONDS = 1.0
"""Of the three that Discord gives for a first answer: then it is told that the answer takes longer. A machine with too
much to do is late with that as well."""
FORM_SECONDS = 2.0
"""How long may be waited for what a form is opened with, which can be announced by nothing."""
STOPPING = "Session is closed"
"""What aiohttp says once the bot has begun to stop."""


_TIMER, _DEFERRAL = "timer", "deferral"
"""Keys in an interaction's extras: of what waits to defer it, and of the task that does."""


class Slow(Enum):
    """What Discord is told when the answer to an interaction takes long."""

    THINKING = auto()
    """Only the person sees that the bot is thinking; the answer takes the place of that."""
    LATER = auto()
    """Nothing to be seen: the message under the button may be edited yet."""
    NOTHING = auto()
    """What follows must be the first answer: a form, or one that all can read."""


def bear_with(interaction: discord.Interaction, slow: Slow = Slow.THINKING) -> None:
    """Have Discord told in time when the answer takes long, as it does where the database does not answer."""
    if slow is Slow.NOTHING:
        return

    def late() -> None:
        if not interaction.response.is_done():
            interaction.extras[_DEFERRAL] = asyncio.create_task(_defer_late(interaction, slow))

    interaction.extras[_TIMER] = asyncio.get_running_loop().call_later(PATIENCE_SECONDS, late)


async def _defer_late(interaction: discord.Interaction, slow: Slow) -> None:
    try:
        if slow is Slow.THINKING:
            await defer(interaction)
        else:
            await interaction.response.defer()
    except (*NO_ANSWER, RuntimeError, discord.DiscordException) as error:
        log.info("a late answer could not be announced", extra={"error": repr(error)})


async def _deferred(interaction: discord.Interaction) -> bool:
    """Whether Discord was told that the answer comes later, once that has gone through. It comes now."""
    timer: asyncio.TimerHandle | None = interaction.extras.pop(_TIMER, None)
    if timer is not None:
        timer.cancel()
    deferral: asyncio.Task[None] | None = interaction.extras.get(_DEFERRAL)
    if deferral is not None and deferral is not asyncio.current_task():
        await asyncio.wait((deferral,))
    return deferral is not None


async def _through(send: Callable[[], Awaitable[object]]) -> None:
    """Give a first answer, again where the connection breaks; one of which only the confirmation was lost stands."""
    for left in reversed(range(SAY_TRIES)):
        try:
            await send()
        except discord.HTTPException as error:
            if error.code != ALREADY_ACKNOWLEDGED or left == SAY_TRIES - 1:
                raise
        except NO_ANSWER as error:
            if not left:
                raise
            log.info("an answer to an interaction is sent again", extra={"error": repr(error)})
            continue
        return


async def _whole(send: Callable[..., Awaitable[object]], **message: Any) -> None:
    """Send, the files from their beginning: an earlier try may have been cut off when it had read them."""
    for file in (*message.get("files", ()), *message.get("attachments", ())):
        file.reset()
    await send(**message)


async def take(interaction: discord.Interaction) -> None:
    """Take a button's press, whose message will be edited. HTTPException where somebody else has."""
    if not await _deferred(interaction):
        await _through(interaction.response.defer)


async def show_form(interaction: discord.Interaction, form: discord.ui.Modal) -> None:
    """Open a form. HTTPException where that is refused, StorageUnavailable where it comes too late for one."""
    if await _deferred(interaction):
        raise StorageUnavailable("too slow for a form to open")
    await _through(partial(interaction.response.send_modal, form))


async def defer(interaction: discord.Interaction) -> None:
    """Let the person see privately that the bot is thinking, also when Discord's word that they do got lost."""
    if await _deferred(interaction) and interaction.response.is_done():
        return
    for _ in range(SAY_TRIES):
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
        except discord.HTTPException as error:
            if error.code != ALREADY_ACKNOWLEDGED:
                raise
        except NO_ANSWER as error:
            log.info("a deferral is sent again", extra={"error": repr(error)})
            continue
        return


async def say(interaction: discord.Interaction[Cuecard], content: str | None = None, **kwargs: Any) -> None:
    """Tell the person something privately, with `files` if any, whether or not the interaction was deferred."""
    if content is not None:
        kwargs["content"] = clip(content, MAX_CONTENT)
    kwargs = linked(interaction, kwargs)
    for _ in range(SAY_TRIES):
        try:
            await _answer(interaction, **kwargs)
        except discord.HTTPException as error:
            if answered_elsewhere(error):
                _note_elsewhere(interaction)
            else:
                log.warning(
                    "could not answer an interaction", extra={"code": error.code, "status": error.status}
                )
        except NO_ANSWER as error:
            log.info("an answer to an interaction is sent again", extra={"error": repr(error)})
            continue
        except RuntimeError as error:
            if not is_stopping(error):
                raise
            log.info("an answer to an interaction was cut off: the bot is stopping")
        return


def linked(interaction: discord.Interaction[Cuecard], message: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a message with the commands that it names as mentions."""
    return interaction.client.command_mentions.in_message(message)


async def change(interaction: discord.Interaction[Cuecard], **kwargs: Any) -> None:
    """Edit the message whose button was pressed, its commands as mentions. HTTPException where that is refused."""
    kwargs = linked(interaction, kwargs)
    if await _deferred(interaction):
        await interaction.edit_original_response(**kwargs)
    else:
        await _through(partial(_whole, interaction.response.edit_message, **kwargs))


async def _answer(interaction: discord.Interaction, **kwargs: Any) -> None:
    """The first answer, or the next; a first answer of which only the confirmation was lost stands."""
    deferred = await _deferred(interaction)
    thinks = interaction.type is discord.InteractionType.application_command
    edit = {"attachments" if name == "files" else name: value for name, value in kwargs.items()}
    if not interaction.response.is_done():
        try:
            await _whole(interaction.response.send_message, ephemeral=True, **kwargs)
        except discord.HTTPException as error:
            if error.code != ALREADY_ACKNOWLEDGED:
                raise
            if thinks:  # what arrived may have been the deferral: fill it
                await _whole(interaction.edit_original_response, **edit)
            elif deferred:
                await _whole(interaction.followup.send, ephemeral=True, **kwargs)
    elif thinks:
        await _whole(interaction.edit_original_response, **edit)
    else:  # it takes the place of a deferral, if there is one
        await _whole(interaction.followup.send, ephemeral=True, **kwargs)


def is_stopping(error: BaseException | None) -> bool:
    """Whether nothing can be sent any more since the bot has begun to stop."""
    return isinstance(error, RuntimeError) and STOPPING in str(error)


def answered_elsewhere(error: BaseException) -> bool:
    """Whether Discord refused an answer since it has one: of another process, or of a try that went through."""
    codes = (ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION)
    return isinstance(error, discord.HTTPException) and error.code in codes


def _note_elsewhere(interaction: discord.Interaction) -> None:
    log.info("somebody else answered an interaction, or it was too late", extra={"reference": interaction.id})


async def say_error(interaction: discord.Interaction[Cuecard], error: BaseException) -> None:
    """One clear sentence for a deliberate error; for any other an apology with a number to look up in the log."""
    if answered_elsewhere(error):
        _note_elsewhere(interaction)
    elif is_stopping(error):
        log.info("an interaction was cut off: the bot is stopping", extra={"reference": interaction.id})
    elif isinstance(error, UserError):
        await say(interaction, error_texts.sentence(error))
    elif isinstance(error, StorageUnavailable):  # the store has logged it
        await say(interaction, texts.STORAGE_UNAVAILABLE)
    elif isinstance(error, UnstorableText):
        await say(interaction, texts.UNSTORABLE_TEXT)
    else:
        log.error("an interaction failed", exc_info=error, extra={"reference": interaction.id})
        await say(interaction, texts.apology(interaction.id))

"""From an attachment to a preview, or to every problem in the file."""

from __future__ import annotations

import io
from typing import Any

import discord

from bot.cogs.client import Cuecard
from bot.cogs.decks import import_texts
from bot.cogs.decks.access import editor_of
from bot.cogs.decks.deciding import import_buttons
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.cogs.replies import say
from bot.core.decks.limits import MAX_BYTES
from bot.core.decks.problems import DeckError
from bot.services.decks.errors import FileNotReceived, FileTooLarge


async def show_preview(
    interaction: discord.Interaction[Cuecard], file: discord.Attachment, name: str | None, format_: str | None
) -> None:
    """Read the file and show what importing it would do, or every problem in it. The interaction is deferred."""
    services = interaction.client.services
    data = await download(file, MAX_BYTES)
    try:
        loaded = await services.deck_files.read(data, file.filename, format_)
    except DeckError as error:
        await show_problems(interaction, error, file.filename)
        return
    shown = await services.deck_import.preview(editor_of(interaction), loaded, name)
    await say(interaction, view=import_texts.preview(shown).layout(*import_buttons(shown)))


async def download(file: discord.Attachment, most: int) -> bytes:
    """The attachment; FileTooLarge before a byte over `most` is loaded, FileNotReceived where Discord fails."""
    if file.size > most:
        raise FileTooLarge(file.size, of=most)
    try:
        return await file.read()
    except SEND_ERRORS:
        raise FileNotReceived from None


async def show_problems(
    interaction: discord.Interaction[Cuecard], error: DeckError, filename: str, cannot: str = "import"
) -> None:
    """Every problem of a file, in a file of its own where they are many."""
    panel, every = import_texts.problems(error, filename, cannot)
    shown: dict[str, Any] = {"view": panel.layout()}
    if every and interaction.app_permissions.attach_files:
        shown["files"] = [discord.File(io.BytesIO(every.encode()), filename="problems.txt")]
    await say(interaction, **shown)

"""`/review export`: a person's cards with their schedule, as a private file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord
from discord.app_commands import Choice

from bot.cogs.people import person_in_review
from bot.cogs.replies import defer, say
from bot.cogs.review import texts
from bot.services.review.errors import CannotAttachReviews, ReviewExportTooLarge
from bot.services.review.exporting import Format

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

FILE = "cuecard-review"
"""What the file is called."""
CHOICES = [Choice(name=texts.FORMATS[each], value=each.value) for each in Format]


async def send(interaction: discord.Interaction[Cuecard], format_: str) -> None:
    """Make the file and attach it."""
    if interaction.guild_id is not None and not interaction.app_permissions.attach_files:
        raise CannotAttachReviews
    await defer(interaction)
    made = await interaction.client.services.review_export.export(
        person_in_review(interaction), Format(format_)
    )
    if len(made.data) > interaction.filesize_limit:
        raise ReviewExportTooLarge(of=interaction.filesize_limit)
    file = discord.File(io.BytesIO(made.data), filename=f"{FILE}.{format_}")
    await say(interaction, texts.exported(made), files=[file])

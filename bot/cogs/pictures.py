"""A picture in a message: the file, where it stands in the panel, and its words for whoever cannot see it."""

from __future__ import annotations

import io
from typing import Any

import discord
from discord import ui

from bot.cogs.panels import clip
from bot.pictures.colours import Theme
from bot.pictures.gallery import Picture

MAX_DESCRIPTION = 1_024
"""Characters of what is told of a picture (Discord's limit)."""
OTHER_THEME = {Theme.DARK: Theme.LIGHT, Theme.LIGHT: Theme.DARK}
THEME_LABELS = {Theme.DARK: "🌙 For a dark screen", Theme.LIGHT: "☀️ For a light screen"}


def shown(picture: Picture, name: str) -> tuple[ui.MediaGallery[Any], discord.File]:
    """(what stands in the panel, the file to send with it); `name` is that of the file, without its ending."""
    filename, told = f"{name}.png", clip(picture.told, MAX_DESCRIPTION)
    file = discord.File(io.BytesIO(picture.png), filename=filename, description=told)
    gallery: ui.MediaGallery[Any] = ui.MediaGallery(
        discord.MediaGalleryItem(f"attachment://{filename}", description=told)
    )
    return gallery, file

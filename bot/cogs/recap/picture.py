"""The picture of a recap: who has most points."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cogs.pictures import shown
from bot.cogs.recap import texts
from bot.core.recap.facts import Recap
from bot.pictures.colours import Theme
from bot.pictures.gallery import Kind

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

Drawn = tuple[ui.MediaGallery[Any], discord.File]
"""What stands in the panel, and the file to send with it."""


async def drawn(client: Cuecard, guild: discord.Guild | None, found: Recap) -> Drawn | None:
    """The picture; None where nobody has points, or where it cannot be drawn: no recap is lost for that.

    Dark, which stands out on either theme: everybody sees the same.
    """
    if not found.leaders:
        return None
    facts = texts.leaders(found, guild.name if guild else "")
    try:
        return shown(await client.gallery.picture(Kind.TOP_TEN, Theme.DARK, facts), "cuecard-recap")
    except Exception:
        log.exception("the picture of a recap could not be drawn")
        return None

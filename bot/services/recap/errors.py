"""Why a recap was not found. The words are in `bot/cogs/recap/texts.py`."""

from __future__ import annotations

from bot.errors import NotFound


class NoSuchRecap(NotFound):
    """The server has no recap of that number, or no longer the season that it told of."""

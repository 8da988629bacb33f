"""Drawing off the event loop, and keeping what was drawn last: the same facts give the same picture."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Hashable
from enum import Enum

from msgspec import Struct

from bot.pictures.colours import Theme

KEPT = 64
"""Pictures kept, some 100 kB each."""


class Kind(Enum):
    """What a picture is of, by the module that draws it."""

    CALENDAR = "calendar"
    TOPICS = "topics"
    FORECAST = "forecast"
    TOP_TEN = "top_ten"


class Picture(Struct, frozen=True):
    """A picture, and the same in words for whoever cannot see it."""

    png: bytes
    told: str


class Gallery:
    """Draws pictures; one for the whole bot."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Picture] = OrderedDict()
        self._turn = asyncio.Lock()
        """One is drawn after the other, so that pictures leave a processor for everything else."""

    async def picture(self, kind: Kind, theme: Theme, *facts: Hashable) -> Picture:
        """The picture of the facts, as the module takes them: drawn in a thread unless it was just before."""
        key = (kind, theme, *facts)
        if key not in self._kept:
            async with self._turn:
                if key not in self._kept:
                    self._kept[key] = await asyncio.to_thread(_drawn, kind, theme, facts)
        self._kept.move_to_end(key)
        found = self._kept[key]
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found


def _drawn(kind: Kind, theme: Theme, facts: tuple[Hashable, ...]) -> Picture:
    from bot.pictures import calendar, forecast, top_ten, topics  # with Pillow, which takes a while to import

    modules = {
        Kind.CALENDAR: calendar,
        Kind.TOPICS: topics,
        Kind.FORECAST: forecast,
        Kind.TOP_TEN: top_ten,
    }
    module = modules[kind]
    return Picture(module.draw(*facts, theme), module.told(*facts))

"""A sheet to draw on: smooth shapes, and text on top of them."""

from __future__ import annotations

import io
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from bot.pictures.colours import COLOURS, Theme
from bot.pictures.writing import Style, fitting, width, write

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 1200
"""Pixels of a picture; Discord shows it about half as wide, so that it is sharp on fine screens as well."""
MARGIN = 48
_FINER = 2
"""Shapes are drawn so many times as large, and then made smaller: their edges are smooth."""

TITLE, LARGE = Style(44, bold=True), Style(52, bold=True)
BODY, STRONG = Style(30), Style(30, bold=True)
SMALL, TINY = Style(25), Style(21)


class Side(Enum):
    """Where text stands, seen from the point it is given."""

    RIGHT_OF = 0.0
    AROUND = 0.5
    LEFT_OF = 1.0


class Canvas:
    """A picture in the making. Places are pixels from the left and the top; text stands on its baseline."""

    def __init__(self, height: int, theme: Theme) -> None:
        self.colours = COLOURS[theme]
        self.height = height
        self._image = Image.new("RGB", (WIDTH * _FINER, height * _FINER), self.colours.paper)
        self._draw = ImageDraw.Draw(self._image)
        self._texts: list[Callable[[ImageDraw.ImageDraw], None]] = []

    def box(
        self,
        at: tuple[float, float],
        size: tuple[float, float],
        colour: str,
        *,
        radius: float = 0,
        outline: str | None = None,
    ) -> None:
        """A rectangle with round corners; nothing where it has no size."""
        if size[0] <= 0 or size[1] <= 0:
            return
        left, top = at[0] * _FINER, at[1] * _FINER
        right, bottom = left + size[0] * _FINER - 1, top + size[1] * _FINER - 1
        if right < left or bottom < top:
            return
        radius = min(radius, size[0] / 2, size[1] / 2) * _FINER
        line = 3 * _FINER if outline else 0
        self._draw.rounded_rectangle((left, top, right, bottom), radius, colour, outline, line)

    def circle(self, centre: tuple[float, float], radius: float, colour: str) -> None:
        """A disc."""
        x, y, r = centre[0] * _FINER, centre[1] * _FINER, radius * _FINER
        self._draw.ellipse((x - r, y - r, x + r, y + r), colour)

    def text(
        self,
        at: tuple[float, float],
        text: str,
        style: Style = BODY,
        colour: str = "",
        *,
        side: Side = Side.RIGHT_OF,
        room: float | None = None,
    ) -> float:
        """A line of text, cut where it is wider than `room`; how wide it is."""
        shown = text if room is None else fitting(text, style, room)
        wide = width(shown, style)
        place = (at[0] - wide * side.value, at[1])
        self._texts.append(
            partial(write, at=place, text=shown, style=style, colour=colour or self.colours.ink)
        )
        return wide

    def heading(self, title: str, below: str) -> None:
        """What the picture is about: a large line, and a quiet one."""
        room = WIDTH - 2 * MARGIN
        self.text((MARGIN, 82), title, TITLE, room=room)
        self.text((MARGIN, 128), below, SMALL, self.colours.quiet, room=room)

    def png(self) -> bytes:
        """The picture as a file."""
        image = self._image.reduce(_FINER)
        draw = ImageDraw.Draw(image)
        for write_it in self._texts:
            write_it(draw)
        file = io.BytesIO()
        image.save(file, "PNG", compress_level=6)
        return file.getvalue()

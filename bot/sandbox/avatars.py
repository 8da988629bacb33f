"""Faces for the people of the simulated server: an initial on a colour, so that they can be told apart."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

COLOURS = {"ana": "#1f8b4c", "ben": "#c27c0e", "mod": "#ad1457", "cuecard": "#5865f2"}
SIZE = 96
"""Pixels; shown at 40."""


def face(name: str) -> bytes:
    """A PNG with the name's initial."""
    image = Image.new("RGB", (SIZE, SIZE), COLOURS[name])
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(SIZE * 0.55)
    draw.text((SIZE / 2, SIZE / 2), name[0].upper(), fill="white", font=font, anchor="mm")
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()

"""The fonts that ship with the bot, and which characters each has. All are free: see `fonts/LICENSES.md`.

They were cut down to what names are likely to hold by `tests/pictures/make_fonts.py`.
"""

from __future__ import annotations

import json
import re
import struct
from enum import Enum
from functools import cache
from pathlib import Path

from PIL import ImageFont

FOLDER = Path(__file__).parent / "fonts"


class Face(Enum):
    """A font file."""

    MEDIUM = "Inter-Medium.ttf"
    BOLD = "Inter-Bold.ttf"
    EMOJI = "Twemoji.ttf"
    ARABIC = "NotoSansArabic.ttf"
    HEBREW = "NotoSansHebrew.ttf"
    THAI = "NotoSansThai.ttf"
    CJK = "NotoSansCJK.otf"


OTHERS = (Face.EMOJI, Face.ARABIC, Face.HEBREW, Face.THAI, Face.CJK)
"""Where a character is looked for that Inter lacks, in this order."""


@cache
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """The font in pixels; one character is set after the other, whatever shaping library the machine has."""
    return ImageFont.truetype(FOLDER / face.value, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def characters(face: Face) -> frozenset[int]:
    """The code points that the font draws: its table of them is of format 12 and no other."""
    data = (FOLDER / face.value).read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (first,) = struct.unpack_from(">I", data, start + 8)
    (groups,) = struct.unpack_from(">I", data, start + first + 12)
    found: set[int] = set()
    for number in range(groups):
        low, high, _ = struct.unpack_from(">III", data, start + first + 16 + 12 * number)
        found.update(range(low, high + 1))
    return frozenset(found)


@cache
def emoji_sequences() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds emoji of several characters (flags, families), and the one character that the font has for each."""
    sequences: dict[str, str] = json.loads((FOLDER / "emoji_sequences.json").read_text(encoding="utf-8"))
    longest_first = sorted(sequences, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), sequences

"""Setting text of any script in one line: what each character is drawn with, how wide it is, where it is cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from msgspec import Struct
from PIL import ImageDraw

from bot.pictures.direction import in_drawing_order
from bot.pictures.fonts import OTHERS, Face, characters, emoji_sequences, font

UNKNOWN = "?"
"""In place of a character that no font has."""
MOST = 200
"""Characters looked at: more than Discord lets a name have, and than any line of a picture has room for."""
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_MARKS = ("Mn", "Me")
_AS_EMOJI = "\ufe0f"
_SKIN_TONES = "🏻🏼🏽🏾🏿"


class Style(Struct, frozen=True):
    """How text is set."""

    size: int
    """Pixels of an em."""
    bold: bool = False

    @property
    def face(self) -> Face:
        """The font of what is written with Latin, Greek or Cyrillic letters."""
        return Face.BOLD if self.bold else Face.MEDIUM


def width(text: str, style: Style) -> float:
    """Pixels that the line takes."""
    return sum(font(face, style.size).getlength(run) for face, run in _runs(in_order(text), style))


def fitting(text: str, style: Style, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than `room` pixels."""
    text = drawable(text)
    if width(text, style) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", style) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, style: Style, colour: str) -> None:
    """Write the line; `at` is where its baseline begins on the left."""
    x, baseline = at
    for face, run in _runs(in_order(text), style):
        draw.text(
            (x, baseline), run, colour, font(face, style.size), anchor="ls", embedded_color=face is Face.EMOJI
        )
        x += font(face, style.size).getlength(run)


def in_order(text: str) -> str:
    """The line's characters as they are drawn, from the left."""
    return in_drawing_order(drawable(text))


@lru_cache(maxsize=2_000)
def drawable(text: str) -> str:
    """The text in one line and in characters that the fonts have; one that none has becomes a question mark.

    An emoji of several characters becomes the one that the font has for it. Letters in disguise, such as 𝓪, are
    written as what they mean; marks that belong to no letter, piled up, are left out.
    """
    line = unicodedata.normalize("NFC", " ".join(text[:MOST].split())).replace(_AS_EMOJI, "")
    pattern, sequences = emoji_sequences()
    line = pattern.sub(lambda found: sequences[found[0]], line)
    drawn = "".join(_drawable(each) for each in line)
    return " ".join(drawn.split())


def _drawable(character: str) -> str:
    face = _face(character)
    if unicodedata.category(character) in _MARKS and face is not Face.THAI:
        return ""
    if face is not None:
        return character
    if unicodedata.category(character) in _UNSEEN or character in _SKIN_TONES:
        return ""
    plain = unicodedata.normalize("NFKC", character)
    base = unicodedata.normalize("NFD", character)[0]
    for instead in (plain, base):
        if all(_face(each) is not None for each in instead):
            return instead
    return UNKNOWN


@lru_cache(maxsize=20_000)
def _face(character: str) -> Face | None:
    """What the character is drawn with; None where no font has it. Bold and medium have the same characters."""
    code = ord(character)
    return next((face for face in (Face.MEDIUM, *OTHERS) if code in characters(face)), None)


def _runs(text: str, style: Style) -> Iterator[tuple[Face, str]]:
    """Stretches of one font; what stands between two of the same, such as a space, goes with them."""
    for face, run in groupby(text, key=_face):
        yield style.face if face in (None, Face.MEDIUM) else face, "".join(run)

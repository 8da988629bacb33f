"""The texts within GIFT: characters that mean themselves, and the ways in which a text may be marked up."""

from __future__ import annotations

import re

from bot.formats.anki.notes import LeftOut
from bot.formats.moodle.texts import HTML, MARKDOWN, MOODLE, PLAIN, plain

_ESCAPED = re.compile(r"\\([\\~=#{}:n])")
_GUARDS = {mark: chr(place) for place, mark in enumerate("\\~=#{}:n", start=1)}
"""Control characters, of which a decoded text holds none, in place of those that mean themselves."""
_MEANT = str.maketrans({guard: "\n" if mark == "n" else mark for mark, guard in _GUARDS.items()})
_WAY = re.compile(rf"\[({HTML}|{MOODLE}|{PLAIN}|{MARKDOWN})\]")


def guarded(text: str) -> str:
    """The text, in which what a backslash stands before parts nothing."""
    return _ESCAPED.sub(lambda escaped: _GUARDS[escaped[1]], text)


def bare(text: str) -> str:
    """What was guarded, as people read it."""
    return text.translate(_MEANT).strip()


def formatted(text: str, way: str, left_out: LeftOut) -> tuple[str, str]:
    """The guarded text as people read it, and the way it was written: its own (`[html]...`), else `way`."""
    text = text.strip()
    if named := _WAY.match(text):
        way, text = named[1], text[named.end() :]
    text = bare(text)
    return plain(text, way, left_out), way

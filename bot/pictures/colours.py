"""The two sets of colours, for Discord's dark theme and its light one.

What colours tell is told by lightness as well, and in words: the amounts of the calendar are one blue that grows
lighter (darker on white), right and partly right are blue and orange of Okabe and Ito's palette, which people who
are blind to some colours tell apart. Text has a contrast of 4.5 and more to what it stands on; a test measures it.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Theme(StrEnum):
    """Which of Discord's themes a picture is for."""

    DARK = "dark"
    LIGHT = "light"


class Colours(Struct, frozen=True):
    """The colours of a theme."""

    paper: str
    """What everything stands on."""
    card: str
    """A field on the paper."""
    line: str
    ink: str
    quiet: str
    """Text that explains."""
    right: str
    partly: str
    empty: str
    """A bar's rest, a day without answers."""
    amounts: tuple[str, str, str, str]
    """From few to many."""
    medals: tuple[str, str, str]
    """Gold, silver, bronze."""
    on_medal: str


COLOURS = {
    Theme.DARK: Colours(
        paper="#1b1c21",
        card="#26282f",
        line="#383b44",
        ink="#f3f4f6",
        quiet="#a9aeb9",
        right="#56b4e9",
        partly="#e69f00",
        empty="#33363f",
        amounts=("#1f4e79", "#2f7fb8", "#63b6ec", "#c4e6ff"),
        medals=("#e8b931", "#b9c0cc", "#cd8a56"),
        on_medal="#1b1c21",
    ),
    Theme.LIGHT: Colours(
        paper="#ffffff",
        card="#f3f4f7",
        line="#dcdfe5",
        ink="#1d2027",
        quiet="#585f6c",
        right="#0072b2",
        partly="#e69f00",
        empty="#e4e7ec",
        amounts=("#b8dcf5", "#6fb4e3", "#2279b8", "#0b3f6b"),
        medals=("#e8b931", "#b9c0cc", "#d99a6c"),
        on_medal="#1d2027",
    ),
}

"""Panels: what the bot shows, as a container of Discord's Components V2 with its buttons and menus inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Any

import discord
from discord import ui
from msgspec import Struct

from bot.cogs.markdown import APART, END, apart, from_right, inert
from bot.core.members import unturned

MAX_CONTENT = 2_000
"""Characters of a message without components (Discord's limit)."""
MAX_SHOWN = 4_000
"""Characters of all texts of a message with components (Discord's limit)."""
ROW = 5
"""The width of a row: five buttons, or a menu (Discord's limit)."""
MAX_OPTIONS = 25
"""Of a menu (Discord's limit)."""
MAX_OPTION = 100
"""Characters of a menu's option: of what it says, of what it says below, and of its value (Discord's limit)."""


class Colour(IntEnum):
    """What a panel is about, at a glance; its words say the same."""

    QUESTION = 0x5865F2
    CLOSING = 0xF0B232
    ANSWER = 0x57F287
    RESULT = 0xFEE75C
    INFO = 0x99AAB5


class Panel(Struct, frozen=True):
    """A titled text. All four texts are markdown; what cards and members wrote goes through `cogs.markdown` first."""

    title: str
    """A line, shown as a heading; one that begins with # is shown as it is."""
    body: str
    footer: str = ""
    """Small print below the rest."""
    colour: Colour = Colour.INFO
    above: str = ""
    """Small print above the title: where it belongs."""

    def layout(
        self,
        *controls: ui.Item[Any],
        leading: Sequence[ui.Item[Any]] = (),
        mention: str = "",
        picture: ui.MediaGallery[Any] | None = None,
    ) -> ui.LayoutView:
        """The panel with its buttons, menus and rows of them, to be sent or to be shown in place of another.

        `leading` stand above the text, inside; `mention` stands before the panel, `picture` below the
        text. The view is stopped: discord.py would
        else keep every view that was ever sent, though a press is found by its id alone.
        """
        container: ui.Container[Any] = ui.Container(accent_colour=self.colour)
        for row in rows_of(leading):
            container.add_item(row)
        for text in self.texts():
            container.add_item(ui.TextDisplay(text))
        if picture is not None:
            container.add_item(picture)
        for row in rows_of(controls):
            container.add_item(row)
        layout = ui.LayoutView(timeout=None)
        if mention:
            layout.add_item(ui.TextDisplay(mention))
        layout.add_item(container)
        layout.stop()
        return layout

    def texts(self) -> list[str]:
        """Heading and body, then the small print; together within Discord's limit."""
        title = self.title if self.title.startswith("#") else f"### {self.title}"
        above = f"-# {self.above}\n" if self.above else ""
        footer = f"-# {clip(self.footer, 500)}" if self.footer else ""
        head = clip(f"{above}{title}", MAX_SHOWN // 2)
        body = clip(self.body, MAX_SHOWN - len(head) - len(footer) - 100)
        return [text for text in (f"{head}\n{body}" if body else head, footer) if text]


def texts_of(message: discord.Message) -> list[str]:
    """The texts of a message that is a panel, as `Panel.texts` gives them; empty for any other."""
    containers = [part for part in message.components if isinstance(part, discord.Container)]
    return [
        part.content
        for container in containers
        for part in container.children
        if isinstance(part, discord.TextDisplay)
    ]


def rows_of(controls: Sequence[ui.Item[Any]]) -> Iterator[ui.ActionRow[Any]]:
    """Rows in the order of the controls: those given as they are, the others as many to a row as there is room for."""
    waiting: list[ui.Item[Any]] = []
    for control in controls:
        if waiting and sum(item.width for item in waiting) + control.width > ROW:
            yield ui.ActionRow(*waiting)
            waiting = []
        if isinstance(control, ui.ActionRow):
            yield control
        else:
            waiting.append(control)
    if waiting:
        yield ui.ActionRow(*waiting)


def replacing(layout: ui.LayoutView) -> dict[str, Any]:
    """Arguments for an edit that puts a panel in the place of whatever the message shows, an embed or text too."""
    return {"content": None, "embeds": [], "view": layout}


def clip(text: str, limit: int) -> str:
    """`text`, cut with an ellipsis when it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def safe(text: str, most: int | None = None) -> str:
    """A member's text (a name, an answer) in one line, made inert: no markdown, no mention.

    What is read from the right is kept apart, or it would turn the numbers around it as well. `most` is how many
    characters are sent at the most; cut is what is shown, and never a sign from what makes it inert.
    """
    if most is not None:
        text = " ".join(unturned(text).split())[: most + 1]
    shown = inert(text)
    if most is not None:
        shown = _cut(shown, most - len(APART + END) * from_right(shown))
    return apart(shown)


def _cut(shown: str, most: int) -> str:
    if len(shown) <= most:
        return shown
    kept = shown[: most - 1]
    escapes = len(kept) - len(kept.rstrip("\\"))
    return f"{kept[: len(kept) - escapes % 2]}…"

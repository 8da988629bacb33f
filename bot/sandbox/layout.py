"""A message's components: the buttons and menus in it, in the order in which they are read, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import discord
from msgspec import Struct

from bot.sandbox.markup import Markup, wrap

BAR = "▌ "
PICTURE = "🖼"
RULE = "─" * 24


def walk(components: Sequence[Any]) -> Iterator[Any]:
    """All components, outer ones first; what stands beside a section comes after it."""
    for component in components:
        yield component
        yield from walk(getattr(component, "children", ()))
        accessory = getattr(component, "accessory", None)
        if accessory is not None:
            yield from walk([accessory])


def buttons(message: discord.Message) -> list[discord.Button]:
    """The message's buttons in reading order; the first is number 1."""
    return [each for each in walk(message.components) if isinstance(each, discord.Button)]


def menus(message: discord.Message) -> list[discord.SelectMenu]:
    """The message's menus in reading order."""
    return [each for each in walk(message.components) if isinstance(each, discord.SelectMenu)]


def choices(message: discord.Message) -> list[tuple[discord.SelectMenu, discord.SelectOption]]:
    """What the message's menus offer, each with its menu; the first is number 1, and numbers go on across menus."""
    return [(menu, option) for menu in menus(message) for option in menu.options]


class Drawing(Struct):
    """Draws one message's components as lines."""

    markup: Markup
    width: int | None
    """Characters in a line; None: as many as there are."""
    at: datetime
    """When the message was written: relative times count from there."""
    buttons: int = 0
    options: int = 0
    """How many of each have been numbered."""

    def lines(self, components: Sequence[Any], bar: str = "") -> list[str]:
        """The components' lines, each behind the bar."""
        lines: list[str] = []
        for component in components:
            if isinstance(component, discord.Container):
                lines += self._container(component)
            else:
                drawn = self._drawn(component)
                lines += [
                    f"{bar}{part}".rstrip()
                    for line in drawn
                    for part in self._wrapped(line, len(BAR) * bool(bar))
                ]
        return lines

    def _container(self, container: discord.Container) -> list[str]:
        colour = container.accent_colour
        bar = self.markup.style.coloured(BAR, colour.value) if colour else BAR
        return self.lines(container.children, bar)

    def _drawn(self, component: Any) -> list[str]:
        if isinstance(component, discord.TextDisplay):
            return self.markup.lines(component.content, self.at)
        if isinstance(component, discord.SectionComponent):
            inside = [line for child in component.children for line in self._drawn(child)]
            return [*inside, *self._drawn(component.accessory)]
        if isinstance(component, discord.SeparatorComponent):
            return [self.markup.style.dim(RULE) if component.visible else ""]
        if isinstance(component, discord.ActionRow):
            return self._row(component)
        if isinstance(component, discord.MediaGalleryComponent):
            return [f"{PICTURE} {item.description or 'a picture'}" for item in component.items]
        if isinstance(component, discord.Button):
            return [self._button(component)]
        return []

    def _row(self, row: discord.ActionRow) -> list[str]:
        menus = [child for child in row.children if isinstance(child, discord.SelectMenu)]
        if menus:
            return [line for menu in menus for line in self._menu(menu)]
        return [" ".join(self._button(child) for child in row.children if isinstance(child, discord.Button))]

    def _button(self, button: discord.Button) -> str:
        self.buttons += 1
        label = " ".join(str(part) for part in (self.buttons, button.emoji, button.label) if part)
        if button.url:
            return f"[{label}] {button.url}"
        return self.markup.style.dim(f"({label})") if button.disabled else f"[{label}]"

    def _menu(self, menu: discord.SelectMenu) -> list[str]:
        asked = menu.placeholder or "Choose"
        lines = [asked if asked.endswith("?") else f"{asked}:"]
        if not menu.options:
            return [f"{lines[0]} (:choose @name or #name)"]
        for option in menu.options:
            self.options += 1
            chosen = " ✓" if option.default else ""
            about = f" — {option.description}" if option.description else ""
            lines.append(f"  {self.options}) {option.label}{about}{chosen}")
        return lines

    def _wrapped(self, line: str, taken: int) -> list[str]:
        return wrap(line, None if self.width is None else max(20, self.width - taken))

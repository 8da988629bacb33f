"""Panels: what the bot shows in a channel, as an embed, or as plain text where embeds are not allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import discord
from discord.utils import escape_markdown, escape_mentions

MAX_CONTENT = 2_000
"""Characters of a message (Discord's limit)."""
MAX_BODY = 4_000
"""Under Discord's 4,096 for an embed's description."""


class Colour(IntEnum):
    """What a panel is about, at a glance."""

    QUESTION = 0x5865F2
    ANSWER = 0x57F287
    RESULT = 0xFEE75C
    INFO = 0x99AAB5


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled text with a small footer."""

    title: str
    body: str
    footer: str = ""
    colour: Colour = Colour.INFO

    def embed(self) -> discord.Embed:
        """The panel as an embed."""
        embed = discord.Embed(
            title=clip(self.title, 256), description=clip(self.body, MAX_BODY), colour=self.colour
        )
        if self.footer:
            embed.set_footer(text=clip(self.footer, 1_000))
        return embed

    def text(self) -> str:
        """The panel as plain text."""
        parts = (f"**{self.title}**", self.body, f"-# {self.footer}" if self.footer else "")
        return clip("\n".join(part for part in parts if part), MAX_CONTENT)

    def content(self, *, embeds: bool) -> dict[str, Any]:
        """Arguments for `send`: an embed where the bot may embed links, else text."""
        return {"embed": self.embed()} if embeds else {"content": self.text()}


def clip(text: str, limit: int) -> str:
    """`text`, cut with an ellipsis when it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def safe(text: str) -> str:
    """A member's text (a name, an answer) made inert: no markdown, no mention, one line."""
    return escape_mentions(escape_markdown(" ".join(text.split())))


def plural(count: int, noun: str, nouns: str = "") -> str:
    """`1 point`, `2 points`; `nouns` for a plural that takes more than an s."""
    return f"{count} {noun}" if count == 1 else f"{count} {nouns or f'{noun}s'}"

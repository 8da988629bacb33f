"""Commands in texts as Discord's mentions, which a tap opens: `/daily setup` becomes </daily setup:17>.

Texts name commands in code style, with what belongs to them: `/deck undo deck:birds`. That is also what people see
while the ids are not known, since Discord tells them when the commands are published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from discord import ui
from discord.app_commands import AppCommand, AppCommandGroup

from bot.cogs.panels import MAX_CONTENT, MAX_SHOWN

_NAMED = re.compile(r"(?<![\\`])`/(?P<name>[a-z]+(?: [a-z]+)?)(?: (?P<options>[a-z_]+:[^`]*))?`(?!`)")


class CommandMentions:
    """The mentions of the published commands."""

    def __init__(self, ids: Mapping[str, int] | None = None) -> None:
        self._ids = dict(ids or {})
        """By the whole name, as `daily setup`."""

    @classmethod
    def of(cls, published: Iterable[AppCommand]) -> CommandMentions:
        """Those of the commands that Discord has taken."""
        return cls({name: command.id for command in published for name in _names(command)})

    def in_text(self, text: str, limit: int = MAX_CONTENT) -> str:
        """`text` with its commands mentioned; as it is where that would be over `limit` characters."""
        linked = _NAMED.sub(self._mention, text)
        return linked if len(linked) <= limit else text

    def in_message(self, message: dict[str, Any]) -> dict[str, Any]:
        """The arguments of a message with the commands of its content, and of the panel in its view, mentioned."""
        view = message.get("view")
        if isinstance(view, ui.LayoutView):
            for shown in view.walk_children():
                if isinstance(shown, ui.TextDisplay):
                    room = MAX_SHOWN - view.content_length()
                    shown.content = self.in_text(shown.content, len(shown.content) + room)
        if message.get("content"):
            return {**message, "content": self.in_text(message["content"])}
        return message

    def _mention(self, match: re.Match[str]) -> str:
        found = self._ids.get(match["name"])
        if found is None:
            return match[0]
        options = f" `{match['options']}`" if match["options"] else ""
        return f"</{match['name']}:{found}>{options}"


def _names(command: AppCommand) -> Iterator[str]:
    """What can be called: the command, or the commands below it."""
    below = [option.name for option in command.options if isinstance(option, AppCommandGroup)]
    yield from [f"{command.name} {name}" for name in below] or [command.name]

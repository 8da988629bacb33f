"""How the page reads a message's text: as Discord does, where simcord reads it as plain Markdown.

simcord takes subtext, mentions and commands in an embed for plain text, drops blank lines, draws a quote on into
the lines after it, numbers every list from 1, and leaves a mention that it does not know as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from simcord.preview import _dependencies, _markdown, _messages

IN_EMBEDS = ("embed_description", "embed_field_value")
NOT_DISCORDS = ("code", "table", "hr", "lheading", "reference")
"""Marks of Markdown that Discord shows as they are written."""
_UNKNOWN = re.compile(r"<(?:(?P<role>@&)|(?P<user>@!?)|(?P<channel>#))\d+>|</(?P<command>[^:\n]{1,100}):\d+>")
_QUOTE = re.compile(r" {0,3}> ?")
_LIST = re.compile(r"\s*[-*+] ")
_NUMBERED = re.compile(r"^(\s*\d+)([.)]) ")
_FENCE = re.compile(r"\s*```")
BLANK_LINE = "\u200b"
"""A paragraph of its own stands for each blank line: Markdown would see none in a line without a character."""

_quotes = _markdown._discord_multiline_quotes
_parser = _markdown._markdown_parser
_entity = _dependencies._DependencyRead.entity
_names = _messages._markdown_context


def install() -> None:
    """Read texts as Discord does from now on; a second call changes nothing more."""
    for field in IN_EMBEDS:
        _markdown._FIELD_POLICIES[field].update(subtext=True, mentions=True, commands=True)
    _markdown._discord_multiline_quotes = lines
    _markdown._markdown_parser = parser
    _dependencies._DependencyRead.entity = entity  # type: ignore[method-assign]
    _messages._markdown_context = names


def lines(text: str) -> str:
    """The text with every line where Discord would show it."""
    shown: list[str] = []
    fenced, before = False, None
    for line in _quotes(text).splitlines():
        if _FENCE.match(line):
            fenced = not fenced
        if fenced or _FENCE.match(line):
            shown.append(line)
            continue
        kind = next((mark for mark in (_QUOTE, _LIST) if mark.match(line)), None)
        if before is not None and kind is not before:
            shown.append("")
        before = kind
        shown += [_NUMBERED.sub(r"\1\\\2 ", line)] if line.strip() else ["", BLANK_LINE, ""]
    return "\n".join(shown)


def parser(policy: Mapping[str, bool | str], context: Mapping[str, Any]) -> Any:
    """A parser of one field's text."""
    made = _parser(policy, context)
    made.disable(NOT_DISCORDS)
    if policy["mentions"]:
        made.inline.ruler.after("discord_semantic", "unknown_mention", _unknown_mention)
    return made


def _unknown_mention(state: Any, silent: bool) -> bool:
    match = _UNKNOWN.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("text", "", 0).content = _in_words(match)
    state.pos = match.end()
    return True


def _in_words(match: re.Match[str]) -> str:
    if match["command"]:
        return f"/{match['command']}"
    return "#unknown" if match["channel"] else "@unknown-role" if match["role"] else "@unknown-user"


def names(preview: Any, page: Any, message: Any, channel: Any, *, content: str = "") -> dict[str, Any]:
    """What is mentioned in a message, by id; in direct messages all that the person knows of the server, too."""
    found: dict[str, Any] = _names(preview, page, message, channel, content=content)
    if channel.guild_id is None:
        backend = preview.env.backend
        found["channels"] = {str(key): each.name for key, each in backend.channels.items() if each.guild_id}
        found["users"] = {str(key): user.global_name or user.name for key, user in backend.users.items()}
    return found


def entity(self: Any, kind: str, identity: Any) -> bool:
    """Whether the viewer may see the name of what is mentioned: of people and commands always, wherever they read."""
    return kind in ("command", "user") or _entity(self, kind, identity)

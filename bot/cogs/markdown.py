"""Text of cards and members in Discord's markdown: what people see has the characters that were written."""

from __future__ import annotations

import re
import unicodedata

from discord.utils import escape_mentions

from bot.core.members import unturned

_AS_IT_IS = re.compile(
    r"(?P<code>```.+?```|(?<!`)(`{1,2})(?!`).+?(?<!`)\2(?!`))"  # a block of code, or code in a line
    r"|(?P<link>https?://[^\s<>]+[^\s<>.,:;\"'\])])",
    re.DOTALL,
)
_MARK = re.compile(
    r"^(?P<indent>[ \t]*)(?=(?:#{1,3}|>(?:>>)?|-#)\s)"  # a heading, a quotation, small print
    r"|[\\*_~|`]"
    r"|\[(?=[^\]\n]*\]\()"  # a link under other words
    r"|<(?=[@#/:at])",  # a mention, a time, an emoji
    re.MULTILINE,
)
APART, END = "\u2068", "\u2069"
"""Unicode's first strong isolate, and its end."""
_TURNED_ROUND = dict.fromkeys((0x202D, 0x202E))
"""Marks that show letters in another order than they are written and answered in."""


def shown(text: str) -> str:
    """`text` so that Discord shows its characters: no markdown and no mention of its own.

    Code between backticks and links are left as they are.
    """
    text = text.translate(_TURNED_ROUND)
    parts, at = [], 0
    for kept in _AS_IT_IS.finditer(text):
        parts += [_escaped(text[at : kept.start()]), kept[0]]
        at = kept.end()
    return escape_mentions("".join([*parts, _escaped(text[at:])]))


def from_right(text: str) -> bool:
    """Whether some of the text is read from the right."""
    return any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)


def apart(text: str) -> str:
    """The text, kept apart where it is read from the right: else it turns numbers and marks around it as well."""
    return f"{APART}{text}{END}" if from_right(text) else text


def in_a_line(text: str) -> str:
    """A card's text, shown in one line."""
    return apart(shown(" ".join(text.split())))


def inert(text: str) -> str:
    """Anybody's text in one line without markdown of any kind, code too, and without turning what stands behind it."""
    return escape_mentions(_escaped(" ".join(unturned(text).split())))


def _escaped(text: str) -> str:
    return _MARK.sub(
        lambda mark: f"{mark['indent']}\\" if mark["indent"] is not None else f"\\{mark[0]}", text
    )


def heading(text: str) -> str:
    """A card's text as a heading: its first line large, the rest, which may be code, below."""
    first, *rest = shown(text).split("\n", 1)
    if first.lstrip().startswith("```"):
        return "\n".join([first, *rest])
    return "\n".join([f"## {apart(first)}", *rest])


def quotation(text: str) -> str:
    """A card's text as a quotation, each line of it."""
    return "\n".join(f"> {line if '```' in line else apart(line)}" for line in shown(text).splitlines())

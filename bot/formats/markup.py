"""HTML to plain text, for cards that come from Anki.

A single forward scan in linear time; the standard library's HTML parser is slower and, in older versions,
quadratic on broken markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.decks.check import tidy

_TAG = re.compile(r"""<(/?)([A-Za-z][\w:-]{0,30})((?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}'|["'])*+)>""")
_DECLARATION = re.compile(r"<[!?][^<>]*+>")
_EDITORS = re.compile(
    r"</?[bipu]>|<(?:br|div|img|span|p|ul|ol|li|sub|sup|table|script|style)\b[^<>]*+>", re.IGNORECASE
)
_SOUND = re.compile(r"\[(?:sound|anki:play|anki:tts)[^\]\n]{0,300}\]")
_BLOCKS = frozenset((
    "address", "article", "blockquote", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_BLOCK = "\x00"
"""Stands where a block begins or ends, until it is known whether a line ends there already."""
_SPACE = re.compile("(?:[ \t\n\f\r\x00\xa0]|&nbsp;)+")
_SPACES = re.compile(" +")
_EDGE = re.compile(r"[ \n\x00]{2,}|\x00")
_OPENING = re.compile(r"<[A-Za-z/!?]")
_DROPPED = frozenset(("script", "style", "head", "template", "svg"))
_MEDIA = frozenset(("img", "audio", "video", "object", "embed", "iframe"))


@dataclass(frozen=True, slots=True)
class Plain:
    """Text out of HTML."""

    text: str
    media: int
    """How many pictures, sounds and videos stood in it."""


def strip(source: str) -> Plain:
    """`source` without tags, comments, scripts and styles; blocks become lines, entities characters.

    White space is collapsed as a browser does, no-break spaces with it; `&#32;` and the like stay.
    """
    source, sounds = _SOUND.subn("", _SPACE.sub(" ", source))
    pieces = list(_pieces(source))
    text = "".join(piece for piece in pieces if piece is not None)
    text = _EDGE.sub(_line_ends, text)
    lines = (line.strip(" ") for line in _SPACES.sub(" ", text).split("\n"))
    return Plain(tidy(html.unescape("\n".join(lines).strip())), sounds + pieces.count(None))


def looks_like_html(text: str) -> bool:
    """Whether a tag of Anki's editor stands in it."""
    return _EDITORS.search(text) is not None


def _line_ends(space: re.Match[str]) -> str:
    """The line ends in a run of white space: one at least where a block begins or ends, its own otherwise."""
    if _BLOCK not in space[0]:
        return space[0]
    return "\n" * max(1, space[0].count("\n"))


def _pieces(source: str) -> Iterator[str | None]:
    """The text outside tags, a line end for each block, None for each medium."""
    place = 0
    while opening := _OPENING.search(source, place):
        start = opening.start()
        yield source[place:start]
        if source.startswith("<!--", start):
            place = _after(source, "-->", start)
        elif tag := _TAG.match(source, start):
            name = tag[2].lower()
            place = tag.end()
            if name in _MEDIA and not tag[1]:
                yield None
            if name in _DROPPED and not tag[1] and not tag[3].endswith("/"):
                place = _after_element(source, name, place)
            if name in _BLOCKS or name == "br":
                yield "\n" if name == "br" else _BLOCK
        elif declaration := _DECLARATION.match(source, start):
            place = declaration.end()
        else:
            yield "<"
            place = start + 1
    yield source[place:]


def _after(source: str, end: str, start: int) -> int:
    found = source.find(end, start)
    return found + len(end) if found >= 0 else len(source)


def _after_element(source: str, name: str, start: int) -> int:
    end = re.compile(rf"</{name}\b[^<>]*+>?", re.IGNORECASE).search(source, start)
    return end.end() if end else len(source)

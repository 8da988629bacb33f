"""HTML to plain text, for cards that come from Anki.

What carries meaning stays: raised and lowered digits (10⁸ is not 108), the lines and indentation of code, the rows of
tables.

A single forward scan in linear time; the standard library's HTML parser is slower and, in older versions,
quadratic on broken markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from bot.core.decks.check import tidy

_TAG = re.compile(
    r"""<(/?)([A-Za-z][\w:-]{0,30})(?=((?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}'|["'])*))\3>"""
)
_DECLARATION = re.compile(r"<[!?][^<>]*+>")
_EDITORS = re.compile(
    r"</?[bipu]>|<(?:br|div|img|span|p|ul|ol|li|sub|sup|table|script|style)\b[^<>]*+>", re.IGNORECASE
)
_ESCAPED = re.compile(r"&nbsp;|</(?:div|span|p|li|ul)>|<br ?/?></?[a-z]", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][^<>\n]{0,200}>", re.IGNORECASE)
_STYLED = re.compile(
    r"<(b|i|u|em|strong|sub|sup|small|p|div|span|font|a|ul|ol|li|ruby|r[tpb]|strike|ins|del|center|h[1-6])"
    r"\b[^<>\n]{0,300}>(?=[^\s<])(?:[^<\n]|</?br ?/?>){1,500}</\1>"
    r"|(?<=[^\s>\",;\t])<br ?/?>|(?<=\w\")<br ?/?>|</br>",
    re.IGNORECASE,
)
"""A text in italics and the like, and the end of a line right behind a word."""
_NESTED = 4
_SPOKEN_OF = 50
_UNCLOSED = 10
"""One of so many tags may have been forgotten or written twice."""
_LOOK = re.compile(r"</?(?:[bui]{1,2}|em|strong|br ?/? ?|span|font)>", re.IGNORECASE)
_OF_TAGS = re.compile(
    r"\b(?:x?html\d?|css|tag|markup|web ?pages?|hyperlinks?|browsers?|attribute)\b", re.IGNORECASE
)
_SOUND = re.compile(r"\[(?:sound|anki:play|anki:tts)[^\]\n]{0,300}\]")
_BLOCKS = frozenset((
    "address", "article", "blockquote", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
))  # fmt: skip
_CELL = re.compile(r"</t[dh]\b[^<>]*+>\s*+<t[dh]\b[^<>]*+>", re.IGNORECASE)
"""Where one cell of a table's row ends and the next begins."""
_INDENTED = re.compile(r"(<pre\b[^<>]*+>)((?:[^<]|<(?!/pre\b))*)", re.IGNORECASE)
_INDENT = re.compile(r"(?:[ \t\xa0]|&nbsp;)+(?=\S)")
_RAISED = re.compile(r"<(su[bp])\b[^<>]*+>((?:[^<>]|<(?!/?su[bp]\b)[^<>]{0,80}+>){1,60})</\1>", re.IGNORECASE)
_RUBY = re.compile(
    r"(?:<rp\b[^<>]{0,80}>[^<]{0,9}</rp>)?<rt\b[^<>]{0,80}>([^<]{0,100})</rt>(?:<rp\b[^<>]{0,80}>[^<]{0,9}</rp>)?",
    re.IGNORECASE,
)
"""How something is read, which stands above it."""
_FORMULA_ENDS = ("[/latex]", "[/$]", "[/$$]")
_FORMULA = re.compile(r"\[/?(?:latex|(\${1,2}))\]")
_SIGNS = "0123456789+-−=()"
_SCRIPTS = {
    "sup": str.maketrans(_SIGNS + "ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"),
    "sub": str.maketrans(_SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}
_BLOCK = "\x00"
"""Stands where a block begins or ends, until it is known whether a line ends there already."""
_SPACE = re.compile("(?:[ \t\n\f\r\x00\xa0]|&nbsp;)+")
_SPACES = re.compile(" +")
_EDGE = re.compile(r"[ \n\x00]{2,}|\x00")
_EXPONENT = re.compile(
    r"(?!(?:st|nd|rd|th|er|re|e|o|a)$)[\w+−*/.,() -]*[\dxyzabckmnpqt][\w+−*/.,() -]*", re.IGNORECASE
)
"""What may be a power; not the end of an ordinal: 5th, 1er."""
_OPENING = re.compile(r"<[A-Za-z/!?]")
_DROPPED = frozenset(("script", "style", "head", "template", "svg"))
_MEDIA = frozenset(("img", "audio", "video", "object", "embed", "iframe"))


class Plain(Struct, frozen=True):
    """Text out of HTML."""

    text: str
    media: int
    """How many pictures, sounds and videos stood in it."""


def strip(source: str) -> Plain:
    """`source` without tags, comments, scripts and styles; blocks become lines, entities characters.

    White space is collapsed as a browser does, no-break spaces with it; `&#32;` and the like stay, and so do the lines
    of `<pre>` and what they are indented by.
    """
    source, sounds = _SOUND.subn("", _SPACE.sub(" ", _CELL.sub(" | ", _INDENTED.sub(_code, source))))
    source = _RUBY.sub(_aside, _RAISED.sub(_script, without_formula_marks(source)))
    pieces = list(_pieces(source))
    text = "".join(piece for piece in pieces if piece is not None)
    text = _EDGE.sub(_line_ends, text)
    lines = (line.strip(" ") for line in _SPACES.sub(" ", text).split("\n"))
    return Plain(tidy(html.unescape("\n".join(lines).strip())), sounds + pieces.count(None))


def without_formula_marks(text: str) -> str:
    """The text with formulas between dollar signs alone, which Anki keeps as `[$]x[/$]` or `[latex]$x$[/latex]`."""
    if not any(mark in text for mark in _FORMULA_ENDS):
        return text
    return _FORMULA.sub(lambda mark: mark[1] or "", text)


def _aside(reading: re.Match[str]) -> str:
    """What a text in small letters above another says, behind that in brackets; empty where it says nothing."""
    return f"({reading[1].strip()})" if reading[1].strip() else ""


def _code(block: re.Match[str]) -> str:
    """The block with its lines and their indentation in a form that collapsing leaves alone."""
    lines = re.split(r"\r?\n|<br\b[^<>]*+>", block[2], flags=re.IGNORECASE)
    return block[1] + "<br>".join(
        _INDENT.sub(_kept, line, count=1) if line[:1] != "<" else line for line in lines
    )


def _kept(indent: re.Match[str]) -> str:
    if indent.start():
        return indent[0]
    return "&#32;" * len(indent[0].replace("&nbsp;", " ").replace("\t", "    "))


def _script(text: re.Match[str]) -> str:
    """Raised or lowered digits and signs as such characters; of others only an exponent is marked."""
    kind, said = text[1].lower(), html.unescape(_TAG.sub("", text[2])).strip()
    written = said.translate(_SCRIPTS[kind])
    if not set(said) & set(written):
        return written
    before = text.string[max(0, text.start() - 1) : text.start()]
    power = kind == "sup" and (before.isalnum() or before in (")", "]")) and _EXPONENT.fullmatch(said)
    if not power:
        return said
    return f"^{said}" if len(said) == 1 or said.isdecimal() else f"^({said})"


def looks_like_html(text: str) -> bool:
    """Whether a tag of Anki's editor stands in it."""
    return _EDITORS.search(text) is not None


def is_escaped(text: str) -> bool:
    """Whether it holds what Anki's editor writes and people do not: no-break spaces as entities, closed blocks."""
    return _ESCAPED.search(text) is not None


def is_styled(text: str) -> bool:
    """Whether all tags of a file give its texts a look, and it does not speak of tags: <i>Hamlet</i>, dog<br>.

    In a list of many words one may be "tag": it speaks of tags where there is such a word for _SPOKEN_OF tags or fewer.
    """
    plain = text.replace("<\\/", "</").replace("\\u003c", "<").replace("\\u003e", ">")
    tags = sum(1 for _ in _ANY_TAG.finditer(plain))
    if not tags or _SPOKEN_OF * sum(1 for _ in _OF_TAGS.finditer(plain)) >= tags:
        return False
    for _ in range(_NESTED):
        plain = _STYLED.sub("x", plain)
    others = [tag[0] for tag in _ANY_TAG.finditer(plain)]
    return _UNCLOSED * len(others) <= tags and all(map(_LOOK.fullmatch, others))


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

"""SQL as tokens, whichever database wrote it: texts read, comments left out.

MySQL quotes names as `name` and escapes with backslashes, PostgreSQL and SQLite double a quote and write E'..' or
$$..$$, SQL Server writes [name] and N'..'. One pass in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from bot.core.decks.problems import DeckError

MAX_TOKENS = 1_500_000
TEXT, NAME, WORD, NUMBER, MARK = "text", "name", "word", "number", "mark"
_TOKEN = re.compile(
    r"""(?P<comment>--[^\n]*|\#[^\n]*)
    |(?P<block>/\*)
    |(?P<dollar>\$(?:[A-Za-z_]\w{0,60})?\$)
    |(?P<quote>(?:[NnEeBbXx]|_[A-Za-z0-9]{1,20}[ ]?)?'|["`])
    |(?P<number>-?(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?))
    |(?P<word>[^\W\d][\w$]*|@{1,2}[\w$]+)
    |(?P<mark>::|\|\||\S)""",
    re.VERBOSE,
)
_ENDS = {
    "'": re.compile(r"[^']*(?:''[^']*)*"),
    '"': re.compile(r'[^"]*(?:""[^"]*)*'),
    "`": re.compile(r"[^`]*(?:``[^`]*)*"),
}
_ENDS_ESCAPED = {
    "'": re.compile(r"[^'\\]*(?:(?:''|\\.)[^'\\]*)*", re.DOTALL),
    '"': re.compile(r'[^"\\]*(?:(?:""|\\.)[^"\\]*)*', re.DOTALL),
}
"""What may stand in quotes of a kind, without and with backslashes that escape."""
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "", "b": "", "0": "\0", "Z": ""}
_MYSQL = re.compile(r"(?:INTO|TABLE|TABLES|EXISTS)\s{1,9}`|ENGINE ?=|AUTO_INCREMENT", re.IGNORECASE)
_INSIDE = re.compile(r"\\'(?=[^\s,'();:|\]}])")
"""A quote with a backslash before it and a letter behind: no database that doubles quotes ends a text so."""
_BITS = frozenset("bBxX")


class Token(Struct):
    """A piece of SQL."""

    kind: str
    """TEXT, NAME (a name in quotes, or a text of MySQL's), WORD, NUMBER or MARK."""
    value: str
    start: int
    """Its place in the file."""


def escapes(text: str) -> bool:
    """Whether backslashes in texts escape what follows them, as in what MySQL writes."""
    return _MYSQL.search(text) is not None or _INSIDE.search(text) is not None


def tokens(text: str, *, start: int = 0, escaped: bool) -> Iterator[Token]:
    """The tokens from `start` on; what $$ quotes is read as SQL, since bodies of functions hold statements."""
    place, count = start, 0
    while found := _TOKEN.search(text, place):
        place, kind = found.end(), found.lastgroup or ""
        count += 1
        if count > MAX_TOKENS:
            raise DeckError.of("too much SQL around the questions: export their tables alone")
        if kind == "quote":
            token, place = _quoted(text, found, escaped=escaped)
            yield token
        elif kind == "block":
            end = text.find("*/", place)
            place = len(text) if end < 0 else end + 2
        elif kind not in ("comment", "dollar"):
            yield Token(kind, found[0], found.start())


def _quoted(text: str, found: re.Match[str], *, escaped: bool) -> tuple[Token, int]:
    """The text in quotes that begins there, and where it ends."""
    quote, prefix = found[0][-1], found[0][:-1]
    slashes = (escaped and quote != "`") or prefix in ("E", "e")
    inside = (_ENDS_ESCAPED if slashes else _ENDS)[quote].match(text, found.end())
    end = inside.end() if inside else len(text)
    value = text[found.end() : end].replace(quote * 2, quote)
    if slashes and "\\" in value:
        value = _ESCAPE.sub(lambda each: _CONTROLS.get(each[1], each[1]), value)
    if prefix in _BITS and prefix:
        value = (
            str(int(value, 16 if prefix in "xX" else 2)) if re.fullmatch(r"[0-9a-fA-F]{1,16}", value) else ""
        )
    if (
        prefix.startswith("_") and len(value) == 1 and not value.isalnum()
    ):  # a bit, as the one byte that it is
        value = "0" if value == "\0" else "1"
    return Token(TEXT if quote == "'" else NAME, value, found.start()), min(end + 1, len(text))

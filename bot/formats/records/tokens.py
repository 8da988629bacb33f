"""A program's source as tokens, those in brackets below these: strings read, comments left out.

One pass in linear time, within bounds. Brackets and quotes that end nowhere part nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from bot.core.decks.problems import DeckError

MAX_TOKENS = 400_000
MAX_DEPTH = 60
"""Brackets within one another."""
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|\#[^\n]*)
    |(?P<quote>(?:\b[rRbBuUfF]{1,2})?(?:\'\'\'|\"\"\"|['"`]))
    |(?P<number>\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)
    |(?P<word>[^\W\d][\w$]*|\$[\w$]+)
    |(?P<mark>\S)""",
    re.VERBOSE,
)
_QUOTED = {
    "'": re.compile(r"[^'\\\n]*(?:\\.[^'\\\n]*){0,20000}", re.DOTALL),
    '"': re.compile(r'[^"\\\n]*(?:\\.[^"\\\n]*){0,20000}', re.DOTALL),
    "`": re.compile(r"[^`\\]*(?:\\.[^`\\]*){0,20000}", re.DOTALL),
}
"""What may stand in quotes of a kind."""
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n)|(.))", re.DOTALL
)
_CONTROLS = {"n": "\n", "t": "\t", "r": "", "b": "", "f": "", "v": "", "0": ""}
PAIRS = {"[": "]", "{": "}", "(": ")"}


class Token(Struct):
    """A word, text or mark of a program, or an opening bracket with all that stands in it."""

    kind: str
    """`text`, `number`, `word`, `mark`, or an opening bracket."""
    value: str
    line: int
    inner: list[Token] = field(default_factory=list)
    """Of a bracket: what stands within it."""


def _tokens(text: str) -> Iterator[Token]:
    place, line, count = 0, 1, 0
    quotes = _Quotes(text)
    while match := _TOKEN.search(text, place):
        line += text.count("\n", place, match.start())
        start, place, kind = match.start(), match.end(), match.lastgroup or ""
        if text.startswith("/*", start):
            kind, place = "comment", _after(text, "*/", start + 2)
        if kind == "quote":
            quote = match[0].lstrip("rRbBuUfF")
            end = quotes.end(quote, place)
            if end is None:
                yield Token("mark", quote, line)
            else:
                yield _text(match[0].removesuffix(quote), quote, text[place:end], line)
                place = min(end + len(quote), len(text))
        elif kind != "comment":
            yield Token(kind, match[0], line)
        line += text.count("\n", start, place)
        count += 1
        if count > MAX_TOKENS:
            raise DeckError.of(
                "too much program around the questions: put the list of them into a file of its own"
            )


class _Quotes:
    """Finds where quoted texts end, each part of a program that holds no end once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._none: dict[str, int] = {}
        """By the kind of quotes: up to where none of them ends."""

    def end(self, quote: str, place: int) -> int | None:
        """Where the text that begins at `place` ends; None where it does not."""
        if len(quote) > 1:
            found = self._text.find(quote, place)
            return len(self._text) if found < 0 else found
        if place < self._none.get(quote, 0):
            return None
        inside = _QUOTED[quote].match(self._text, place)
        end = inside.end() if inside else place
        if self._text.startswith(quote, end):
            return end
        self._none[quote] = end
        return None


def _after(text: str, end: str, start: int) -> int:
    found = text.find(end, start)
    return len(text) if found < 0 else found + len(end)


def _text(prefix: str, quote: str, quoted: str, line: int) -> Token:
    prefix = prefix.casefold()
    if ("f" in prefix and "{" in quoted) or (quote == "`" and "${" in quoted):
        return Token("computed", "", line)
    return Token("text", quoted if "r" in prefix else _ESCAPE.sub(_unescaped, quoted), line)


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else " "
    return "" if found[4] else _CONTROLS.get(found[5], found[5])


def tree(text: str) -> tuple[list[Token], bool]:
    """The tokens with those in brackets below these; closing brackets that fit nothing are left out."""
    top: list[Token] = []
    whole, stack = True, [Token("", "", 0, top)]
    for token in _tokens(text):
        if token.kind == "mark" and token.value in PAIRS:
            stack[-1].inner.append(token)
            token.kind = token.value
            stack.append(token)
            if len(stack) > MAX_DEPTH:
                raise DeckError.of(f"brackets stand over {MAX_DEPTH} deep in one another", token.line)
        elif token.kind == "mark" and token.value in ")]}":
            fitting = next(
                (at for at in range(len(stack) - 1, 0, -1) if PAIRS[stack[at].kind] == token.value), 0
            )
            whole &= fitting == len(stack) - 1 > 0
            del stack[fitting or len(stack) :]
        else:
            stack[-1].inner.append(token)
    return top, whole and len(stack) == 1

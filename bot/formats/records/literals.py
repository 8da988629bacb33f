"""The lists and objects that stand in a program's source, as the JSON they would be: nothing of it is run.

    export const questions: Question[] = [                     questions = [
      { question: 'What is DNS?', answer: "Names", },            {"question": "What is DNS?", "answer": "Names"},
    ]                                                          ]

JavaScript, TypeScript, JSON5, Python, PHP, Dart and the like write data so much alike that one reader does: brackets
are paired, and what stands between two commas is a text, a number, a list, an object or something that only the program
knows. Calls around one value (`q({...})`) are taken for that value, those around more for their list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.core.decks.problems import DeckError

MAX_TOKENS = 600_000
MAX_DEPTH = 60
"""Brackets within one another."""
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|\#[^\n]*)
    |(?P<long>[rRbBuUfF]{0,2}(?:'''|\"\"\"))
    |(?P<text>[rRbBuUfF]{0,2}(?:'[^'\\\n]*(?:\\.[^'\\\n]*)*'|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|`[^`\\]*(?:\\.[^`\\]*)*`))
    |(?P<number>\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)
    |(?P<word>[^\W\d][\w$]*|\$[\w$]+)
    |(?P<mark>\S)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n)|(.))", re.DOTALL
)
_CONTROLS = {"n": "\n", "t": "\t", "r": "", "b": "", "f": "", "v": "", "0": ""}
_PAIRS = {"[": "]", "{": "}", "(": ")"}
_CONSTANTS = {"true": True, "false": False, "null": None, "none": None, "undefined": None, "nil": None}
_BEFORE = frozenset(("new", "await", "const", "return"))
"""Words before a value that say nothing of it."""
_TYPED = frozenset(("as", "satisfies"))
"""Words behind which TypeScript names a type."""
_DECLARING_WORDS = (
    "export const let var val final static public private readonly default window module exports self this"
)
_DECLARING = frozenset(_DECLARING_WORDS.split())
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_+")
_SAYS_NOTHING = frozenset(
    ("all", "array", "bank", "card", "cards", "content", "data", "deck", "default", "exports", "flashcard")
    + (
        "flashcards",
        "items",
        "list",
        "my",
        "pool",
        "question",
        "questions",
        "quiz",
        "quizzes",
        "set",
        "the",
        "trivia",
    )
)
"""Words in a list's name that do not tell what it is about."""


class _Computed:
    """Stands for what only the program knows."""


_COMPUTED = _Computed()


@dataclass(slots=True)
class _Token:
    kind: str
    """`text`, `number`, `word`, `mark`, or an opening bracket."""
    value: str
    line: int
    inner: list[_Token] = field(default_factory=list)
    """Of a bracket: what stands within it."""


@dataclass(slots=True)
class Literals:
    """What a program holds."""

    root: list[Any] = field(default_factory=list)
    """Lists and objects in order; where several have names that say what they are about, by their name."""
    whole: bool = True
    """Whether every bracket is closed."""
    computed: int = 0
    """Values in objects that the program works out."""
    first_computed: int = 0
    """The line of the first."""

    def notes(self) -> tuple[str, ...]:
        """What was left out, a line each."""
        said = (
            f"values that the program works out: {self.computed:,} (the first in line {self.first_computed})"
        )
        return (said,) if self.computed else ()


def read(text: str) -> Literals:
    """The lists and objects in `text`; DeckError where it breaks a bound."""
    tokens, whole = _tree(text)
    reader = _Reader()
    found = list(reader.parts(tokens))
    names = dict.fromkeys(name for name, _ in found if name)
    reader.literals.root = [{name: value} if name and len(names) > 1 else value for name, value in found]
    reader.literals.whole = whole
    return reader.literals


def _tokens(text: str) -> Iterator[_Token]:
    place, line, count = 0, 1, 0
    while match := _TOKEN.search(text, place):
        line += text.count("\n", place, match.start())
        start, place, kind = match.start(), match.end(), match.lastgroup or ""
        if text.startswith("/*", start):
            kind, place = "comment", _after(text, "*/", start + 2)
        elif kind == "long":
            quote = match[0][-3:]
            place = _after(text, quote, place)
            yield _text(match[0][:-3], text[match.end() : place].removesuffix(quote), line)
        elif kind == "text":
            prefix, _, quoted = match[0].partition(match[0][-1])
            template = match[0].endswith("`") and "${" in quoted
            yield _Token("computed", "", line) if template else _text(prefix, quoted[:-1], line)
        elif kind != "comment":
            yield _Token(kind, match[0], line)
        line += text.count("\n", start, place)
        count += 1
        if count > MAX_TOKENS:
            raise DeckError.of(
                "too much program around the questions: put the list of them into a file of its own"
            )


def _after(text: str, end: str, start: int) -> int:
    found = text.find(end, start)
    return len(text) if found < 0 else found + len(end)


def _text(prefix: str, quoted: str, line: int) -> _Token:
    prefix = prefix.casefold()
    if "f" in prefix and "{" in quoted:
        return _Token("computed", "", line)
    return _Token("text", quoted if "r" in prefix else _ESCAPE.sub(_unescaped, quoted), line)


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else " "
    return "" if found[4] else _CONTROLS.get(found[5], found[5])


def _tree(text: str) -> tuple[list[_Token], bool]:
    """The tokens with those in brackets below these; closing brackets that fit nothing are left out."""
    top: list[_Token] = []
    whole, stack = True, [_Token("", "", 0, top)]
    for token in _tokens(text):
        if token.kind == "mark" and token.value in _PAIRS:
            stack[-1].inner.append(token)
            token.kind = token.value
            stack.append(token)
            if len(stack) > MAX_DEPTH:
                raise DeckError.of(f"brackets stand over {MAX_DEPTH} deep in one another", token.line)
        elif token.kind == "mark" and token.value in ")]}":
            fitting = next(
                (at for at in range(len(stack) - 1, 0, -1) if _PAIRS[stack[at].kind] == token.value), 0
            )
            whole &= fitting == len(stack) - 1 > 0
            del stack[fitting or len(stack) :]
        else:
            stack[-1].inner.append(token)
    return top, whole and len(stack) == 1


def _elements(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """The tokens between commas."""
    element: list[_Token] = []
    for token in tokens:
        if token.value == "," and token.kind == "mark":
            if element:
                yield element
            element = []
        else:
            element.append(token)
    if element:
        yield element


class _Reader:
    """Makes values of tokens, and counts those that only the program knows."""

    def __init__(self) -> None:
        self.literals = Literals()

    def parts(self, tokens: Sequence[_Token]) -> Iterator[tuple[str, Any]]:
        """The lists and objects among statements, each with what its name says it is about."""
        for place, token in enumerate(tokens):
            if token.kind not in _PAIRS:
                continue
            value = self._group(token) if token.kind != "(" else None
            if isinstance(value, dict | list) and value:
                yield _topic(tokens, place), value
            else:
                yield from self.parts(token.inner)

    def _group(self, group: _Token) -> Any:
        """The object or list in brackets; None where they hold statements."""
        if any(token.value == ";" and token.kind == "mark" for token in group.inner):
            return None
        elements = list(_elements(group.inner))
        keyed = [pair for element in elements if (pair := _keyed(element)) is not None]
        if keyed and 2 * len(keyed) >= len(elements):
            return self._object(keyed)
        if group.kind == "{":
            return None
        values = (self._value(element) for element in elements)
        return [value for value in values if value is not _COMPUTED and value is not None]

    def _object(self, pairs: Sequence[tuple[_Token, list[_Token]]]) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for key, tokens in pairs:
            value = self._value(tokens)
            if value is _COMPUTED:
                self.literals.computed += 1
                self.literals.first_computed = self.literals.first_computed or key.line
            else:
                held.setdefault(key.value, value)
        return held

    def _value(self, tokens: Sequence[_Token]) -> Any:
        cut = next(
            (at for at, token in enumerate(tokens) if at and token.value in _TYPED and token.kind == "word"),
            None,
        )
        tokens = tokens[:cut]
        while len(tokens) > 1 and tokens[0].kind == "word" and tokens[0].value in _BEFORE:
            tokens = tokens[1:]
        if not tokens:
            return _COMPUTED
        texts = [token for token in tokens if token.value != "+" or token.kind != "mark"]
        if all(token.kind == "text" for token in texts):
            return "".join(token.value for token in texts)
        first = tokens[0]
        if len(tokens) == 1:
            return self._single(first)
        if first.value == "-" and len(tokens) == 2 and tokens[1].kind == "number":
            return f"-{tokens[1].value}"
        if first.kind == "word" and tokens[-1].kind == "(" and all(_is_path(token) for token in tokens[:-1]):
            return self._called(tokens[-1])
        if first.kind in ("[", "{") or (first.kind == "word" and tokens[1].kind in ("[", "{")):
            return self._single(first if first.kind in _PAIRS else tokens[1])
        return _COMPUTED

    def _single(self, token: _Token) -> Any:
        if token.kind == "(":
            return self._called(token)
        if token.kind in _PAIRS:
            value = self._group(token)
            return _COMPUTED if value is None else value
        if token.kind == "number":
            return token.value.replace("_", "")
        if token.kind == "word" and token.value.casefold() in _CONSTANTS:
            return _CONSTANTS[token.value.casefold()]
        return _COMPUTED

    def _called(self, group: _Token) -> Any:
        """What stands in the brackets of a call, or of a tuple: one value, the named ones, or a list."""
        elements = list(_elements(group.inner))
        if len(elements) == 1 and _keyed(elements[0]) is None:
            return self._value(elements[0])
        value = self._group(group)
        return _COMPUTED if value in (None, []) else value


def _keyed(element: Sequence[_Token]) -> tuple[_Token, list[_Token]] | None:
    """The name and the value of `name: value`, `'name' => value` or `name=value`; None for what is none of these."""
    if len(element) > 2 and element[0].value == ":" and element[1].kind == "word":  # Ruby's :name => value
        element = element[1:]
    if len(element) < 3 or element[0].kind not in ("word", "text", "number"):
        return None
    key, mark = element[0], element[1].value
    if element[1].kind != "mark" or mark not in (":", "="):
        return None
    arrow = mark == "=" and element[2].value == ">" and element[2].kind == "mark"
    if mark == "=" and not arrow and key.kind != "word":
        return None
    value = list(element[3:] if arrow else element[2:])
    return (key, value) if value and not (arrow and value[0].kind == "{" and key.kind == "word") else None


def _is_path(token: _Token) -> bool:
    return token.kind == "word" or (token.kind == "mark" and token.value == ".")


def _topic(tokens: Sequence[_Token], place: int) -> str:
    """What the name of the list at `place` says it is about: `htmlQuestions = [` is html; empty where it says nothing."""
    line = [token for token in tokens[max(place - 40, 0) : place] if token.line == tokens[place].line]
    if not line or line[-1].value not in ("=", ":"):
        return ""
    path: list[str] = []
    for before, token in zip([None, *line], line, strict=False):
        if token.kind != "word":
            continue
        if path and not (before and before.value == "."):
            break
        if token.value not in _DECLARING:
            path.append(token.value)
    words = [word for word in _CAMEL.split(path[-1]) if word] if path else []
    told = [word for word in words if word.casefold() not in _SAYS_NOTHING]
    return " ".join(told)

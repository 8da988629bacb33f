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
from typing import Any

from msgspec import Struct, field

from bot.formats.records import tokens
from bot.formats.records.tokens import PAIRS, Token

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
_SAYS_NOTHING_WORDS = (
    "all array bank card cards content data deck default exports flashcard flashcards items list my pool "
    "question questions quiz quizzes set the trivia"
)
_SAYS_NOTHING = frozenset(_SAYS_NOTHING_WORDS.split())
"""Words in a list's name that do not tell what it is about."""


class _Computed:
    """Stands for what only the program knows."""


_COMPUTED = _Computed()


class Literals(Struct):
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
    top, whole = tokens.tree(text)
    reader = _Reader()
    found = list(reader.parts(top))
    names = dict.fromkeys(name for name, _ in found if name)
    reader.literals.root = [{name: value} if name and len(names) > 1 else value for name, value in found]
    reader.literals.whole = whole
    return reader.literals


def _elements(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens between commas."""
    element: list[Token] = []
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

    def parts(self, tokens: Sequence[Token]) -> Iterator[tuple[str, Any]]:
        """The lists and objects among statements, each with what its name says it is about."""
        for place, token in enumerate(tokens):
            if token.kind not in PAIRS:
                continue
            value = self._group(token) if token.kind != "(" else None
            words = isinstance(value, list) and all(isinstance(each, str) for each in value)
            if isinstance(value, dict | list) and value and not words:
                yield _topic(tokens, place), value
            else:
                yield from self.parts(token.inner)

    def _group(self, group: Token) -> Any:
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

    def _object(self, pairs: Sequence[tuple[Token, list[Token]]]) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for key, said in pairs:
            value = self._value(said)
            if value is _COMPUTED:
                self.literals.computed += 1
                self.literals.first_computed = self.literals.first_computed or key.line
            else:
                held.setdefault(key.value, value)
        return held

    def _value(self, tokens: Sequence[Token]) -> Any:
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
            return self._single(first if first.kind in PAIRS else tokens[1])
        return _COMPUTED

    def _single(self, token: Token) -> Any:
        if token.kind == "(":
            return self._called(token)
        if token.kind in PAIRS:
            value = self._group(token)
            return _COMPUTED if value is None else value
        if token.kind == "number":
            return token.value.replace("_", "")
        if token.kind == "word" and token.value.casefold() in _CONSTANTS:
            return _CONSTANTS[token.value.casefold()]
        return _COMPUTED

    def _called(self, group: Token) -> Any:
        """What stands in the brackets of a call, or of a tuple: one value, the named ones, or a list."""
        elements = list(_elements(group.inner))
        if len(elements) == 1 and _keyed(elements[0]) is None:
            return self._value(elements[0])
        value = self._group(group)
        return _COMPUTED if value in (None, []) else value


def _keyed(element: Sequence[Token]) -> tuple[Token, list[Token]] | None:
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


def _is_path(token: Token) -> bool:
    return token.kind == "word" or (token.kind == "mark" and token.value == ".")


def _topic(tokens: Sequence[Token], place: int) -> str:
    """What the name of the list at `place` is about: `htmlQuestions = [` is html; empty where it does not say."""
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

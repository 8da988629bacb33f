"""The values of a row: texts, numbers as texts, lists in JSON or of PostgreSQL, and what only a database would find."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from bot.formats.sql.tokens import MARK, NAME, NUMBER, TEXT, WORD, Token

if TYPE_CHECKING:
    from bot.formats.sql.tables import Row

_CONSTANTS = {"true": True, "false": False, "null": None, "default": None}
_LAST = frozenset(("last_insert_id", "scope_identity", "last_insert_rowid", "currval", "lastval"))
_LISTS = frozenset(("array", "json_array", "jsonb_build_array", "json_build_array"))
_OF_TEXTS = frozenset(("concat", "cast", "convert", "trim", "replace"))
"""Functions whose texts are taken as their value."""
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
_MEMBER = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^,"{}]*))\s*(?:,|$)', re.DOTALL)
_MOST_DIGITS = 40


class Later(Struct, frozen=True):
    """A row to which another refers without its number: LAST_INSERT_ID(), a variable that holds it."""

    table: str
    """In lower case."""
    row: Row


class Before(Struct, frozen=True):
    """A row that a variable of a program stands for: the last one of its table above."""

    start: int
    """The place in the file where the variable stands."""


class Asked(Struct, frozen=True):
    """A row that a query within the values finds: (SELECT id FROM questions WHERE text = 'What is DNS?')."""

    table: str
    """In lower case."""
    texts: tuple[str, ...]
    """What its columns are compared with."""


def value_of(cell: Sequence[Token], last: Later | None, variables: Mapping[str, Later]) -> Any:
    """What the tokens between two commas stand for; None for what only the database knows."""
    while cell and cell[0].kind == MARK and cell[0].value == "(":
        cell = cell[1:]
    if not cell:
        return None
    first = cell[0]
    if first.kind == NUMBER:
        return first.value[:_MOST_DIGITS]
    if first.kind == WORD:
        return _of_words(cell, last, variables)
    return structured(_joined(cell)) if first.kind in (TEXT, NAME) else None


def _of_words(cell: Sequence[Token], last: Later | None, variables: Mapping[str, Later]) -> Any:
    """What a value stands for that begins with a word: a constant, a variable, a function, a query."""
    word = cell[0].value.casefold()
    if cell[0].value in variables:
        return variables[cell[0].value]
    if word in _LAST:
        return last
    if word == "select":
        return _asked(cell)
    if word in _LISTS:
        return [token.value for token in cell[1:] if token.kind in (TEXT, NUMBER, NAME)]
    if word in _OF_TEXTS:
        return structured(_joined(cell))
    return Before(cell[0].start) if len(cell) == 1 and word not in _CONSTANTS else _CONSTANTS.get(word)


def _joined(cell: Sequence[Token]) -> str:
    """The texts of a value as one, without what `::text` and the like say of it."""
    end = next((at for at, token in enumerate(cell) if token.value == "::" and token.kind == MARK), len(cell))
    return "".join(token.value for token in cell[:end] if token.kind in (TEXT, NAME))


def structured(text: str) -> Any:
    """The text, or the list or object that it holds in JSON or as PostgreSQL writes lists: {"A","B"}."""
    plain = text.strip()
    if not (plain.startswith(("[", "{")) and plain.endswith(("]", "}"))):
        return text
    try:
        value, end = _DECODER.raw_decode(plain)
    except (ValueError, RecursionError):
        return _members(plain) if plain.startswith("{") else text
    return value if end == len(plain) and isinstance(value, list | dict) else text


def _members(text: str) -> Any:
    """The members of one of PostgreSQL's lists; the text where it is none."""
    inner = text[1:-1]
    if "," not in inner or "{" in inner:
        return text
    members, place = [], 0
    while place < len(inner):
        found = _MEMBER.match(inner, place)
        if found is None or found.end() == place:
            return text
        members.append(re.sub(r"\\(.)", r"\1", found[1]) if found[1] is not None else found[2].strip())
        place = found.end()
    return members


def _asked(cell: Sequence[Token]) -> Asked | None:
    """The table and the texts of a query within the values."""
    words = [token.value.casefold() if token.kind == WORD else "" for token in cell]
    if "from" not in words:
        return None
    place = words.index("from") + 1
    named = [token.value for token in cell[place : place + 3] if token.kind in (NAME, WORD)]
    texts = tuple(token.value for token in cell[place:] if token.kind == TEXT)
    return Asked(named[0].casefold(), texts) if named else None

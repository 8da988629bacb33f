r"""The tables of a dump: what CREATE TABLE says of their columns, and the rows of INSERT and COPY.

INSERT INTO `questions` (`id`, `text`) VALUES (1, 'What is DNS?'), (2, 'It\'s ...');
INSERT INTO questions VALUES(1,'What is DNS?');           the columns are those of CREATE TABLE above
COPY public.questions (id, text) FROM stdin;              lines with tabs, until one that reads \\.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from bot.core.decks import limits
from bot.core.decks.problems import DeckError
from bot.formats.sql import tokens, values
from bot.formats.sql.tokens import MARK, NAME, TEXT, WORD, Token
from bot.formats.sql.values import Later

MAX_ROWS = 200_000
_NO_COLUMN = frozenset(
    (
        "primary",
        "key",
        "unique",
        "constraint",
        "foreign",
        "index",
        "fulltext",
        "check",
        "exclude",
        "like",
        "spatial",
    )
)
"""Words with which a line of CREATE TABLE begins that names no column."""
_COPY = re.compile(
    r"^COPY[ \t]+([\w.\"]{1,200})[ \t]*\(([^()\n]{1,4000})\)[ \t]+FROM[ \t]+stdin[^\n]{0,200};[ \t]*\n",
    re.IGNORECASE | re.MULTILINE,
)
_COPY_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_COPY_SIGNS = {"n": "\n", "t": "\t", "r": ""}


class Row(Struct):
    """One row of a table."""

    fields: dict[str, Any]
    """By the names of the columns: texts, lists, dicts, True and False, None; `values.Later` for what a query finds."""
    start: int
    """Its place in the file."""
    number: str
    """The value of its first column called `id`, else what a database that counts rows would give it."""


class Table(Struct):
    """What a dump tells of one table."""

    name: str
    columns: list[str] = []
    links: dict[str, str] = {}
    """The tables to which columns refer, in lower case, by column."""
    rows: list[Row] = []
    by_number: dict[str, Row] = {}

    def add(self, names: list[str], cells: list[Any], start: int) -> Row:
        """The row that these cells make, added."""
        fields = dict(zip(names, cells, strict=False))
        told = next((fields[name] for name in fields if name.casefold() == "id"), None)
        number = told if isinstance(told, str) and told else str(len(self.rows) + 1)
        row = Row(fields, start, number)
        self.rows.append(row)
        self.by_number.setdefault(number, row)
        return row


def read(text: str) -> dict[str, Table]:
    """The tables by name in lower case, in the order of the file; DeckError where it breaks a bound."""
    reader = _Reader(text)
    reader.statements()
    return reader.tables


class _Reader:
    def __init__(self, text: str) -> None:
        self.tables: dict[str, Table] = {}
        self._text = text
        self._escaped = tokens.escapes(text)
        self._tokens = tokens.tokens(text, escaped=self._escaped)
        self._ahead: Token | None = next(self._tokens, None)
        self._rows = 0
        self._last: tuple[str, Row] | None = None
        """The row that was put in last, with its table."""
        self._variables: dict[str, Later] = {}

    def statements(self) -> None:
        """Read all statements that make tables or fill them; others are passed over."""
        while (token := self._next()) is not None:
            word = token.value.casefold() if token.kind == WORD else ""
            if word in ("insert", "replace"):
                self._insert()
            elif word == "create":
                self._create()
            elif word == "copy" and (found := _COPY.match(self._text, token.start)):
                self._copy(found)
            elif word == "set":
                self._set()

    def _next(self) -> Token | None:
        token = self._ahead
        self._ahead = next(self._tokens, None) if token is not None else None
        return token

    def _sees(self, *words: str) -> bool:
        return (
            self._ahead is not None
            and self._ahead.value.casefold() in words
            and self._ahead.kind in (WORD, MARK)
        )

    def _takes(self, *words: str) -> bool:
        """Whether the next token is one of these; it is taken then."""
        if not self._sees(*words):
            return False
        self._next()
        return True

    def _name(self) -> str:
        """The name of a table or column, the last part of `public.questions` and [dbo].[questions]."""
        name = ""
        while self._ahead is not None:
            if self._takes("["):
                parts = []
                while self._ahead is not None and not self._takes("]"):
                    parts.append((self._next() or self._ahead).value)
                name = " ".join(parts)
            elif self._ahead.kind in (NAME, WORD, TEXT):
                name = (self._next() or self._ahead).value
            else:
                break
            if not self._takes("."):
                break
        return name

    def _table(self, name: str) -> Table:
        return self.tables.setdefault(name.casefold(), Table(name))

    def _names_in_brackets(self) -> list[str]:
        names = []
        while self._ahead is not None and not self._takes(")"):
            before = self._ahead
            if name := self._name():
                names.append(name)
            elif not self._takes(","):
                self._next()
            if self._ahead is before:
                self._next()
        return names

    def _insert(self) -> None:
        while self._takes("ignore", "low_priority", "delayed", "or", "abort", "replace", "into"):
            pass
        if self._ahead is None or not (self._ahead.kind in (NAME, WORD) or self._sees("[")):
            return
        table = self._table(self._name())
        names = self._names_in_brackets() if self._takes("(") else []
        self._takes("overriding"), self._takes("system", "user"), self._takes("value")
        if not self._takes("values", "value"):
            return
        while self._takes("("):
            start = self._ahead.start if self._ahead else len(self._text)
            cells = self._cells()
            self._add(table, names, cells, start)
            self._takes(",")

    def _add(self, table: Table, names: list[str], cells: list[Any], start: int) -> None:
        self._rows += 1
        if self._rows > MAX_ROWS:
            raise DeckError.of(f"over {MAX_ROWS:,} rows: export the tables of the questions alone")
        if len(cells) > limits.MAX_COLUMNS:
            raise DeckError.of(f"{len(cells):,} columns, over {limits.MAX_COLUMNS}")
        named = names or table.columns or [f"column {place}" for place in range(1, len(cells) + 1)]
        self._last = table.name.casefold(), table.add(named, cells, start)

    def _cells(self) -> list[Any]:
        """The values up to the bracket that closes them."""
        cells, cell, depth = [], list[Token](), 0
        while (token := self._next()) is not None:
            if token.kind == MARK and depth == 0 and token.value in (",", ")"):
                cells.append(self._value(cell))
                cell = []
                if token.value == ")":
                    break
                continue
            if token.kind == MARK:
                depth += (token.value in ("(", "[", "{")) - (token.value in (")", "]", "}"))
            cell.append(token)
        return cells

    def _value(self, cell: list[Token]) -> Any:
        last = Later(*self._last) if self._last else None
        return values.value_of(cell, last, self._variables)

    def _set(self) -> None:
        """Note which row a variable stands for: SET @question = LAST_INSERT_ID()."""
        if self._ahead is None or not self._ahead.value.startswith("@"):
            return
        name = (self._next() or self._ahead).value
        if self._takes("=", ":"):
            self._takes("=")
            if (
                self._sees("last_insert_id", "scope_identity", "@@identity", "last_insert_rowid")
                and self._last
            ):
                self._variables[name] = Later(*self._last)

    def _create(self) -> None:
        while self._takes("temporary", "temp", "global", "local", "unlogged"):
            pass
        if not self._takes("table"):
            return
        self._takes("if"), self._takes("not"), self._takes("exists")
        table = self._table(self._name())
        if not self._takes("("):
            return
        for part in self._parts():
            if part[0].kind in (WORD, NAME) or part[0].value == "[":
                _note(table, part)

    def _parts(self) -> Iterator[list[Token]]:
        """What stands between the commas of a CREATE TABLE."""
        part, depth = list[Token](), 0
        while (token := self._next()) is not None:
            if token.kind == MARK:
                if depth == 0 and token.value in (",", ")"):
                    if part:
                        yield part
                    part = []
                    if token.value == ")":
                        return
                    continue
                depth += (token.value == "(") - (token.value == ")")
            part.append(token)
        if part:
            yield part

    def _copy(self, found: re.Match[str]) -> None:
        """The lines of COPY, which are no SQL."""
        table = self._table(found[1].replace('"', "").rpartition(".")[2])
        names = [name.strip().strip('"') for name in found[2].split(",")]
        place = found.end()
        while place < len(self._text):
            end = self._text.find("\n", place)
            end = len(self._text) if end < 0 else end
            line = self._text[place:end].rstrip("\r")
            if line == "\\.":
                place = end
                break
            self._add(table, names, [_copied(cell) for cell in line.split("\t")], place)
            place = end + 1
        self._tokens = tokens.tokens(self._text, start=place, escaped=self._escaped)
        self._ahead = next(self._tokens, None)


def _copied(cell: str) -> Any:
    if cell == "\\N":
        return None
    return values.structured(_COPY_ESCAPE.sub(lambda each: _COPY_SIGNS.get(each[1], each[1]), cell))


def _note(table: Table, part: list[Token]) -> None:
    """Note a column of CREATE TABLE, or the table to which columns refer."""
    bracketed = part[0].value == "[" and len(part) > 1
    name = part[1].value if bracketed else part[0].value
    plain = not bracketed and part[0].kind == WORD and name.casefold() in _NO_COLUMN
    words = [token.value.casefold() if token.kind == WORD else "" for token in part]
    if not plain:
        table.columns.append(name)
    if "references" not in words:
        return
    place = words.index("references")
    told = [token.value for token in part[place + 1 :] if token.kind in (NAME, WORD)][:1]
    if plain:
        foreign = words.index("foreign") if "foreign" in words else 0
        name = next(
            (
                t.value
                for t in part[foreign:place]
                if t.kind in (NAME, WORD) and t.value.casefold() not in ("foreign", "key")
            ),
            "",
        )
    if told and name:
        table.links[name] = told[0].casefold()

"""Reads the notes in Anki's SQLite database, which a stranger may have made.

The database is opened in memory, may only be read, and only its own plain tables: an authorizer refuses the
rest, limits bound what one value may hold, and a step counter stops a query that goes on for too long.
See "Defense Against The Dark Arts" in SQLite's documentation.
"""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from msgspec import Struct

from bot.core.decks import limits
from bot.core.decks.problems import DeckError

_MAX_VALUE = 16 * 1024 * 1024
_STEPS = 100_000
_MAX_ROUNDS = 500
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _MAX_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 1,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ))
_NOTES = "SELECT id, mid, guid, tags, flds FROM notes"
_MODELS, _DECKS = "SELECT models FROM col LIMIT 1", "SELECT decks FROM col LIMIT 1"
_PLAIN_TABLE = re.compile(r"CREATE TABLE (?:(?!\bAS\b).)*", re.IGNORECASE | re.DOTALL)
_TABLES = frozenset(("notes", "cards", "col", "decks", "fields", "sqlite_master"))


class Note(Struct, frozen=True):
    """One note of the collection."""

    guid: str
    fields: tuple[tuple[str, str], ...]
    """Name ("" where the collection does not say) and HTML of each, in order."""
    tags: str
    deck: str
    """The path of its deck, parts joined by `::`; empty where unknown."""


def notes(database: bytes) -> list[Note]:
    """The notes that have a card, in the order in which they were made; DeckError where it is no such database."""
    try:
        with _opened(database) as connection:
            return list(_notes(connection))
    except UnicodeDecodeError as error:  # sqlite3 fails to decode SQLite's own message about a broken name
        raise DeckError.of("the package's database cannot be read: a name in it is no text") from error
    except (sqlite3.Error, OverflowError, MemoryError) as error:
        raise DeckError.of(f"the package's database cannot be read: {error}") from error


@contextmanager
def _opened(database: bytes) -> Iterator[sqlite3.Connection]:
    if not database.startswith(b"SQLite format 3\x00"):
        raise DeckError.of("the package's collection is no SQLite database")
    # Bytes 18 and 19 ask for a write-ahead log, which a database in memory cannot have.
    database = database[:18] + b"\x01\x01" + database[20:]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        for limit, value in _LIMITS.items():
            connection.setlimit(limit, value)
        for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.create_collation("unicase", _unicase)
        connection.text_factory = _text
        connection.set_authorizer(_authorize)
        connection.set_progress_handler(_stopper(), _STEPS)
        yield connection


def _unicase(left: str, right: str) -> int:
    """Anki's collation; its tables name it."""
    left, right = left.casefold(), right.casefold()
    return (left > right) - (left < right)


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _authorize(action: int, table: str | None, *_: object) -> int:
    allowed = action in _ALLOWED and (action != sqlite3.SQLITE_READ or table in _TABLES)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _stopper() -> Callable[[], int]:
    rounds = iter(range(_MAX_ROUNDS))
    return lambda: int(next(rounds, None) is None)


def _notes(connection: sqlite3.Connection) -> Iterator[Note]:
    tables = _plain_tables(connection)
    if not {"notes", "cards"} <= tables:
        raise DeckError.of("the package's database has no notes")
    names = _new_fields(connection) if "fields" in tables else _old_fields(connection)
    decks = _new_decks(connection) if "decks" in tables else _old_decks(connection)
    deck_of: dict[int, Any] = {}
    for note, deck in connection.execute("SELECT nid, did FROM cards LIMIT ?", (limits.MAX_ROWS * 10,)):
        deck_of.setdefault(note, deck)
    size = 0
    for place, (number, kind, *cells) in enumerate(connection.execute(_NOTES)):
        guid, tags, fields = map(_string, cells)
        size += len(guid) + len(tags) + len(fields)
        if place >= limits.MAX_ROWS or size > limits.MAX_TEXT:
            raise DeckError.of(f"over {limits.MAX_ROWS:,} notes or {limits.MAX_TEXT:,} characters in them")
        if number in deck_of:
            texts = fields.split("\x1f")
            known = names.get(kind, [])
            named = itertools.zip_longest(known[: len(texts)], texts, fillvalue="")
            yield Note(guid, tuple(named), tags, decks.get(deck_of[number], ""))


def _plain_tables(connection: sqlite3.Connection) -> set[str]:
    """The tables without computed columns, which could make each row cost seconds; no virtual ones."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return {name for name, sql in rows if _PLAIN_TABLE.fullmatch(_string(sql))}


def _string(value: Any) -> str:
    """SQLite keeps any type in any column."""
    return value if isinstance(value, str) else _text(value) if isinstance(value, bytes) else str(value)


def _new_fields(connection: sqlite3.Connection) -> dict[Any, list[str]]:
    names: dict[Any, list[str]] = {}
    for kind, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord LIMIT 10000"):
        names.setdefault(kind, []).append(_string(name))
    return names


def _new_decks(connection: sqlite3.Connection) -> dict[Any, str]:
    rows = connection.execute("SELECT id, name FROM decks LIMIT 10000")
    return {deck: _string(name).replace("\x1f", "::") for deck, name in rows}


def _old_fields(connection: sqlite3.Connection) -> dict[Any, list[str]]:
    kinds = _json(connection, _MODELS)
    names = {}
    for kind, entry in kinds.items():
        fields = entry.get("flds") if isinstance(entry, dict) else None
        if isinstance(fields, list):
            names[_number(kind)] = [str(field.get("name", "")) for field in fields if isinstance(field, dict)]
    return names


def _old_decks(connection: sqlite3.Connection) -> dict[Any, str]:
    decks = _json(connection, _DECKS)
    return {
        _number(deck): str(entry.get("name", "")) for deck, entry in decks.items() if isinstance(entry, dict)
    }


def _json(connection: sqlite3.Connection, query: str) -> dict[str, Any]:
    """Old collections keep their note types and decks as JSON in a cell."""
    try:
        row = connection.execute(query).fetchone()
        value = json.loads(_string(row[0])) if row else {}
    except (sqlite3.Error, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else text

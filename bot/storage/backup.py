"""Copies of a SQLite file, made while the bot runs, verified before they count; and putting one back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from bot.errors import ConfigError
from bot.storage.engine import keep_private
from bot.storage.schema import metadata

UNFINISHED = ".unfinished"
"""Ends the name of a copy that is being made: what died on the way is never taken for a backup."""
_BESIDE = ("-wal", "-shm")
"""What SQLite adds to the names of the files that it keeps beside a database."""


class Copied(Struct, frozen=True):
    """A verified copy."""

    file: Path
    rows: dict[str, int]
    """Of each table."""


class BadBackup(Exception):
    """The file is not what it should be; the message says in which way."""


def back_up(source: Path, target: Path) -> Copied:
    """Copy a database that may be in use, as of one moment; `target` is there only once it was opened and counted.

    Raises BadBackup when the copy is not the same, sqlite3.Error or OSError when it cannot be read or written.
    """
    unfinished = target.with_name(target.name + UNFINISHED)
    remove(unfinished)
    keep_private(unfinished)
    try:
        with closing(_open_to_read(source)) as reading:
            reading.execute("BEGIN")  # the copy and the counts see the same moment
            expected = rows_of(reading)
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as writing:
                reading.backup(writing)
                writing.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        _check(unfinished, expected)
        _flush(unfinished)
        unfinished.replace(target)
    except BaseException:
        remove(unfinished)
        raise
    return Copied(target, expected)


def _check(copy: Path, expected: dict[str, int]) -> None:
    if verify(copy) != expected:
        raise BadBackup("the copy does not hold the rows of the database")


def _open_to_read(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)


def _flush(file: Path) -> None:
    """To the disk, so that a power cut does not leave a name without its contents."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def rows_of(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    ).fetchall()
    count = 'SELECT count(*) FROM "{}"'
    return {name: connection.execute(count.format(name)).fetchone()[0] for (name,) in names}


def verify(file: Path) -> dict[str, int]:
    """The rows of each table of a Cuecard database that is sound; BadBackup says what else the file is."""
    try:
        with closing(_open_to_read(file)) as opened:
            rows = rows_of(opened)
            if not rows.keys() & metadata.tables.keys() or "alembic_version" not in rows:
                raise BadBackup("it is not a database of Cuecard")
            ((verdict, *_), *_) = opened.execute("PRAGMA integrity_check(1)").fetchall()
            if verdict != "ok":
                raise BadBackup(f"it is damaged: {verdict.splitlines()[0]}")
            if opened.execute("PRAGMA foreign_key_check").fetchone():
                raise BadBackup("it is damaged: rows point at rows that are not there")
            return rows
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"it cannot be read as a database: {error}") from error


@contextmanager
def held_alone(file: Path) -> Iterator[None]:
    """Nobody else has the database open meanwhile; ConfigError when somebody has.

    All that was written is in the one file then. A file so damaged that nobody can use it needs no holding.
    """
    with closing(sqlite3.connect(file, isolation_level=None, timeout=1)) as holding:
        try:
            # Fails where another connection is open, even idle.
            holding.execute("PRAGMA locking_mode = EXCLUSIVE")
            holding.execute("BEGIN EXCLUSIVE")
            holding.execute("COMMIT")
            holding.execute("PRAGMA journal_mode = DELETE")
            holding.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise ConfigError(
                    f"{file} is in use: stop the bot first (and whatever else has it open)."
                ) from error
            if isinstance(error, sqlite3.OperationalError):
                raise
        yield


def put_in_place(prepared: Path, file: Path, kept: Path) -> None:
    """Put a prepared copy where the database is; what was there is at `kept` afterwards. Nobody may have it open."""
    if file.exists():
        _give_to_owner_of(file, prepared)
        with suppress(OSError):
            kept.hardlink_to(file)  # so that at no moment there is no database
        if not kept.exists():  # a file system without hard links
            shutil.copy2(file, kept)
    for ending in _BESIDE:
        beside = file.with_name(file.name + ending)
        if beside.exists():  # left by a file that was damaged; to the new one it would do harm
            beside.replace(kept.with_name(kept.name + ending))
    _flush(prepared)
    prepared.replace(file)


def _give_to_owner_of(file: Path, prepared: Path) -> None:
    """So that the bot, which runs as a user of its own, can use what root restored."""
    owner, ours = file.stat(), prepared.stat()
    if (owner.st_uid, owner.st_gid) != (ours.st_uid, ours.st_gid):
        os.chown(prepared, owner.st_uid, owner.st_gid)


def remove(file: Path) -> None:
    """Delete a copy and what SQLite left beside it."""
    for ending in ("", "-journal", *_BESIDE):
        file.with_name(file.name + ending).unlink(missing_ok=True)

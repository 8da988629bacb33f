"""Whether the database can be used now: which errors say that it cannot, and one log line for each change."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import StorageUnavailable

log = logging.getLogger(__name__)

_SQLITE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)
"""SQLite's result codes that blame the file, the disk or another process, and not the statement."""
_UNSTORABLE = ("22021", "22P05")
_REFUSED = ("28", "3D")
_CROSSED = ("40001", "40P01")
_LOCKED = "55P03"
_POSTGRES = (*_REFUSED, "08", "25006", "40", "53", _LOCKED, "57", "58")
"""How the SQLSTATE begins of errors that blame the server, the network, another transaction, or who may come in.

Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
"""
_ASYNCPG = ("asyncpg.", "sqlalchemy.dialects.postgresql.asyncpg")


def unavailable(error: BaseException) -> StorageUnavailable | None:
    """The error that says so, when `error` means that the database cannot be used now; None for any other fault.

    A transaction talks to nothing but the database, so a connection that breaks within one is the database's.
    """
    if isinstance(error, StorageUnavailable):
        return error
    if isinstance(error, PoolTimeout):
        return StorageUnavailable("every connection is taken")
    if isinstance(error, DBAPIError):
        driver = error.orig or error
        broken = error.connection_invalidated or isinstance(error, InterfaceError)
        return StorageUnavailable(_first_line(driver)) if broken or _blames_the_database(driver) else None
    if isinstance(error, sqlite3.Error):  # from a connection that could not be set up
        return StorageUnavailable(_first_line(error)) if _blames_the_database(error) else None
    # What a driver, or SQLAlchemy's side of it, raises when a connection cannot be made or breaks; neither is even
    # imported where the database is SQLite's.
    outside = isinstance(error, OSError) or type(error).__module__.startswith(_ASYNCPG)
    return StorageUnavailable(_first_line(error)) if outside else None


def unstorable(error: BaseException) -> bool:
    """Whether it is a text that PostgreSQL does not take."""
    return isinstance(error, DBAPIError) and _sqlstate(error.orig or error) in _UNSTORABLE


def crossed(error: BaseException) -> bool:
    """Whether transactions waited for each other in a circle, or changed the same: this one was taken back."""
    return isinstance(error, DBAPIError) and _sqlstate(error.orig or error).startswith(_CROSSED)


def waited_too_long(error: BaseException) -> bool:
    """Whether a lock did not come free in the time that was set for it."""
    return isinstance(error, DBAPIError) and _sqlstate(error.orig or error) == _LOCKED


def may_pass(error: BaseException) -> bool:
    """Whether a server that cannot be used at the start may be usable later: it is not there, starts up or is full.

    Not where it says that the name or the password is wrong, or that there is no such database.
    """
    return not _sqlstate(getattr(error, "orig", None) or error).startswith(_REFUSED)


def _sqlstate(error: BaseException) -> str:
    return str(getattr(error, "sqlstate", None) or "")


def _blames_the_database(error: BaseException) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _SQLITE  # the low byte; the rest says more of the same
    return _sqlstate(error).startswith(_POSTGRES)


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]


class Availability:
    """Tells the log when the database goes and when it is back: a line each, however many transactions fail."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._since: float | None = None
        self._by_writing = False
        self.failures = 0
        """Transactions that failed so, ever."""

    @property
    def is_down(self) -> bool:
        """Whether the last transaction of its kind failed."""
        return self._since is not None

    def failed(self, error: StorageUnavailable, *, writing: bool) -> None:
        """A transaction found the database away."""
        self.failures += 1
        self._by_writing = self._by_writing or writing
        if self._since is None:
            self._since = self._seconds()
            log.error("the database cannot be used", extra={"reason": error.reason})

    def worked(self, *, writing: bool) -> None:
        """A transaction went through. On a full disk reading still does, so only a write ends what a write began."""
        if self._since is None or (self._by_writing and not writing):
            return
        log.warning("the database is back", extra={"after_seconds": round(self._seconds() - self._since, 1)})
        self._since, self._by_writing = None, False


class KnownFile:
    """Notices that a SQLite file was moved away, deleted or replaced while it is open.

    What is open would go on in the old file, which nobody finds again; what is opened anew would make an empty one.
    """

    def __init__(self, file: Path | None) -> None:
        """None for a database that is no file: there is nothing to notice then."""
        self._file = file
        self._known: tuple[int, int] | None = None

    def know(self) -> None:
        """The file is the right one: a transaction on it went through."""
        if self._known is None and self._file is not None:
            self._known = self._identity()

    def check(self) -> None:
        """StorageUnavailable when it is not the file of before. Microseconds: it is asked for each transaction."""
        if self._known is not None and self._identity() != self._known:
            raise StorageUnavailable(
                f"{self._file} was moved, deleted or replaced; put it back, or restart the bot"
            )

    def _identity(self) -> tuple[int, int] | None:
        """What stays the same for as long as it is the same file; None where there is none."""
        assert self._file is not None  # else nothing is known of it
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

"""SQLite statements in one hop: executed and fetched by the connection's thread in a single call.

aiosqlite runs each connection on a thread of its own. SQLAlchemy's adapter crosses over to it four times a statement:
to make a cursor, execute, fetch and close it. Here a statement crosses once, and its rows come back with it. Nothing
is streamed: every query of Cuecard is bounded.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Sequence
from typing import Any, NamedTuple

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util.concurrency import await_


class Outcome(NamedTuple):
    """All that a statement leaves behind."""

    rows: list[Any]
    description: Any
    """DB-API's description of the columns; None for a statement without rows."""
    rowcount: int
    lastrowid: int


class OneHopConnection(aiosqlite.Connection):
    """aiosqlite's connection, with a whole statement as one call to its thread."""

    inline = False
    """Run statements where they are called, on the event loop's thread: for those that are known to be short."""

    async def run(self, operation: str, parameters: Sequence[Any]) -> Outcome:
        """Execute and fetch."""
        if self.inline:
            return self._run(operation, parameters)
        outcome: Outcome = await self._execute(self._run, operation, parameters)  # type: ignore[no-untyped-call]
        return outcome

    async def run_many(self, operation: str, parameters: Sequence[Sequence[Any]]) -> Outcome:
        """Execute for each of the parameters."""
        if self.inline:
            return self._run_many(operation, parameters)
        outcome: Outcome = await self._execute(self._run_many, operation, parameters)  # type: ignore[no-untyped-call]
        return outcome

    def run_now(self, operation: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """Execute and fetch where it is called; while nobody else uses the connection."""
        return self._conn.execute(operation, parameters).fetchall()

    def _run(self, operation: str, parameters: Sequence[Any]) -> Outcome:
        cursor = self._conn.execute(operation, parameters)
        rows = cursor.fetchall() if cursor.description else []
        outcome = Outcome(rows, cursor.description, cursor.rowcount, cursor.lastrowid or 0)
        cursor.close()
        return outcome

    def _run_many(self, operation: str, parameters: Sequence[Sequence[Any]]) -> Outcome:
        cursor = self._conn.executemany(operation, parameters)
        outcome = Outcome([], None, cursor.rowcount, cursor.lastrowid or 0)
        cursor.close()
        return outcome


def connect(database: str, **options: Any) -> OneHopConnection:
    """A connection that is opened when awaited; its thread never keeps the process alive."""
    connection = OneHopConnection(lambda: sqlite3.connect(database, **options), iter_chunk_size=64)
    connection._thread.daemon = True
    return connection


class OneHopCursor(AsyncAdapt_aiosqlite_cursor):
    """DB-API's cursor over outcomes; there is none in the database between two statements."""

    __slots__ = ("_outcome",)

    def __init__(self, adapt_connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._rows = deque()
        self._outcome = Outcome([], None, -1, 0)

    @property
    def description(self) -> Any:
        """The columns of the rows."""
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed; -1 where that means nothing."""
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int:
        """The key of the row inserted last."""
        return self._outcome.lastrowid

    def execute(self, operation: Any, parameters: Any = None) -> Any:
        """Execute and fetch, in one hop."""
        self._take(self._connection.run(operation, parameters or ()))

    def executemany(self, operation: Any, seq_of_parameters: Any) -> Any:
        """Execute for each of the parameters, in one hop."""
        self._take(self._connection.run_many(operation, seq_of_parameters))

    def _take(self, running: Any) -> None:
        try:
            self._outcome = await_(running)
        except Exception as error:  # noqa: BLE001  # SQLAlchemy sorts them
            self._adapt_connection._handle_exception(error)
        self._rows = deque(self._outcome.rows)

    async def _async_soft_close(self) -> None:
        """Nothing is open."""

    def close(self) -> None:
        """Forget the rows."""
        self._rows.clear()


class OneHopAdapter(AsyncAdapt_aiosqlite_connection):
    """SQLAlchemy's view of the connection."""

    __slots__ = ()
    _cursor_cls = OneHopCursor  # type: ignore[assignment]


class OneHopModule(AsyncAdapt_aiosqlite_dbapi):
    """What SQLAlchemy takes for the DB-API module."""

    def connect(self, *arg: Any, **kw: Any) -> OneHopAdapter:
        """Open a connection."""
        connection: Any = await_(connect(*arg, **kw))
        return OneHopAdapter(self, connection)


class OneHopDialect(SQLiteDialect_aiosqlite):
    """`sqlite+aiosqlite` with one hop a statement."""

    driver = "aiosqlite"
    supports_statement_cache = True
    supports_server_side_cursors = False

    @classmethod
    def import_dbapi(cls) -> OneHopModule:
        """The module."""
        return OneHopModule(aiosqlite, sqlite3)

"""The store: one connection a transaction, and turns for writers on SQLite."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext, suppress
from functools import partial
from weakref import WeakValueDictionary

from sqlalchemy.exc import DBAPIError, OperationalError

from bot.core.events import DatabaseFailed, Observer, TransactionEnded, nobody
from bot.errors import UnstorableText
from bot.storage.asyncio_engine import AsyncConnection, AsyncEngine, AsyncTransaction
from bot.storage.availability import (
    Availability,
    KnownFile,
    crossed,
    unavailable,
    unstorable,
    waited_too_long,
)
from bot.storage.direct import DirectPostgres, DirectSqlite, whole
from bot.storage.engine import BUSY_TRIES, WRITE, sqlite_file
from bot.storage.groups import FailedBefore, TakenBack, Turns
from bot.storage.locks import be_alone, share
from bot.storage.transaction import Transaction

SHORT_SECONDS, LONGEST_SECONDS = 8, 60
"""More than a short transaction, and any transaction, takes on PostgreSQL, be it on a slow network: then it is given
up, since the server says nothing any more, or another session sits on a lock."""


ALONE_PAUSE_SECONDS = 0.1
"""In which others go on whom somebody who wants to write alone kept waiting."""


async def _begun(connection: AsyncConnection, tries: int) -> AsyncTransaction:
    """A begun transaction. Another process may hold SQLite's lock for longer than one wait: then wait again."""
    for left in reversed(range(tries)):
        try:
            return await connection.begin()
        except OperationalError as error:
            if not left or "locked" not in str(error.orig):
                raise
    raise AssertionError("the last try returns or raises")


async def _with_locks(
    connection: AsyncConnection, transaction: AsyncTransaction, *, alone: bool
) -> AsyncTransaction:
    """A begun transaction with the first lock of a writer. Who writes alone lets others through between its tries."""
    if not alone:
        await share(connection)
        return transaction
    while True:
        try:
            await be_alone(connection)
        except DBAPIError as error:
            if not waited_too_long(error):
                raise
        else:
            return transaction
        await transaction.rollback()
        await asyncio.sleep(ALONE_PAUSE_SECONDS)
        transaction = await connection.begin()


async def _end(connection: AsyncConnection, transaction: AsyncTransaction, *, commit: bool) -> None:
    """Commit or roll back; a connection on which that fails is given up, for it may still hold a lock."""
    try:
        await (transaction.commit() if commit else transaction.rollback())
    except DBAPIError:
        await connection.invalidate()
        raise


class Store:
    """Hands out transactions on an engine: committed when the block ends well, rolled back when it raises.

    Either kind raises StorageUnavailable when the database cannot be used.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        # Two queries of one read see the same moment, as on SQLite: a rank and the page around it agree.
        self._reading = (
            engine
            if engine.dialect.name == "sqlite"
            else engine.execution_options(isolation_level="REPEATABLE READ")
        )
        self._availability = Availability()
        self._turns = Turns(self._availability) if engine.dialect.name == "sqlite" else None
        self._turns_of = WeakValueDictionary[int, Turns]()
        """On PostgreSQL, of the rounds that somebody answers now."""
        self._file = KnownFile(sqlite_file(engine))
        self.after_write: Callable[[], None] = lambda: None
        """Called after each transaction that may have written something, however it ended."""
        self.observe: Observer = nobody
        """Told what transactions noted, how long they took, and that they failed."""

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """A transaction that only reads."""
        with self._timed(writing=False):
            async with self._watched(), self._reading.connect() as connection, connection.begin():
                yield Transaction(connection)

    @asynccontextmanager
    async def write(
        self, *, short: bool = False, round_id: int | None = None, alone: bool = False
    ) -> AsyncIterator[Transaction]:
        """A transaction that may write.

        The statements of a `short` one take microseconds each, whatever the database holds: it goes to the driver
        itself (`bot.storage.direct`), and on SQLite runs them where they are called. It may share its commit with
        others, on PostgreSQL with those about the same round (`bot.storage.groups`); TakenBack where it is to be tried
        again. Of one about a round nobody else answers in that round until it ends.

        While one that is `alone` runs, no other writes: each of those has ended, or begins after its end.
        """
        try:
            with self._timed(writing=True):
                async with self._writing(short, round_id, alone) as transaction:
                    yield transaction
        finally:
            self.after_write()
        for event in transaction.happened:
            self.observe(event)

    @asynccontextmanager
    async def _writing(self, short: bool, round_id: int | None, alone: bool) -> AsyncIterator[Transaction]:
        seconds = SHORT_SECONDS if short else LONGEST_SECONDS
        async with self._watched(seconds, writing=True, checked=short):
            if not short:
                turn = self._turns.alone() if self._turns else nullcontext()
                async with turn, self._through_sqlalchemy(alone=alone) as transaction:
                    yield transaction
            elif self._turns:
                async with self._turns.together(self._begun_sqlite) as direct:
                    yield Transaction(direct=direct)
            elif round_id is not None:
                turns = self._turns_of.setdefault(round_id, Turns())
                async with turns.together(partial(self._begun_postgres, round_id)) as direct:
                    yield Transaction(direct=direct)
            else:
                async with self._on_postgres() as transaction:
                    yield transaction

    @contextmanager
    def _timed(self, *, writing: bool) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.observe(TransactionEnded(writing, time.perf_counter() - began))

    @property
    def _tries(self) -> int:
        """How often SQLite's lock is waited for."""
        return 1 if self._availability.is_down else BUSY_TRIES

    @asynccontextmanager
    async def _through_sqlalchemy(self, *, alone: bool) -> AsyncIterator[Transaction]:
        async with self.engine.connect() as connection:
            await connection.execution_options(**{WRITE: True})
            transaction = await _begun(connection, self._tries)
            if self._turns is None:
                transaction = await _with_locks(connection, transaction, alone=alone)
            try:
                yield Transaction(connection)
            except BaseException:
                with suppress(DBAPIError):  # what went wrong in the block is what matters
                    await _end(connection, transaction, commit=False)
                raise
            await _end(connection, transaction, commit=True)

    async def _begun_sqlite(self) -> DirectSqlite:
        self._file.check()
        direct = await DirectSqlite.on(self.engine)
        try:
            await whole(direct, direct.begin(self._tries))
        except BaseException:
            await direct.release()
            raise
        return direct

    async def _begun_postgres(self, round_id: int | None = None) -> DirectPostgres:
        direct = await DirectPostgres.on(self.engine)
        try:
            await whole(direct, direct.begin(round_id))
        except BaseException:
            await direct.release()
            raise
        return direct

    @asynccontextmanager
    async def _on_postgres(self) -> AsyncIterator[Transaction]:
        direct = await self._begun_postgres()
        try:
            try:
                yield Transaction(direct=direct)
            except BaseException:
                with suppress(DBAPIError):  # what went wrong in the block is what matters
                    await whole(direct, direct.roll_back())
                raise
            await whole(direct, direct.commit())
        finally:
            await direct.release()

    @asynccontextmanager
    async def _watched(
        self, seconds: float = LONGEST_SECONDS, *, writing: bool = False, checked: bool = False
    ) -> AsyncIterator[None]:
        """Turn what a database says that cannot be used into StorageUnavailable, and keep count of it.

        `checked` is a short one: whoever begins its group looks at the file.
        """
        failures = self._availability.failures
        try:
            if not checked:
                self._file.check()
            # SQLite bounds each of its waits by itself.
            async with asyncio.timeout(None if self._turns else seconds):
                yield
        except FailedBefore:
            raise
        except Exception as error:
            if crossed(error):
                raise TakenBack("another transaction was in the way") from error
            found = unavailable(error)
            if found is None:
                if unstorable(error):
                    raise UnstorableText from error
                raise
            self._availability.failed(found, writing=writing)
            self.observe(DatabaseFailed())
            raise found from error
        self._file.know()
        if self._availability.failures == failures:  # one that began before the last failure does not end it
            self._availability.worked(writing=writing)

    async def close(self) -> None:
        """Give every connection back; an open one keeps the process from ending."""
        for turns in (self._turns, *self._turns_of.values()):
            if turns is not None:
                await turns.ended()
        await self.engine.dispose()

"""The store: one connection a transaction, and turns for writers on SQLite."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext, suppress
from functools import cached_property

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction

from bot.core.events import DatabaseFailed, Event, Observer, TransactionEnded, nobody
from bot.storage.appeals import AppealQueries
from bot.storage.audit import AuditQueries
from bot.storage.availability import Availability, KnownFile, unavailable
from bot.storage.daily.posts import DailyQueries
from bot.storage.days_off import DaysOffQueries
from bot.storage.decks.changes import DeckChangeQueries
from bot.storage.decks.decks import DeckQueries
from bot.storage.decks.desks import DeskQueries
from bot.storage.decks.next_card import NextCardQueries
from bot.storage.direct import DirectPostgres, DirectSqlite, DirectTransaction, whole
from bot.storage.engine import BUSY_TRIES, WRITE, sqlite_file
from bot.storage.groups import FailedBefore, Turns
from bot.storage.leaderboard import ScoreQueries
from bot.storage.members import MemberQueries
from bot.storage.metrics import MetricQueries
from bot.storage.privacy.people import PersonalQueries
from bot.storage.privacy.retention import RetentionQueries
from bot.storage.privacy.texts import TextQueries
from bot.storage.quiz.answering import AnsweringQueries
from bot.storage.quiz.attempts import AttemptQueries
from bot.storage.quiz.quizzes import QuizQueries
from bot.storage.recap.facts import RecapFactQueries
from bot.storage.recap.posts import RecapQueries
from bot.storage.recount import RecountQueries
from bot.storage.reminders import ReminderQueries
from bot.storage.review.memory import MemoryQueries
from bot.storage.review.reminding import ReviewReminderQueries
from bot.storage.review.sessions import SessionQueries
from bot.storage.seasons import SeasonQueries
from bot.storage.shards import ShardQueries
from bot.storage.statistics import StatisticsQueries
from bot.storage.suggestions import SuggestionQueries
from bot.storage.teaching import TeachingQueries
from bot.storage.uptime import UptimeQueries


class Transaction:
    """Everything stored, through one connection inside one transaction."""

    def __init__(self, connection: AsyncConnection, direct: DirectTransaction | None = None) -> None:
        """`direct` is the same transaction on the driver itself, where it was begun there."""
        self._connection, self._direct = connection, direct
        self.happened: list[Event] = []

    def note(self, event: Event) -> None:
        """Have the store's observer told of this once it is committed."""
        self.happened.append(event)

    @cached_property
    def decks(self) -> DeckQueries:
        """Decks and cards."""
        return DeckQueries(self._connection, self._direct)

    @cached_property
    def next_card(self) -> NextCardQueries:
        """Which card comes next."""
        return NextCardQueries(self._connection)

    @cached_property
    def deck_changes(self) -> DeckChangeQueries:
        """Revisions and drafts of decks."""
        return DeckChangeQueries(self._connection)

    @cached_property
    def quizzes(self) -> QuizQueries:
        """Quizzes and rounds."""
        return QuizQueries(self._connection, self._direct)

    @cached_property
    def attempts(self) -> AttemptQueries:
        """Attempts and entries."""
        return AttemptQueries(self._connection, self._direct)

    @cached_property
    def answering(self) -> AnsweringQueries:
        """What an answer reads."""
        return AnsweringQueries(self._connection, self._direct)

    @cached_property
    def members(self) -> MemberQueries:
        """People, servers, zones, streak days."""
        return MemberQueries(self._connection, self._direct)

    @cached_property
    def recount(self) -> RecountQueries:
        """All that is stored twice."""
        return RecountQueries(self._connection)

    @cached_property
    def reminders(self) -> ReminderQueries:
        """Who may have to be reminded."""
        return ReminderQueries(self._connection)

    @cached_property
    def scores(self) -> ScoreQueries:
        """The leaderboard."""
        return ScoreQueries(self._connection, self._direct)

    @cached_property
    def metrics(self) -> MetricQueries:
        """The leaderboards by streak and by accuracy."""
        return MetricQueries(self._connection)

    @cached_property
    def seasons(self) -> SeasonQueries:
        """What servers have set up as seasons."""
        return SeasonQueries(self._connection)

    @cached_property
    def statistics(self) -> StatisticsQueries:
        """How a person does."""
        return StatisticsQueries(self._connection)

    @cached_property
    def daily(self) -> DailyQueries:
        """Schedules and their posts."""
        return DailyQueries(self._connection)

    @cached_property
    def days_off(self) -> DaysOffQueries:
        """Weekdays of rest, vacations, holidays."""
        return DaysOffQueries(self._connection)

    @cached_property
    def recap(self) -> RecapQueries:
        """When recaps are due, and their posts."""
        return RecapQueries(self._connection)

    @cached_property
    def recap_facts(self) -> RecapFactQueries:
        """What a recap tells."""
        return RecapFactQueries(self._connection)

    @cached_property
    def memory(self) -> MemoryQueries:
        """What people remember of cards."""
        return MemoryQueries(self._connection, self._direct)

    @cached_property
    def sessions(self) -> SessionQueries:
        """Sessions of review."""
        return SessionQueries(self._connection)

    @cached_property
    def review_reminders(self) -> ReviewReminderQueries:
        """Who is told which cards are due."""
        return ReviewReminderQueries(self._connection)

    @cached_property
    def uptime(self) -> UptimeQueries:
        """When the bot was up."""
        return UptimeQueries(self._connection)

    @cached_property
    def appeals(self) -> AppealQueries:
        """Appeals, and what reviewers taught."""
        return AppealQueries(self._connection)

    @cached_property
    def suggestions(self) -> SuggestionQueries:
        """Cards that members suggest, and those that they flag."""
        return SuggestionQueries(self._connection)

    @cached_property
    def desks(self) -> DeskQueries:
        """Drafts that are looked over in servers."""
        return DeskQueries(self._connection)

    @cached_property
    def teaching(self) -> TeachingQueries:
        """Answers that teach, and what they taught."""
        return TeachingQueries(self._connection)

    @cached_property
    def audit(self) -> AuditQueries:
        """Who changed what."""
        return AuditQueries(self._connection)

    @cached_property
    def personal(self) -> PersonalQueries:
        """All that is stored about a person."""
        return PersonalQueries(self._connection)

    @cached_property
    def shards(self) -> ShardQueries:
        """Who serves which servers."""
        return ShardQueries(self._connection)

    @cached_property
    def retention(self) -> RetentionQueries:
        """Servers that the bot was taken out of."""
        return RetentionQueries(self._connection)

    @cached_property
    def texts(self) -> TextQueries:
        """Texts that have been kept long enough."""
        return TextQueries(self._connection)


SHORT_SECONDS, LONGEST_SECONDS = 8, 60
"""More than a short transaction, and any transaction, takes on PostgreSQL, be it on a slow network: then it is given
up, since the server says nothing any more, or another session sits on a lock."""


async def _begun(connection: AsyncConnection, tries: int) -> AsyncTransaction:
    """A begun transaction. Another process may hold SQLite's lock for longer than one wait: then wait again."""
    for left in reversed(range(tries)):
        try:
            return await connection.begin()
        except OperationalError as error:
            if not left or "locked" not in str(error.orig):
                raise
    raise AssertionError("the last try returns or raises")


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
    async def write(self, *, short: bool = False, round_id: int | None = None) -> AsyncIterator[Transaction]:
        """A transaction that may write.

        The statements of a `short` one take microseconds each, whatever the database holds: it goes to the driver
        itself (`bot.storage.direct`), and on SQLite runs them where they are called and may share its commit with
        others (`bot.storage.groups`). Of one about a round nobody else answers in that round until it ends.
        """
        try:
            with self._timed(writing=True):
                async with self._writing(short=short, round_id=round_id) as transaction:
                    yield transaction
        finally:
            self.after_write()
        for event in transaction.happened:
            self.observe(event)

    @asynccontextmanager
    async def _writing(self, *, short: bool, round_id: int | None) -> AsyncIterator[Transaction]:
        async with self._watched(SHORT_SECONDS if short else LONGEST_SECONDS, writing=True):
            if not short:
                turn = self._turns.alone() if self._turns else nullcontext()
                async with turn, self._through_sqlalchemy() as transaction:
                    yield transaction
            elif self._turns:
                async with self._turns.together(self._begun_sqlite) as direct:
                    yield Transaction(direct.connection, direct)
            else:
                async with self._on_postgres(round_id) as transaction:
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
    async def _through_sqlalchemy(self) -> AsyncIterator[Transaction]:
        async with self.engine.connect() as connection:
            await connection.execution_options(**{WRITE: True})
            transaction = await _begun(connection, self._tries)
            try:
                yield Transaction(connection)
            except BaseException:
                with suppress(DBAPIError):  # what went wrong in the block is what matters
                    await _end(connection, transaction, commit=False)
                raise
            await _end(connection, transaction, commit=True)

    async def _begun_sqlite(self) -> DirectSqlite:
        direct = await DirectSqlite.on(self.engine)
        try:
            await whole(direct, direct.begin(self._tries))
        except BaseException:
            await direct.release()
            raise
        return direct

    @asynccontextmanager
    async def _on_postgres(self, round_id: int | None) -> AsyncIterator[Transaction]:
        direct = await DirectPostgres.on(self.engine)
        try:
            await whole(direct, direct.begin(round_id))
            try:
                yield Transaction(direct.connection, direct)
            except BaseException:
                with suppress(DBAPIError):  # what went wrong in the block is what matters
                    await whole(direct, direct.roll_back())
                raise
            await whole(direct, direct.commit())
        finally:
            await direct.release()

    @asynccontextmanager
    async def _watched(
        self, seconds: float = LONGEST_SECONDS, *, writing: bool = False
    ) -> AsyncIterator[None]:
        """Turn what a database says that cannot be used into StorageUnavailable, and keep count of it."""
        failures = self._availability.failures
        try:
            self._file.check()
            # SQLite bounds each of its waits by itself.
            async with asyncio.timeout(None if self._turns else seconds):
                yield
        except FailedBefore:
            raise
        except Exception as error:
            found = unavailable(error)
            if found is None:
                raise
            self._availability.failed(found, writing=writing)
            self.observe(DatabaseFailed())
            raise found from error
        self._file.know()
        if self._availability.failures == failures:  # one that began before the last failure does not end it
            self._availability.worked(writing=writing)

    async def close(self) -> None:
        """Give every connection back; an open one keeps the process from ending."""
        await self.engine.dispose()

"""The database that a soak runs on: what happens to it meanwhile, and what it is asked at the end."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select, text

from bot.services.recount import RecountService
from bot.storage import engine
from bot.storage.schema import attempt
from bot.storage.store import Store
from tests.wire.database_file import DatabaseFile


class Database:
    """Any that the bot knows, by its URL."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def hold(self, seconds: float) -> None:
        """Another process keeps what the bot writes to itself, for longer than the bot waits at times."""
        raise NotImplementedError

    async def hang_up(self) -> None:
        """End all connections to it, where there are any."""

    def unsound(self) -> list[str]:
        """What is wrong with it itself."""
        return []

    async def differences(self) -> list[str]:
        """What it holds and its attempts do not give, or the other way round, a line each: see `bot.core.recount`."""
        store = Store(engine.create(self.url))
        try:
            return await RecountService(store).check()
        finally:
            await store.close()

    async def attempts(self) -> int:
        """How many it holds."""
        opened = engine.create(self.url)
        try:
            async with opened.connect() as connection:
                return (await connection.execute(select(func.count()).select_from(attempt))).scalar_one()
        finally:
            await opened.dispose()


class SqliteFile(Database):
    """The file `cuecard.db` of a folder."""

    def __init__(self, directory: Path) -> None:
        self._file = DatabaseFile(directory)
        super().__init__(f"sqlite:///{self._file.file}")

    async def hold(self, seconds: float) -> None:
        """Its one lock."""
        with closing(sqlite3.connect(self._file.file, isolation_level=None)) as other:
            try:
                other.execute("PRAGMA busy_timeout = 100")
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return  # the bot writes just now
            await asyncio.sleep(seconds)
            other.execute("ROLLBACK")

    def unsound(self) -> list[str]:
        """Pages and references."""
        return [] if self._file.sound() else ["the database is not sound"]


class PostgresDatabase(Database):
    """One that has no tables yet, and no other use."""

    async def hold(self, seconds: float) -> None:
        """The rows that every answer changes."""
        await self._run("LOCK TABLE member IN EXCLUSIVE MODE", seconds)

    async def hang_up(self) -> None:
        """As an administrator, or a server that restarts, does."""
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        await self._run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")

    async def _run(self, statement: str, seconds: float = 0) -> None:
        opened = engine.create(self.url)
        try:
            async with opened.connect() as connection:
                await connection.execute(text(statement))
                await asyncio.sleep(seconds)
        finally:
            await opened.dispose()

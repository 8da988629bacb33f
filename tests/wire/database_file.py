"""The bot's SQLite file: read at any time, changed only while no process runs, as if time had passed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any


def stored(at: datetime) -> str:
    """An instant as the bot stores it."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


class DatabaseFile:
    """What the bot wrote down."""

    def __init__(self, directory: Path) -> None:
        self.file = directory / "cuecard.db"

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What a query finds."""
        with closing(sqlite3.connect(self.file)) as database:
            return database.execute(query, values).fetchall()

    def change(self, statement: str, *values: Any) -> int:
        """Change rows; how many."""
        with closing(sqlite3.connect(self.file)) as database, database:
            return database.execute(statement, values).rowcount

    def change_many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """The same change for each row of values."""
        with closing(sqlite3.connect(self.file)) as database, database:
            database.executemany(statement, rows)

    def sound(self) -> bool:
        """Whether SQLite finds nothing wrong with the file, and every reference in it leads somewhere."""
        return self.rows("PRAGMA integrity_check") == [("ok",)] and not self.rows("PRAGMA foreign_key_check")

    def make_overdue(self, channel_id: int) -> None:
        """The open question of a channel should have closed a minute ago."""
        past = stored(datetime.now(UTC) - timedelta(minutes=1))
        changed = self.change(
            "UPDATE round SET closes_at = ? WHERE channel_id = ? AND state = 'open'", past, channel_id
        )
        assert changed == 1

    def points(self) -> dict[int, int]:
        """All points of each member, from the sums that the leaderboard reads."""
        return dict(self.rows("SELECT user_id, points FROM score WHERE period = 'all'"))

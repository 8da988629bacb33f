"""Killed in the middle of emptying old texts: the step under way is undone whole, and the next process goes on there.

A trigger in the database counts for ever at one row, so that the process is inside a step, and knows no way out.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from .conftest import StartBot, Town
from .daily_schedules import DailySchedules
from .database_file import stored
from .standin import StandIn

NOW = datetime.now(UTC)
OLD, NEW = NOW - timedelta(days=40), NOW - timedelta(days=20)
KEPT = {"ATTEMPT_TEXT_DAYS": "30"}
ATTEMPTS, REVIEWS, YOUNG = 1_700, 1_100, 100
"""Old answers in quizzes, old ones in reviews, and of each those that are young."""
STEP = 500
OF_PROCESSES = {"emptied", "heartbeat", "outage", "guild", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4"}
"""Tables that change by themselves while a process runs."""
TEXT = "what I think of it"


class Texts(DailySchedules):
    """A database with answers."""

    async def fill(self, town: Town) -> None:
        """Old ones, then young ones, as people of the server gave them."""
        await self.lay_out()
        guild_id, channel_id, who = town.guild.id, town.quiz.id, town.ann.user.id
        self.change(
            "INSERT INTO quiz (id, guild_id, channel_id, deck_id, starter_id, questions, seconds, state, asked,"
            " next_at, started_at) VALUES (1, ?, ?, (SELECT min(id) FROM deck), ?, 1, 60, 'finished', 1, ?, ?)",
            *(guild_id, channel_id, who, stored(OLD), stored(OLD)),
        )
        self.change(
            "INSERT INTO round (id, quiz_id, guild_id, channel_id, card_id, number, state)"
            " VALUES (1, 1, ?, ?, (SELECT min(id) FROM card), 1, 'done')",
            *(guild_id, channel_id),
        )
        self.change(
            "INSERT INTO score (guild_id, period, user_id, points, correct, answers) VALUES (?, 'all', ?, 7, 1, 9)",
            *(guild_id, who),
        )
        self.change_many(
            "INSERT INTO attempt (round_id, user_id, number, source_id, public, answer, verdict, score, points, flags,"
            " at, server_zone, own_zone, hinted, copied, first)"
            " VALUES (1, ?, 1, ?, 0, ?, 'partial', 0.5, 4, '[]', ?, 'UTC', 'UTC', 0, 0, 0)",
            [(1_000 + n, n, f"{TEXT} {n}", at) for n, at in self._times(ATTEMPTS)],
        )
        self.change_many(
            "INSERT INTO review (user_id, card_id, shown_at, at, answer, verdict, rating, new, guild_id, own_zone)"
            " VALUES (?, (SELECT min(id) FROM card), ?, ?, ?, 'correct', 3, 0, ?, 'UTC')",
            [(1_000 + n, at, at, f"{TEXT} {n}", guild_id) for n, at in self._times(REVIEWS)],
        )

    def _times(self, old: int) -> list[tuple[int, str]]:
        """(number from 1, when) of each answer."""
        return [(n, stored(OLD if n <= old else NEW)) for n in range(1, old + YOUNG + 1)]

    def trap(self, table: str, row_id: int) -> None:
        """Whoever empties that row never gets to the end of it."""
        self.change(
            f"CREATE TRIGGER trap BEFORE UPDATE OF answer ON {table} WHEN NEW.id = {row_id} BEGIN"
            " SELECT max(n) FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c); END"
        )

    def spring(self) -> None:
        """The trap is no more."""
        self.change("DROP TRIGGER trap")

    def trapped(self) -> bool:
        """Whether a process is in the middle of a change, and holds the file."""
        with closing(sqlite3.connect(self.file, timeout=0, isolation_level=None)) as database:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
            database.execute("ROLLBACK")
            return False

    def up_to(self, table: str) -> int:
        """The last row that is known to have been emptied."""
        found = self.rows("SELECT up_to FROM emptied WHERE table_name = ?", table)
        return int(found[0][0]) if found else 0

    def worded(self, table: str) -> list[int]:
        """The rows that have their text."""
        return [row_id for (row_id,) in self.rows(f"SELECT id FROM {table} WHERE answer <> '' ORDER BY id")]

    def all_else(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, but for the texts."""
        tables = self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        found = {}
        for (table,) in tables:
            if table in OF_PROCESSES:
                continue
            columns = [name for _, name, *_ in self.rows(f"PRAGMA table_info({table})")]
            kept = ", ".join(
                name for name in columns if (table, name) not in {("attempt", "answer"), ("review", "answer")}
            )
            found[table] = sorted(self.rows(f"SELECT {kept} FROM {table}"), key=repr)
        return found


async def test_killed_within_a_step_it_goes_on_there(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    database = Texts(tmp_path)
    await database.fill(town)
    before = database.all_else()

    async def killed_at(table: str, row_id: int) -> None:
        """Start a process, and kill it while it empties that row."""
        database.trap(table, row_id)
        committed = (row_id - 1) // STEP * STEP
        bot = await start_bot(env=KEPT)
        await standin.until(
            lambda: database.up_to(table) == committed and database.trapped(), f"row {row_id} of {table}"
        )
        await bot.kill()
        database.spring()
        assert database.sound()
        assert database.up_to(table) == committed
        assert database.worded(table)[0] == committed + 1, "the step that was under way left nothing"
        assert database.all_else() == before
        assert "Traceback" not in bot.log

    await killed_at("attempt", 1_200)
    assert len(database.worded("attempt")) == ATTEMPTS + YOUNG - 1_000
    assert len(database.worded("review")) == REVIEWS + YOUNG, "its turn comes later"
    # As no process writes there: whoever begins anew would empty it.
    database.change("UPDATE attempt SET answer = ? WHERE id = 7", TEXT)
    await killed_at("review", 700)
    assert database.worded("attempt") == [7, *range(ATTEMPTS + 1, ATTEMPTS + YOUNG + 1)]

    last = await start_bot(env=KEPT)
    await standin.until(lambda: database.up_to("review") == REVIEWS, "the end")
    assert await last.terminate() == 0
    assert database.worded("attempt") == [7, *range(ATTEMPTS + 1, ATTEMPTS + YOUNG + 1)]
    assert database.worded("review") == [*range(REVIEWS + 1, REVIEWS + YOUNG + 1)]
    assert database.all_else() == before
    assert database.sound()

"""What `/stats` costs in a server of 10,000 members with a year: `python -m tests.benchmarks.bench_statistics`.

The person who asks has answered every question of the year, ten a day, on a thousand cards, and remembers all of them;
everybody else some. Processor time of the process, the median of a few turns; each picture drawn anew.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.core.members import Person
from bot.pictures import calendar, forecast, top_ten, topics
from bot.pictures.colours import Theme
from bot.pictures.facts import Line, TopTen
from bot.services.statistics import StatisticsService
from bot.storage import engine, migrate
from bot.storage.store import Store
from tests.fakes import FakeClock

MEMBERS, CARDS, DAYS, A_DAY, OTHERS_ANSWERS = 10_000, 1_000, 365, 10, 100
GUILD = 7
ANA = Person(1, GUILD, "Ana")
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TURNS = 7


def numbers(count: int) -> str:
    """A source of rows `n` from 1 on."""
    return (
        f"(WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < {count}) SELECT n FROM t)"
    )


def filling() -> list[str]:
    """Everything, as SQL."""
    rounds = DAYS * A_DAY
    at = f"strftime('%Y-%m-%d %H:%M:%S.000000', '2026-03-02 11:00', '-' || ({{n}} % {DAYS}) || ' days')"
    attempt = (
        "INSERT INTO attempt (round_id, user_id, number, source_id, public, answer, verdict, score, points, flags, at, "
        "server_zone, own_zone, hinted, copied, first) "
    )
    verdict = "CASE {n} % 5 WHEN 0 THEN 'partial' WHEN 1 THEN 'incorrect' ELSE 'correct' END"
    rest = "0.5, 4, '[]', {at}, 'UTC', 'UTC', 0, 0, 0"
    return [
        "INSERT INTO deck (id, guild_id, slug, title, description, digest) VALUES (1, 0, 'deck', 'Deck', '', '')",
        "INSERT INTO card (id, deck_id, key, position, topic, retired, content) SELECT n, 1, 'card' || n, n, "
        f"'topic ' || (n % 20), 0, json_object('prompt', 'What is ' || n || '?') FROM {numbers(CARDS)}",
        "INSERT INTO quiz (id, guild_id, channel_id, deck_id, starter_id, questions, seconds, state, asked, next_at, "
        f"started_at) "
        f"SELECT n, {GUILD}, 1, 1, 1, 1, 60, 'finished', 1, '2026-03-02', '2026-03-02' FROM {numbers(rounds)}",
        "INSERT INTO round (id, quiz_id, guild_id, channel_id, card_id, number, state) "
        f"SELECT n, n, {GUILD}, 1, 1 + n % {CARDS}, 1, 'done' FROM {numbers(rounds)}",
        f"INSERT INTO member (guild_id, user_id, name) SELECT {GUILD}, n, 'member' FROM {numbers(MEMBERS)}",
        f"{attempt} SELECT n, 1, 1, n, 1, 'answer', {verdict.format(n='n')}, {rest.format(at=at.format(n='n'))} "
        f"FROM {numbers(rounds)}",
        f"{attempt} SELECT 1 + (m.n * 37 + a.n * 36) % {rounds}, m.n, 1, m.n * 10000 + a.n, 1, 'answer', "
        f"{verdict.format(n='a.n')}, {rest.format(at=at.format(n='a.n'))} "
        f"FROM {numbers(MEMBERS)} m, {numbers(OTHERS_ANSWERS)} a WHERE m.n > 1",
        "INSERT INTO score (guild_id, period, user_id, points, correct, answers, streak) "
        f"SELECT {GUILD}, 'all', n, n, n, n, n % 300 FROM {numbers(MEMBERS)}",
        "INSERT INTO memory (user_id, card_id, phase, stability, difficulty, reviewed_at, due_at) SELECT 1, n, 2, "
        "10.0 + n % 50, 5.0, '2026-02-20 11:00:00.000000', "
        "strftime('%Y-%m-%d %H:%M:%S.000000', '2026-03-02 11:00', printf('%+d days', n % 60 - 5)) "
        f"FROM {numbers(CARDS)}",
        "INSERT INTO streak_day (user_id, day, guild_id, zone, at) "
        f"SELECT 1, date('2026-03-02', '-' || n || ' days'), {GUILD}, 'UTC', '2026-03-02' FROM {numbers(DAYS)}",
        "ANALYZE",
    ]


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def cost(what: str, call: Callable[[], Awaitable[Any]]) -> Any:
    """Print the median of the processor time; what the call gives."""
    found, result = [], None
    for _ in range(TURNS):
        start = time.process_time()
        result = await call()
        found.append(1000 * (time.process_time() - start))
    tell(f"{what:44s} {statistics.median(found):7.1f} ms")
    return result


async def main() -> None:
    """Fill a database and measure."""
    with tempfile.TemporaryDirectory() as folder:
        database = engine.create(f"sqlite:///{Path(folder) / 'year.db'}")
        await migrate.upgrade(database)
        start = time.perf_counter()
        async with database.begin() as connection:
            for statement in filling():
                await connection.execute(text(statement))
        count = DAYS * A_DAY + (MEMBERS - 1) * OTHERS_ANSWERS
        tell(f"{MEMBERS:,} members, {count:,} answers: filled in {time.perf_counter() - start:.0f} s")
        store = Store(database)
        service = StatisticsService(store, FakeClock(NOW), "UTC")
        found = await cost("/stats in words", lambda: service.of(ANA, ANA))
        year = await cost("what the year's picture shows", lambda: service.activity(ANA, ANA))
        outlook = await cost("what the picture of memory shows", lambda: service.outlook(ANA, ANA))
        lines = tuple(
            Line(n, f"Name of member {n}", 500 - n, f"{500 - n} points", "38 correct") for n in range(1, 11)
        )
        for what, draw in (
            ("the year", lambda: calendar.draw("Ana", year, Theme.DARK)),
            ("topics", lambda: topics.draw("Ana", found.topics, Theme.DARK)),
            ("memory", lambda: forecast.draw("Ana", outlook, Theme.DARK)),
            ("the top ten", lambda: top_ten.draw(TopTen("Server", "Points", lines), Theme.DARK)),
        ):
            await cost(f"drawing {what}", lambda draw=draw: asyncio.to_thread(draw))  # type: ignore[misc]
        await store.close()
        assert found.tally.answers == DAYS * A_DAY
        assert year.answers == DAYS * A_DAY
        assert outlook.today == (NOW - timedelta()).date()


if __name__ == "__main__":
    asyncio.run(main())

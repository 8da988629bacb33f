"""A storm: the processes, what PostgreSQL says of it, and whether what is stored is what people were told."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select, text

from bot.core.cards import Card, Deck
from bot.services.decks.lookup import DeckService
from bot.services.recount import RecountService
from bot.storage import engine
from bot.storage.schema import attempt, entry, member, memory, round_, score, score_away, streak_day
from bot.storage.store import Store
from tests.services.game import DECK
from tests.soak.storm.acts import GUILDS, OWN_DECK

PROCESSES = 4
WATCHED = ("log_lock_waits = on", "deadlock_timeout = '100ms'")
"""PostgreSQL's settings; what they log is counted."""


@dataclass
class Weather:
    """What came of it."""

    done: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    counted: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    """Lines that the processes wrote."""
    deadlocks: int = 0
    waits: int = 0
    wrong: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """For people."""
        yield f"done: {dict(self.done.most_common())}"
        yield f"failed: {dict(self.failed)}"
        yield f"answers counted {len(self.counted)}, lost {len(self.lost)}; log lines {len(self.log)}"
        yield f"deadlocks {self.deadlocks}, waits over 100 ms {self.waits}"
        yield "\n".join(["WRONG:", *self.wrong]) if self.wrong else "all as it should be"


async def storm(
    url: str,
    seed: int,
    seconds: float,
    log: Path | None = None,
    meanwhile: Callable[[], Awaitable[None]] | None = None,
) -> Weather:
    """On a migrated database without rows; `log` is the server's, `meanwhile` is what happens to the server."""
    await _prepare(url)
    before = await asyncio.to_thread(_size, log) if log else 0
    processes = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.soak.storm.process", url, str(number), str(seed), str(seconds)),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        for number in range(PROCESSES)
    ]
    found = Weather()
    ends = asyncio.gather(*(each.communicate() for each in processes))
    if meanwhile is not None:
        await meanwhile()
    for said, errors in await ends:
        found.log += errors.decode().splitlines()
        if not said:
            found.wrong.append("a process said nothing")
            continue
        told = json.loads(said)
        found.done.update(told["done"])
        found.failed.update(told["failed"])
        found.counted += told["counted"]
        found.lost += told["lost"]
    if log:
        server = (await asyncio.to_thread(log.read_bytes))[before:].decode(errors="replace")
        found.deadlocks = len(re.findall("deadlock detected", server))
        found.waits = len(re.findall("still waiting for", server))
    found.wrong += await _wrong(url, found)
    return found


def _size(log: Path) -> int:
    return log.stat().st_size


async def _prepare(url: str) -> None:
    store = Store(engine.create(url))
    try:
        decks = DeckService(store)
        await decks.save([DECK])
        own = Deck(OWN_DECK, "Own", cards=tuple(Card(f"o{n}", f"Own {n}?", f"Answer {n}") for n in range(6)))
        async with store.write() as tx:
            for guild_id in GUILDS:
                await tx.decks.save(guild_id, own)
    finally:
        await store.close()


async def _wrong(url: str, found: Weather) -> list[str]:
    store = Store(engine.create(url))
    try:
        wrong = await RecountService(store).check()
        async with store.read() as tx:
            connection = tx._connection
            stored = (await connection.execute(select(func.count()).select_from(attempt))).scalar_one()
            if stored != len(set(found.counted)):
                wrong.append(f"{stored} answers are stored, {len(set(found.counted))} were told of")
            names = select(member.c.user_id).where(member.c.user_id > 0)
            for table in (score, score_away, attempt, entry, memory, streak_day):
                nameless = select(func.count()).select_from(table)
                nameless = nameless.where(table.c.user_id > 0, table.c.user_id.not_in(names))
                number = (await connection.execute(nameless)).scalar_one()
                if number:
                    wrong.append(f"{table.name}: {number} rows of people without a name")
            if found.lost:
                wrong.append(f"{len(found.lost)} answers were lost")
            open_ = select(func.count()).select_from(round_)
            assert (await connection.execute(open_)).scalar_one()
        return wrong
    finally:
        await store.close()


async def watched(url: str) -> None:
    """Have the server log what waits and what deadlocks."""
    database = engine.create(url).execution_options(isolation_level="AUTOCOMMIT")
    try:
        async with database.connect() as connection:
            for setting in WATCHED:
                await connection.execute(text(f"ALTER SYSTEM SET {setting}"))
            await connection.execute(text("SELECT pg_reload_conf()"))
    finally:
        await database.dispose()

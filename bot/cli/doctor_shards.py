"""What `python -m bot doctor` says of shards: whose they are by the settings, and who holds them now."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from bot import app, config
from bot.cli.doctor_checks import Finding, Mark
from bot.core.shards import written
from bot.core.wording import plural
from bot.errors import ConfigError
from bot.storage import engine, schema_version
from bot.storage.shards import Process


def shards(settings: config.Settings) -> Iterator[Finding]:
    """One line; more where processes get in each other's way. Nothing of the database where it cannot be used."""
    fixed = settings.fixed_shards
    if fixed is None and settings.shards is None:
        of = (
            plural(settings.shard_count, "shard") if settings.shard_count else "as many as Discord recommends"
        )
        yield Finding(Mark.FINE, f"shards: all are served by one process, {of}")
        return
    if fixed is not None:
        yield Finding(Mark.FINE, f"shards: {written(fixed)} of {settings.shard_count}, by SHARD_IDS")
    file = engine.sqlite_path(settings.database_url)
    if file is not None and not file.is_file():
        return
    try:
        living = asyncio.run(_living(settings))
    except (ConfigError, SQLAlchemyError, OSError, TimeoutError):
        return  # as the line about the database says
    if fixed is None:
        yield from _claimed(living)
    yield from _mistakes(living)


async def _living(settings: config.Settings) -> list[Process]:
    store = app.open_store(settings)
    try:
        if not await schema_version.is_newest(store.engine):
            return []
        async with store.read() as tx:
            return await tx.shards.living(await tx.shards.now())
    finally:
        await store.close()


def _claimed(living: list[Process]) -> Iterator[Finding]:
    claiming = [each for each in living if each.fixed_ids is None]
    if not claiming:
        yield Finding(Mark.FINE, "shards: claimed by the processes that run; none runs now")
        return
    count = max(each.shard_count for each in claiming)
    held = frozenset[int]().union(*(each.held for each in living))
    free = frozenset(range(count)).difference(held, *(each.fixed_ids or () for each in living))
    shares = ", ".join(str(len(each.held)) for each in claiming)
    said = f"shards: {plural(len(claiming), 'process', 'processes')} hold {shares} of {count}"
    if free:
        yield Finding(Mark.LOOK, f"{said}; free, and soon taken: {written(free)}")
    else:
        yield Finding(Mark.FINE, said)


def _mistakes(living: list[Process]) -> Iterator[Finding]:
    seen: set[int] = set()
    twice: set[int] = set()
    for each in living:
        mine = each.fixed_ids if each.fixed_ids is not None else each.held
        twice |= seen & mine
        seen |= mine
    if twice:
        yield Finding(
            Mark.LOOK, f"shards: served by two processes, which is a mistake in SHARD_IDS: {written(twice)}"
        )
    counts = sorted({each.shard_count for each in living})
    if len(counts) > 1:
        yield Finding(
            Mark.LOOK, f"shards: processes go by different numbers of them: {', '.join(map(str, counts))}"
        )

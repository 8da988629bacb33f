"""`python -m bot health`: whether a bot serves on the database, for containers and monitors."""

from __future__ import annotations

import argparse
import asyncio
from datetime import UTC, datetime, timedelta

from bot import config
from bot.core.wording import plural
from bot.storage import engine
from bot.storage.store import Store

FRESH = timedelta(minutes=3)
"""A bot that runs leaves a heartbeat in its database each minute, from its first connection to Discord on."""


def configure(_parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(_options: argparse.Namespace) -> int:
    """Say when the bot was last up; the status is 1 when that is too long ago."""
    settings = config.load()
    file = engine.sqlite_path(settings.database_url)
    if file is not None and not file.is_file():
        print("not yet: there is no database")
        return 1
    last = asyncio.run(_last_beat(settings))
    if last is None:
        print("not yet: no heartbeat")
        return 1
    age = datetime.now(UTC) - last
    print(f"last heartbeat {plural(round(age.total_seconds()), 'second')} ago")
    return int(age > FRESH)


async def _last_beat(settings: config.Settings) -> datetime | None:
    store = Store(engine.create(settings.database_url))
    try:
        async with store.read() as tx:
            return await tx.uptime.last_beat()
    finally:
        await store.close()

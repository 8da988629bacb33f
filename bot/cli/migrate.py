"""`python -m bot migrate`: bring the database to the newest schema (`run` does it by itself)."""

from __future__ import annotations

import argparse
import asyncio

from bot import config, log
from bot.storage import engine, migrate


def configure(_parser: argparse.ArgumentParser) -> None:
    """No options."""


async def _migrate(settings: config.Settings) -> None:
    database = engine.create(settings.database_url)
    try:
        await migrate.upgrade(database)
    finally:
        await database.dispose()


def run(_options: argparse.Namespace) -> int:
    """Migrate, and say so."""
    settings = config.load()
    log.set_up(settings)
    asyncio.run(_migrate(settings))
    print("The database is up to date.")
    return 0

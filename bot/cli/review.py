"""`python -m bot review rebuild`: work out anew what people remember, from all that they answered."""

from __future__ import annotations

import argparse
import asyncio

from bot import config, log
from bot.app import open_store
from bot.core.wording import plural
from bot.services.review.memory import Rebuilt, rebuild
from bot.storage import migrate


def configure(parser: argparse.ArgumentParser) -> None:
    """One thing to do, named so that another may come."""
    parser.add_argument(
        "what",
        choices=["rebuild"],
        help="work out every memory state from the stored answers; also while the bot runs",
    )


async def _rebuild(settings: config.Settings) -> Rebuilt:
    store = open_store(settings)
    try:
        await migrate.upgrade(store.engine)
        return await rebuild(store)
    finally:
        await store.close()


def run(_options: argparse.Namespace) -> int:
    """Rebuild, and say how much."""
    settings = config.load()
    log.set_up(settings)
    done = asyncio.run(_rebuild(settings))
    cards, people = plural(done.cards, "memory state"), plural(done.people, "person", "people")
    print(f"Worked out {cards} of {people}.")
    return 0

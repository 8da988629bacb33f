"""Whether the bot lives, and whether it can do its work now."""

from __future__ import annotations

import asyncio

from bot.app import App
from bot.core.clock_check import WRONG_CLOCK
from bot.errors import StorageUnavailable
from bot.monitoring.gateway import Gateway
from bot.storage import schema_version

DATABASE_SECONDS = 2
"""How long the database may take to say when the bot was last up."""

FINE = "ok"


def liveness(app: App | None, gateway: Gateway) -> dict[str, str]:
    """What runs by itself for as long as the process does; that anybody answers shows that the event loop turns."""
    found = {"loop": FINE}
    if app is not None and gateway.ready:
        client = app.client
        tickers = {
            "quizzes": client.conductor.tick,
            "daily_posts": client.daily_poster.tick,
            "recaps": client.recap_poster.tick,
        }
        found |= {name: FINE if ticker.is_running() else "has stopped" for name, ticker in tickers.items()}
    return found


async def readiness(app: App | None, gateway: Gateway) -> dict[str, str]:
    """What the bot needs in order to work: `ok`, or what is wrong, by name."""
    if app is None:
        return {"gateway": "not connected yet"}
    off = gateway.clock_off
    return {
        "gateway": FINE if gateway.ready else "not connected",
        **await _database(app),
        "clock": FINE if off < WRONG_CLOCK else f"{off.total_seconds():.0f} s from Discord's",
    }


async def _database(app: App) -> dict[str, str]:
    try:
        async with asyncio.timeout(DATABASE_SECONDS):
            async with app.store.read() as tx:
                await tx.uptime.last_beat()
            newest = await schema_version.is_newest(app.store.engine)
    except (StorageUnavailable, TimeoutError):
        return {"database": "cannot be used", "migrations": "not known"}
    except Exception:  # noqa: BLE001  # a table that is not there yet, say: the drivers' errors have no common root
        return {"database": FINE, "migrations": "not done"}
    return {"database": FINE, "migrations": FINE if newest else "not done"}

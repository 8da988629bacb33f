"""The sandbox as a local page: simcord's Preview of the channel, in which time passes."""

from __future__ import annotations

import asyncio
import logging
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from simcord.backend.errors import SetupError
from simcord.preview import Preview

from bot.errors import ConfigError
from bot.formats.load import Loaded
from bot.sandbox.greeting import how_to_play
from bot.sandbox.session import simulation
from bot.sandbox.simulation import TICK, Simulation
from bot.signals import stop_signals

log = logging.getLogger(__name__)


async def serve(database: Path | None, decks: Sequence[Loaded], port: int, *, open_browser: bool) -> int:
    """Serve until a signal, or until the page ends the session; ConfigError when the port is taken."""
    with stop_signals() as stop:
        async with simulation(database, decks) as simulated:
            try:
                async with simulated.preview(port) as preview:
                    _announce(preview.url, decks, open_browser=open_browser)
                    await live(simulated, preview, stop)
            except SetupError as error:
                raise ConfigError(f"The page could not be served: {error}. Try another --port.") from error
    print("Stopped.", flush=True)
    return 0


def _announce(url: str, decks: Sequence[Loaded], *, open_browser: bool) -> None:
    how = how_to_play([loaded.deck for loaded in decks])
    print(
        "Cuecard runs on a simulated Discord. Open this page:\n\n"
        f"  {url}\n\n"
        f"{f'There, {how}' if how else 'Type /quiz there.'}\n"
        "“Viewing as” switches person. Ctrl+C stops it.",
        flush=True,
    )
    if open_browser:
        webbrowser.open(url)


async def live(simulated: Simulation, preview: Preview, stop: asyncio.Event) -> None:
    """Let time pass, and show what it brings, until someone ends it."""
    ends = [asyncio.create_task(stop.wait()), asyncio.create_task(preview.wait_closed())]
    marks, pause = simulated.marks(), TICK
    try:
        while not (await asyncio.wait(ends, timeout=pause, return_when=asyncio.FIRST_COMPLETED))[0]:
            pause = TICK if await _passes(simulated) else 0
            if (now := simulated.marks()) != marks:
                marks = now
                async with simulated.turn:
                    await preview.refresh()
    finally:
        for end in ends:
            end.cancel()


async def _passes(simulated: Simulation) -> bool:
    try:
        return await simulated.keep_time()
    except TimeoutError:
        log.exception("the bot did not come to rest")
        return True

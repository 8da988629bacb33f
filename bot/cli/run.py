"""`python -m bot run`: connect to Discord and serve."""

from __future__ import annotations

import argparse
import asyncio
import gc
from collections.abc import Callable

from bot import config


def configure(_parser: argparse.ArgumentParser) -> None:
    """No options: everything is a setting."""


def run(_options: argparse.Namespace) -> int:
    """Serve until a signal."""
    settings = config.load()
    _ = settings.token  # asked for before anything slow, so that a missing one is said at once
    # Until all is open: what a start makes stays, modules first, and looking through it for garbage is a third of what
    # it costs.
    gc.disable()
    from bot import log, serving  # with the grader and discord.py, which take a while to import

    log.set_up(settings)
    with asyncio.Runner(loop_factory=_quick_loop()) as runner:
        runner.run(serving.run(settings))
    return 0


def _quick_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Uvloop's event loop where it is installed (the extra `speed`), else None: asyncio's own."""
    try:
        import uvloop
    except ImportError:
        return None
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory

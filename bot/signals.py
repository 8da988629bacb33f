"""How a process that runs until it is told to stop is told so."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager


def _hang_up() -> list[signal.Signals]:
    """The signal that the terminal was closed, where there is one and nobody (`nohup`) wants it ignored."""
    hang_up = getattr(signal, "SIGHUP", None)
    return [hang_up] if hang_up is not None and signal.getsignal(hang_up) is not signal.SIG_IGN else []


@contextmanager
def stop_signals() -> Iterator[asyncio.Event]:
    """An event that SIGTERM, Ctrl+C and the end of the terminal set; discord.py by itself ignores SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    handled = []
    for number in (signal.SIGTERM, signal.SIGINT, *_hang_up()):
        try:
            loop.add_signal_handler(number, stop.set)
            handled.append(number)
        except NotImplementedError:  # Windows
            break
    try:
        yield stop
    finally:
        for number in handled:
            loop.remove_signal_handler(number)

"""Grading lines in several processes, each with a grader of its own; what comes out is in the order of what came in."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, suppress
from queue import Queue
from threading import Thread
from typing import Any
from zlib import crc32

from bot.cli.grade_lines import MAX_LINE

Said = dict[str, Any]
"""What is said to one line."""
Answering = Callable[[str], Said]
"""Says it."""

MOST_WAITING = 64
"""Lines under way a process: enough that none has to wait, and a large input is not read at once."""

_answering: list[Answering] = []
"""In a process that grades: what it grades with, made once."""


def processes(jobs: int) -> int:
    """How many processes `--jobs` means: 0 is one a core that this process may use."""
    return jobs or len(
        os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    )


def spread(lines: Iterable[str], jobs: int, make: Callable[..., Answering], *given: object) -> Iterator[Said]:
    """What `make(*given)` says to each line, made in each of the processes.

    Lines about the same card go to the same process, since making a card ready takes longer than grading. A line is
    answered as soon as those before it are, so a program may wait for one answer before it writes the next line.
    """
    context = multiprocessing.get_context("spawn")  # whatever threads this process has
    waiting: Queue[Future[Said] | None] = Queue(MOST_WAITING * jobs)
    with ExitStack() as stack:
        pools = [
            stack.enter_context(ProcessPoolExecutor(1, context, initializer=_begin, initargs=(make, given)))
            for _ in range(jobs)
        ]

        def read() -> None:
            with suppress(RuntimeError):  # nobody wants to know any more, and the processes have left
                for line in lines:
                    waiting.put(pools[_about(line) % jobs].submit(_answered, line))
            waiting.put(None)

        Thread(target=read, name="reading lines", daemon=True).start()
        while (said := waiting.get()) is not None:
            yield said.result()


def _about(line: str) -> int:
    """A number that is the same for lines about the same card."""
    try:
        row = json.loads(line) if len(line) <= MAX_LINE else None
    except (ValueError, RecursionError):
        row = None
    named = (
        [row.get(name) for name in ("deck", "card", "question", "reference")] if isinstance(row, dict) else []
    )
    return crc32(repr(named).encode("utf-8", "replace"))


def _begin(make: Callable[..., Answering], given: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that they work for
    _answering.append(make(*given))


def _answered(line: str) -> Said:
    return _answering[0](line)

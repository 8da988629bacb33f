"""Reading lines and writing text at the same time, at a terminal or through pipes."""

from __future__ import annotations

import asyncio
import os
import queue
import shutil
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress

try:
    import readline
    import termios
except ImportError:  # Windows
    readline = termios = None  # type: ignore[assignment]

CLEAR_LINE = "\r\x1b[K"
MAX_WIDTH = 100
CHUNK = 65_536

Lines = Generator[str | None, str, None]
"""Gives a line for each prompt that it is sent."""


class Console:
    """Standard input and output. Lines are read in a thread of their own, which may block for ever."""

    def __init__(self) -> None:
        self.interactive = sys.stdin.isatty()
        self.colours = sys.stdout.isatty()
        self.width = min(MAX_WIDTH, shutil.get_terminal_size().columns) if self.colours else None
        self._prompt: str | None = None
        self._asked: queue.SimpleQueue[tuple[str, asyncio.Future[str | None]]] = queue.SimpleQueue()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, name="stdin", daemon=True).start()

    async def line(self, prompt: str) -> str | None:
        """The next line, None after the last one. It stands after the prompt, as typed or as read."""
        answer: asyncio.Future[str | None] = self._loop.create_future()
        self._prompt = prompt
        self._asked.put((prompt, answer))
        try:
            line = await answer
        finally:
            self._prompt = None
        if line and not self.interactive:
            self.write(f"{prompt}{line}")
        return line

    def write(self, text: str) -> None:
        """Write a block of text; what is being typed at the prompt moves below it."""
        typing = self.interactive and self._prompt is not None
        before, after = (CLEAR_LINE, f"{self._prompt}{_typed()}") if typing else ("", "")
        sys.stdout.write(f"{before}{text}\n{after}")
        sys.stdout.flush()

    def leave(self) -> None:
        """Let what follows start on a line of its own."""
        if self.interactive:
            sys.stdout.write("\n")
            sys.stdout.flush()

    def _read(self) -> None:
        lines = _typed_lines() if self.interactive else _piped_lines()
        next(lines)
        while True:
            prompt, answer = self._asked.get()
            line = lines.send(prompt)
            with suppress(RuntimeError):  # the loop was closed meanwhile
                self._loop.call_soon_threadsafe(_resolve, answer, line)


def _resolve(answer: asyncio.Future[str | None], line: str | None) -> None:
    if not answer.done():
        answer.set_result(line)


def _typed() -> str:
    return readline.get_line_buffer() if readline else ""


def _typed_lines() -> Lines:
    """Lines from a terminal, with its editing keys and history."""
    line: str | None = None
    while True:
        prompt = yield line
        try:
            line = input(prompt)
        except EOFError:
            line = None


def _piped_lines() -> Lines:
    """Lines from a pipe or file. Read below Python's buffers, whose lock a blocked thread would keep at exit."""
    waiting, ended, line = b"", False, None
    while True:
        yield line
        while b"\n" not in waiting and not ended:
            chunk = os.read(sys.stdin.fileno(), CHUNK)
            waiting, ended = waiting + chunk, not chunk
        first, newline, waiting = waiting.partition(b"\n")
        line = first.decode("utf-8", "replace") if first or newline else None


@contextmanager
def kept_terminal() -> Iterator[None]:
    """Put the terminal's mode back at the end: a line that is still being read has changed it."""
    if termios is None or not sys.stdin.isatty():
        yield
        return
    mode = termios.tcgetattr(sys.stdin)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, mode)

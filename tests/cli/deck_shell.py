"""A shell for `python -m bot deck`."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main

QA = (
    "Birds\nQ1: What is a canary?\nA: A right bird.\nQ2: What is a kiwi?\nA: The right bird without flight.\n"
)
"""A deck of two cards."""


@dataclass
class Shell:
    """Runs commands; remembers what the last one printed."""

    folder: Path
    capture: pytest.CaptureFixture[bytes]
    out: str = ""
    err: str = ""
    raw: bytes = b""

    def __call__(self, *words: str) -> int:
        status = main(["deck", *words])
        captured = self.capture.readouterr()
        self.raw = captured.out
        self.out, self.err = captured.out.decode(errors="replace"), captured.err.decode()
        return status

    def file(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True

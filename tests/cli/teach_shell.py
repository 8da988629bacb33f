"""Commands on decks of biology, with a server on loopback that knows the taught cards, and what was printed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import assets
from bot.cli import main
from bot.core.cards import Card, Deck
from bot.formats.teaching import drafts
from bot.formats.teaching.drafts import Drafts
from bot.formats.yaml import reader, writer
from tests.teaching.known import bare, grader, taught
from tests.teaching.server import KEY, ModelServer

SETTINGS = ("TEACH_URL", "TEACH_MODEL", "TEACH_KEY", "TEACH_PRICE", "VISUAL", "EDITOR")


@dataclass
class TeachShell:
    """Runs `deck` commands in a folder with `bio.yaml`, three bare cards."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch
    server: ModelServer
    out: str = ""
    err: str = ""

    def __call__(self, *words: str) -> int:
        status = main(["deck", *words])
        self.out, self.err = self.capture.readouterr()
        assert KEY not in self.out + self.err
        return status

    def connect(self) -> None:
        self.patch.setenv("TEACH_URL", self.server.url)
        self.patch.setenv("TEACH_MODEL", "tiny")
        self.patch.setenv("TEACH_KEY", KEY)

    def deck(self, name: str = "bio.yaml") -> Deck:
        return reader.parse((self.folder / name).read_text(encoding="utf-8"))

    def drafts(self, name: str = "bio.drafts.yaml") -> Drafts:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert KEY not in text
        return drafts.parse(text)

    def write(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def answers(self, *lines: str) -> None:
        """Let the person type these, line by line; then the input ends."""
        waiting = iter(lines)

        def ask(question: str) -> str:
            sys.stdout.write(f"{question}\n")
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        self.patch.setattr("builtins.input", ask)


def cards(count: int = 3) -> tuple[Card, ...]:
    return bare(count).cards


def shells(
    sqlite_url: str, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]
) -> Iterator[TeachShell]:
    """For a fixture of that name."""
    patch.chdir(folder)
    patch.setenv("DATABASE_URL", sqlite_url)
    for name in SETTINGS:
        patch.delenv(name, raising=False)
    patch.setattr(assets, "load_grader", lambda **_: grader())
    patch.setattr(assets, "load_decks", list)
    (folder / "bio.yaml").write_text(writer.write(bare(3)), encoding="utf-8")
    with ModelServer(taught()) as server:
        yield TeachShell(folder, capture, patch, server)

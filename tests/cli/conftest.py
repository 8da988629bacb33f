"""What the tests of several commands start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import assets
from bot.core.decks.records import ShippedDeck
from tests.cli.deck_shell import Shell
from tests.fakes import FakeGrader
from tests.services.game import DECK


@pytest.fixture
def shell(
    sqlite_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Shell:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(assets, "shipped_decks", lambda: [ShippedDeck(DECK.slug, lambda: DECK)])
    monkeypatch.setattr(assets, "more_decks", dict)
    monkeypatch.setattr(assets, "load_grader", lambda **_: FakeGrader())
    return Shell(tmp_path, capsysbinary)


@pytest.fixture
def more(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the one deck that comes with the bot and is imported by its name, "birds"."""
    path = shell.folder / "more" / "birds.yaml"
    path.parent.mkdir()
    path.write_text("deck: {slug: birds, title: Birds}\ncards:\n  - {prompt: A kiwi?, reference: right}\n")
    monkeypatch.setattr(assets, "more_decks", lambda: {"birds": path})
    return path

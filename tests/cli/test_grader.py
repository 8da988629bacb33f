"""The command line grades as the settings say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import assets
from bot.cli.grader import load_grader
from bot.core.cards import Card
from tests.conftest import CROSS_ENCODERS

CARD = Card(
    "bare",
    "Why does a rent cap tend to create a shortage of flats?",
    "Below the market price more people want a flat and fewer owners offer one.",
)
ANSWER = "the price is held so low that many want one and hardly any owner still offers flats"


def test_semantic_false_holds_for_the_command_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(assets, "cross_encoders", lambda: CROSS_ENCODERS)
    read = load_grader().grade(CARD, ANSWER)
    monkeypatch.setenv("SEMANTIC", "false")
    assert load_grader().grade(CARD, ANSWER) != read

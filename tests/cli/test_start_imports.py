"""What a start imports: nothing that most bots never use, for each module costs every start time and memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.config import ROOT

SELDOM = {
    "alembic": "a migration is due",
    "mako": "a migration is written",
    "asyncpg": "the database is PostgreSQL",
    "sqlalchemy.dialects.postgresql": "the database is PostgreSQL",
    "yaml": "a deck file is read",
    "genanki": "an Anki package is written",
    "bot.core.decks.lint": "a deck was uploaded",
    "bot.core.grading.facts.card": "a card may want a fact",
    "snowballstemmer": "a word comes that no file has the stem of",
}
"""What waits, and for what."""


@pytest.fixture(scope="module")
def imported() -> set[str]:
    code = (
        "import sys, bot.cli.run, bot.serving; from bot import assets; "
        "assets.load_grader(); assets.shipped_decks(); print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize("module", SELDOM)
def test_what_is_seldom_needed_is_imported_when_it_is(module: str, imported: set[str]) -> None:
    assert module not in imported, f"it can wait until {SELDOM[module]}"

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
    "difflib": "a name in `.env` is none of ours",
    "dotenv": "there is an `.env`",
    "sqlalchemy.orm": "a library asks for its sessions",
    "sqlalchemy.dialects.postgresql": "the database is PostgreSQL",
    "html": "an Anki package is written",
    "pydantic": "a deck file is read",
    "yaml": "a deck file is read",
    "genanki": "an Anki package is written",
    "bot.core.decks.lint": "a deck was uploaded",
    "bot.core.grading.facts.card": "a card may want a fact",
    "snowballstemmer": "a word comes that no file has the stem of",
}
"""What waits, and for what."""


def modules_after(code: str) -> set[str]:
    """All modules of a process that ran this."""
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stdout.split())


@pytest.fixture(scope="module")
def imported() -> set[str]:
    return modules_after(
        "import bot.cli.run, bot.serving; from bot import assets; assets.load_grader(); assets.shipped_decks()"
    )


@pytest.mark.parametrize("module", SELDOM)
def test_what_is_seldom_needed_is_imported_when_it_is(module: str, imported: set[str]) -> None:
    assert module not in imported, f"it can wait until {SELDOM[module]}"


def test_what_is_shipped_needs_no_stemmer_and_english_no_list_that_takes_long_to_read() -> None:
    """The first answer would wait for them: they take longer than all else that is done for it."""
    shipped = modules_after(
        "from bot import assets; cards = assets.load_decks()[0].cards[:10]; grader = assets.load_grader(); "
        "grades = [grader.grade(card, card.reference) for card in cards]; "
        "from bot.core.grading.facts.words.word_forms import is_word; assert is_word('mastiff')"
    )
    assert "bot.core.grading.facts.words.word_forms" in shipped
    assert "spellchecker" not in shipped
    assert "snowballstemmer" not in shipped


def test_whoever_wants_the_sessions_of_sqlalchemy_gets_them() -> None:
    """Its package is put in its place without them; a library may ask for all that it has."""
    whole = modules_after(
        "import bot.storage.engine as ours; assert 'sqlalchemy.orm' not in sys.modules; "
        "from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession; "
        "assert AsyncEngine is ours.AsyncEngine"
    )
    assert "sqlalchemy.orm.session" in whole

"""`python -m bot db`: what the operator reads, and the exit status."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot import log
from bot.cli import EXIT_CONFIG, main
from bot.storage import engine
from bot.storage.store import Store
from tests.services.test_recount import change, played

READ = pytest.CaptureFixture[str]
EMPTY = "0 rows, checksum 000000000000"


@pytest.fixture(autouse=True)
def own_folder(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a migrated cuecard.db; pytest's logging is left alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///cuecard.db")
    monkeypatch.setattr(log, "set_up", lambda _settings: None)
    return tmp_path


def play(url: str, *statements: str) -> None:
    """A small game in the database, and changes by hand."""

    async def played_in() -> None:
        store = Store(engine.create(url))
        await played(store)
        for statement in statements:
            await change(store, statement)
        await store.close()

    asyncio.run(played_in())


def test_a_backup_and_a_restore(own_folder: Path, capsys: READ) -> None:
    play("sqlite:///cuecard.db")
    assert main(["db", "backup", "saved.db"]) == 0
    out, _ = capsys.readouterr()
    assert out.startswith("saved.db: ")
    assert out.endswith("tables, verified.\n")
    with closing(sqlite3.connect("cuecard.db")) as database, database:
        database.execute("DELETE FROM score")
    assert main(["db", "restore", "saved.db"]) == 0
    restored, kept = capsys.readouterr().out.splitlines()
    assert restored.startswith("cuecard.db: restored, ")
    assert kept.startswith("What was there before is kept as cuecard.db.before-restore-")
    assert main(["db", "check"]) == 0


def test_a_backup_writes_over_no_file(own_folder: Path, capsys: READ) -> None:
    (own_folder / "saved.db").write_text("mine", encoding="utf-8")
    assert main(["db", "backup", "saved.db"]) == EXIT_CONFIG
    assert capsys.readouterr().err == "saved.db exists; name a new file.\n"
    assert (own_folder / "saved.db").read_text(encoding="utf-8") == "mine"


def test_a_backup_that_fails_leaves_no_file(own_folder: Path, capsys: READ) -> None:
    assert main(["db", "backup", "nowhere/saved.db"]) == 1
    assert capsys.readouterr().err.startswith("The backup failed, and no file was made: ")


@pytest.mark.parametrize("arguments", [["backup", "new.db"], ["check"]])
def test_where_there_is_no_database_none_is_made(
    own_folder: Path, capsys: READ, arguments: list[str]
) -> None:
    (own_folder / "cuecard.db").unlink()
    assert main(["db", *arguments]) == EXIT_CONFIG
    assert capsys.readouterr().err == "cuecard.db: there is no database yet.\n"
    assert list(own_folder.iterdir()) == []


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("backup", 'pg_dump --format=custom --file=FILE "postgresql://cue@host/cards?sslmode=require"'),
        (
            "restore",
            'pg_restore --clean --if-exists --dbname="postgresql://cue@host/cards?sslmode=require" FILE',
        ),
    ],
)
def test_for_postgresql_its_own_tool_is_named_without_the_password(
    monkeypatch: pytest.MonkeyPatch, capsys: READ, action: str, said: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://cue:secret@host/cards?sslmode=require")
    assert main(["db", action, "file.dump"]) == EXIT_CONFIG
    assert capsys.readouterr().err == f"PostgreSQL has its own tools for that: {said}\n"


def test_check_says_what_differs_and_repair_mends_it(capsys: READ) -> None:
    play("sqlite:///cuecard.db", "UPDATE score SET points = points + 1 WHERE period = 'all'")
    assert main(["db", "check"]) == 1
    first, second, total = capsys.readouterr().out.splitlines()
    assert first == "member 101 in server 700, all: 7 points and 1 correct of 3 stored, 6 and 1 of 3 counted"
    assert (
        second == "member 102 in server 700, all: 13 points and 1 correct of 1 stored, 12 and 1 of 1 counted"
    )
    assert total == "2 differences. `python -m bot db check --repair` mends them; make a backup first."
    assert main(["db", "check", "--repair"]) == 0
    assert capsys.readouterr().out.endswith("2 of 2 differences mended.\n")
    assert main(["db", "check"]) == 0
    assert capsys.readouterr().out.startswith("Counted again: all points")


def test_a_copy_to_postgresql_and_back(own_folder: Path, postgres_url: str, capsys: READ) -> None:
    play("sqlite:///cuecard.db")
    assert main(["db", "copy", "sqlite:///cuecard.db", postgres_url]) == 0
    there = capsys.readouterr().out.splitlines()
    assert there[-1].startswith("All tables are the same on both sides.")
    assert main(["db", "copy", postgres_url, "sqlite:///back.db"]) == 0
    assert capsys.readouterr().out.splitlines() == there
    assert main(["db", "copy", "sqlite:///cuecard.db", "sqlite:///back.db"]) == 0
    again = capsys.readouterr().out.splitlines()[:-1]
    assert all(line.endswith(("(was there)", EMPTY)) for line in again)


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("sqlite:///none.db", "sqlite:///new.db", "none.db: there is no such database."),
        ("sqlite:///cuecard.db", "sqlite:///cuecard.db", "FROM and TO are the same database."),
    ],
)
def test_a_copy_that_cannot_be(own_folder: Path, capsys: READ, source: str, target: str, said: str) -> None:
    assert main(["db", "copy", source, target]) == EXIT_CONFIG
    assert capsys.readouterr().err == f"{said}\n"
    assert [each.name for each in own_folder.iterdir()] == ["cuecard.db"]

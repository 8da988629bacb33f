"""`python -m bot run` and `migrate`: what the operator is told when a setting is wrong, and the exit status."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bot import log, serving
from bot.cli import COMMANDS, EXIT_CONFIG, main, migrate, run
from bot.config import Settings


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without settings, where a database may be made; pytest's logging is left alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///kept/cuecard.db")
    monkeypatch.setattr(log, "set_up", lambda _settings: None)
    return tmp_path


def test_migrate_makes_the_database_and_says_so_each_time(
    empty_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["migrate"]) == 0
        assert capsys.readouterr() == ("The database is up to date.\n", "")
    with sqlite3.connect(empty_folder / "kept" / "cuecard.db") as database:
        assert database.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
    database.close()
    assert [each.name for each in (empty_folder / "kept").glob("*.before-*")] == [], (
        "nothing was there to copy"
    )


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite://", "a database in memory would lose everything"),
        ("mysql://host/name", "mysql is not supported"),
        ("postgresql://127.0.0.1:1/nobody", "the database cannot be used"),
    ],
)
def test_migrate_names_a_database_that_cannot_be(
    url: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["migrate"]) == EXIT_CONFIG
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("DATABASE_URL: ")
    assert said in err


def test_run_asks_for_a_token_before_it_makes_anything(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr(log, "set_up")
    assert main(["run"]) == EXIT_CONFIG
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("No DISCORD_TOKEN")
    assert list(empty_folder.iterdir()) == []


def test_run_serves_with_the_settings_until_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a.b.c")
    served: list[str] = []

    async def serve(settings: Settings) -> None:
        served.append(settings.token)

    monkeypatch.setattr(serving, "run", serve)
    assert main(["run"]) == 0
    assert served == ["a.b.c"]


def test_ctrl_c_ends_a_command_with_the_shells_own_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_options: object) -> int:
        raise KeyboardInterrupt

    for moment in ("configure", "run"):
        with monkeypatch.context() as patch:
            patch.setattr(migrate, moment, interrupted)
            assert main(["migrate"]) == 130


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["run", "--fast"]])
def test_a_wrong_command_line_has_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m bot" in capsys.readouterr().err


def test_review_rebuild_works_out_memory_from_the_stored_answers(
    empty_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate"]) == 0
    with sqlite3.connect(empty_folder / "kept" / "cuecard.db") as database:
        database.execute("INSERT INTO deck VALUES (1, 0, 'a', 'A', '', '', 0)")
        database.execute("INSERT INTO card VALUES (1, 1, 'k', 0, '', 0, '{}')")
        database.execute(
            "INSERT INTO review (user_id, card_id, shown_at, at, rating, new, guild_id, own_zone) "
            "VALUES (101, 1, '2026-03-02 12:00:00', '2026-03-02 12:01:00', 3, 1, 0, 'UTC')"
        )
    capsys.readouterr()
    for _ in range(2):
        assert main(["review", "rebuild"]) == 0
        assert capsys.readouterr().out == "Worked out 1 memory state of 1 person.\n"
        assert database.execute("SELECT user_id, due_at FROM memory").fetchall() == [
            (101, "2026-03-04 12:01:00.000000")
        ]
    database.close()


def test_uvloop_is_used_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = ModuleType("uvloop")
    quick.new_event_loop = asyncio.new_event_loop  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "uvloop", quick)
    assert run._quick_loop() is asyncio.new_event_loop
    monkeypatch.setitem(sys.modules, "uvloop", None)  # as where it is not installed
    assert run._quick_loop() is None


@pytest.mark.parametrize("name", ["run", "sandbox", "grade"])
def test_names_in_a_commands_help_are_written_as_they_are(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with pytest.raises(SystemExit):
        main([name, "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert COMMANDS[name][1:] in told

"""`python -m bot sandbox` as a person starts it: through pipes, on a page, with a database, with a signal."""

from __future__ import annotations

import asyncio
import importlib.util
import re
import signal
import sqlite3
import webbrowser
from pathlib import Path

import aiohttp
import pytest

from bot import assets, log
from bot.cli import deck_file, main
from bot.core.grading import Grader
from bot.errors import ConfigError
from bot.formats.load import load
from bot.sandbox import page, terminal
from bot.sandbox.session import settings_for
from bot.services.leaderboard import LeaderboardService
from tests.patience import WAIT
from tests.sandbox.conftest import Script, sandbox

QUESTION = re.compile(r"▌ (?:\S+ )?Question (\d+) of 25.*\n  ▌ (?!Answer: )(.+)\n")


async def test_lines_from_a_pipe_are_done_and_the_status_is_0() -> None:
    async with sandbox("--terminal") as process:
        process.stdin.write(b"/quiz questions:1\n> some answer\n/leaderboard\n")
        status, output = await process.end()
    assert status == 0
    assert "Ana ▸ /quiz questions:1\nCuecard (only you see this)\n  Here we go: 1 question" in output
    assert re.search(r"\[1 Answer\] \[2 Hint\] .*\[\d End\]", output)
    assert re.search(
        "Ana ▸ > some answer\nCuecard ↪ Ana\n  (✅ Correct|🟡 Partly right|❌ Not quite)", output
    )
    assert "▌ 🏆 Leaderboard" in output


async def test_all_fifty_cards_can_be_answered(references: dict[str, str]) -> None:
    answered = []
    async with sandbox("--terminal") as process:
        for _ in range(2):
            output = await process.type("/quiz questions:25 seconds:20")
            while found := QUESTION.search(output):
                answered.append(found[2])
                verdict = await process.type(f"> {references[found[2]]}")
                assert "✅ Correct" in verdict, (found[2], verdict)
                output = await process.type(":press Skip")
            assert "🏁 Quiz over" in output
        board = await process.type("/leaderboard")
        status, _ = await process.end()
    assert sorted(answered) == sorted(references)
    assert "Ana — 600 points (50 correct)" in board
    assert status == 0


async def test_a_signal_stops_it_and_the_database_is_kept(tmp_path: Path) -> None:
    file = str(tmp_path / "kept.db")
    async with sandbox("--terminal", "--database", file) as process:
        await process.type("/settings timezone:Asia/Tokyo")
        process.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(WAIT):
            assert await process.process.wait() == 0
    async with sandbox("--terminal", "--database", file) as process:
        assert "Your time zone: Asia/Tokyo" in await process.type("/settings")
        assert (await process.end())[0] == 0


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch, grader: Grader) -> None:
    """Serve here, with the grader that is loaded already, and leave pytest's logging alone."""
    monkeypatch.setattr(assets, "load_grader", lambda: grader)
    monkeypatch.setattr(log, "set_up", lambda _settings: None)


@pytest.mark.parametrize(("broken", "status"), [(False, 0), (True, 1)])
async def test_the_status_tells_whether_the_bot_failed(
    broken: bool, status: int, in_process: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = Script()
    script.lines = ["/nonsense", "/settings timezone:Nowhere", "/leaderboard"]
    monkeypatch.setattr(terminal, "Console", lambda: script)
    if broken:
        monkeypatch.delattr(LeaderboardService, "page")
    assert await terminal.chat(None) == status
    assert ("Something went wrong on my side" in script.text) == broken
    assert "! There is no /nonsense." in script.text


async def test_another_deck_is_there_to_choose(in_process: None, monkeypatch: pytest.MonkeyPatch) -> None:
    script = Script()
    script.lines = ["/quiz", ":choose sql", ":press Start"]
    monkeypatch.setattr(terminal, "Console", lambda: script)
    assert await terminal.chat(None, [deck_file.read(deck_file.path_of(Path("sql")))]) == 0
    assert "SQL — 40 cards ✓" in script.text
    assert "5 questions from SQL" in script.text


BIRDS, BREAD = (
    load(f"question,answer\nWhat is a {word}?,A {kind}.\n".encode(), filename=f"{kind}.csv")
    for word, kind in (("kiwi", "bird"), ("bagel", "bread"))
)


@pytest.mark.parametrize("line", ["/quiz", "/quiz questions:1", "/quiz topic:"])
async def test_a_deck_that_is_brought_is_the_one_that_is_asked(
    line: str, in_process: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = Script()
    script.interactive = True
    script.lines = [":complete /quiz topic:"] if line.endswith("topic:") else [line, ":press Start"]
    monkeypatch.setattr(terminal, "Console", lambda: script)
    assert await terminal.chat(None, [BIRDS, BREAD]) == 0
    assert (
        "/quiz asks from “bird” (1 card),\n/quiz deck:bread from “bread” (1 card),\n"
        "/quiz decks:bird+bread from both.\n"
    ) in script.text
    if line.endswith("topic:"):
        assert script.text.rstrip().endswith("(nothing is offered)"), "not the topics of another deck"
    else:
        assert "▌ What is a kiwi?" in script.text


def test_a_deck_that_is_brought_twice_is_said_in_a_line(
    tmp_path: Path, in_process: None, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "birds.csv"
    file.write_text("question,answer\nWhat is a kiwi?,A bird.\n")
    options = ["sandbox", "--terminal", "--deck", str(file), "--deck", str(file)]
    assert main(options) == 1
    assert capsys.readouterr().err == "2 of the files hold a deck called birds.\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_the_page_is_served_until_a_signal(
    number: signal.Signals,
    in_process: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    monkeypatch.setattr(webbrowser, "open", opened.set_result)
    serving = asyncio.create_task(page.serve(None, [], 0, open_browser=True))
    address = await asyncio.wait_for(opened, WAIT)
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        assert response.status == 200
    signal.raise_signal(number)
    assert await asyncio.wait_for(serving, WAIT) == 0
    output = capsys.readouterr().out
    assert f"\n  {address}\n" in output
    assert output.endswith("Stopped.\n")


async def test_a_taken_port_is_said(in_process: None) -> None:
    taken = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    async with taken:
        with pytest.raises(ConfigError, match=f"port {port}.*Try another --port"):
            await page.serve(None, [], port, open_browser=False)


def test_the_extra_is_named_when_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "simcord" else object())
    assert main(["sandbox"]) == 2
    assert "make sandbox" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--terminal", "--port", "8000"],
        ["--terminal", "--open"],
        ["--database", "/nowhere/x.db"],
        ["--deck", "/nowhere/x.yaml"],
        ["--deck", "/"],
        ["--deck", "nosuch"],
    ],
)
def test_wrong_options_are_said_in_a_line(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sandbox", *options]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_wrong_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["sandbox", "--port", port])
    assert stopped.value.code == 2
    assert "port" in capsys.readouterr().err


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database")
    assert main(["sandbox", "--terminal", "--database", str(file)]) == 2
    assert "is not a SQLite database" in capsys.readouterr().err
    assert file.read_text() == "not a database"


def test_an_empty_file_and_a_database_are_fine(tmp_path: Path) -> None:
    empty, full = tmp_path / "empty.db", tmp_path / "full.db"
    empty.touch()
    connection = sqlite3.connect(full)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert settings_for(empty).database_url.endswith("empty.db")
    assert settings_for(full).log_level == "WARNING"

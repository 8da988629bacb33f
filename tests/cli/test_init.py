"""`python -m bot init`: what it asks, what it writes, and that the token is shown nowhere."""

from __future__ import annotations

import getpass
import os
import pty
import stat
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import config
from bot.cli import EXIT_CONFIG, main
from bot.config import ROOT
from tests.core.test_bot_token import ID, token

READ = pytest.CaptureFixture[str]
TOKEN = token()
NAMES = [name.upper() for name in config.Settings.__struct_fields__]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def token_file(tmp_path: Path) -> str:
    (tmp_path / "token").write_text(f"{TOKEN}\n", encoding="utf-8")
    return "token"


def answers(monkeypatch: pytest.MonkeyPatch, tokens: list[str], lines: list[str]) -> None:
    """As typed in a terminal."""
    typed: Iterator[str] = iter(lines)
    hidden: Iterator[str] = iter(tokens)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _prompt: next(typed))
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(hidden))


def test_what_was_asked_is_what_the_bot_reads(monkeypatch: pytest.MonkeyPatch, capsys: READ) -> None:
    answers(
        monkeypatch, ["nonsense", TOKEN], ["Pariss", "Europe/Paris", "mysql://x", "sqlite:///my cards'.db"]
    )
    assert main(["init"]) == 0
    settings = config.load()
    assert (settings.token, settings.default_timezone) == (TOKEN, "Europe/Paris")
    assert settings.database_url == "sqlite:///my cards'.db"
    out, err = capsys.readouterr()
    assert TOKEN not in out + err
    assert "does not have the form of a bot token" in out
    assert "'Pariss' is not an IANA time zone" in out
    assert "mysql is not supported" in out
    assert f"client_id={ID}&scope=bot+applications.commands&permissions=309237746688" in out


def test_the_file_is_its_owners_alone(token_file: str) -> None:
    before = os.umask(0)
    try:
        assert main(["init", "--yes", "--token-file", token_file]) == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    assert config.load().default_timezone == "UTC"
    assert config.load().database_url == config.DEFAULT_DATABASE


def test_a_file_that_is_there_is_replaced_only_when_asked_for_and_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: READ, token_file: str
) -> None:
    Path(".env").write_text("LOG_LEVEL=DEBUG\n", encoding="utf-8")
    for refused in ("", "n"):
        answers(monkeypatch, [], [refused])
        assert main(["init"]) == 1
    assert main(["init", "--yes", "--token-file", token_file]) == EXIT_CONFIG
    assert "--force replaces it" in capsys.readouterr().err
    assert Path(".env").read_text(encoding="utf-8") == "LOG_LEVEL=DEBUG\n"
    answers(monkeypatch, [TOKEN], ["y", "", ""])
    assert main(["init"]) == 0
    assert main(["init", "--yes", "--force", "--token-file", token_file]) == 0
    assert Path(".env.old").read_text(encoding="utf-8") == "LOG_LEVEL=DEBUG\n"
    assert "DISCORD_TOKEN" in Path(".env.old1").read_text(encoding="utf-8")
    assert stat.S_IMODE(Path(".env.old").stat().st_mode) == 0o600


def test_a_script_gives_the_token_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    assert main(["init", "--yes", "--timezone", "Asia/Tokyo", "--database", "postgresql://u:p%23#@h/d"]) == 0
    monkeypatch.delenv("DISCORD_TOKEN")
    assert config.load().token == TOKEN
    assert config.load().database_url == "postgresql://u:p%23#@h/d"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--yes"], "needs the token in DISCORD_TOKEN or in --token-file"),
        (["--yes", "--token-file", "none"], "cannot read none"),
        ([], "run it in a terminal"),
        (["--yes", "--token-file", "token", "--timezone", "Mars"], "'Mars' is not an IANA time zone"),
        (["--yes", "--token-file", "token", "--database", "mysql://h"], "mysql is not supported"),
        (["--yes", "--token-file", "token", "--database", "sqlite:///${HOME}.db"], "cannot stand in .env"),
    ],
)
def test_what_is_wrong_is_said_in_a_line_and_nothing_is_written(
    token_file: str, capsys: READ, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    assert main(["init", *arguments]) == EXIT_CONFIG
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert not Path(".env").exists()


def test_the_end_of_the_input_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, [TOKEN], [])
    monkeypatch.setattr("builtins.input", lambda _prompt: (_ for _ in ()).throw(EOFError))
    assert main(["init"]) == 1
    assert not Path(".env").exists()


def test_in_a_real_terminal_the_token_is_not_echoed(own_folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child becomes another program at once
        child, terminal = pty.fork()
    if not child:
        environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "TERM": "dumb"}
        os.execve(sys.executable, [sys.executable, "-m", "bot", "init"], environment)
    shown = b""
    for prompt, typed in ((b"Bot token", TOKEN), (b"Time zone", "Asia/Tokyo"), (b"Database", "")):
        shown += until(terminal, prompt)
        os.write(terminal, f"{typed}\n".encode())
    shown += until(terminal, None)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert b"Asia/Tokyo" in shown
    assert TOKEN.encode() not in shown
    assert f"DISCORD_TOKEN={TOKEN}\n" in (own_folder / ".env").read_text(encoding="utf-8")


def until(terminal: int, prompt: bytes | None) -> bytes:
    """What is shown until the question is asked in full, or until the end."""
    shown = b""
    while prompt is None or not (prompt in shown and shown.endswith(b": ")):
        try:
            more = os.read(terminal, 1024)
        except OSError:  # Linux says so that the other side is closed
            more = b""
        if not more:
            assert prompt is None, shown
            break
        shown += more
    return shown

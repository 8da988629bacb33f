"""`python -m bot privacy`: for an operator whom somebody has asked."""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.core.members import Person
from bot.storage import engine
from bot.storage.store import Store
from tests.storage.rows import ANA, attempt, open_round, stored_quiz

USER = str(ANA.user_id)


async def _played(url: str) -> None:
    store = Store(engine.create(url))
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        round_ = await open_round(tx, quiz)
        await tx.members.saw(Person(ANA.user_id, quiz.guild_id, "ana"))
        attempt_id = await tx.attempts.add(attempt(round_.id, answer="what ana said"))
        appeal = await tx.appeals.add(
            attempt_id,
            guild_id=quiz.guild_id,
            card_id=round_.card_id,
            user_id=ANA.user_id,
            graded=attempt(round_.id).verdict,
            at=attempt(round_.id).at,
        )
        assert appeal is not None
        await tx.appeals.update(appeal.id, review_channel_id=41, review_message_id=42)
    await store.close()


@pytest.fixture
def played(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database in which Ana has answered; the folder that it is in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    asyncio.run(_played(sqlite_url))
    return tmp_path


def exported(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["privacy", "export", USER]) == 0
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def test_everything_is_written_to_the_output_or_to_a_file(
    played: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = exported(capsys)
    assert [each["answer"] for each in data["answers"]] == ["what ana said"]
    assert main(["privacy", "export", USER, "--out", "ana.json"]) == 0
    assert capsys.readouterr().out == f"Everything about {USER} is in ana.json.\n"
    written = json.loads((played / "ana.json").read_text(encoding="utf-8"))
    assert {**written, "exported_at": ""} == {**data, "exported_at": ""}
    assert main(["privacy", "export", USER, "--out", "nowhere/ana.json"]) == 1
    assert capsys.readouterr().err == "nowhere/ana.json: cannot be written: No such file or directory\n"


@pytest.mark.usefixtures("played")
@pytest.mark.parametrize(
    ("typed", "gone"), [("forget\n", True), ("yes\n", False), ("\n", False), ("", False)]
)
def test_forgetting_asks_first(
    typed: str, gone: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert main(["privacy", "forget", USER]) == (0 if gone else 1)
    out = capsys.readouterr().out
    assert "This cannot be undone." in out
    assert (f"{USER} is forgotten." in out) == gone
    assert bool(exported(capsys)["answers"]) != gone


@pytest.mark.usefixtures("played")
def test_yes_is_said_beforehand_and_what_is_left_in_discord_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["privacy", "forget", USER, "--yes"]) == 0
    said, left = capsys.readouterr().out.splitlines()
    assert said == f"{USER} is forgotten."
    assert left.endswith("/41/42")
    assert not exported(capsys)["answers"]


@pytest.mark.usefixtures("played")
def test_of_somebody_who_is_not_known_it_says_that_nothing_is_stored(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = "Nothing is stored about 12345.\n"
    assert main(["privacy", "forget", "12345"]) == 0
    assert capsys.readouterr().out == said, "without a question"
    assert main(["privacy", "export", "12345"]) == 0
    written = capsys.readouterr()
    assert written.err == said
    assert not json.loads(written.out)["answers"]
    assert main(["privacy", "export", "12345", "--out", "nobody.json"]) == 0
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize("user", ["0", "-5", "ana", "1.5", "9223372036854775808", "<@101>", ""])
def test_what_is_no_id_is_refused(user: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["privacy", "export", "--", user])
    assert ended.value.code == 2
    assert "is no id: a number such as" in capsys.readouterr().err

"""Log lines: facts in both forms, exceptions in full, and levels that hold for libraries too."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr
from datetime import UTC, datetime
from typing import Literal

import pytest

from bot import log
from bot.config import Settings
from bot.log import JsonFormatter, TextFormatter, set_up


@pytest.fixture(autouse=True)
def _nothing_bound() -> Iterator[None]:
    """Whatever a test before this one had lines say."""
    token = log._bound.set({})
    yield
    log._bound.reset(token)


def record(message: str = "deck %s saved", *arguments: object, **facts: object) -> logging.LogRecord:
    logger = logging.getLogger("bot.test")
    made = logger.makeRecord("bot.test", logging.WARNING, "file.py", 1, message, arguments, None, extra=facts)
    made.created = datetime(2026, 11, 24, 6, 0, tzinfo=UTC).timestamp()
    return made


def failed(**facts: object) -> logging.LogRecord:
    made = record("it failed", **facts)
    try:
        dict[str, str]()["where"]
    except KeyError:
        made.exc_info = sys.exc_info()
    return made


def test_a_text_line_has_its_facts() -> None:
    line = TextFormatter().format(record("deck %s saved", "mlops", cards=50, by="ana"))
    assert line == "2026-11-24T06:00:00Z WARNING bot.test: deck mlops saved cards=50 by='ana'"


def test_a_fact_with_line_breaks_cannot_fake_a_line() -> None:
    line = TextFormatter().format(record("saw", who="x\n2026-11-24T06:00:00Z ERROR bot: all lost"))
    assert "\n" not in line


def test_a_json_line_has_its_facts() -> None:
    line = JsonFormatter().format(record("deck %s saved", "größer 🧠", cards=50, deep={"a": [1, None]}))
    assert "\n" not in line
    assert json.loads(line) == {
        "at": "2026-11-24T06:00:00+00:00",
        "level": "WARNING",
        "logger": "bot.test",
        "message": "deck größer 🧠 saved",
        "cards": 50,
        "deep": {"a": [1, None]},
    }


def test_what_json_does_not_know_is_written_as_text() -> None:
    entry = json.loads(
        JsonFormatter().format(record("x", when=datetime(2026, 1, 1, tzinfo=UTC), kind=KeyError))
    )
    assert entry["when"] == "2026-01-01 00:00:00+00:00"
    assert "KeyError" in entry["kind"]


def test_a_fact_never_hides_what_the_line_says_of_itself() -> None:
    entry = json.loads(JsonFormatter().format(record("told", level=3, at="noon", logger="me")))
    assert (entry["level"], entry["logger"]) == ("WARNING", "bot.test")
    assert entry["at"].startswith("2026-11-24")


def test_an_exception_is_told_in_both_forms() -> None:
    text = TextFormatter().format(failed(quiz=7))
    first, *traceback = text.splitlines()
    assert first.endswith("it failed quiz=7")
    assert traceback[0].startswith("Traceback")
    assert traceback[-1] == "KeyError: 'where'"
    entry = json.loads(JsonFormatter().format(failed(quiz=7)))
    assert entry["quiz"] == 7
    assert entry["exception"].endswith("KeyError: 'where'")


@pytest.fixture
def logging_restored() -> Iterator[None]:
    """`set_up` changes the process's logging: put it back."""
    root = logging.getLogger()
    names = ("discord", "sqlalchemy", "alembic", "aiosqlite", "asyncio")
    before = root.level, root.handlers[:], {name: logging.getLogger(name).level for name in names}
    yield
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    for name, level in before[2].items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.usefixtures("logging_restored")
@pytest.mark.parametrize("form", ["text", "json"])
def test_set_up_twice_writes_a_line_once(
    capsys: pytest.CaptureFixture[str], form: Literal["text", "json"]
) -> None:
    settings = Settings(log_format=form)
    set_up(settings)
    set_up(settings)
    logging.getLogger("bot.test").info("hello", extra={"n": 1})
    logging.getLogger("bot.test").debug("unheard")
    logging.getLogger("discord.gateway").info("chatter")
    logging.getLogger("discord.gateway").warning("trouble")
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert len(lines) == 2
    assert "hello" in lines[0]
    assert "trouble" in lines[1]
    assert lines[0].startswith("{") == (form == "json")


class Writes(io.StringIO):
    """Standard error that tells one write from the next."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def write(self, text: str) -> int:
        self.done.append(text)
        return len(text)


@pytest.mark.usefixtures("logging_restored")
async def test_the_lines_of_one_moment_are_one_write_and_a_warning_waits_for_nothing() -> None:
    logger, stream = logging.getLogger("bot.test"), Writes()
    with redirect_stderr(stream):
        set_up(Settings())
    for number in range(3):
        logger.info("line %d", number)
    assert stream.done == []
    await asyncio.sleep(2 * log.GATHER_SECONDS)
    assert [text.count("\n") for text in stream.done] == [3]
    logger.info("before")
    logger.warning("trouble")
    assert [each.rpartition(" ")[2] for each in stream.done[-1].splitlines()] == ["before", "trouble"]
    logger.info("last")
    logging.getLogger().handlers[0].flush()  # as `logging` does at the end of a process
    assert stream.done[-1].endswith("last\n")


@pytest.mark.usefixtures("logging_restored")
def test_a_quiet_level_holds_for_libraries_too(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(Settings(log_level="ERROR"))
    logging.getLogger("discord.gateway").warning("trouble")
    logging.getLogger("discord.gateway").error("worse")
    assert "trouble" not in (err := capsys.readouterr().err)
    assert "worse" in err


def test_a_shard_that_cannot_connect_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(Settings())
    message = "Failed to connect for shard_id: %s. Retrying..."
    logging.getLogger("discord.shard").error(message, 3, exc_info=OSError("no route"))
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(
        "WARNING discord.shard: Failed to connect for shard_id: 3. Retrying... error=\"OSError('no route')\""
    )


def test_a_reconnect_is_one_line_and_other_errors_keep_their_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up(Settings())
    for message in ("Attempting a reconnect in 1.80s", "Something else"):
        logging.getLogger("discord.client").error(message, exc_info=OSError("no route"))
    first, *rest = capsys.readouterr().err.splitlines()
    assert first.endswith(
        "WARNING discord.client: Attempting a reconnect in 1.80s error=\"OSError('no route')\""
    )
    assert rest[0].endswith("ERROR discord.client: Something else")
    assert rest[-1] == "OSError: no route"


async def test_a_stream_that_is_closed_meanwhile_stops_nothing() -> None:
    stream = io.StringIO()
    raised: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: raised.append(context))
    handler = log.GatheringHandler(stream)
    handler.emit(logging.makeLogRecord({"msg": "a line", "levelno": logging.INFO}))
    stream.close()
    await asyncio.sleep(2 * log.GATHER_SECONDS)
    assert raised == []

"""Logging, set up once: readable lines for a terminal, or JSON lines for a collector.

Facts travel in `extra={...}`, so that a line can be searched by its fields in either form. Those of what is being done
are bound where it begins, and stand in each line that is written meanwhile: `guild`, `round`, and `reference`, which
all lines about one interaction, message or task have in common.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import Enum
from typing import Any, TextIO

from bot.config import Settings
from bot.core.events import AnswerCounted, AppealChanged, Event
from bot.errors import StorageUnavailable

_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {
    "message",
    "asctime",
    "taskName",
    "color_message",
}

_EVENTS = {AnswerCounted: "an answer counted", AppealChanged: "an appeal moved on"}
"""Events with a line of their own here; of the others those who note them log what matters."""

GATHER_SECONDS = 0.05
"""How long a line that is no warning waits for others."""

_bound: ContextVar[Mapping[str, object]] = ContextVar("facts", default={})  # noqa: B039  # is never changed

log = logging.getLogger(__name__)


def bind(**facts: object) -> None:
    """Have each line that the current task writes from here on, and the tasks it starts, say these facts."""
    _bound.set({**_bound.get(), **facts})


@contextmanager
def bound(**facts: object) -> Iterator[None]:
    """The same for what is called, and the tasks that are started, within the block."""
    token = _bound.set({**_bound.get(), **facts})
    try:
        yield
    finally:
        _bound.reset(token)


def bound_facts() -> Mapping[str, object]:
    """The facts that every line of the running task carries, such as server and round."""
    return _bound.get()


def note(event: Event) -> None:
    """Write a line for an event that has one: an observer."""
    said = _EVENTS.get(type(event))
    if said is not None:
        log.info(said, extra={name: getattr(event, name) for name in event.__struct_fields__})


def _facts(record: logging.LogRecord) -> dict[str, Any]:
    own = {key: value for key, value in record.__dict__.items() if key not in _STANDARD}
    return {**_bound.get(), **own}


def _written(value: object) -> object:
    """A member of an enumeration as the word that it stands for."""
    return value.value if isinstance(value, Enum) else value


class TextFormatter(logging.Formatter):
    """`2026-11-24T06:00:00Z INFO bot.app: connected guilds=3`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the traceback below it when there is one."""
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        facts = "".join(f" {key}={_written(value)!r}" for key, value in _facts(record).items())
        line = f"{at} {record.levelname} {record.name}: {record.getMessage()}{facts}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's fields and facts."""
        entry: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry = {**_facts(record), **entry}  # a fact never hides what the line says of itself
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


class GatheringHandler(logging.StreamHandler[TextIO]):
    """Writes the lines of one moment in one go: each write wakes whoever reads them, which costs more than the line.

    Warnings and errors take with them what waits, and are written at once; so is all where no event loop runs.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._waiting: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line; `Handler.handle` holds the lock meanwhile."""
        try:
            self._waiting.append(f"{self.format(record)}{self.terminator}")
            if record.levelno >= logging.WARNING or not self._written_later():
                self.flush()
        except Exception:  # noqa: BLE001  # as every handler does: a line that fails is no reason to stop
            self.handleError(record)

    def _written_later(self) -> bool:
        """Whether the running loop writes what waits; the first of the lines has asked it to."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return False
        if len(self._waiting) == 1:
            loop.call_later(GATHER_SECONDS, self._flush_later)
        return True

    def _flush_later(self) -> None:
        """Write what waits; a stream that was closed meanwhile has no reader, and is no fault of the event loop's."""
        with suppress(OSError, ValueError):
            self.flush()

    def flush(self) -> None:
        """Write what waits; `logging` itself asks for it when the process ends."""
        with self.lock or nullcontext():
            if self._waiting:
                lines, self._waiting = "".join(self._waiting), []
                self.stream.write(lines)
            super().flush()


def _one_line(record: logging.LogRecord) -> bool:
    """Take the traceback off what discord.py says while it reconnects by itself: a line a try is enough."""
    if record.exc_info and record.getMessage().startswith(
        ("Attempting a reconnect", "Failed to connect for shard")
    ):
        record.error = repr(record.exc_info[1])
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


_ANSWERED_ELSEWHERE = (40060, 10062)
"""Discord's codes for an interaction that somebody else answered, or nobody in time."""


def _worth_a_traceback(record: logging.LogRecord) -> bool:
    """Drop what discord.py says of a list of choices that nobody waits for, or for which the database is away.

    The store logs the latter itself, once.
    """
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, StorageUnavailable) and getattr(error, "code", 0) not in _ANSWERED_ELSEWHERE


_FILTERS = {
    "discord.client": _one_line,
    "discord.shard": _one_line,
    "discord.app_commands.tree": _worth_a_traceback,
}


def flush() -> None:
    """Write the lines that wait for others: nothing follows them."""
    for handler in logging.getLogger().handlers:
        handler.flush()


def set_up(settings: Settings) -> None:
    """Send every record to standard error in the chosen form; libraries speak from WARNING on."""
    handler = GatheringHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if settings.log_format == "json" else TextFormatter())
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for noisy in ("discord", "sqlalchemy", "alembic", "aiosqlite", "asyncio"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(settings.log_level)))
    for name, filter_ in _FILTERS.items():
        logger = logging.getLogger(name)
        logger.removeFilter(filter_)
        logger.addFilter(filter_)

"""Putting a backup in the place of the SQLite database that is there."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from bot.errors import ConfigError
from bot.storage import backup, engine, migrate

PREPARED = ".restoring"
"""Ends the name of the copy that is brought up to date before it takes the database's place."""


class Restored(Struct, frozen=True):
    """What a restore did."""

    rows: dict[str, int]
    """Of each table, before they were brought to the newest schema."""
    kept: Path | None
    """Where the database that was there lies now; None where there was none."""


def restore(source: Path, file: Path, now: datetime) -> Restored:
    """Make the backup `source` the database `file`, at the newest schema. `source` itself stays as it is.

    Runs an event loop of its own. ConfigError when it is no sound backup of ours or comes from a newer version, or when
    the database is in use.
    """
    if not source.is_file():
        raise ConfigError(f"{source}: there is no such file.")
    if file.exists() and source.samefile(file):
        raise ConfigError(f"{source} is the database itself.")
    file.parent.mkdir(parents=True, exist_ok=True)
    prepared = file.with_name(file.name + PREPARED)
    try:
        copied = _prepare(source, prepared)
        if not file.exists():
            backup.put_in_place(prepared, file, kept=file)
            return Restored(copied.rows, None)
        kept = _free(file.with_name(f"{file.name}.before-restore-{now:%Y%m%dT%H%M%SZ}"))
        with backup.held_alone(file):
            backup.put_in_place(prepared, file, kept)
        return Restored(copied.rows, kept)
    finally:
        backup.remove(prepared)


def _free(name: Path) -> Path:
    """The name, or one like it that no file has: what an earlier restore kept is kept."""
    names = (name if not number else name.with_name(f"{name.name}-{number}") for number in range(1_000))
    return next(each for each in names if not each.exists())


def _prepare(source: Path, prepared: Path) -> backup.Copied:
    """A verified copy at the newest schema."""
    try:
        backup.verify(source)
        copied = backup.back_up(source, prepared)
    except backup.BadBackup as error:
        raise ConfigError(f"{source}: {error}.") from error
    try:
        asyncio.run(_upgrade(prepared))
    finally:
        for older in prepared.parent.glob(f"{prepared.name}.before-*"):  # `source` is that already
            older.unlink()
    return copied


async def _upgrade(file: Path) -> None:
    opened = engine.create(f"sqlite:///{file}")
    try:
        await migrate.upgrade(opened)
    finally:
        await opened.dispose()

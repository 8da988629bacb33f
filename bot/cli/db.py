"""`python -m bot db backup | restore | copy | check`: the database, for the operator."""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy.engine import URL

from bot import COMMAND, config, log
from bot.core.wording import plural
from bot.errors import ConfigError
from bot.services.recount import RecountService
from bot.storage import backup, copying, engine, migrate, restore
from bot.storage.asyncio_engine import AsyncEngine
from bot.storage.store import Store

SHOWN = 50
"""Differences that are printed; the rest is counted."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Four commands below `db`."""
    commands = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    saving = commands.add_parser("backup", help="copy the database to a file; the bot may be running")
    saving.add_argument("file", type=Path, metavar="FILE")
    restoring = commands.add_parser(
        "restore", help="put a backup in the database's place; stop the bot first"
    )
    restoring.add_argument("file", type=Path, metavar="FILE")
    moving = commands.add_parser(
        "copy", help="copy all rows into another, empty database; stop the bot first"
    )
    moving.add_argument("source", metavar="FROM", help="a database URL, as DATABASE_URL")
    moving.add_argument("target", metavar="TO", help="another; what was cut off goes on where it was")
    checking = commands.add_parser("check", help="count points, periods, bonuses and streak days again")
    checking.add_argument("--repair", action="store_true", help="mend what differs")


def run(options: argparse.Namespace) -> int:
    """Do it; the status is 1 when it failed or, for `check`, when something differs."""
    settings = config.load()
    log.set_up(replace(settings, log_level="WARNING"))
    actions: dict[str, Callable[[config.Settings, argparse.Namespace], int]] = {
        "backup": _backup,
        "restore": _restore,
        "copy": _copy,
        "check": _check,
    }
    return actions[options.action](settings, options)


def _backup(settings: config.Settings, options: argparse.Namespace) -> int:
    file = _sqlite_file(settings, 'pg_dump --format=custom --file=FILE "{url}"')
    if not file.is_file():
        raise ConfigError(f"{file}: there is no database yet.")
    if options.file.exists():
        raise ConfigError(f"{options.file} exists; name a new file.")
    try:
        copied = backup.back_up(file, options.file)
    except (backup.BadBackup, sqlite3.Error, OSError) as error:
        print(f"The backup failed, and no file was made: {error}", file=sys.stderr)
        return 1
    print(
        f"{options.file}: {plural(sum(copied.rows.values()), 'row')} in {len(copied.rows)} tables, verified."
    )
    return 0


def _restore(settings: config.Settings, options: argparse.Namespace) -> int:
    file = _sqlite_file(settings, 'pg_restore --clean --if-exists --dbname="{url}" FILE')
    try:
        done = restore.restore(options.file, file, datetime.now(UTC))
    except (backup.BadBackup, sqlite3.Error, OSError) as error:
        print(f"The restore failed, and the database is as it was: {error}", file=sys.stderr)
        return 1
    print(f"{file}: restored, {plural(sum(done.rows.values()), 'row')} in {len(done.rows)} tables.")
    if done.kept is not None:
        print(f"What was there before is kept as {done.kept}.")
    return 0


def _sqlite_file(settings: config.Settings, instead: str) -> Path:
    """The file of the settings; for PostgreSQL a ConfigError with the command that does it there."""
    file = engine.sqlite_path(settings.database_url)
    if file is None:
        url = engine.database_url(settings.database_url)
        if url.drivername.startswith("sqlite"):
            raise ConfigError("DATABASE_URL: this needs a SQLite database that is named by its file.")
        shown = _without_password(url)
        raise ConfigError(f"PostgreSQL has its own tools for that: {instead.format(url=shown)}")
    return file


def _without_password(url: URL) -> str:
    """For libpq's programs, which ask for the password."""
    plain = url.set(drivername="postgresql")._replace(password=None).difference_update_query(["password"])
    if "ssl" in plain.query:
        mode = plain.query["ssl"]
        plain = plain.difference_update_query(["ssl"]).update_query_dict({"sslmode": mode})
    return plain.render_as_string()


def _copy(_settings: config.Settings, options: argparse.Namespace) -> int:
    source = engine.sqlite_path(options.source)
    if source is not None and not source.is_file():
        raise ConfigError(f"{source}: there is no such database.")
    if engine.database_url(options.source) == engine.database_url(options.target):
        raise ConfigError("FROM and TO are the same database.")
    asyncio.run(_copy_all(engine.create(options.source), engine.create(options.target)))
    print("All tables are the same on both sides. Set DATABASE_URL to the new one, and start the bot.")
    return 0


async def _copy_all(source: AsyncEngine, target: AsyncEngine) -> None:
    try:
        await migrate.upgrade(source)
        await migrate.upgrade(target)
        await copying.copy(source, target, _say_copied)
    finally:
        await source.dispose()
        await target.dispose()


def _say_copied(done: copying.TableCopied) -> None:
    how = " (was there)" if done.was_there else ""
    rows = plural(done.contents.rows, "row")
    print(f"{done.table}: {rows}, checksum {done.contents.checksum[:12]}{how}", flush=True)


def _check(settings: config.Settings, options: argparse.Namespace) -> int:
    return asyncio.run(_check_store(settings, repair=options.repair))


async def _check_store(settings: config.Settings, *, repair: bool) -> int:
    file = engine.sqlite_path(settings.database_url)
    if file is not None and not file.is_file():
        raise ConfigError(f"{file}: there is no database yet.")
    store = Store(engine.create(settings.database_url))
    try:
        await migrate.upgrade(store.engine)
        service = RecountService(store)
        lines = await (service.repair() if repair else service.check())
        left = await service.check() if repair and lines else lines
    finally:
        await store.close()
    for line in (*lines[:SHOWN], *([f"... and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else [])):
        print(line)
    if not lines:
        print("Counted again: all points, periods, bonuses and streak days are as the answers give them.")
    elif not repair:
        print(
            f"{plural(len(lines), 'difference')}. `{COMMAND} db check --repair` mends them; make a backup first."
        )
    else:
        print(f"{len(lines) - len(left)} of {plural(len(lines), 'difference')} mended.")
    return int(bool(left))

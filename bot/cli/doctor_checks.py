"""What `python -m bot doctor` looks at: each check gives findings, and changes nothing."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import app, assets, config
from bot.core.backups import newest
from bot.core.bot_token import application_id
from bot.core.clock_check import SLOW_CLOCK, WRONG_CLOCK, away
from bot.core.decks.check import short
from bot.core.decks.problems import DeckError
from bot.core.decks.records import SHARED
from bot.core.wording import plural
from bot.errors import ConfigError
from bot.services.decks.lookup import SHIPPED
from bot.storage import engine, migrate
from bot.storage.asyncio_engine import AsyncEngine
from bot.storage.availability import unavailable

DISCORD = "https://discord.com/api/v10/gateway"
"""Needs no token; its answer has the time in it."""
DISCORD_SECONDS = 5
LOW_SPACE, NO_SPACE = 500 * 2**20, 50 * 2**20
"""Bytes free: what a few backups and migrations may take; what is nearly nothing."""
READABLE_BY_OTHERS = 0o077


class Mark(Enum):
    """How a check went."""

    FINE = "✓"
    LOOK = "!"
    WRONG = "✗"


class Finding(NamedTuple):
    """One line."""

    mark: Mark
    text: str


def env_file(file: Path) -> Iterator[Finding]:
    """Whether it is there and private; what is wrong inside `config.load` says."""
    if not file.exists():
        yield Finding(
            Mark.LOOK, f"{file}: there is none here, so only the environment counts; `init` makes one"
        )
    elif sys.platform != "win32" and file.stat().st_mode & READABLE_BY_OTHERS:
        yield Finding(Mark.LOOK, f"{file}: others on this machine may read your token; chmod 600 {file}")
    else:
        yield Finding(Mark.FINE, f"{file}: readable by you alone")


def token(settings: config.Settings) -> Iterator[Finding]:
    """Its form; whether Discord knows it shows when the bot starts."""
    try:
        found = application_id(settings.token)
    except ConfigError:
        yield Finding(Mark.WRONG, "token: DISCORD_TOKEN is not set; `init` asks for it")
        return
    if found is None:
        yield Finding(Mark.WRONG, "token: DISCORD_TOKEN does not have the form of a bot token; copy it again")
    else:
        yield Finding(Mark.FINE, f"token: has the right form, of application {found}")


def database(settings: config.Settings) -> Iterator[Finding]:
    """Whether it can be reached, what it is, how new its schema is, when the bot was last up."""
    file = engine.sqlite_path(settings.database_url)
    if file is not None and not file.is_file():
        yield Finding(Mark.LOOK, f"database: {file} is not there yet; the first start makes it")
        return
    try:
        yield from asyncio.run(_database(settings))
    except (ConfigError, SQLAlchemyError, OSError, TimeoutError) as error:
        found = unavailable(error)
        said = found.reason if found else str(error).splitlines()[0]
        yield Finding(Mark.WRONG, f"database: {said}")


async def _database(settings: config.Settings) -> list[Finding]:
    store = app.open_store(settings)
    try:
        found = [Finding(Mark.FINE, f"database: {await _version(store.engine)}")]
        if not await migrate.is_current(store.engine):
            return [
                *found,
                Finding(Mark.LOOK, "schema: older than this version; the next start brings it up to date"),
            ]
        async with store.read() as tx:
            last, shared = await tx.uptime.last_beat(), await tx.decks.visible(SHARED)
        seen = f"the bot was last up at {last:%Y-%m-%d %H:%M} UTC" if last else "the bot was never up on it"
        found.append(Finding(Mark.FINE, f"schema: the newest; {plural(len(shared), 'shared deck')}; {seen}"))
        wanted = settings.default_deck.strip().lower()
        if wanted not in {SHIPPED, *(deck.slug for deck in shared if deck.cards)}:
            missing = f"DEFAULT_DECK: no shared deck with cards is called {short(wanted)!r}"
            found.append(Finding(Mark.LOOK, f"{missing}, so another is asked; `deck list` shows the names"))
        return found
    finally:
        await store.close()


async def _version(database: AsyncEngine) -> str:
    sqlite = database.dialect.name == "sqlite"
    async with database.connect() as connection, connection.begin():
        if not sqlite:
            return f"PostgreSQL {(await connection.execute(text('SHOW server_version'))).scalar()}"
        version = (await connection.execute(text("SELECT sqlite_version()"))).scalar()
        damage = (await connection.execute(text("PRAGMA quick_check(1)"))).scalar()
    if damage != "ok":
        raise ConfigError("the file is damaged; put the newest backup back with `db restore`")
    return f"SQLite {version}, {engine.sqlite_file(database)}, sound"


def clock(url: str) -> Iterator[Finding]:
    """Against the Date header of Discord's answer, which counts whole seconds."""
    began = datetime.now(UTC)
    try:
        with urllib.request.urlopen(url, timeout=DISCORD_SECONDS) as answer:  # noqa: S310  # nosec B310  # ours
            stated = answer.headers["Date"]
    except urllib.error.HTTPError as error:  # an answer, too
        stated = error.headers["Date"]
    except (OSError, ssl.SSLError):
        stated = None
    if not stated:
        yield Finding(Mark.LOOK, "clock: not compared, for Discord cannot be reached from here")
        return
    off = away(parsedate_to_datetime(stated), began, datetime.now(UTC))
    if off >= SLOW_CLOCK:
        mark = Mark.WRONG if off >= WRONG_CLOCK else Mark.LOOK
        yield Finding(
            mark, f"clock: {plural(round(off.total_seconds()), 'second')} from Discord's; set it by NTP"
        )
    else:
        yield Finding(Mark.FINE, "clock: agrees with Discord's")


def decks() -> Iterator[Finding]:
    """Whether what comes with the bot can be read."""
    try:
        assets.load_grader()
        shipped, more = assets.load_decks(), assets.load_more()
    except (OSError, ValueError, KeyError, DeckError) as error:
        yield Finding(Mark.WRONG, f"decks: this installation is not whole; install it again ({error})")
        return
    cards = sum(len(deck.cards) for deck in shipped)
    names = "".join(f", and {deck.slug} to import" for deck in more)
    yield Finding(
        Mark.FINE, f"decks: {plural(len(shipped), 'deck')} with {plural(cards, 'card')} come with it{names}"
    )


def disk(settings: config.Settings) -> Iterator[Finding]:
    """Free space where a SQLite file lies."""
    file = engine.sqlite_path(settings.database_url)
    if file is None:
        return
    folder = next(each for each in file.absolute().parents if each.is_dir())
    free = shutil.disk_usage(folder).free
    size = file.stat().st_size if file.is_file() else 0
    said = f"disk: {free / 2**20:,.0f} MiB free at {folder}"
    if free < NO_SPACE:
        yield Finding(Mark.WRONG, f"{said}: nearly full; nothing can be saved then")
    elif free < max(LOW_SPACE, 3 * size):
        yield Finding(Mark.LOOK, f"{said}: little for backups and updates")
    else:
        yield Finding(Mark.FINE, said)


def backups(settings: config.Settings) -> Iterator[Finding]:
    """Whether there are automatic ones, and how old the newest is."""
    if engine.sqlite_path(settings.database_url) is None:
        yield Finding(Mark.FINE, "backups: those of PostgreSQL are made by its own tools, and not looked at")
        return
    plan = app.backup_plan(settings)
    if plan is None:
        yield Finding(Mark.LOOK, "backups: no automatic ones; BACKUP_EVERY=24 makes one a day")
        return
    names = [each.name for each in plan.folder.iterdir()] if plan.folder.is_dir() else []
    last = newest(names)
    if last is None:
        yield Finding(Mark.LOOK, f"backups: none in {plan.folder} yet; the running bot makes them")
        return
    age = datetime.now(UTC) - last
    late = age > 2 * plan.every
    said = f"backups: the newest in {plan.folder} is {plural(round(age / timedelta(hours=1)), 'hour')} old"
    yield Finding(Mark.LOOK if late else Mark.FINE, f"{said}, more than it should be" if late else said)

"""Where the decks of the command line come from: a file, else the database of the settings."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError

from bot import config
from bot.cli.deck_file import problem_lines, read
from bot.core.cards import Deck
from bot.core.decks.problems import DeckError
from bot.errors import ConfigError
from bot.services.decks.lookup import find
from bot.storage.store import Store

OPERATOR = 0
"""In place of a member's id."""
_T = TypeVar("_T")


class Failed(Exception):
    """Ends a command with status 1; the message is for the operator."""


class Source(Struct, frozen=True):
    """A deck and where it lies."""

    deck: Deck
    server: int
    """Whose it is, where it is of the database."""
    file: Path | None = None
    """None: the database."""
    format: str = ""
    """Of the file."""


def source_of(name: str, server: int) -> Source:
    """The deck in the file of that name, else the stored one; Failed or NoSuchDeck where there is neither."""
    path = Path(name)
    if not path.exists() and not path.suffix and path.name == name:
        return Source(with_store(lambda store: stored(store, server, name)), server)
    try:
        loaded = read(path, None)
    except DeckError as error:
        raise Failed("\n".join(problem_lines(path, error))) from error
    return Source(loaded.deck, server, path, loaded.format)


async def stored(store: Store, server: int, name: str) -> Deck:
    """The deck of that name that the server sees; NoSuchDeck."""
    async with store.read() as tx:
        return await tx.decks.read(await find(tx, server, name))


def with_store(work: Callable[[Store], Awaitable[_T]]) -> _T:
    """What `work` gives, on the database of the settings brought up to date."""
    from bot import app  # discord.py takes a while to import
    from bot.services.decks.lookup import DeckService

    async def opened() -> _T:
        store = app.open_store(config.load())
        try:
            await app.prepare(store, DeckService(store))
            return await work(store)
        finally:
            await store.close()

    try:
        return asyncio.run(opened())
    except (SQLAlchemyError, OSError) as error:
        raise ConfigError(f"The database cannot be used: {str(error).splitlines()[0]}") from error

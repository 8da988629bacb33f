"""The cards that lines to `python -m bot grade` name: of a file, of the bot's own decks, of the database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from bot.cli.grade_lines import BadLine, text_of
from bot.core.cards import Card, Deck
from bot.core.decks.check import short, tidy
from bot.core.decks.records import SHARED
from bot.core.wording import plural
from bot.errors import ConfigError, StorageUnavailable


class Decks(Protocol):
    """Where a line's deck is found."""

    def find(self, row: Mapping[str, Any]) -> Deck:
        """The deck that a line means; BadLine where there is none."""
        ...


class FileDeck:
    """The one deck of a file: a line need not name it, and may name no other."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck

    def find(self, row: Mapping[str, Any]) -> Deck:
        """The file's deck."""
        if row.get("deck") is not None and (name := text_of(row, "deck")) != self._deck.slug:
            raise BadLine(f"the file's deck is {self._deck.slug!r}, not {short(name)!r}")
        return self._deck


class StoredDecks:
    """The decks that come with the bot, then those of the database; with a server, first what it sees there.

    The database is opened when a line first needs it, is read alone, and is not made where there is none.
    """

    def __init__(self, shipped: Iterable[Deck], server: int | None = None) -> None:
        self._shipped = {deck.slug: deck for deck in shipped}
        self._server = server
        self._stored: dict[str, Deck | None] = {}
        """By name, None where the database has no such."""
        self._names: set[str] = set()
        self._trouble = ""
        """Why the database cannot be read; it is not tried again."""

    def find(self, row: Mapping[str, Any]) -> Deck:
        """The deck of the name in the line."""
        name = text_of(row, "deck")
        shipped = self._shipped.get(name)
        if shipped is not None and self._server is None:
            return shipped
        found = self._of_database(name) or shipped
        if found is None:
            raise BadLine(self._unknown(name))
        return found

    def _unknown(self, name: str) -> str:
        names = ", ".join(sorted({*self._shipped, *self._names}))
        why = self._trouble or ("a server's own decks: --server ID" if self._server is None else "")
        return f"no deck {short(name)!r}; there is {names}{f' ({why})' if why else ''}"

    def _of_database(self, name: str) -> Deck | None:
        known = name in self._stored or (self._names and name not in self._names)
        if not known and not self._trouble:
            try:
                self._stored[name], self._names = asyncio.run(_read(self._server or SHARED, name))
            except ConfigError as error:
                self._trouble = str(error)
        return self._stored.get(name)


async def _read(server: int, name: str) -> tuple[Deck | None, set[str]]:
    """The deck of that name as the server sees it, and all that it sees; ConfigError where that cannot be read."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.storage.store import Store

    try:
        store = Store(_engine())
        try:
            async with store.read() as tx:
                visible = {deck.slug: deck for deck in await tx.decks.visible(server)}
                found = visible.get(name)
                return (await tx.decks.read(found) if found else None), set(visible)
        finally:
            await store.close()
    except (SQLAlchemyError, StorageUnavailable, OSError, OverflowError) as error:
        said = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise ConfigError(f"the database cannot be read: {said}") from error


def _engine() -> Any:
    """An engine on the database of the settings; ConfigError where a file would have to be made."""
    from bot import config
    from bot.storage import engine

    settings = config.load()
    url = engine.database_url(settings.database_url)
    if url.drivername.startswith("sqlite") and not Path(url.database or "").is_file():
        raise ConfigError("there is no database yet")
    return engine.create(settings.database_url, synchronous=settings.sqlite_synchronous)


def card_of(deck: Deck, row: Mapping[str, Any]) -> Card:
    """The card that a line means by `card`: its key, else its very question, else, as an integer, its number from 1.

    BadLine where there is none, or where several ask that.
    """
    wanted = row.get("card")
    number = wanted if isinstance(wanted, int) and not isinstance(wanted, bool) else None
    name = str(number)[:60] if number is not None else text_of(row, "card")
    card = deck.card(name)
    if card is None and number is not None and 1 <= number <= len(deck.cards):
        card = deck.cards[number - 1]
    if card is None and number is None:
        card = _asking(deck, tidy(name))
    if card is None:
        raise BadLine(f"deck {deck.slug!r} has no card {short(name)!r}")
    return card


def _asking(deck: Deck, question: str) -> Card | None:
    found = [card for card in deck.cards if card.prompt == question]
    if len(found) > 1:
        keys = ", ".join(card.key for card in found[:5])
        raise BadLine(
            f"deck {deck.slug!r} asks that on {plural(len(found), 'card')}: name one by its key ({keys})"
        )
    return found[0] if found else None

"""A game on each kind of store."""

from __future__ import annotations

import pytest

from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import DECK, Game


async def _game(store: Store) -> Game:
    made = Game(store, FakeClock())
    await made.decks.save([DECK])
    return made


@pytest.fixture
async def game(sqlite_store: Store) -> Game:
    """On a SQLite file."""
    return await _game(sqlite_store)


@pytest.fixture
async def any_game(store: Store) -> Game:
    """On each engine: for what hangs on locks."""
    return await _game(store)


@pytest.fixture
async def postgres_game(postgres_store: Store) -> Game:
    """On PostgreSQL."""
    return await _game(postgres_store)

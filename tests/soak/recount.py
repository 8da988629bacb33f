"""What a database file holds and its attempts do not give, or the other way round: see `bot.core.recount`."""

from __future__ import annotations

from bot.services.recount import RecountService
from bot.storage import engine
from bot.storage.store import Store
from tests.wire.database_file import DatabaseFile


async def differences(file: DatabaseFile) -> list[str]:
    """A line each; nothing when all is well."""
    store = Store(engine.create(f"sqlite:///{file.file}"))
    try:
        return await RecountService(store).check()
    finally:
        await store.close()

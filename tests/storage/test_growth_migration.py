"""The second migration: what it fills of a database that was played on; and that each index is that of the code."""

from __future__ import annotations

from sqlalchemy import Connection, text

from bot.storage import engine, migrate
from bot.storage.schema.base import complete
from bot.storage.store import Store
from tests.storage.revisions import down_to_nothing, upgrade_to

PLAYED_BEFORE = [
    "INSERT INTO score (guild_id, period, user_id, points, correct) VALUES"
    " (7, 'all', 1, 600, 50), (7, 'all', 2, 10, 1), (7, 'all', 3, 10, 1), (7, 'all', 4, 0, 0),"
    " (7, '2026-03', 1, 12, 1), (8, 'all', 1, 256, 20)",
    "INSERT INTO member (guild_id, user_id, name) VALUES"
    " (7, 1, 'ana'), (7, 2, 'ben'), (7, 3, 'cy'), (7, 4, 'di'), (8, 1, 'ana')",
    "INSERT INTO person (id, reminders, reminded_on) VALUES (1, true, '2026-03-01')",
]


def index_definitions(connection: Connection) -> dict[str, str]:
    """All of each index as the database has it; Alembic compares neither conditions nor, on SQLite, expressions."""
    query = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        if connection.dialect.name == "sqlite"
        else "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    )
    found = {name: " ".join(definition.split()) for name, definition in connection.execute(text(query))}
    return {name: definition for name, definition in found.items() if name != "alembic_version_pkc"}


async def test_the_indexes_are_those_of_the_code(empty_url: str) -> None:
    database = engine.create(empty_url)
    try:
        await migrate.upgrade(database)
        async with database.connect() as connection:
            migrated = await connection.run_sync(index_definitions)
        async with database.begin() as connection:
            await connection.run_sync(down_to_nothing)
            await connection.run_sync(complete().create_all)
            assert migrated == await connection.run_sync(index_definitions)
    finally:
        await database.dispose()


async def test_points_of_before_are_counted_by_the_migration_and_those_after_by_the_database(
    empty_url: str,
) -> None:
    store = Store(engine.create(empty_url))
    try:
        async with store.engine.begin() as connection:
            await connection.run_sync(upgrade_to("0001"))
            for statement in PLAYED_BEFORE:
                await connection.execute(text(statement))
        await migrate.upgrade(store.engine)
        async with store.read() as tx:
            page = await tx.scores.page(7, "all", offset=0, limit=10)
            assert [(s.rank, s.name, s.points) for s in page] == [
                (1, "ana", 600),
                (2, "ben", 10),
                (2, "cy", 10),
            ]
            assert await tx.scores.count(7, "all") == 3
            assert await tx.scores.count(7, "2026-03") == await tx.scores.count(8, "all") == 1
            assert (await tx.members.preferences(1)).reminders
        async with store.write() as tx:
            await tx.scores.add(7, 4, ["all"], 10, 1)
            await tx.scores.add(7, 3, ["all"], 1, 0)
        async with store.read() as tx:
            page = await tx.scores.page(7, "all", offset=1, limit=10)
            assert [(s.rank, s.name) for s in page] == [(2, "cy"), (3, "ben"), (3, "di")]
            assert await tx.scores.own(7, "all", 4) == page[-1]
    finally:
        await store.close()

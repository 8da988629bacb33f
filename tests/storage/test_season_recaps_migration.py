"""Posts of recaps keep their week when they come to name a period, and get it back; an id is never used again."""

from __future__ import annotations

from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, text

from bot.storage import engine, migrate
from bot.storage.store import Store
from tests.storage.revisions import upgrade_to

WEEKS = {"2020-12-28": "2020-W53", "2026-01-05": "2026-W02", "2026-11-16": "2026-W47"}
ADD = (
    "INSERT INTO recap_post (id, guild_id, week, state, due_at, quiet, tries)"
    " VALUES ({}, 7, '{}', 'posted', '2026-11-23', true, 2)"
)
NEXT = "INSERT INTO recap_post (guild_id, period, state, due_at) VALUES (7, 's1', 'claimed', '2026-12-01') RETURNING id"


def down(connection: Connection) -> None:
    settings = migrate.config()
    settings.attributes["connection"] = connection
    command.downgrade(settings, "0015")


async def rows(store: Store, column: str) -> list[tuple[Any, ...]]:
    query = f"SELECT id, guild_id, {column}, state, quiet, tries FROM recap_post ORDER BY id"
    async with store.engine.begin() as connection:
        return [(i, g, str(what), *rest) for i, g, what, *rest in await connection.execute(text(query))]


@pytest.mark.parametrize("highest", [3, 30])
async def test_weeks_become_periods_and_weeks_again(empty_url: str, highest: int) -> None:
    ids = dict(zip(WEEKS, (1, 2, highest), strict=True))
    store = Store(engine.create(empty_url))
    try:
        async with store.engine.begin() as connection:
            await connection.run_sync(upgrade_to("0015"))
            for week, post_id in ids.items():
                await connection.execute(text(ADD.format(post_id, week)))
            if "postgres" in empty_url:
                await connection.execute(text(f"SELECT setval('recap_post_id_seq', {highest})"))
        await migrate.upgrade(store.engine)
        assert await rows(store, "period") == [
            (ids[week], 7, period, "posted", True, 2) for week, period in WEEKS.items()
        ]
        async with store.engine.begin() as connection:
            assert (await connection.execute(text(NEXT))).scalar_one() == highest + 1
            await connection.execute(text("DELETE FROM recap_post WHERE period = 's1'"))
            assert (await connection.execute(text(NEXT))).scalar_one() == highest + 2
            await connection.run_sync(down)
        assert await rows(store, "week") == [(ids[week], 7, week, "posted", True, 2) for week in WEEKS]
    finally:
        await store.close()

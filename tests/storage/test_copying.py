"""A whole database copied between SQLite and PostgreSQL, both ways."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import ConfigError
from bot.services.seasons.seasons import SeasonService
from bot.storage import copying, engine, schema
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.appeal_game import MANAGER, AppealGame
from tests.services.game import ANA, BEN, CY, DECK, GUILD, HALF, RIGHT, WRONG
from tests.storage.rows import NOON, draft


@pytest.fixture(params=["sqlite to postgres", "postgres to sqlite"])
def urls(request: pytest.FixtureRequest) -> list[str]:
    """Of the source and of the target, both migrated and empty."""
    return [request.getfixturevalue(f"{each}_url") for each in request.param.split(" to ")]


@pytest.fixture
async def both(urls: list[str]) -> AsyncIterator[tuple[Store, Store]]:
    """(source, target)."""
    stores = [Store(engine.create(url)) for url in urls]
    yield stores[0], stores[1]
    for store in stores:
        await store.close()


async def play(store: Store) -> None:
    """A row in most tables, texts in other scripts, numbers that were given and deleted."""
    game = AppealGame(store, FakeClock())
    await game.decks.save([DECK])
    round_ = await game.begin()
    appeal = await game.appeal(round_, ANA, f"{WRONG} – 概念 🧠 “é”")
    await game.accept(appeal, MANAGER)
    for who, said in ((BEN, HALF), (CY, RIGHT), (BEN, RIGHT)):
        await game.say(round_, who, said, public=False)
    await SeasonService(store, game.clock, "UTC").start(GUILD, 1, "Cup 🏆", None, None)
    async with store.write() as tx:
        await tx.members.left(GUILD, CY.user_id)
        await tx.members.set_person_zone(ANA.user_id, "Asia/Tokyo")
        await tx.uptime.beat(NOON.replace(microsecond=123_456))
    async with store.engine.connect() as connection:
        await connection.execution_options(cuecard_write=True)
        async with connection.begin():
            row = {"guild_id": GUILD, "user_id": 1, "content": {"b": 1, "a": [None, 0.1]}, "at": NOON}
            for _ in range(3):
                await connection.execute(insert(schema.deck_draft), row)
            await connection.execute(delete(schema.deck_draft).where(schema.deck_draft.c.id > 1))


async def rows(database: AsyncEngine) -> dict[str, list[str]]:
    async with database.connect() as connection:
        return {
            table.name: sorted(map(str, await connection.execute(select(table))))
            for table in schema.metadata.sorted_tables
        }


async def copy(source: Store, target: Store) -> list[copying.TableCopied]:
    said: list[copying.TableCopied] = []
    await copying.copy(source.engine, target.engine, said.append)
    return said


async def test_every_row_arrives_as_it_was(
    both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "BATCH", 2)
    source, target = both
    await play(source)
    said = await copy(source, target)
    assert await rows(target.engine) == await rows(source.engine)
    assert {done.table for done in said} == set(schema.metadata.tables)
    assert sum(done.contents.rows for done in said) == sum(map(len, (await rows(source.engine)).values()))


async def test_new_rows_get_numbers_that_were_never_used(both: tuple[Store, Store]) -> None:
    source, target = both
    await play(source)
    await copy(source, target)
    async with target.engine.connect() as connection:
        await connection.execution_options(cuecard_write=True)
        async with connection.begin():
            row = {"guild_id": GUILD, "user_id": 1, "content": {}, "at": NOON}
            added = await connection.execute(insert(schema.deck_draft).values(**row))
            assert added.inserted_primary_key is not None
            assert added.inserted_primary_key[0] == 4  # 2 and 3 are deleted, and stand in old buttons
    async with target.write() as tx:
        quiz = await tx.quizzes.add(draft(1, channel_id=801))
    assert quiz is not None
    assert quiz.id == 2


async def test_what_was_cut_off_goes_on_where_it_was(
    both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = both
    await play(source)
    done: list[str] = []

    def cut_off(table: copying.TableCopied) -> None:
        done.append(table.table)
        if table.table == "round":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await copying.copy(source.engine, target.engine, cut_off)
    said = await copy(source, target)
    assert {each.table for each in said if each.was_there and each.table != "points_count"} == {
        each.table for each in said if each.table in done and each.contents.rows
    }
    assert await rows(target.engine) == await rows(source.engine)
    assert all(each.was_there for each in await copy(source, target) if each.contents.rows)


async def test_a_database_with_other_rows_is_left_alone(both: tuple[Store, Store]) -> None:
    source, target = both
    await play(source)
    async with target.write() as tx:
        await tx.members.set_person_zone(5, "UTC")
    with pytest.raises(ConfigError, match="person: the target holds other rows; name an empty database"):
        await copy(source, target)
    assert (await rows(target.engine))["person"] != []
    assert (await rows(target.engine))["score"] == []

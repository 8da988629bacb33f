"""Who waits for whom on PostgreSQL: people who answer in several rounds at once, and what crosses all the same."""

from __future__ import annotations

import ast
import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text, update

import bot.services
from bot.core.members import Person
from bot.services.again import tried_again
from bot.services.quiz.given import Answered
from bot.storage import locks
from bot.storage.groups import MOST_TRIES, TakenBack
from bot.storage.quiz.answering import AnsweringQueries, Recorded
from bot.storage.schema import guild
from bot.storage.store import Store
from tests.services.game import CHANNEL, GUILD, RIGHT, Game

ANA, BEN = Person(101, GUILD, "ana"), Person(102, GUILD, "ben")


@pytest.fixture
def deadlocks(postgres_store: Store) -> Any:
    """How many the server has found."""

    async def count() -> int:
        query = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        async with postgres_store.engine.connect() as connection:
            await connection.execute(text("SELECT pg_stat_clear_snapshot()"))
            return int((await connection.execute(text(query))).scalar_one())

    return count


async def test_two_who_answer_in_two_rounds_at_once_in_other_orders_do_not_deadlock(
    postgres_game: Game, monkeypatch: pytest.MonkeyPatch, deadlocks: Any
) -> None:
    """Each process commits both answers of its round together: the one has Ana's points and wants Ben's."""
    here, there = postgres_game, postgres_game.restarted()
    first, second = await here.begin(), await here.begin(channel_id=CHANNEL + 1)
    for who in (ANA, BEN):
        assert await here.say(first, who, "no such thing") is not None
    record, both = AnsweringQueries.record, asyncio.Barrier(2)
    seen: list[int] = []

    async def in_step(self: AnsweringQueries, answer: Recorded) -> tuple[int, bool, bool]:
        written = await record(self, answer)
        seen.append(answer.who.user_id)
        if len(seen) <= 2:
            await both.wait()  # each has written for the first of its two
        return written

    monkeypatch.setattr(AnsweringQueries, "record", in_step)
    before = await deadlocks()
    done = await asyncio.gather(
        here.say(first, ANA, RIGHT),
        here.say(first, BEN, RIGHT),
        there.say(second, BEN, RIGHT),
        there.say(second, ANA, RIGHT),
    )
    assert all(isinstance(each, Answered) for each in done)
    assert sorted(seen) == [ANA.user_id] * 2 + [BEN.user_id] * 2
    assert await deadlocks() == before
    await there.store.close()


async def test_who_is_forgotten_goes_beside_what_another_has_and_waits_for_nobody_in_a_circle(
    postgres_store: Store,
) -> None:
    """Who writes alone waits for a writer, who still gets all that it wants."""
    alone = asyncio.Event()

    async def write_alone() -> None:
        async with postgres_store.write(alone=True):
            alone.set()

    async with postgres_store.write() as tx:
        waiting = asyncio.create_task(write_alone())
        async with postgres_store.engine.connect() as connection:
            query = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
            while not (await connection.execute(query)).scalar_one():
                pass
        await tx.locks.people([ANA.user_id, BEN.user_id])
        await tx.locks.server(GUILD)
        assert not alone.is_set()
    await waiting
    assert alone.is_set()


async def test_others_go_on_while_somebody_waits_long_to_write_alone(
    postgres_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_ALONE", ("SET LOCAL lock_timeout = 20", *locks._ALONE[1:]))
    done: list[Any] = []
    async with postgres_store.write():
        waiting = asyncio.create_task(_alone(postgres_store, done))
        for number in range(5):
            async with postgres_store.write() as tx:
                await tx.members.set_guild_zone(GUILD + number, "UTC")
            done.append(number)
    await waiting
    assert done == [0, 1, 2, 3, 4, "alone"]


async def _alone(store: Store, done: list[Any]) -> None:
    async with store.write(alone=True):
        done.append("alone")


@tried_again
class Crossing:
    """A service that takes two rows in the order in which it is told to, against all rules."""

    def __init__(self, store: Store, together: asyncio.Barrier) -> None:
        self.store, self.together, self.tries = store, together, 0

    async def take(self, *guild_ids: int) -> None:
        self.tries += 1
        first = self.tries <= 2
        async with self.store.write() as tx:
            for guild_id in guild_ids:
                statement = update(guild).where(guild.c.id == guild_id).values(timezone="UTC")
                await tx._connection.execute(statement)
                if first and guild_id == guild_ids[0]:
                    await self.together.wait()


async def test_what_crosses_another_all_the_same_is_made_again_and_no_failure_of_the_database(
    postgres_store: Store, caplog: pytest.LogCaptureFixture, deadlocks: Any
) -> None:
    async with postgres_store.write() as tx:
        for guild_id in (1, 2):
            await tx.members.set_guild_zone(guild_id, "Asia/Kathmandu")
    crossing = Crossing(postgres_store, asyncio.Barrier(2))
    with caplog.at_level(logging.WARNING):
        await asyncio.gather(crossing.take(1, 2), crossing.take(2, 1))
    assert 3 <= crossing.tries <= 2 * MOST_TRIES  # the second tries may cross again
    assert caplog.records == []
    async with postgres_store.read() as tx:
        zones = await tx._connection.execute(select(guild.c.timezone))
        assert set(zones.scalars()) == {"UTC"}


async def test_who_is_taken_back_again_and_again_hears_of_it() -> None:
    tries = 0

    @tried_again
    class Unlucky:
        async def act(self) -> None:
            nonlocal tries
            tries += 1
            raise TakenBack("another transaction was in the way")

    with pytest.raises(TakenBack):
        await Unlucky().act()
    assert tries == MOST_TRIES


def test_every_service_that_writes_makes_its_calls_again() -> None:
    folder = Path(bot.services.__file__).parent
    classes = [
        (node.name, [each.id for each in node.decorator_list if isinstance(each, ast.Name)])
        for file in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ClassDef) and "_store.write(" in ast.unparse(node)
    ]
    assert len(classes) > 20
    assert [name for name, decorators in classes if "tried_again" not in decorators] == []


def test_no_row_is_locked_against_those_that_refer_to_it() -> None:
    """FOR UPDATE waits for every row with a key of it; FOR NO KEY UPDATE does not."""
    folder = Path(bot.services.__file__).parent.parent / "storage"
    for file in sorted(folder.rglob("*.py")):
        content = file.read_text()
        assert content.count("with_for_update(") == content.count("key_share=True"), file
        assert "FOR UPDATE" not in content, file

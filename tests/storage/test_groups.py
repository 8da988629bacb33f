"""Short transactions of one instant on SQLite: committed together, taken back and tried again, lost together."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event

from bot.core.members import Person
from bot.errors import StorageUnavailable
from bot.storage import engine
from bot.storage.direct import DirectSqlite
from bot.storage.groups import MOST_TOGETHER, TakenBack, again_if_taken_back
from bot.storage.store import Store
from tests.storage.rows import ANA, GUILD

PEOPLE = [Person(1_000 + number, GUILD, f"p{number}") for number in range(40)]


class FullDiskError(Exception):
    """What a test's writer stumbles over."""


@pytest.fixture
def commits(sqlite_store: Store) -> Iterator[list[str]]:
    """Each COMMIT that SQLite executes."""
    seen: list[str] = []

    def note(statement: str) -> None:
        if statement == "COMMIT":
            seen.append(statement)

    def watch(connection: Any, *_rest: Any) -> None:
        connection.driver_connection._conn.set_trace_callback(note)

    event.listen(sqlite_store.engine.sync_engine, "checkout", watch)
    yield seen
    event.remove(sqlite_store.engine.sync_engine, "checkout", watch)


async def saw(
    store: Store, who: Person, *, short: bool = True, refused: bool = False, fails: bool = False
) -> None:
    async with store.write(short=short) as tx:
        await tx.answering.situation(1, who, 1)
        if refused:
            raise FullDiskError
        await tx.members.saw(who)
        if fails:
            raise FullDiskError


async def known(store: Store) -> set[str]:
    async with store.read() as tx:
        return {who.name for who in [ANA, *PEOPLE] if await tx.members.name(GUILD, who.user_id)}


async def test_those_who_come_at_once_are_committed_together(sqlite_store: Store, commits: list[str]) -> None:
    for first in (0, 10):  # with a connection to be opened, and with one that is there
        await asyncio.gather(*(saw(sqlite_store, who) for who in PEOPLE[first : first + 10]))
    assert len(commits) == 2
    assert await known(sqlite_store) == {who.name for who in PEOPLE[:20]}


async def test_a_group_is_bounded(sqlite_store: Store, commits: list[str]) -> None:
    await asyncio.gather(*(saw(sqlite_store, who) for who in PEOPLE))
    assert len(commits) == -(-len(PEOPLE) // MOST_TOGETHER)
    assert len(await known(sqlite_store)) == len(PEOPLE)


async def test_nobody_goes_on_before_the_commit(sqlite_store: Store, sqlite_url: str) -> None:
    elsewhere = Store(engine.create(sqlite_url))

    async def sees_it(who: Person) -> bool:
        await saw(sqlite_store, who)
        return who.name in await known(elsewhere)

    assert all(await asyncio.gather(*(sees_it(who) for who in PEOPLE[:20])))
    await elsewhere.close()


@pytest.mark.parametrize("refused", [{0}, {1}, {5}, {9}, {1, 2, 3}, set(range(1, 10)), set(range(10))])
async def test_who_is_refused_after_a_look_takes_nothing_of_the_others_back(
    sqlite_store: Store, refused: set[int]
) -> None:
    done = await asyncio.gather(
        *(saw(sqlite_store, who, refused=number in refused) for number, who in enumerate(PEOPLE[:10])),
        return_exceptions=True,
    )
    assert {number for number, each in enumerate(done) if isinstance(each, FullDiskError)} == refused
    assert await known(sqlite_store) == {f"p{number}" for number in range(10) if number not in refused}


@pytest.mark.parametrize("failing", [0, 1, 5, 9])
async def test_who_fails_after_writing_takes_those_back_who_wait_for_the_same_commit(
    sqlite_store: Store, failing: int
) -> None:
    done = await asyncio.gather(
        *(saw(sqlite_store, who, fails=number == failing) for number, who in enumerate(PEOPLE[:10])),
        return_exceptions=True,
    )
    assert isinstance(done[failing], FullDiskError)
    taken_back = {number for number, each in enumerate(done) if isinstance(each, TakenBack)}
    assert taken_back == set(range(failing)), "who came later began anew"
    assert await known(sqlite_store) == {f"p{number}" for number in range(failing + 1, 10)}


@pytest.mark.parametrize("failing", [0, 1, 5, 9])
async def test_who_is_taken_back_is_tried_again(sqlite_store: Store, failing: int) -> None:
    acts = (partial(saw, sqlite_store, who, fails=n == failing) for n, who in enumerate(PEOPLE[:10]))
    done = await asyncio.gather(*map(again_if_taken_back, acts), return_exceptions=True)
    assert [n for n, each in enumerate(done) if each is not None] == [failing]
    assert await known(sqlite_store) == {f"p{number}" for number in range(10) if number != failing}


@pytest.mark.parametrize("ending", ["commit", "roll_back"])
async def test_nobody_waits_for_a_group_whose_end_is_cancelled(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    begun, released = asyncio.Event(), []
    release = DirectSqlite.release

    async def hangs(_self: DirectSqlite) -> None:
        begun.set()
        await asyncio.Event().wait()

    async def note(self: DirectSqlite) -> None:
        await release(self)
        released.append(True)

    with monkeypatch.context() as slow:
        slow.setattr(DirectSqlite, ending, hangs)
        slow.setattr(DirectSqlite, "release", note)
        before = MOST_TOGETHER - 1  # the last ends the group itself
        joined = [asyncio.create_task(saw(sqlite_store, who)) for who in PEOPLE[:before]]
        last = asyncio.create_task(saw(sqlite_store, PEOPLE[before], fails=ending == "roll_back"))
        await begun.wait()
        last.cancel()
        done = await asyncio.gather(*joined, last, return_exceptions=True)
    assert released == [True]
    assert isinstance(done.pop(), asyncio.CancelledError)
    assert {type(each) for each in done} == {TakenBack if ending == "roll_back" else StorageUnavailable}
    await saw(sqlite_store, ANA)
    assert await known(sqlite_store) == {ANA.name}


async def test_long_transactions_keep_their_turn(sqlite_store: Store) -> None:
    await asyncio.gather(
        *(saw(sqlite_store, who, short=number % 3 > 0) for number, who in enumerate(PEOPLE[:20]))
    )
    assert len(await known(sqlite_store)) == 20


async def test_who_is_cancelled_while_they_wait_leaves_no_lock_behind(sqlite_store: Store) -> None:
    tasks = [asyncio.create_task(saw(sqlite_store, who)) for who in PEOPLE[:12]]
    for steps in range(12):
        await asyncio.sleep(0)
        tasks[steps].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await saw(sqlite_store, ANA, short=False)
    await saw(sqlite_store, ANA)
    assert "ana" in {name.lower() for name in await known(sqlite_store)}


async def test_a_commit_that_fails_is_heard_by_all_whom_it_would_have_kept(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await saw(sqlite_store, ANA)

    async def full(*_args: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(DirectSqlite, "commit", full)
        done = await asyncio.gather(*(saw(sqlite_store, who) for who in PEOPLE[:10]), return_exceptions=True)
    assert all(isinstance(each, StorageUnavailable) for each in done)
    assert await known(sqlite_store) == {ANA.name}
    await saw(sqlite_store, PEOPLE[0])
    assert await known(sqlite_store) == {ANA.name, "p0"}


async def test_a_store_that_closes_waits_for_a_commit_that_those_who_wrote_have_heard_of(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(engine.create(sqlite_url))
    released: list[bool] = []
    release = DirectSqlite.release

    async def slow(self: DirectSqlite) -> None:
        for _ in range(5):
            await asyncio.sleep(0)
        await release(self)
        released.append(True)

    monkeypatch.setattr(DirectSqlite, "release", slow)
    await saw(store, PEOPLE[0])
    await store.close()
    assert released == [True]

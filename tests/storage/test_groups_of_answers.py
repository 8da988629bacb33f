"""Answers of one instant in one round on PostgreSQL: committed together, taken back together when one fails late."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.members import Person
from bot.core.quiz.state import Round
from bot.storage.direct import DirectPostgres
from bot.storage.groups import MOST_TOGETHER, TakenBack
from bot.storage.store import Store
from tests.storage.rows import GUILD, open_round, stored_quiz

PEOPLE = [Person(1_000 + number, GUILD, f"p{number}") for number in range(40)]


class StumbledError(Exception):
    """What a test's writer stumbles over."""


@pytest.fixture
async def round_(postgres_store: Store) -> Round:
    async with postgres_store.write() as tx:
        return await open_round(tx, await stored_quiz(tx))


@pytest.fixture
def commits(monkeypatch: pytest.MonkeyPatch) -> list[DirectPostgres]:
    """Each that is told to commit."""
    seen: list[DirectPostgres] = []
    commit = DirectPostgres.commit

    async def noted(self: DirectPostgres) -> None:
        seen.append(self)
        await commit(self)

    monkeypatch.setattr(DirectPostgres, "commit", noted)
    return seen


async def saw(
    store: Store,
    who: Person,
    round_id: int,
    *,
    refused: bool = False,
    fails: bool = False,
    guild: int = GUILD,
) -> None:
    async with store.write(short=True, round_id=round_id) as tx:
        await tx.answering.situation(round_id, who, who.user_id)
        if refused:
            raise StumbledError
        await tx.attempts.all_finished(round_id)
        await tx.members.saw(who, away=False)
        if fails:
            raise StumbledError


async def known(store: Store) -> set[str]:
    async with store.read() as tx:
        return {who.name for who in PEOPLE if await tx.members.name(GUILD, who.user_id)}


async def test_they_are_committed_together_and_a_group_is_bounded(
    postgres_store: Store, round_: Round, commits: list[DirectPostgres]
) -> None:
    await asyncio.gather(*(saw(postgres_store, who, round_.id) for who in PEOPLE))
    assert await known(postgres_store) == {who.name for who in PEOPLE}
    assert len(commits) == -(-len(PEOPLE) // MOST_TOGETHER)


@pytest.mark.parametrize("refused", [{0}, {1}, {5}, {9}, {1, 2, 3}, set(range(1, 10)), set(range(10))])
async def test_who_is_refused_after_a_look_takes_nothing_of_the_others_back(
    postgres_store: Store, round_: Round, refused: set[int]
) -> None:
    done = await asyncio.gather(
        *(
            saw(postgres_store, who, round_.id, refused=number in refused)
            for number, who in enumerate(PEOPLE[:10])
        ),
        return_exceptions=True,
    )
    assert {number for number, each in enumerate(done) if isinstance(each, StumbledError)} == refused
    assert await known(postgres_store) == {f"p{number}" for number in range(10) if number not in refused}


@pytest.mark.parametrize("failing", [1, 5, 9])
async def test_who_fails_after_writing_takes_those_back_who_wait_for_the_same_commit(
    postgres_store: Store, round_: Round, failing: int
) -> None:
    done = await asyncio.gather(
        *(
            saw(postgres_store, who, round_.id, fails=number == failing)
            for number, who in enumerate(PEOPLE[:10])
        ),
        return_exceptions=True,
    )
    assert isinstance(done[failing], StumbledError)
    taken_back = {number for number, each in enumerate(done) if isinstance(each, TakenBack)}
    assert taken_back == set(range(failing)), "who came later began anew"
    kept = {f"p{number}" for number in range(10)} - {f"p{number}" for number in {*taken_back, failing}}
    assert await known(postgres_store) == kept


async def test_another_round_does_not_wait(postgres_store: Store, round_: Round) -> None:
    async with postgres_store.write() as tx:
        other = await open_round(tx, await stored_quiz(tx, channel_id=99), message_id=556)
    async with postgres_store.write(short=True, round_id=round_.id):
        await saw(postgres_store, PEOPLE[0], other.id)
    assert await known(postgres_store) == {"p0"}


async def test_who_is_cancelled_leaves_no_lock_behind(postgres_store: Store, round_: Round) -> None:
    tasks = [asyncio.create_task(saw(postgres_store, who, round_.id)) for who in PEOPLE[:12]]
    for task in tasks:
        await asyncio.sleep(0)
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await saw(postgres_store, PEOPLE[20], round_.id)
    assert "p20" in await known(postgres_store)


async def test_a_commit_that_is_refused_takes_all_back_and_the_others_may_try_again(
    postgres_store: Store, round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(self: DirectPostgres) -> None:
        await self.roll_back()
        raise StumbledError

    with monkeypatch.context() as broken:
        broken.setattr(DirectPostgres, "commit", refused)
        done = await asyncio.gather(
            *(saw(postgres_store, who, round_.id) for who in PEOPLE[:10]), return_exceptions=True
        )
    assert await known(postgres_store) == set()
    assert {type(each) for each in done} <= {StumbledError, TakenBack}
    assert any(isinstance(each, TakenBack) for each in done)
    await saw(postgres_store, PEOPLE[0], round_.id)
    assert await known(postgres_store) == {"p0"}

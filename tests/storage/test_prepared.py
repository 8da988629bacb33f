"""Prepared statements: on the driver itself they take and give the same as through SQLAlchemy, and fail alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import Dialect, bindparam, insert, literal, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.exc import IntegrityError, InvalidRequestError, OperationalError, ProgrammingError

from bot.core.grading import Verdict
from bot.core.leaderboard import Metric
from bot.core.quiz.entries import Entry
from bot.core.review import Memory
from bot.errors import StorageUnavailable
from bot.storage.prepared import prepared
from bot.storage.quiz.answering import Recorded, Situation
from bot.storage.schema import member
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.storage.rows import ANA, BEN, GUILD, NOON, attempt, open_round, stored_quiz

MEMORY = Memory(1, 0, 2.5, 5.0, NOON, NOON + timedelta(days=3))


async def recorded(tx: Transaction, round_id: int, card_id: int, number: int = 1) -> tuple[int, bool, bool]:
    answer = attempt(round_id, number=number, source_id=number, verdict=Verdict.CORRECT, points=7, at=NOON)
    return await tx.answering.record(
        Recorded(
            who=ANA,
            new_name=True,
            attempt=answer,
            entry=Entry(tries=number, best=Verdict.CORRECT, points=7, first=True, joined=True),
            card_id=card_id,
            counts=True,
            periods=("2026-03-02", "all"),
            played_on=NOON.date(),
            follows=None if number == 1 else MEMORY,
            memory=MEMORY if number == 1 else replace(MEMORY, reviewed_at=NOON + timedelta(days=1)),
            day=NOON.date(),
            streaks={"2026-03-02": 3, "all": 5} if number == 1 else None,
            schedule_id=None,
        )
    )


async def situation(store: Store, round_id: int, *, short: bool) -> Situation | None:
    async with store.write(short=short, round_id=round_id) as tx:
        return await tx.answering.situation(round_id, ANA, 1)


@pytest.mark.parametrize("short", [True, False])
async def test_what_is_written_directly_is_read_alike_either_way(store: Store, short: bool) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
    async with store.write(short=short, round_id=round_.id) as tx:
        assert (await recorded(tx, round_.id, round_.card_id))[1:] == (True, True)
        assert (await recorded(tx, round_.id, round_.card_id, 2))[1:] == (True, False)
    found = await situation(store, round_.id, short=True)
    assert found is not None
    assert found == await situation(store, round_.id, short=False)
    assert (found.counted, found.first_taken, found.others_wait, found.known_name) == (
        True,
        True,
        False,
        "ana",
    )
    assert found.remembered.memory == replace(MEMORY, reviewed_at=NOON + timedelta(days=1))
    assert found.round == round_
    async with store.read() as tx:
        own = await tx.scores.own(GUILD, "all", ANA.user_id)
        assert own is not None
        assert (own.points, own.correct) == (14, 2)
        reached = await tx.metrics.own(Metric.STREAK, GUILD, "all", ANA.user_id)
        assert reached is not None
        assert reached.streak == 5
        assert list(await tx.members.streak_days(ANA.user_id)) == [NOON.date()]


@pytest.mark.parametrize("short", [True, False])
async def test_a_memory_state_that_is_not_the_one_followed_is_not_saved(store: Store, short: bool) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
        assert (await recorded(tx, round_.id, round_.card_id))[1]
    async with store.write(short=short, round_id=round_.id) as tx:
        other = replace(MEMORY, reviewed_at=NOON - timedelta(days=9))
        assert not await tx.memory.follow(ANA.user_id, round_.card_id, MEMORY, before=other)


async def test_what_sqlalchemy_runs_is_of_the_same_transaction(store: Store) -> None:
    async with store.write(short=True) as tx:
        await tx.members.saw(ANA)
        assert await tx.members.name(GUILD, ANA.user_id) == "ana"
        await tx.members.set_person_zone(ANA.user_id, "Europe/Paris")
    with pytest.raises(ZeroDivisionError):
        async with store.write(short=True) as tx:
            await tx.members.saw(BEN)
            await tx.members.set_person_zone(ANA.user_id, "UTC")
            raise ZeroDivisionError
    async with store.read() as tx:
        assert await tx.members.person_zone(ANA.user_id) == "Europe/Paris"
        assert await tx.members.name(GUILD, BEN.user_id) is None


@pytest.mark.parametrize("dialect", [sqlite.dialect, PGDialect_asyncpg], ids=["sqlite", "postgresql"])
def test_each_run_writes_the_columns_that_it_is_given(dialect: Callable[[], Dialect]) -> None:
    added = prepared(insert(member))
    for names in (["guild_id", "user_id"], ["guild_id", "user_id", "name"], ["guild_id", "user_id"]):
        given = {name: name for name in names}
        compiled = added.compiled(dialect(), given)
        assert compiled.values(given) == names
        assert ("name" in compiled.sql) == ("name" in names)


def test_a_parameter_that_is_missing_is_no_null() -> None:
    found = prepared(select(member.c.name).where(member.c.user_id == bindparam("who")))
    with pytest.raises(InvalidRequestError):
        found.compiled(sqlite.dialect(), {})


async def test_errors_are_those_of_sqlalchemy_and_carry_nobodys_words(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
    with pytest.raises(IntegrityError) as caught:
        async with store.write(short=True) as tx:
            for _ in range(2):
                await tx.attempts.add(attempt(round_.id, answer="my own words"))
    assert "my own words" not in str(caught.value)
    wrong = prepared(select(literal("x")).select_from(text("no_such_table")).where(text("1 = 1")))
    with pytest.raises((OperationalError, ProgrammingError)):
        async with store.write(short=True) as tx:
            await tx.members._run(wrong, {})
    async with store.write(short=True) as tx:  # no lock is left, and the connection goes on
        await tx.members.saw(ANA)


async def test_a_session_that_the_server_ends_in_a_short_transaction(postgres_store: Store) -> None:
    end = prepared(select(text("pg_terminate_backend(pg_backend_pid())")))
    with pytest.raises(StorageUnavailable):
        async with postgres_store.write(short=True) as tx:
            await tx.members.saw(ANA)
            await tx.members._run(end, {})
    async with postgres_store.write(short=True) as tx:
        await tx.members.saw(BEN)


async def test_a_transaction_that_postgres_has_given_up_is_not_taken_for_one_that_went_through(
    postgres_store: Store,
) -> None:
    wrong = prepared(
        select(text("no_such_column")).select_from(member).where(member.c.user_id == bindparam("who"))
    )
    with pytest.raises(RuntimeError, match="rolled"):
        async with postgres_store.write(short=True) as tx:
            await tx.members.saw(ANA)
            with pytest.raises(ProgrammingError):
                await tx.members._run(wrong, {"who": 1})
    async with postgres_store.read() as tx:
        assert await tx.members.name(GUILD, ANA.user_id) is None

"""Attempts and entries: each reply once, and who still plays."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.core.grading import Verdict
from bot.core.members import Person
from bot.core.quiz.attempts import Attempt
from bot.core.quiz.entries import Entry, Players
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.storage.rows import ANA, BEN, GUILD, attempt, open_round, stored_quiz

RIGHT = Entry(tries=1, best=Verdict.CORRECT, points=12, first=True)
WRONG = Entry(tries=1, best=Verdict.INCORRECT)
SPENT = Entry(tries=3, hinted=True, best=Verdict.PARTIAL, points=4)


async def test_an_entry_comes_back_and_is_replaced(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
        assert await tx.attempts.entry(round_.id, ANA.user_id) == Entry()
        for value in (WRONG, SPENT, RIGHT, Entry(hinted=True)):
            await tx.attempts.save_entry(round_.id, ANA.user_id, value)
            assert await tx.attempts.entry(round_.id, ANA.user_id) == value
        assert await tx.attempts.entry(round_.id, BEN.user_id) == Entry()


async def counted(tx: Transaction, round_id: int, source_id: int) -> bool:
    found = await tx.answering.situation(round_id, ANA, source_id)
    assert found is not None
    return found.counted


async def test_a_source_counts_once(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
        assert [await counted(tx, round_.id, source) for source in (9_001, 9_002)] == [False, False]
        await tx.attempts.add(attempt(round_.id, flags=("swapped", "echo")))
        assert [await counted(tx, round_.id, source) for source in (9_001, 9_002)] == [True, False]
    for repeated in (attempt(round_.id, user_id=BEN.user_id), attempt(round_.id, source_id=9_002)):
        with pytest.raises(IntegrityError):  # the same source, then the same number of the same member
            async with store.write() as tx:
                await tx.attempts.add(repeated)


async def test_of_the_same_source_at_once_one_is_stored(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))

    async def add(number: int) -> None:
        async with store.write() as tx:
            await tx.attempts.add(attempt(round_.id, number=number))

    done = await asyncio.gather(*(add(n) for n in range(1, 6)), return_exceptions=True)
    assert [type(each) for each in done].count(type(None)) == 1
    assert {type(each) for each in done} == {type(None), IntegrityError}


async def test_entries_are_named_and_the_best_come_first(store: Store) -> None:
    cy = Person(103, GUILD, "cy")
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
        for who, value in ((cy, SPENT), (ANA, WRONG), (BEN, RIGHT)):
            await tx.members.saw(who)
            await tx.members.saw(Person(who.user_id, GUILD + 1, "elsewhere"))
            await tx.attempts.save_entry(round_.id, who.user_id, value)
        entries = await tx.attempts.entries(GUILD, round_.id)
    assert [(e.name, e.entry) for e in entries] == [("ben", RIGHT), ("cy", SPENT), ("ana", WRONG)]


async def test_only_public_right_answers_of_others_can_be_copied(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        round_ = await open_round(tx, quiz)
        other = await open_round(tx, quiz, number=2, message_id=556)
        rows = [
            attempt(round_.id, answer="public right"),
            attempt(round_.id, answer="private right", user_id=3, public=False),
            attempt(round_.id, answer="public half", user_id=4, verdict=Verdict.PARTIAL),
            attempt(round_.id, answer="ben's own", user_id=BEN.user_id),
            attempt(other.id, answer="elsewhere", user_id=5),
        ]
        for source, row in enumerate(rows, start=1):
            await tx.attempts.add(attempt(**{**_values(row), "source_id": source}))
        assert await tx.attempts.public_correct(round_.id, other_than=BEN.user_id) == ["public right"]


def _values(row: Attempt) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__struct_fields__}


async def test_the_first_bonus_is_looked_for_in_the_round(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        one = await open_round(tx, quiz)
        other = await open_round(tx, quiz, number=2, message_id=556)
        await tx.attempts.save_entry(one.id, BEN.user_id, SPENT)
        assert not await tx.attempts.bonus_taken(one.id)
        await tx.attempts.save_entry(one.id, ANA.user_id, RIGHT)
        assert await tx.attempts.bonus_taken(one.id)
        assert not await tx.attempts.bonus_taken(other.id)


async def test_who_plays_is_waited_for(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        one = await open_round(tx, quiz)
        await tx.attempts.wait_for(one.id, ANA.user_id)
        assert await tx.attempts.players(one.id) == Players(1, 0, 1.0)
        assert not await tx.attempts.all_finished(one.id)  # the starter has not played yet
        await tx.attempts.save_entry(one.id, BEN.user_id, WRONG)
        assert await tx.attempts.players(one.id) == Players(2, 1, 1.0)
        await tx.attempts.wait_for(one.id, BEN.user_id)
        assert await tx.attempts.entry(one.id, BEN.user_id) == WRONG  # as it was
        await tx.attempts.save_entry(one.id, ANA.user_id, RIGHT)
        assert not await tx.attempts.all_finished(one.id)
        await tx.attempts.save_entry(one.id, BEN.user_id, SPENT)
        assert await tx.attempts.all_finished(one.id)
        await tx.attempts.save_entry(one.id, 103, Entry(joined=True))
        assert not await tx.attempts.all_finished(one.id)


async def test_whoever_acted_plays_the_next_question(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        one = await open_round(tx, quiz)
        await tx.attempts.wait_for(one.id, ANA.user_id)  # sits it out
        await tx.attempts.save_entry(one.id, BEN.user_id, Entry().with_answer(Verdict.INCORRECT, first=False))
        await tx.attempts.save_entry(one.id, 103, Entry().with_hint())
        two = await open_round(tx, quiz, number=2, message_id=556)
        await tx.attempts.carry_over(one.id, two.id)
        await tx.members.set_person(103, extra_time=1.5)
        assert await tx.attempts.players(two.id) == Players(2, 0, 1.5)
        assert [await tx.attempts.entry(two.id, user) for user in (BEN.user_id, 103)] == [Entry(), Entry()]
        three = await open_round(tx, quiz, number=3, message_id=557)
        await tx.attempts.carry_over(two.id, three.id)
        assert await tx.attempts.players(three.id) == Players(0, 0, 1.0)
        assert not await tx.attempts.all_finished(three.id)  # nobody has, while nobody plays


async def test_totals_of_a_quiz(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        one = await open_round(tx, quiz)
        two = await open_round(tx, quiz, number=2, message_id=556)
        for who in (ANA, BEN, Person(103, GUILD, "cy")):
            await tx.members.saw(who)
        await tx.attempts.save_entry(one.id, ANA.user_id, RIGHT)
        await tx.attempts.save_entry(two.id, ANA.user_id, SPENT)
        await tx.attempts.save_entry(two.id, BEN.user_id, WRONG)
        await tx.attempts.save_entry(two.id, 103, Entry(hinted=True))
        totals = await tx.attempts.quiz_totals(GUILD, quiz.id)
        assert await tx.attempts.quiz_totals(GUILD, quiz.id + 1) == []
    assert sorted(totals) == [(ANA.user_id, "ana", 16, 1), (BEN.user_id, "ben", 0, 0)]
    assert all(type(number) is int for row in totals for number in row[2:])

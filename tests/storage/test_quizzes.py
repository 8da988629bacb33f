"""Quizzes and rounds: one live quiz a channel, and what needs a step is what the core says."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from itertools import product

import pytest
from msgspec.structs import replace
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from bot.core.quiz.state import CloseReason, Quiz, QuizState, Round, RoundState, next_step
from bot.storage.schema import round_ as round_table
from bot.storage.store import Store
from tests.storage.rows import CHANNEL, GUILD, NOON, card_ids, draft, open_round, stored_deck_id, stored_quiz

MINUTE, LATE = timedelta(minutes=1), timedelta(milliseconds=10)


async def test_of_two_quizzes_at_once_in_a_channel_one_wins(store: Store) -> None:
    async with store.write() as tx:
        deck_id = await stored_deck_id(tx)

    async def start(starter_id: int) -> Quiz | None:
        async with store.write() as tx:
            return await tx.quizzes.add(draft(deck_id, starter_id=starter_id))

    started = await asyncio.gather(*(start(n) for n in range(1, 9)))
    (winner,) = [quiz for quiz in started if quiz is not None]
    async with store.read() as tx:
        assert await tx.quizzes.live_in(CHANNEL) == winner
        assert await tx.quizzes.get(winner.id) == winner


async def test_other_channels_are_free_and_so_is_a_finished_one(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        assert await tx.quizzes.add(draft(quiz.deck_id, channel_id=CHANNEL + 1)) is not None
        await tx.quizzes.update(quiz.id, state=QuizState.FINISHING)
        assert await tx.quizzes.add(draft(quiz.deck_id)) is None
        await tx.quizzes.update(quiz.id, state=QuizState.FINISHED, finished_at=NOON)
        assert await tx.quizzes.live_in(CHANNEL) is None
        again = await tx.quizzes.add(draft(quiz.deck_id))
        assert again is not None
        assert again.id != quiz.id


async def test_only_what_is_given_changes(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        other = await tx.quizzes.add(draft(quiz.deck_id, channel_id=CHANNEL + 1))
        assert other is not None
        await tx.quizzes.update(quiz.id, asked=2, next_at=NOON + MINUTE)
        assert await tx.quizzes.get(quiz.id) == replace(quiz, asked=2, next_at=NOON + MINUTE)
        assert await tx.quizzes.get(other.id) == other
        assert await tx.quizzes.get(99_999) is None


async def test_a_round_goes_from_posting_to_done(store: Store) -> None:
    closes_at = NOON + MINUTE
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        card_id = (await card_ids(tx, quiz.deck_id))[0]
        added = await tx.quizzes.add_round(quiz, card_id, 1)
        assert (added.state, added.message_id, added.closes_at) == (RoundState.POSTING, None, None)
        assert await tx.quizzes.round_in_channel(CHANNEL) == added

        await tx.quizzes.mark_open(added.id, 555, NOON, closes_at)
        opened = await tx.quizzes.round(added.id)
        assert opened == replace(
            added,
            state=RoundState.OPEN,
            message_id=555,
            opened_at=NOON,
            closes_at=closes_at,
            deadline_at=closes_at,
        )
        assert await tx.quizzes.round_of_message(555) == opened

        await tx.quizzes.mark_done(added.id)
        assert await tx.quizzes.round(added.id) == opened  # an open round is not done before it is closed
        await tx.quizzes.mark_closed(added.id, CloseReason.SKIPPED)
        await tx.quizzes.mark_closed(added.id, CloseReason.TIME)
        closed = await tx.quizzes.round(added.id)
        assert closed == replace(opened, state=RoundState.CLOSED, close_reason=CloseReason.SKIPPED)
        assert await tx.quizzes.round_in_channel(CHANNEL) is None

        await tx.quizzes.mark_done(added.id)
        await tx.quizzes.mark_closed(added.id, CloseReason.ENDED)
        assert await tx.quizzes.round(added.id) == replace(closed, state=RoundState.DONE)


async def test_a_round_closed_while_it_was_posted_stays_closed_and_knows_its_message(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        added = await tx.quizzes.add_round(quiz, (await card_ids(tx, quiz.deck_id))[0], 1)
        await tx.quizzes.mark_closed(added.id, CloseReason.ENDED)
        await tx.quizzes.mark_open(added.id, 555, NOON, NOON + MINUTE)
        now = await tx.quizzes.round(added.id)
        assert now is not None
        assert (now.state, now.message_id, now.close_reason) == (RoundState.CLOSED, 555, CloseReason.ENDED)


async def test_when_an_open_question_closes_can_change(store: Store) -> None:
    async with store.write() as tx:
        opened = await open_round(tx, await stored_quiz(tx))
        assert opened.closes_at == opened.deadline_at
        soon, late = NOON + timedelta(seconds=10), NOON + timedelta(seconds=90)
        await tx.quizzes.set_closing(opened.id, soon, late)
        now = await tx.quizzes.round(opened.id)
        assert now == replace(opened, closes_at=soon, deadline_at=late)
        assert now.closes_early
        await tx.quizzes.mark_closed(opened.id, CloseReason.TIME)
        await tx.quizzes.set_closing(opened.id, NOON, NOON)
        closed = await tx.quizzes.round(opened.id)
        assert closed is not None
        assert (closed.closes_at, closed.deadline_at) == (soon, late)


async def test_the_newest_round_counts(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        assert await tx.quizzes.last_round(quiz.id) is None
        first = await open_round(tx, quiz)
        await tx.quizzes.mark_closed(first.id, CloseReason.TIME)
        second = await open_round(tx, quiz, number=2, message_id=556)
        assert await tx.quizzes.last_round(quiz.id) == second
        assert await tx.quizzes.round_in_channel(CHANNEL) == second
        assert await tx.quizzes.asked_cards(quiz.id) == {first.card_id, second.card_id}
        assert await tx.quizzes.asked_cards(quiz.id + 1) == set()


@pytest.mark.parametrize("what", ["the same card", "the same number"])
async def test_no_card_and_no_number_twice_in_a_quiz(store: Store, what: str) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        first, second, _ = await card_ids(tx, quiz.deck_id)
        await tx.quizzes.add_round(quiz, first, 1)
    with pytest.raises(IntegrityError):
        async with store.write() as tx:
            await tx.quizzes.add_round(quiz, *((first, 2) if what == "the same card" else (second, 1)))


async def generated(store: Store) -> list[tuple[Quiz, Round | None]]:
    """A quiz in each state that a quiz can be in, each in a channel of its own, with its newest round."""
    times = (NOON - MINUTE, NOON, NOON + MINUTE)
    rounds = [None, *product(RoundState, (None, *times))]
    made: list[tuple[Quiz, Round | None]] = []
    async with store.write() as tx:
        deck_id = await stored_deck_id(tx)
        first, second, _ = await card_ids(tx, deck_id)
        for channel, (state, asked, next_at, newest) in enumerate(
            product(QuizState, (1, 3), times, rounds), start=1
        ):
            if state is QuizState.FINISHED and newest is not None and newest[0] is not RoundState.DONE:
                continue  # a quiz finishes after its rounds
            quiz = await tx.quizzes.add(
                draft(deck_id, channel_id=channel, state=state, asked=asked, next_at=next_at)
            )
            assert quiz is not None
            if newest is not None:
                values = {"quiz_id": quiz.id, "guild_id": GUILD, "channel_id": channel}
                older = {"card_id": first, "number": 1, "state": RoundState.DONE}
                newer = {"card_id": second, "number": 2, "state": newest[0], "closes_at": newest[1]}
                for row in (older, newer):
                    await tx._connection.execute(insert(round_table).values(**values, **row))
            made.append((quiz, await tx.quizzes.last_round(quiz.id)))
    return made


async def test_what_needs_a_step_is_what_the_core_says(sqlite_store: Store) -> None:
    made = await generated(sqlite_store)
    async with sqlite_store.read() as tx:
        found = set(await tx.quizzes.needing_a_step(NOON))
    differ = [
        (
            quiz.state.name,
            quiz.asked,
            str(quiz.next_at - NOON),
            last and last.state.name,
            expected and expected.name,
        )
        for quiz, last in made
        if ((expected := next_step(quiz, last, NOON)) is not None) != (quiz.id in found)
    ]
    assert len(made) > 200
    assert differ == []


async def test_nothing_needs_a_step_before_the_moment_that_was_foretold(sqlite_store: Store) -> None:
    """Step by step through all that may come: what rests until then misses nothing, and does not wake in vain."""
    made, times = await generated(sqlite_store), []
    async with sqlite_store.write() as tx:
        moment: datetime | None = NOON
        while moment is not None:
            found = set(await tx.quizzes.needing_a_step(moment))
            expected = {quiz.id for quiz, last in made if next_step(quiz, last, moment)}
            assert found == expected
            for quiz_id in found:
                await tx.quizzes.update(quiz_id, state=QuizState.FINISHED)
            made = [each for each in made if each[0].id not in found]
            foretold = await tx.quizzes.next_step_at(moment)
            times.append(moment)
            moment = foretold + LATE if foretold is not None else None
    assert times == [NOON, *(NOON + timedelta(seconds=seconds) + LATE for seconds in (2, 60, 62))]
    for quiz, last in made:
        endless = last is not None and last.state is RoundState.OPEN and last.closes_at is None
        assert endless or quiz.state is QuizState.FINISHED


async def test_what_is_due_longest_comes_first(store: Store) -> None:
    async with store.write() as tx:
        deck_id = await stored_deck_id(tx)
        quizzes = [
            await tx.quizzes.add(draft(deck_id, channel_id=n, next_at=NOON - n * MINUTE)) for n in (2, 3, 1)
        ]
        assert await tx.quizzes.needing_a_step(NOON) == [quizzes[i].id for i in (1, 0, 2)]  # type: ignore[union-attr]

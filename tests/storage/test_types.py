"""Values come back as they went in, on both engines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace
from sqlalchemy.exc import StatementError

from bot.core.members import Person
from bot.storage.store import Store
from tests.storage.rows import NOON, attempt, draft, open_round, stored_deck_id, stored_quiz

LARGEST = 2**63 - 1
"""The largest id that fits; Discord reaches it in the year 2084."""


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC),
        datetime(2026, 3, 2, 1, 30, tzinfo=timezone(timedelta(hours=5, minutes=45))),
        datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=timezone(-timedelta(hours=11))),
    ],
)
async def test_an_instant_comes_back_aware_and_the_same(store: Store, instant: datetime) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx, next_at=instant)
    async with store.read() as tx:
        back = await tx.quizzes.get(quiz.id)
    assert back is not None
    assert back.next_at == instant
    assert back.next_at.utcoffset() == timedelta(0)


async def test_a_naive_time_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="naive"):
        async with store.write() as tx:
            await stored_quiz(tx, next_at=NOON.replace(tzinfo=None))


async def test_a_time_in_another_zone_is_compared_as_an_instant(store: Store) -> None:
    """SQLite compares the stored texts: they must all be in one zone."""
    tokyo = timezone(timedelta(hours=9))
    async with store.write() as tx:
        await stored_quiz(tx, next_at=(NOON + timedelta(minutes=1)).astimezone(tokyo))
        assert await tx.quizzes.needing_a_step(NOON) == []
        assert len(await tx.quizzes.needing_a_step((NOON + timedelta(minutes=2)).astimezone(tokyo))) == 1


async def test_the_largest_ids_round_trip(store: Store) -> None:
    giant = Person(LARGEST, LARGEST, "giant")
    async with store.write() as tx:
        quiz = await tx.quizzes.add(
            draft(await stored_deck_id(tx), guild_id=LARGEST, channel_id=LARGEST, starter_id=LARGEST)
        )
        assert quiz is not None
        round_ = await open_round(tx, quiz, message_id=LARGEST)
        await tx.members.saw(giant)
        await tx.attempts.add(attempt(round_.id, user_id=LARGEST, source_id=LARGEST))
        await tx.scores.add(LARGEST, LARGEST, ["all"], 1, 1)
    async with store.read() as tx:
        assert await tx.quizzes.live_in(LARGEST) == replace(quiz, id=quiz.id)
        assert await tx.quizzes.round_of_message(LARGEST) == round_
        found = await tx.answering.situation(round_.id, giant, LARGEST)
        assert found is not None
        assert found.counted
        own = await tx.scores.own(LARGEST, "all", LARGEST)
    assert own is not None
    assert own.user_id == LARGEST

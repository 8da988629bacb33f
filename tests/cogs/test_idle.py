"""What the bot does while nobody does anything: hardly a statement, and still nothing comes late."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, update

from bot.app import open_store
from bot.cogs.ticker import LONGEST_REST
from bot.core.quiz.state import ANSWER_GRACE, QuizState, RoundState
from bot.storage.schema import quiz, round_
from tests.cogs.conftest import World

SECONDS = 600


async def statements(world: World, seconds: float) -> int:
    """How many the bot runs in that time."""
    seen: Counter[str] = Counter()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen[statement] += 1

    engine = world.app.store.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    await world.env.advance_time(seconds)
    event.remove(engine, "before_cursor_execute", note)
    return seen.total()


async def test_doing_nothing_takes_few_statements(world: World) -> None:
    """Two looks a rest; and each minute the heartbeat, the reminders, the counters, and a look after the beat."""
    await world.env.advance_time(60)
    assert await statements(world, SECONDS) < SECONDS * 2 / LONGEST_REST.total_seconds() + SECONDS / 60 * 9


async def test_an_open_question_takes_no_more_and_closes_at_its_time(world: World) -> None:
    await world.start(questions=1, seconds=900)
    await world.env.advance_time(60)
    assert await statements(world, SECONDS) < SECONDS * 2 / LONGEST_REST.total_seconds() + SECONDS / 60 * 9
    async with world.app.store.read() as tx:
        opened = await tx.quizzes.round_in_channel(world.channel.id)
    assert opened is not None
    assert opened.closes_at is not None
    left = opened.closes_at + ANSWER_GRACE - world.clock.now()
    await world.env.advance_time(left.total_seconds())
    assert "Answer:" not in world.said()
    await world.env.advance_time(0.1)
    assert "Answer:" in world.said()


async def test_what_another_process_writes_is_seen_in_a_rest(world: World) -> None:
    await world.start(questions=1, seconds=900)
    await world.env.advance_time(30)
    other = open_store(world.settings)
    try:
        async with other.write() as tx:
            past = world.clock.now() - timedelta(seconds=5)
            await tx._connection.execute(update(round_).values(closes_at=past))
    finally:
        await other.close()
    await world.env.advance_time(LONGEST_REST.total_seconds() + 1)
    assert "Answer:" in world.said()


async def test_what_this_process_writes_is_seen_at_once(world: World) -> None:
    await world.start(questions=1, seconds=900)
    await world.env.advance_time(30)
    async with world.app.store.write() as tx:
        await tx._connection.execute(update(quiz).values(state=QuizState.FINISHING))
    await world.env.advance_time(1)
    assert "Quiz over" in world.said()


async def test_what_is_due_now_is_done_though_the_clock_goes_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a real clock no two looks give the same time."""
    await world.mod.slash(world.channel, "daily setup", channel=world.channel, time="00:01")
    await world.start(questions=1, seconds=900)
    still = world.clock.now

    def goes_on() -> datetime:
        world.clock.ahead += timedelta(microseconds=1)
        return still()

    monkeypatch.setattr(world.clock, "now", goes_on)
    async with world.app.store.write() as tx:
        await tx._connection.execute(update(quiz).values(state=QuizState.FINISHING))
    await world.later(minutes=1)
    assert "Quiz over" in world.said()
    assert "Question of the day" in world.said()
    async with world.app.store.write() as tx:
        await tx._connection.execute(
            update(round_).where(round_.c.quiz_id.is_(None)).values(state=RoundState.CLOSED)
        )
    await world.env.advance_time(4)
    assert "Closed. The answer has been posted." in world.said()

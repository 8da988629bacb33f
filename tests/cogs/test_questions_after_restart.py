"""Open questions after a restart: what is stale in them is put right once, what is not is left alone."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.cogs.quiz.refreshing import UNKNOWN_AT_ONCE
from bot.errors import StorageUnavailable
from bot.services.quiz.rounds import Question
from tests.cogs.conftest import World, labels, text_of


@pytest.fixture
def edits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids of messages that the bot edits by itself, one for each request."""
    made: list[int] = []
    edit = discord.PartialMessage.edit

    async def counted(self: discord.PartialMessage, **fields: Any) -> discord.Message:
        made.append(self.id)
        return await edit(self, **fields)

    monkeypatch.setattr(discord.PartialMessage, "edit", counted)
    return made


async def died_before_its_edit(world: World, edits: list[int], *questions: discord.Message) -> None:
    """A process counted a right answer to each, and was gone before it could show what follows from that."""
    world.app.client.conductor.tick.cancel()
    edits.clear()
    for question in questions:
        await world.submit(world.ana, question, "right")
    assert edits == []
    await world.restart()


async def test_a_countdown_that_a_process_left_unsaid_is_shown_once(world: World, edits: list[int]) -> None:
    question = await world.start(questions=2, seconds=600)
    await died_before_its_edit(world, edits, question)
    await world.env.advance_time(3)
    assert "It closes <t:" in text_of(world.question())
    assert edits == [question.id]


async def test_a_question_that_says_what_it_should_is_not_touched(world: World, edits: list[int]) -> None:
    question = await world.start(questions=2, seconds=600)
    await world.ben.click(question, label="Join")
    await world.env.advance_time(5)
    before = text_of(world.question())
    assert "Playing: ana, ben" in before
    edits.clear()
    await world.restart()
    await world.env.advance_time(10)
    assert edits == []
    assert text_of(world.question()) == before
    await world.submit(world.ana, world.question(), "right")
    await world.env.advance_time(5)
    assert "1 of 2 have answered" in text_of(world.question())
    assert edits == [question.id]


async def test_a_question_that_is_over_by_then_is_closed_and_not_shown_anew(
    world: World, edits: list[int]
) -> None:
    question = await world.start(questions=1, seconds=20)
    await died_before_its_edit(world, edits, question)
    await world.env.advance_time(40)
    assert "🏁 Quiz over" in world.said()
    assert edits.count(question.id) <= 2, "the countdown and its close"
    (closed,) = [message for message in world.channel.history() if message.id == question.id]
    assert labels(closed) == []


async def test_where_it_cannot_be_read_it_is_shown_anew(world: World, edits: list[int]) -> None:
    question = await world.start(questions=2, seconds=600)
    path = f"/channels/{world.channel.id}/messages/{question.id}"
    world.env.inject_error("GET", path, status=403, code=50001)
    await died_before_its_edit(world, edits, question)
    await world.env.advance_time(5)
    assert edits == [question.id]
    assert "It closes <t:" in text_of(world.question())


@pytest.mark.parametrize("status", [403, 503])
async def test_an_edit_that_fails_is_made_again(world: World, edits: list[int], status: int) -> None:
    question = await world.start(questions=2, seconds=600)
    path = f"/channels/{world.channel.id}/messages/{question.id}"
    world.env.inject_error("PATCH", path, status=status, code=0, times=2)
    await world.ben.click(question, label="Join")
    await world.env.advance_time(15)
    assert "Playing: ana, ben" in text_of(world.question())
    assert edits == [question.id] * 3, "once it shows what it should, it is left alone"


async def test_a_question_that_cannot_be_read_now_is_shown_anew_later(
    world: World, edits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    question = await world.start(questions=2, seconds=600)
    rounds, away = world.app.client.conductor.rounds, [StorageUnavailable("away")]
    read = rounds.open_question

    async def unsteady(round_id: int) -> Question | None:
        if away:
            raise away.pop()
        return await read(round_id)

    monkeypatch.setattr(rounds, "open_question", unsteady)
    await world.ben.click(question, label="Join")
    await world.env.advance_time(10)
    assert "Playing: ana, ben" in text_of(world.question())
    assert edits == [question.id]


async def test_many_questions_are_looked_at_a_few_at_a_time(world: World, edits: list[int]) -> None:
    channels = [world.guild.create_text_channel(f"quiz-{n}") for n in range(UNKNOWN_AT_ONCE + 2)]
    for channel in channels:
        await world.ana.slash(channel, "quiz", questions=2, seconds=600)
    await died_before_its_edit(world, edits, *map(world.question, channels))
    await world.env.advance_time(5)
    assert len(edits) == len(set(edits)) == len(channels)
    assert all("It closes <t:" in text_of(world.question(channel)) for channel in channels)


async def test_a_question_whose_clock_is_set_back_says_when_it_closes_now(
    world: World, edits: list[int]
) -> None:
    """Its time begins anew: what it says else lies further ahead than it ever could."""
    question = await world.start(questions=1, seconds=600)
    edits.clear()
    world.clock.ahead -= timedelta(hours=1)
    await world.env.advance_time(20)
    (closes,) = re.findall(r"<t:(\d+):R>", text_of(world.question()))
    assert int(closes) - world.clock.now().timestamp() <= 600
    assert edits == [question.id]

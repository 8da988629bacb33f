"""Restarts, faults, missing permissions, and things that disappear."""

from __future__ import annotations

import gc
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import discord
import pytest

from bot.core.members import Person
from tests.cogs.conftest import World, text_of


async def test_an_open_question_survives_a_restart(world: World) -> None:
    question = await world.start(questions=2, seconds=60)
    await world.submit(world.ana, question, "wrong")
    form = await world.ben.click(question, label="Answer")
    await world.restart()
    late = await world.ben.submit_modal(form, {"answer": "right"})
    assert late.response.content.startswith("✅ Correct · +12"), "a form opened before the restart counts"
    mine = await world.submit(world.ana, question, "right")
    assert "+8 points" in mine.response.content, "the first try is remembered"
    await world.ben.send(world.channel, "right again", reply_to=question)
    assert "already answered" in world.last.content
    await world.env.advance_time(70)
    assert "Question 2 of 2" in text_of(world.question())


async def test_an_overdue_question_closes_with_its_scores_after_a_restart(world: World) -> None:
    question = await world.start(questions=1, seconds=20)
    await world.submit(world.ana, question, "right")
    await world.app.client.close()
    world.clock.ahead += timedelta(hours=1)
    await world.restart()
    await world.env.advance_time(5)
    said = world.said()
    assert said.count("✅ ana +12") == 1
    assert said.count("Quiz over") == 1
    board = await world.ana.slash(world.channel, "leaderboard")
    assert "12 points" in text_of(board.response)


async def test_buttons_of_the_leaderboard_survive_a_restart(world: World) -> None:
    players = [world.guild.add_member(world.env.create_user(f"player {number}")) for number in range(25)]
    async with world.app.store.write() as tx:
        for number, player in enumerate(players):
            await tx.members.saw(Person(player.id, world.guild.id, player.name))
            await tx.scores.add(world.guild.id, player.id, ["all"], 100 - number // 2, 1)
    board = await world.ana.slash(world.channel, "leaderboard")
    assert "Page 1 of 3" in text_of(board.response)
    assert "🥉 player 2 — 99 points (1 correct)\n🥉 player 3" in text_of(board.response)
    assert "ana: no points yet" in text_of(board.response)
    await world.restart()
    await world.ana.click(world.last, label="Next ▶")
    assert "Page 2 of 3" in text_of(world.last)
    other = await world.ben.click(world.last, label="Next ▶")
    assert other.ephemeral
    assert "Page 3 of 3" in text_of(other.response)
    assert "Page 2 of 3" in text_of(world.last), "somebody else's click does not turn my page"


async def test_a_failed_post_is_tried_again(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=500)
    result = await world.ana.slash(world.channel, "quiz", questions=1)
    assert "Discord is slow" in result.response.content
    await world.env.advance_time(5)
    assert "Question 1 of 1" in text_of(world.question())
    assert "tried again" in caplog.text


async def test_a_post_that_went_through_unconfirmed_is_not_repeated(world: World) -> None:
    question = await world.start(questions=1)
    async with world.app.store.engine.begin() as connection:  # as a crash between send and commit leaves it
        await connection.exec_driver_sql(
            "UPDATE round SET state = 'posting', message_id = NULL, closes_at = NULL, opened_at = NULL"
        )
    await world.restart()
    await world.env.advance_time(3)
    assert [m.id for m in world.channel.history() if m.components] == [question.id]
    verdict = await world.submit(world.ana, question, "right")
    assert verdict.response.content.startswith("✅ Correct")


async def test_without_embed_links_the_question_looks_the_same(world: World) -> None:
    plain = world.guild.create_text_channel(
        "plain", overwrites={world.guild.me: discord.PermissionOverwrite(embed_links=False)}
    )
    await world.ana.slash(plain, "quiz", questions=1)
    question = world.question(plain)
    assert question.flags.components_v2
    assert "Question 1 of 1" in text_of(question)


async def test_permission_lost_midway_ends_the_quiz_and_keeps_scores(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    question = await world.start(questions=3, seconds=20)
    await world.submit(world.ana, question, "right")
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=403, code=50013)
    await world.env.advance_time(30)
    assert "a quiz was ended: its channel cannot be posted in" in caplog.text
    board = await world.ana.slash(world.channel, "leaderboard")
    assert "12 points" in text_of(board.response)
    again = await world.ana.slash(world.channel, "quiz", questions=1)
    assert "Here we go" in again.response.content


async def finish(world: World) -> None:
    await world.env.advance_time(60)


async def end(world: World) -> None:
    await world.ana.click(world.question(), label="End")
    await world.env.advance_time(10)


async def lose_the_permission(world: World) -> None:
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=403, code=50013)
    await world.env.advance_time(30)


async def delete_the_channel(world: World) -> None:
    channel = world.app.client.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete()
    await world.env.advance_time(10)


@pytest.mark.parametrize("ending", [finish, end, lose_the_permission, delete_the_channel])
async def test_nothing_is_remembered_of_a_quiz_however_it_ends(
    world: World, ending: Callable[[World], Awaitable[None]]
) -> None:
    question = await world.start(questions=1, seconds=20)
    await world.ben.click(question, label="Join")
    await world.env.advance_time(5)
    await ending(world)
    conductor = world.app.client.conductor
    assert await conductor.rounds.next_due() is None
    gc.collect()
    assert not [*conductor._locks, *conductor._certain, *conductor._backoff._failures]
    questions = conductor._questions
    assert not [*questions._shown, *questions._changed, *questions._rests_until]
    assert not conductor._edits.backoff._failures


async def test_a_deleted_question_closes_and_the_quiz_goes_on(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    question = await world.start(questions=2)
    await world.submit(world.ana, question, "right")
    await world.mod.delete(question)
    assert "The question was deleted. Next question in 4 s." in world.said()
    await world.env.advance_time(5)
    assert "Question 2 of 2" in text_of(world.question())
    assert "a question was deleted while open" in caplog.text


async def test_a_deleted_channel_ends_its_quiz(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    await world.start(questions=2)
    channel = world.app.client.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete()
    await world.env.settle()
    async with world.app.store.read() as tx:
        assert await tx.quizzes.live_in(channel.id) is None
    assert "its channel was deleted" in caplog.text


async def test_another_bots_message_is_no_answer(world: World) -> None:
    question = await world.start(questions=1)
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    message = await robot.send(world.channel, "this is right", reply_to=question)
    assert world.last.id == message.id


async def test_a_fault_inside_is_an_apology_without_a_traceback(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    question = await world.start(questions=1)

    def broken(*_: object) -> None:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr(world.app.services.answers._grader, "grade", broken, raising=False)
    result = await world.submit(world.ana, question, "right")
    assert result.ephemeral
    assert "Something went wrong on my side" in result.response.content
    assert "disk" not in result.response.content
    assert "the disk is on fire" in caplog.text

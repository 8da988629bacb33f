"""Answers to people that Discord refuses or has had already, and a bot that goes on all the same."""

from __future__ import annotations

import logging
from itertools import count
from typing import Any

import aiohttp
import discord
import pytest

from bot.cogs.replies import ALREADY_ACKNOWLEDGED
from tests.cogs.conftest import World, text_of

CALLBACK = "/interactions/*/*/callback"
UNKNOWN_INTERACTION = 10062


async def test_a_question_comes_though_the_deferral_had_arrived_before(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """Discord says that it has had an answer: the deferral whose confirmation was lost."""
    world.env.inject_error("POST", CALLBACK, status=400, code=ALREADY_ACKNOWLEDGED)
    await world.ana.slash(world.channel, "quiz", questions=1)
    assert "Question 1 of 1" in text_of(world.question())
    assert "an interaction failed" not in caplog.text


async def test_a_person_who_cannot_be_told_keeps_nobody_else_waiting(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    question = await world.start(questions=1)
    world.env.inject_error("POST", CALLBACK, status=404, code=UNKNOWN_INTERACTION)
    await world.ana.click(question, label="Hint")
    assert "somebody else answered an interaction" in caplog.text
    assert "an interaction failed" not in caplog.text
    verdict = await world.submit(world.ben, question, "right")
    assert verdict.response.content.startswith("✅ Correct")


async def test_a_first_answer_that_had_arrived_is_not_said_twice(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    question = await world.start(questions=1)
    world.env.inject_error("POST", CALLBACK, status=400, code=ALREADY_ACKNOWLEDGED)
    before = len(world.env.http_requests)
    await world.ana.click(question, label="Hint")
    sent = [call for call in world.env.http_requests[before:] if call.method == "POST"]
    assert len(sent) == 1
    assert "could not answer" not in caplog.text


def breaks_once(send: Any) -> Any:
    """`send`, but the first time the connection breaks when all of the files is on its way."""
    calls = count()

    async def broken(*args: Any, **kwargs: Any) -> Any:
        if next(calls):
            return await send(*args, **kwargs)
        for file in (*kwargs.get("files", ()), *kwargs.get("attachments", ())):
            file.fp.read()
        raise aiohttp.ClientConnectionError

    return broken


async def test_a_file_that_is_sent_again_is_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    edit = discord.Interaction.edit_original_response
    monkeypatch.setattr(discord.Interaction, "edit_original_response", breaks_once(edit))
    sent = await world.mod.slash(world.channel, "deck export", deck="mlops", format="csv")
    (file,) = sent.response.attachments
    assert b"key,topic,prompt" in await file.read()


async def test_a_picture_that_is_sent_again_is_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.ana.slash(world.channel, "leaderboard")
    edit = discord.InteractionResponse.edit_message
    monkeypatch.setattr(discord.InteractionResponse, "edit_message", breaks_once(edit))
    await world.ana.click(world.last, label="🖼️ Picture")
    (file,) = world.last.attachments
    assert (await file.read()).startswith(b"\x89PNG")


@pytest.mark.parametrize(("status", "code"), [(400, ALREADY_ACKNOWLEDGED), (404, UNKNOWN_INTERACTION)])
async def test_a_form_that_somebody_else_opened_is_one_line(
    world: World, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    """As with two processes on one token: Discord takes the first answer alone."""
    caplog.set_level(logging.INFO)
    question = await world.start(questions=1)
    world.env.inject_error("POST", CALLBACK, status=status, code=code)
    await world.ana.click(question, label="Answer")
    said = [each for each in caplog.records if each.message.startswith("somebody else answered")]
    assert len(said) == 1
    assert not [each for each in caplog.records if each.exc_info]


async def test_commands_that_cannot_be_published_are_logged_and_those_of_before_work(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.env.inject_error("PUT", "/applications/*/commands", status=500, times=None)
    await world.restart()
    assert "could not publish the commands" in caplog.text
    assert "Question 1 of 1" in text_of(await world.start(questions=1))


async def test_an_event_that_cannot_be_handled_is_logged_and_the_next_one_is_handled(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    question = await world.start(questions=2)

    async def broken(_message_id: int) -> None:
        raise RuntimeError("the disk is on fire")

    with monkeypatch.context() as patched:
        patched.setattr(world.app.services.rounds, "question_deleted", broken)
        talk = await world.ben.send(world.channel, "hello")
        await world.mod.delete(talk)
    assert "an event handler failed" in caplog.text
    assert "the disk is on fire" in caplog.text
    world.meant += world.env.errors
    await world.mod.delete(question)
    assert "The question was deleted." in world.said()


@pytest.mark.parametrize(
    ("event", "data"),
    [
        ("MESSAGE_CREATE", {"id": "1", "channel_id": "2", "poll": {"expiry": None}}),
        ("CHANNEL_CREATE", {"type": 0, "guild_id": "?"}),
        ("INTERACTION_CREATE", {"type": 2}),
        ("GUILD_CREATE", {}),
    ],
)
async def test_an_event_that_discord_py_cannot_read_is_logged_and_ends_nothing(
    world: World, caplog: pytest.LogCaptureFixture, event: str, data: dict[str, Any]
) -> None:
    world.app.client._connection.parsers[event](data)
    assert [each.message for each in caplog.records if each.exc_info] == ["an event could not be read"]
    assert "Question 1 of 1" in text_of(await world.start(questions=1))


@pytest.mark.parametrize("event", ["READY", "RESUMED"])
async def test_what_a_connection_needs_is_not_left_out(world: World, event: str) -> None:
    assert not hasattr(world.app.client._connection.parsers[event], "__wrapped__")


async def test_an_interaction_that_comes_as_the_bot_stops_is_one_line(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    question = await world.start(questions=1)

    async def closed(*_: object, **__: object) -> None:
        raise RuntimeError("Session is closed")

    with monkeypatch.context() as patched:
        patched.setattr(discord.InteractionResponse, "send_modal", closed)
        patched.setattr(discord.InteractionResponse, "send_message", closed)
        await world.ana.click(question, label="Answer")
    assert "an interaction was cut off: the bot is stopping" in caplog.text
    assert not [each for each in caplog.records if each.exc_info]

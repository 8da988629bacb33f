"""A direct message to the bot: its author hears once in some hours where answers are read, and nothing is graded."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest
from simcord.enums import MessageType

from bot.cogs.quiz import direct_messages, texts
from tests.cogs.conftest import MakeWorld, World, written

HOURS = direct_messages.QUIET_SECONDS


class Seconds:
    """The loop's time, and what the test adds to it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.passed, real = 0.0, asyncio.get_running_loop().time
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: real() + self.passed)


@pytest.fixture
async def seconds(monkeypatch: pytest.MonkeyPatch) -> Seconds:
    return Seconds(monkeypatch)


def told(user: Any) -> list[str]:
    """What the bot wrote to them directly."""
    return [written(m.content) for m in user.dm_channel.history() if m.author.bot]


@pytest.mark.parametrize("reads", [True, False], ids=["with the content intent", "without it"])
async def test_who_writes_directly_hears_once_where_answers_are_read(
    make_world: MakeWorld, reads: bool
) -> None:
    world = await make_world(message_content=reads)
    await world.start(questions=1)
    for said in ("it is right", "hello?", "right"):
        await world.ana.user.send_dm(said)
    assert told(world.ana.user) == [texts.NOT_READ_HERE]
    assert "Correct" not in world.said()
    await world.ben.user.send_dm("right")
    assert told(world.ben.user) == [texts.NOT_READ_HERE], "each person"
    path = f"/channels/{world.ana.user.dm_channel.id}/messages"
    (sent,) = (call.json for call in world.env.http_requests if call.path == path and call.method == "POST")
    assert sent is not None
    assert sent["allowed_mentions"]["parse"] == []
    assert discord.MessageFlags._from_value(sent["flags"]).suppress_notifications
    assert not sent.get("message_reference")


async def test_it_is_said_again_after_some_hours(world: World, seconds: Seconds) -> None:
    for passed, times in ((0.0, 1), (HOURS - 60, 1), (120, 2), (HOURS - 60, 2)):
        seconds.passed += passed
        await world.ana.user.send_dm("right")
        assert len(told(world.ana.user)) == times


async def test_of_many_people_the_newest_are_remembered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(direct_messages, "MOST_PEOPLE", 2)
    for who in (world.ana, world.ben, world.mod, world.mod, world.ben, world.ana):
        await who.user.send_dm("right")
    assert [len(told(who.user)) for who in (world.ana, world.ben, world.mod)] == [2, 1, 1]


async def test_a_reply_to_a_direct_verdict_is_no_answer(world: World) -> None:
    await world.mod.slash(world.channel, "daily setup", channel=world.channel, time="00:00")
    await world.mod.slash(world.channel, "daily now")
    await world.ana.send(world.channel, "wrong", reply_to=world.question())
    (verdict,) = world.ana.user.dm_channel.history()
    assert "Not quite" in verdict.content
    reference = {"message_id": str(verdict.id), "channel_id": str(verdict.channel.id)}
    await world.ana.user.send_dm("this is right", reference=reference)
    assert told(world.ana.user)[1:] == [texts.NOT_READ_HERE]


async def test_other_bots_notices_and_the_bot_itself_are_not_answered(world: World) -> None:
    other = world.env.create_user("other", bot=True)
    await other.send_dm("right")
    for kind in (MessageType.CALL, MessageType.PINS_ADD):
        await world.ana.user.send_dm("right", message_type=kind)
    await world.ana.user.slash("review due")
    assert texts.NOT_READ_HERE not in [m.content for m in other.dm_channel.history()]
    assert texts.NOT_READ_HERE not in told(world.ana.user)


async def test_what_comes_from_an_unknown_server_is_not_taken_for_a_direct_message(world: World) -> None:
    """As before a shard has told of all its servers: discord.py then knows of no server either."""
    before = len(world.env.http_requests)
    author = {"id": "5", "username": "eve", "discriminator": "0", "avatar": None}
    lists: dict[str, list[Any]] = {key: [] for key in ("attachments", "embeds", "mentions", "mention_roles")}
    flags = dict.fromkeys(("pinned", "mention_everyone", "tts"), False)
    about = {"id": "1", "channel_id": "2", "guild_id": "3", "type": 0, "content": "right", "author": author}
    message = {**about, **lists, **flags, "edited_timestamp": None, "timestamp": "2026-01-01T00:00:00+00:00"}
    heard: list[discord.Message] = []

    async def hear(message: discord.Message) -> None:
        heard.append(message)

    world.app.client.add_listener(hear, "on_message")
    world.app.client._connection.parsers["MESSAGE_CREATE"](message)
    await world.env.advance_time(1)
    assert [each.guild for each in heard] == [None]
    assert not world.env.http_requests[before:]


async def test_who_cannot_be_answered_is_one_line(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    path = f"/channels/{world.ana.user.dm_channel.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50007)
    await world.ana.user.send_dm("right")
    assert [r.message for r in caplog.records if "could not be answered" in r.message] == [
        "a direct message could not be answered"
    ]

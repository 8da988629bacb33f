"""What the bot and a person need in a place: each missing permission by its own name, and nothing too much."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from tests.cogs.conftest import World, text_of


def denied(world: World, name: str, **permissions: bool) -> Any:
    """A channel in which the bot has these permissions, or lacks them."""
    me = discord.PermissionOverwrite(**permissions)
    return world.guild.create_text_channel(name, overwrites={world.guild.me: me})


async def thread_in(world: World, channel: Any) -> Any:
    """A public thread, where the bot may make one."""
    parent = world.app.client.get_channel(channel.id)
    assert isinstance(parent, discord.TextChannel)
    made = await parent.create_thread(name="talk", type=discord.ChannelType.public_thread)
    return next(thread for thread in channel.threads if thread.id == made.id)


LACKING = "To post in this channel I need {}. Someone who manages the server"


@pytest.mark.parametrize(
    ("lacks", "named"),
    [
        ({"send_messages"}, "Send Messages"),
        ({"view_channel"}, "View Channel"),
        ({"view_channel", "send_messages"}, "View Channel and Send Messages"),
    ],
)
async def test_a_missing_permission_is_named_and_the_channel_stays_free(
    world: World, lacks: set[str], named: str
) -> None:
    channel = denied(world, "locked", **dict.fromkeys(lacks, False))
    result = await world.ana.slash(channel, "quiz")
    assert result.ephemeral
    assert result.response.content.startswith(LACKING.format(named))
    async with world.app.store.read() as tx:
        assert await tx.quizzes.live_in(channel.id) is None


async def test_a_thread_needs_its_own_permission_and_not_the_channels(world: World) -> None:
    open_thread = await thread_in(world, denied(world, "threads only", send_messages=False))
    started = await world.ana.slash(open_thread, "quiz", questions=1)
    assert started.response.content.startswith("Here we go"), started.response.content
    assert "Question 1 of 1" in text_of(world.question(open_thread))

    closed_thread = await thread_in(world, denied(world, "no threads", send_messages_in_threads=False))
    refused = await world.ana.slash(closed_thread, "quiz")
    assert refused.ephemeral
    assert refused.response.content.startswith(LACKING.format("Send Messages in Threads"))


@pytest.mark.parametrize(
    ("lacks", "warnings"),
    [
        ({}, []),
        ({"embed_links": False}, []),
        (
            {"read_message_history": False},
            ["⚠️ Without Read Message History in {}, I cannot check after a crash whether a post went out."],
        ),
    ],
)
async def test_a_daily_question_is_set_with_a_warning_of_what_will_be_missed(
    world: World, lacks: dict[str, bool], warnings: list[str]
) -> None:
    channel = denied(world, "plain", **lacks)
    result = await world.mod.slash(world.channel, "daily setup", channel=channel, time="09:00")
    lines = text_of(result.response).splitlines()
    assert lines[0] == "Daily question #1 is set"
    assert [line for line in lines if line.startswith("⚠️")] == [
        warning.format(channel.mention) for warning in warnings
    ]


@pytest.mark.parametrize(
    ("lacks", "named"),
    [
        ({"send_messages": False}, "Send Messages"),
        ({"view_channel": False}, "View Channel and Send Messages"),  # nobody writes where they cannot look
    ],
)
async def test_a_daily_question_is_not_set_where_it_cannot_be_posted(
    world: World, lacks: dict[str, bool], named: str
) -> None:
    channel = denied(world, "locked", **lacks)
    result = await world.mod.slash(world.channel, "daily setup", channel=channel, time="09:00")
    assert result.response.content == f"To post in {channel.mention} I need {named} there."
    shown = await world.mod.slash(world.channel, "daily show")
    assert "None yet" in text_of(shown.response)


async def offer_to(world: World, command: str, who: Any) -> None:
    """Let a person have a command, as a server's own settings can, whatever the bot asked for by default."""
    published = await world.app.client.tree.fetch_commands()
    world.guild.set_command_permissions(next(c for c in published if c.name == command), {who: True})


@pytest.mark.parametrize("command", ["show", "pause", "resume", "remove", "now", "setup"])
async def test_only_managers_may_look_after_the_daily_question_however_they_came_by_the_command(
    world: World, command: str
) -> None:
    await world.mod.slash(world.channel, "daily setup", channel=world.channel, time="09:00")
    await offer_to(world, "daily", world.ana)
    options = {"channel": world.channel, "time": "18:00"} if command == "setup" else {}
    result = await world.ana.slash(world.channel, f"daily {command}", **options)
    assert result.ephemeral
    assert result.response.content == "You need the permission Manage Server for that."
    shown = text_of((await world.mod.slash(world.channel, "daily show")).response)
    assert "09:00 UTC" in shown
    assert "18:00" not in shown
    assert "Next: <t:" in shown
    assert "no posts" in shown


async def test_manage_server_is_enough_and_other_permissions_are_not(world: World) -> None:
    busy = world.guild.create_role("Busy", permissions=discord.Permissions(manage_messages=True))
    able = world.guild.create_role("Able", permissions=discord.Permissions(manage_guild=True))
    helper = world.guild.add_member(world.env.create_user("helper"), roles=[busy])
    keeper = world.guild.add_member(world.env.create_user("keeper"), roles=[able])
    await offer_to(world, "daily", helper)
    refused = await helper.slash(world.channel, "daily show")
    assert refused.response.content == "You need the permission Manage Server for that."
    assert "None yet" in text_of((await keeper.slash(world.channel, "daily show")).response)

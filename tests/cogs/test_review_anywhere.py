"""`/review` for people who installed the bot for themselves, as a file, and at an hour of theirs."""

from __future__ import annotations

from typing import Any

import discord

from bot.cogs.people import person_in_review
from tests.cogs.appeal_actions import told
from tests.cogs.conftest import World, written
from tests.cogs.test_review import answer, begin, birds, press

__all__ = ["birds"]


def test_review_alone_is_offered_to_whoever_installs_it_for_themselves(world: World) -> None:
    tree = world.app.client.tree
    payloads = {command.name: command.to_dict(tree) for command in tree.get_commands()}
    offered = {name for name, payload in payloads.items() if 1 in payload["integration_types"]}
    assert offered == {"review"}
    assert sorted(payloads["review"]["contexts"]) == [0, 1, 2]
    assert all(0 in payload["integration_types"] for payload in payloads.values())


def interaction(world: World, **where: Any) -> discord.Interaction[Any]:
    """As discord.py makes it of what Discord sends when Ana uses a command there."""
    user = {"id": str(world.ana.id), "username": "ana", "discriminator": "0", "avatar": None}
    data: Any = {
        "id": "1",
        "application_id": "2",
        "type": 2,
        "token": "t",
        "version": 1,
        "locale": "en-GB",
        "data": {"id": "3", "name": "review", "type": 1},
        "channel": {"id": "4", "type": 0, "name": "there", "permissions": "0", "position": 0},
        "channel_id": "4",
        "authorizing_integration_owners": {"1": str(world.ana.id)},
        "entitlements": [],
        "attachment_size_limit": 1,
        "app_permissions": "0",
        **where,
    }
    if "guild_id" in where:
        member: Any = {
            "user": user,
            "roles": [],
            "permissions": "0",
            "joined_at": None,
            "flags": 0,
            "deaf": False,
            "mute": False,
        }
        data |= {"member": member, "guild": {"id": where["guild_id"], "features": [], "locale": "en-GB"}}
    else:
        data |= {"user": user, "channel": {"id": "4", "type": 1, "recipients": [user]}}
    return discord.Interaction(data=data, state=world.app.client._connection)


async def test_in_a_server_where_the_bot_is_not_a_review_belongs_to_none(world: World) -> None:
    there, here = str(world.guild.id + 1), str(world.guild.id)
    assert person_in_review(interaction(world, guild_id=there)).guild_id == 0
    assert person_in_review(interaction(world, guild_id=here)).guild_id == world.guild.id
    assert person_in_review(interaction(world)).guild_id == 0
    assert person_in_review(interaction(world, guild_id=there)).user_id == world.ana.id


async def test_a_file_of_ones_cards_is_private(birds: World) -> None:
    world = birds
    nothing = await world.ana.slash(world.channel, "review export", format="csv")
    assert nothing.response.content.startswith("You have not begun to learn any card yet.")
    await answer(world, await begin(world), "right")
    for format_, name in (("csv", "cuecard-review.csv"), ("apkg", "cuecard-review.apkg")):
        sent = await world.ana.slash(world.channel, "review export", format=format_)
        assert sent.ephemeral
        assert sent.response.content.startswith("1 card with your schedule.")
        assert [each.filename for each in sent.response.attachments] == [name]
    direct = await world.ana.user.slash("review export", format="csv")
    assert direct.response.content.startswith("1 card with your schedule.")


async def test_a_message_comes_at_the_hour_and_stops(birds: World) -> None:
    world = birds
    said = await world.ana.slash(world.channel, "review remind", hour=18)
    assert said.ephemeral
    assert "At **18:00** your time (UTC)" in said.response.content
    await press(world, await begin(world), "Show the answer")
    await world.later(days=1, hours=19)
    await world.env.advance_time(60)
    assert [written(text) for text in told(world.ana)] == [
        "🔁 **1 card** is due. `/review start` asks it.\n-# `/review remind switch:off` stops these."
    ]
    shown = await world.ana.slash(world.channel, "review remind")
    assert shown.response.content == said.response.content, "without an hour nothing is changed"
    off = await world.ana.slash(world.channel, "review remind", switch="off")
    assert written(off.response.content) == (
        "I send you no messages about your cards. `/review remind hour:8` has me send one at 08:00."
    )
    await world.later(days=1)
    await world.env.advance_time(60)
    assert len(told(world.ana)) == 1

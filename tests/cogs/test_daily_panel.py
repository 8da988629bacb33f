"""The buttons and the menu of `/daily show`: for managers alone, and about the schedule as it is now."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cogs.conftest import World, choose, labels, marked, menus, offered, text_of

MENU = "Choose a daily question"


async def set_up(world: World, *times: str) -> None:
    for time in times:
        await world.mod.slash(world.channel, "daily setup", channel=world.channel, time=time)


async def overview(world: World) -> Any:
    """The panel; it shows what it shows now, whenever it is read."""
    shown = await world.mod.slash(world.channel, "daily show")
    assert shown.ephemeral
    return shown.response


async def test_without_a_schedule_there_is_nothing_to_press(world: World) -> None:
    shown = await overview(world)
    assert "None yet" in text_of(shown)
    assert (labels(shown), menus(shown)) == ([], {})


async def test_a_schedule_is_paused_and_resumed_in_place(world: World) -> None:
    await set_up(world, "09:00")
    shown = await overview(world)
    assert labels(shown) == ["Pause", "Post now", "Remove"]
    assert menus(shown) == {}, "one needs no menu"
    await world.mod.click(shown, label="Pause")
    assert "⏸️ Paused." in text_of(shown)
    assert labels(shown) == ["Resume", "Post now", "Remove"]
    await world.restart()
    await world.mod.click(shown, label="Resume")
    assert "Next: <t:1767258000:F>" in text_of(shown)
    assert labels(shown) == ["Pause", "Post now", "Remove"]


async def test_a_question_is_posted_at_once(world: World) -> None:
    await set_up(world, "09:00")
    told = await world.mod.click(await overview(world), label="Post now")
    assert told.ephemeral
    assert told.response.content == f"📮 A question is on its way to <#{world.channel.id}>."
    assert "Question of the day" in text_of(world.question())


async def test_removing_asks_first(world: World) -> None:
    await set_up(world, "09:00")
    shown = await overview(world)
    await world.mod.click(shown, label="Remove")
    assert "Remove daily question #1?" in text_of(shown)
    assert "Scores and streaks stay." in text_of(shown)
    assert labels(shown) == ["Remove it", "Cancel"]
    await world.mod.click(shown, label="Cancel")
    assert labels(shown) == ["Pause", "Post now", "Remove"]
    await world.mod.click(shown, label="Remove")
    await world.restart()
    await world.mod.click(shown, label="Remove it")
    assert "Daily question #1 is removed. It was: 09:00 UTC, every day" in text_of(shown)
    assert labels(shown) == []
    assert "None yet" in text_of(await overview(world))


async def test_one_of_several_is_picked_in_a_menu(world: World) -> None:
    await set_up(world, "09:00", "18:30", "21:00")
    shown = await overview(world)
    assert offered(shown, MENU) == ["#1 09:00 UTC", "#2 18:30 UTC", "#3 21:00 UTC"]
    assert marked(shown, MENU) == []
    assert text_of(shown).count("MLOps") == 3
    assert not {"Pause", "Resume", "Remove"} & set(labels(shown)), "none is picked yet"
    await choose(world.mod, shown, MENU, "#2 18:30 UTC")
    assert marked(shown, MENU) == ["#2 18:30 UTC"]
    assert "18:30 UTC" in text_of(shown)
    assert "09:00 UTC" not in text_of(shown)
    await world.mod.click(shown, label="Pause")
    assert [o["description"] for o in menus(shown)[MENU]["options"]] == ["MLOps", "MLOps, paused", "MLOps"]
    paused = [each.paused for each in await world.app.services.schedules.all(world.guild.id)]
    assert paused == [False, True, False]
    await choose(world.mod, shown, MENU, "#3 21:00 UTC")
    assert labels(shown)[-3:] == ["Pause", "Post now", "Remove"]


async def test_a_full_server_fits_the_menu(world: World) -> None:
    await set_up(world, *(f"{hour:02}:15" for hour in range(24)), "12:45")
    shown = await overview(world)
    assert len(offered(shown, MENU)) == 25
    await choose(world.mod, shown, MENU, "#25 12:45 UTC")
    assert "12:45 UTC, every day" in text_of(shown)


@pytest.mark.parametrize("press", ["Pause", "Post now", "Remove", "Remove it"])
async def test_a_former_manager_is_refused_at_every_press(world: World, press: str) -> None:
    await set_up(world, "09:00")
    shown = await overview(world)
    if press == "Remove it":
        await world.mod.click(shown, label="Remove")
    await world.demote()
    refused = await world.mod.click(shown, label=press)
    assert refused.ephemeral
    assert refused.response.content == "You need the permission Manage Server for that."
    (schedule,) = await world.app.services.schedules.all(world.guild.id)
    assert not schedule.paused
    assert world.said() == ""


async def test_a_former_manager_picks_none(world: World) -> None:
    await set_up(world, "09:00", "18:30")
    shown = await overview(world)
    await world.demote()
    refused = await choose(world.mod, shown, MENU, "#2 18:30 UTC")
    assert refused.response.content == "You need the permission Manage Server for that."


async def test_a_schedule_that_is_gone_is_said(world: World) -> None:
    await set_up(world, "09:00", "18:30")
    shown = await overview(world)
    await choose(world.mod, shown, MENU, "#2 18:30 UTC")
    await world.mod.slash(world.channel, "daily remove", schedule=2)
    for told in (
        await world.mod.click(shown, label="Pause"),
        await choose(world.mod, shown, MENU, "#2 18:30 UTC"),
    ):
        assert told.ephemeral
        assert text_of(told.response) == "There is no such schedule here. `/daily show` lists them."


async def test_a_role_that_was_deleted_is_neither_mentioned_nor_shown_without_a_name(world: World) -> None:
    role = world.guild.create_role("Learners")
    await world.mod.slash(world.channel, "daily setup", channel=world.channel, time="09:00", mention=role)
    assert f"mentions <@&{role.id}>" in text_of(await overview(world))
    guild = world.app.client.get_guild(world.guild.id)
    assert guild is not None
    guild._remove_role(role.id)
    assert "mentions nobody, as the role was deleted" in text_of(await overview(world))
    await world.later(hours=9)
    sent = [each.json for each in world.env.http_requests if each.path.endswith("/messages") and each.json]
    assert str(role.id) not in str(sent[-1])
    assert "Question of the day" in str(sent[-1])


async def test_a_channel_that_was_deleted_is_said_before_anything_is_posted(world: World) -> None:
    await set_up(world, "09:00")
    guild = world.app.client.get_guild(world.guild.id)
    assert guild is not None
    channel = guild.get_channel(world.channel.id)
    assert channel is not None
    guild._remove_channel(channel)
    shown = await overview(world)
    assert "every day, in a channel that was deleted; sealed answers" in text_of(shown)
    told = await world.mod.click(shown, label="Post now")
    assert "The channel of daily question #1 was deleted. `/daily setup schedule:1` moves it" in text_of(
        told.response
    )
    assert "So far: no posts." in text_of(await overview(world))

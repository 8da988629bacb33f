"""The buttons and menus of `/settings` and `/streak`."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from tests.cogs.conftest import World, choose, labels, marked, menus, text_of

TIME = "More time for questions"
DECKS, APPEALS, CHANNEL = (
    "Role that may change decks",
    "Role that may settle appeals",
    "Channel for appeals",
)
OWN_BUTTONS = ["My time zone", "Share my good answers"]
CLEARED = {
    DECKS: "No role for decks",
    APPEALS: "No role for appeals",
    CHANNEL: "No channel for appeals",
}


async def settings(who: Any, world: World) -> Any:
    """The panel; it shows what it shows now, whenever it is read."""
    shown = await who.slash(world.channel, "settings")
    assert shown.ephemeral
    return shown.response


async def fill(who: Any, shown: Any, button: str, zone: str) -> Any:
    return await who.submit_modal(await who.click(shown, label=button), {"zone": zone})


async def test_a_member_sees_what_is_their_own(world: World) -> None:
    shown = await settings(world.ana, world)
    assert labels(shown)[:2] == OWN_BUTTONS
    assert list(menus(shown)) == [TIME]
    assert marked(shown, TIME) == ["No extra time"]


async def test_a_zone_is_typed_into_a_form_and_read_as_the_option_is(world: World) -> None:
    shown = await settings(world.ana, world)
    await fill(world.ana, shown, "My time zone", "new york")
    assert "Settings saved" in text_of(shown)
    assert "Your time zone: **America/New_York**" in text_of(shown)
    asked = await fill(world.ana, shown, "My time zone", "berlin germany")
    assert asked.ephemeral
    assert asked.response.content == "Which time zone is “berlin germany”? Did you mean `Europe/Berlin`?"
    assert "Your time zone: **America/New_York**" in text_of(shown)


async def test_what_keeps_a_zone_of_its_own_is_named_to_managers(world: World) -> None:
    """A daily question and a recap stay where they are when the server's zone changes."""
    there = {"channel": world.channel, "time": "09:00"}
    await world.mod.slash(world.channel, "daily setup", **there)
    await world.mod.slash(world.channel, "recap setup", **there)
    shown = await settings(world.mod, world)
    assert "of their own" not in text_of(shown)
    await fill(world.mod, shown, "The server's time zone", "Pacific/Kiritimati")
    assert "With a time zone of their own: daily question #1 09:00 UTC (" in text_of(shown)
    assert "; the weekly recap UTC (" in text_of(shown)
    assert "of their own" not in text_of(await settings(world.ana, world))
    await world.mod.slash(world.channel, "daily setup", **there, schedule=1, timezone="Pacific/Kiritimati")
    await world.mod.slash(world.channel, "recap setup", **there, timezone="Pacific/Kiritimati")
    assert "of their own" not in text_of(await settings(world.mod, world))


async def test_sharing_is_switched_by_a_button_that_says_what_it_does(world: World) -> None:
    shown = await settings(world.ana, world)
    await world.ana.click(shown, label="Share my good answers")
    assert "Sharing your good answers: **on, without your name**" in text_of(shown)
    await world.ana.click(shown, label="Stop sharing my answers")
    assert "Sharing your good answers: **off**" in text_of(shown)
    assert labels(shown)[:2] == OWN_BUTTONS


@pytest.mark.parametrize(
    ("choice", "option", "factor"),
    [("Half as much again", "half", 1.5), ("Twice", "twice", 2.0), ("No extra time", "none", 1.0)],
)
async def test_more_time_is_chosen_in_the_menu_or_as_an_option(
    world: World, choice: str, option: str, factor: float
) -> None:
    told = f"More time for questions: **{choice.lower()}**"
    why = ". Questions you play stay open longer for everybody, so nobody can see for whom."
    shown = await settings(world.ana, world)
    await choose(world.ana, shown, TIME, choice)
    saved = await world.ben.slash(world.channel, "settings", extra_time=option)
    assert saved.ephemeral
    for panel, who in ((shown, world.ana), (saved.response, world.ben)):
        assert told + (why if factor > 1 else "") + "\n" in text_of(panel)
        assert marked(panel, TIME) == [choice]
        async with world.app.store.read() as tx:
            assert await tx.members.extra_time(who.id) == factor


async def test_a_question_stays_open_longer_for_who_chose_more_time(world: World) -> None:
    await choose(world.ana, await settings(world.ana, world), TIME, "Twice")
    await world.start(questions=1, seconds=60)
    await world.env.advance_time(70)
    assert "Answer" in labels(world.question())


async def test_a_manager_gives_roles_and_a_channel_and_takes_them_back(world: World) -> None:
    helpers = world.guild.create_role("Helpers")
    reviews = world.guild.create_text_channel("reviews")
    shown = await settings(world.mod, world)
    assert list(menus(shown)) == [TIME, DECKS, APPEALS, CHANNEL]
    said = {
        DECKS: (helpers, f"Who may change decks: members with Manage Server, and <@&{helpers.id}>"),
        APPEALS: (helpers, f"Who may settle appeals: members with Manage Server, and <@&{helpers.id}>"),
        CHANNEL: (reviews, f"Appeals are shown in: <#{reviews.id}>, and `/appeals`"),
    }
    for placeholder, (target, line) in said.items():
        assert CLEARED[placeholder] not in labels(shown)
        await choose(world.mod, shown, placeholder, target)
        assert line in text_of(shown)
        assert [int(d["id"]) for d in menus(shown)[placeholder]["default_values"]] == [target.id]
    for placeholder, (_, line) in said.items():
        await world.mod.click(shown, label=CLEARED[placeholder])
        assert line not in text_of(shown)
        assert not menus(shown)[placeholder].get("default_values")


async def test_what_was_deleted_is_said_to_be_gone(world: World) -> None:
    helpers, kept = world.guild.create_role("Helpers"), world.guild.create_role("Judges")
    reviews = world.guild.create_text_channel("reviews")
    shown = await settings(world.mod, world)
    for placeholder, target in ((DECKS, helpers), (APPEALS, kept), (CHANNEL, reviews)):
        await choose(world.mod, shown, placeholder, target)
    guild = world.app.client.get_guild(world.guild.id)
    assert guild is not None
    for gone in (guild.get_role(helpers.id), guild.get_channel(reviews.id)):
        assert gone is not None
        await gone.delete()
    await world.env.settle()
    now = text_of(await settings(world.mod, world))
    assert "Who may change decks: members with Manage Server, and a role that was deleted\n" in now
    assert f"Who may settle appeals: members with Manage Server, and <@&{kept.id}>\n" in now
    assert "Appeals are shown in: a channel that was deleted, and `/appeals`\n" in now
    assert "choose another below, or take it back" in now


async def test_the_servers_zone_has_a_form_too(world: World) -> None:
    shown = await settings(world.mod, world)
    await fill(world.mod, shown, "The server's time zone", "Europe/Paris")
    assert "The server's time zone: **Europe/Paris**" in text_of(shown)
    assert "so **Europe/Paris** counts" in text_of(shown)


async def test_what_cannot_be_is_refused_and_nothing_changed(world: World) -> None:
    locked = world.guild.create_text_channel(
        "locked", overwrites={world.guild.me: discord.PermissionOverwrite(send_messages=False)}
    )
    shown = await settings(world.mod, world)
    before = text_of(shown)
    everyone = await choose(world.mod, shown, DECKS, world.guild.default_role)
    assert everyone.response.content.startswith("Everybody has that role.")
    refused = await choose(world.mod, shown, CHANNEL, locked)
    assert refused.response.content == f"To post in <#{locked.id}> I need Send Messages there."
    assert text_of(shown) == before


async def test_a_former_manager_is_refused_at_every_press(world: World) -> None:
    helpers = world.guild.create_role("Helpers")
    shown = await settings(world.mod, world)
    await choose(world.mod, shown, DECKS, helpers)
    form = await world.mod.click(shown, label="The server's time zone")
    await world.demote()
    refused = [
        await choose(world.mod, shown, APPEALS, helpers),
        await choose(world.mod, shown, CHANNEL, world.channel),
        await world.mod.click(shown, label="No role for decks"),
        await world.mod.click(shown, label="The server's time zone"),
        await world.mod.submit_modal(form, {"zone": "Europe/Paris"}),
    ]
    for each in refused:
        assert each.ephemeral
        assert each.response.content == "Only members with Manage Server can change the server's settings."
    roles = await world.app.services.guild_roles.of(world.guild.id)
    assert (roles.deck_role_id, roles.reviewer_role_id, roles.review_channel_id) == (helpers.id, None, None)
    await world.mod.click(shown, label="Share my good answers")
    assert list(menus(shown)) == [TIME], "what is their own stays"


async def test_it_all_works_after_a_restart_and_in_a_direct_message(world: World) -> None:
    user = world.env.create_user("loner")
    shown = (await user.slash("settings")).response
    assert list(menus(shown)) == [TIME]
    form = await user.click(shown, label="My time zone")
    await world.restart()
    await user.submit_modal(form, {"zone": "Asia/Tokyo"})
    assert "Your time zone: **Asia/Tokyo**" in text_of(shown)
    await choose(user, shown, TIME, "Twice")
    assert marked(shown, TIME) == ["Twice"]


async def test_reminders_are_switched_below_the_streak(world: World) -> None:
    shown = (await world.ana.slash(world.channel, "streak")).response
    assert labels(shown) == ["Turn reminders on", "Days off"]
    await world.restart()
    await world.ana.click(shown, label="Turn reminders on")
    assert "Reminders: on." in text_of(shown)
    assert "I send you one direct message at 20:00" in text_of(shown)
    await world.ana.click(shown, label="Turn reminders off")
    assert "Reminders: off." in text_of(shown)
    assert labels(shown) == ["Turn reminders on", "Days off"]

"""`/season`, and seasons on the leaderboard."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.core.seasons import last_of_month
from bot.core.zones import local_day
from tests.cogs.conftest import World, choose, labels, marked, menus, offered, text_of, written

MENU = "Which time counts?"
HOSTILE = "**@everyone** <@1> \u202e`x`"


async def answered(world: World, **answers: str) -> None:
    """One question, answered by name, and its quiz over."""
    question = await world.start(questions=1, seconds=20)
    for name, said in answers.items():
        await world.submit(getattr(world, name), question, said)
    await world.env.advance_time(30)


async def season(world: World, command: str, who: Any = None, **options: Any) -> Any:
    return await (who or world.mod).slash(world.channel, f"season {command}", **options)


async def board(world: World, **options: Any) -> Any:
    return (await world.ana.slash(world.channel, "leaderboard", **options)).response


def day(world: World, offset: int = 0) -> str:
    return f"{local_day(world.clock.now(), 'UTC') + timedelta(days=offset)}"


async def test_a_season_from_its_start_to_its_final_standings(world: World) -> None:
    empty = text_of((await season(world, "show", world.ana)).response)
    assert "No season is on." in empty
    await answered(world, ana="right")
    await world.later(days=1)
    made = await season(world, "start", name="Spring cup", ends=day(world, 1))
    assert made.ephemeral
    assert "**Spring cup** is on from today up to" in text_of(made.response)
    await answered(world, ben="right", ana="partly")
    text = text_of(await board(world))
    assert "Leaderboard, Spring cup" in text
    assert "🥇 ben — 12 points (1 correct)\n🥈 ana — 4 points (0 correct)" in text
    assert "Season: " in text
    await world.later(days=2)
    await answered(world, ana="right")
    assert "Leaderboard, all time" in text_of(await board(world))
    assert (await board(world, period="season")).content.startswith("No season is on here.")
    (choice,) = await world.ana.autocomplete(world.channel, "leaderboard", "season", "spring")
    text = text_of(await board(world, season=choice["value"]))
    assert "Leaderboard, Spring cup" in text
    assert "🥇 ben — 12 points" in text
    assert "Final standings: " in text
    shown = text_of((await season(world, "show", world.ana)).response)
    assert "🥇 ben, 12 points; 🥈 ana, 4 points" in shown
    assert "no place in this season" in text_of(
        (await world.mod.slash(world.channel, "leaderboard", season="Spring cup")).response
    )


async def test_the_menu_offers_the_season_that_is_on_first_and_those_that_are_over_last(world: World) -> None:
    await season(world, "start", name="First", ends=day(world))
    await answered(world, ana="right")
    await world.later(days=1)
    await season(world, "start", name="Second")
    await answered(world, ben="right")
    await board(world)
    shown = world.last
    assert offered(shown, MENU) == [
        *("Season: Second", "Today", "This week", "This month", "All time"),
        "First",
    ]
    assert marked(shown, MENU) == ["Season: Second"]
    assert "🥇 ben" in text_of(shown)
    await choose(world.ana, shown, MENU, "First")
    assert "Leaderboard, First" in text_of(world.last)
    assert "🥇 ana" in text_of(world.last)
    assert marked(world.last, MENU) == ["First"]
    await world.restart()
    own = await world.ana.click(world.last, label="My rank")
    assert "Leaderboard, First" in text_of(own.response)
    told = await world.ben.click(world.last, label="My rank")
    assert told.response.content == "You have no place in First, and it is over."
    await choose(world.ana, world.last, "What counts?", "Streak")
    assert "Longest streaks, First" in text_of(world.last)
    assert "🥇 ana — 1 day" in text_of(world.last)
    await world.ana.click(world.last, label="🖼️ Picture")
    (picture,) = world.last.attachments
    assert picture.filename.startswith("cuecard-leaderboard")
    assert "Longest streaks, First" in text_of(world.last)


async def test_a_month_that_is_a_season_takes_the_place_of_this_month(world: World) -> None:
    await answered(world, ana="right")
    on = await season(world, "monthly", switch="on")
    assert "Each month is a season." in text_of(on.response)
    assert labels(on.response) == ["No more monthly seasons"]
    await board(world)
    month = f"{local_day(world.clock.now(), 'UTC'):%B %Y}"
    assert offered(world.last, MENU) == [f"Season: {month}", "Today", "This week", "All time"]
    assert f"Leaderboard, {month}" in text_of(world.last)
    today = local_day(world.clock.now(), "UTC")
    await world.later(days=(last_of_month(today) - today).days + 1)
    await board(world)
    assert offered(world.last, MENU)[-1] == month
    shown = await season(world, "show")
    assert f"**{month}** (" in text_of(shown.response)
    assert "🥇 ana, 12 points" in text_of(shown.response)
    off = await world.mod.click(shown.response, label="No more monthly seasons")
    assert "No season is on." in text_of(off.response or shown.response)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"name": "x", "starts": "soon"},
            "I cannot read “soon” as a date. Write it like 2026-12-01 or 1 December.",
        ),
        ({"name": "x", "starts": "2020-01-01"}, "A season can begin today, "),
        ({"name": "x", "starts": "tomorrow", "ends": "today"}, "That season would end before it begins."),
        ({"name": "x", "starts": "gestern"}, "I cannot read “gestern” as a date."),
        ({"name": "x", "starts": "31.12.2020"}, "A season can begin today, "),
        (
            {"name": "x", "ends": "9999-12-31"},
            "A season can begin up to 366 days ahead, and last up to 366 days.",
        ),
        (
            {"name": " \u200b "},
            "Give the season a name of up to 40 characters, with letters or numbers in it.",
        ),
        (
            {"name": "x", "starts": "`**@everyone**`"},
            "I cannot read “\\`\\*\\*@\u200beveryone\\*\\*\\`” as a date.",
        ),
    ],
)
async def test_what_cannot_be_is_said_in_a_sentence(world: World, options: dict[str, str], said: str) -> None:
    result = await season(world, "start", **options)
    assert result.ephemeral
    assert result.response.content.startswith(said)


async def test_seasons_share_no_day_and_it_is_said_which_is_in_the_way(world: World) -> None:
    await season(world, "start", name="Spring *cup*")
    said = (await season(world, "start", name="Other", starts=day(world, 5))).response.content
    assert written(said) == (
        "**Spring \\*cup\\*** has no last day yet, so nothing can begin after it. `/season end` ends it."
    )
    said = (await season(world, "monthly", switch="on")).response.content
    assert "has no last day yet" in said
    await season(world, "end")
    said = (await season(world, "start", name="Other")).response.content
    assert "has some of these days" in said
    await world.later(days=1)
    await season(world, "monthly", switch="on")
    said = (await season(world, "start", name="Other")).response.content
    assert "Each month is a season here" in said
    said = (await season(world, "end")).response.content
    assert said.startswith("No season is on that could be ended.")


async def test_ending_and_undoing_it(world: World) -> None:
    await season(world, "start", name="Cup", ends=day(world, 9))
    ended = await season(world, "end")
    assert "**Cup** ends with today" in text_of(ended.response)
    await world.restart()
    await world.mod.click(ended.response, label="Undo")
    assert "**Cup** goes on up to" in text_of(ended.response)
    shown = await season(world, "show")
    assert labels(shown.response) == ["End it today", "Cancel Cup"]
    await season(world, "end")
    shown = await season(world, "show")
    assert labels(shown.response) == ["Let it go on", "Cancel Cup"]
    await world.mod.click(shown.response, label="Let it go on")
    assert "**Cup** goes on until somebody ends it" in text_of(shown.response)
    await season(world, "end")
    await season(world, "start", name="Next", starts=day(world, 5))
    shown = await season(world, "show")
    await world.mod.click(shown.response, label="Let it go on")
    assert "**Cup** goes on up to" in text_of(shown.response), "the day before the next"
    shown = await season(world, "show")
    await world.mod.click(shown.response, label="End it today")
    assert labels(shown.response) == ["Undo"]
    await world.later(days=1)
    late = await world.mod.click(shown.response, label="Undo")
    assert late.response.content.startswith("Its day is over")


async def test_cancelling_and_undoing_it(world: World) -> None:
    made = await season(world, "start", name="Cup", starts=day(world, 3))
    assert "**Cup** is planned" in text_of(made.response)
    shown = await season(world, "show")
    assert "Planned: **Cup**, from" in text_of(shown.response)
    await world.mod.click(made.response, label="Cancel")
    assert "**Cup** is cancelled" in text_of(made.response)
    await world.mod.click(made.response, label="Undo")
    assert "**Cup** is back" in text_of(made.response)
    assert labels(made.response) == []


async def test_who_manages_no_more_is_refused_by_a_panel_of_before(world: World) -> None:
    shown = await season(world, "start", name="Cup")
    await world.demote()
    refused = await world.mod.click(shown.response, label="Cancel")
    assert refused.response.content == "You need the permission Manage Server for that."
    for who in (world.mod, world.ana):
        assert labels((await season(world, "show", who)).response) == []


async def test_hostile_names_are_shown_as_they_were_typed(world: World) -> None:
    made = await season(world, "start", name=HOSTILE, ends=day(world))
    assert "\\*\\*@\u200beveryone\\*\\* \\<" in text_of(made.response)
    assert "\u202e" not in text_of(made.response)
    await answered(world, ana="right")
    await board(world)
    assert "\\*\\*@\u200beveryone" in text_of(world.last)
    assert offered(world.last, MENU)[0] == "Season: **@everyone** <@1> `x`"
    await world.later(days=1)
    text = text_of((await season(world, "show")).response)
    assert "\\*\\*@\u200beveryone" in text
    lines = text_of((await world.mod.slash(world.channel, "deck log")).response)
    assert "@everyone" not in lines


async def test_more_seasons_than_a_menu_holds(world: World) -> None:
    for number in range(23):
        await world.app.services.seasons.start(world.guild.id, world.mod.id, f"Cup {number}", None, None)
        await world.app.services.seasons.end(world.guild.id, world.mod.id)
        world.clock.ahead += timedelta(days=1)
    await board(world, season="cup 0")
    menu = offered(world.last, MENU)
    assert len(menu) == 25
    assert menu[-1] == "Cup 0"
    assert marked(world.last, MENU) == ["Cup 0"]
    assert len(menus(world.last)) == 2
    choices = await world.ana.autocomplete(world.channel, "leaderboard", "season", "")
    assert len(choices) == 23


async def test_days_are_offered_as_one_types(world: World) -> None:
    choices = await world.mod.autocomplete(world.channel, "season start", "starts", "")
    assert [choice["name"].split(":")[0] for choice in choices] == [
        *("Today", "Tomorrow", "Next Monday", "Next month")
    ]
    (choice,) = await world.mod.autocomplete(world.channel, "season start", "ends", "tomorrow")
    assert choice["value"] == day(world, 1)
    assert await world.mod.autocomplete(world.channel, "season start", "ends", "soon") == []

"""`/leaderboard`, `/streak`, `/settings`, `/help`."""

from __future__ import annotations

import pytest

from tests.cogs.conftest import World, text_of


async def test_the_leaderboard_names_the_leader_and_me(world: World) -> None:
    empty = await world.ana.slash(world.channel, "leaderboard", period="today")
    assert "Nobody has points here yet" in text_of(empty.response)
    assert "ana: no points yet." in text_of(empty.response)
    question = await world.start(questions=1)
    await world.submit(world.ana, question, "right")
    await world.submit(world.ben, question, "partly")
    for period in ("today", "week", "month", "all"):
        board = await world.ben.slash(world.channel, "leaderboard", period=period)
        text = text_of(board.response)
        assert "🥇 ana — 12 points (1 correct)\n🥈 ben — 4 points (0 correct)" in text
        assert "ben: rank 2 of 2, 4 points" in text
        assert "You" not in text, "everybody reads it"
    await world.later(days=1)
    board = await world.ben.slash(world.channel, "leaderboard", period="today")
    assert "Nobody has points here yet" in text_of(board.response)


async def test_a_streak_grows_by_days_and_says_why(world: World) -> None:
    fresh = await world.ana.slash(world.channel, "streak")
    assert fresh.ephemeral
    assert "No day yet" in text_of(fresh.response)
    for day in range(3):
        question = await world.start(questions=1, seconds=20)
        verdict = await world.submit(world.ana, question, "right")
        assert (f"🔥 {day + 1}-day streak" in verdict.response.content) == (day > 0)
        done = text_of((await world.ana.slash(world.channel, "streak")).response)
        assert f"Current: **{day + 1} day" in done
        assert "is done" in done
        await world.later(days=1)
    risk = text_of((await world.ana.slash(world.channel, "streak")).response)
    assert "Current: **3 days**" in risk
    assert "is not done yet" in risk
    await world.later(days=1, hours=4)  # past the grace period after midnight
    lost = text_of((await world.ana.slash(world.channel, "streak")).response)
    assert "Current: **0 days**" in lost
    assert "Longest: **3 days**" in lost


async def test_reminders_say_when_they_come_and_by_whose_clock(world: World) -> None:
    off = text_of((await world.ana.slash(world.channel, "streak")).response)
    assert "20:00" not in off
    assert "Reminders: off." in off
    on = text_of((await world.ana.slash(world.channel, "streak", reminders="on")).response)
    assert "one direct message at 20:00 in your server's time zone (UTC; `/settings` sets your own)." in on
    await world.ana.slash(world.channel, "settings", timezone="Asia/Tokyo")
    on = text_of((await world.ana.slash(world.channel, "streak")).response)
    assert "one direct message at 20:00 your time (Asia/Tokyo)." in on


async def test_settings_show_and_change_zones(world: World) -> None:
    shown = await world.ana.slash(world.channel, "settings")
    assert shown.ephemeral
    assert "not set, so **UTC** counts" in text_of(shown.response)
    choices = await world.ana.autocomplete(world.channel, "settings", "timezone", "kath")
    assert [c["value"] for c in choices] == ["Asia/Kathmandu"]
    saved = await world.ana.slash(world.channel, "settings", timezone="Asia/Kathmandu")
    assert "Your time zone: **Asia/Kathmandu**" in text_of(saved.response)
    refused = await world.ana.slash(world.channel, "settings", server_timezone="Europe/Paris")
    assert "Only members with Manage Server" in refused.response.content
    server = await world.mod.slash(world.channel, "settings", server_timezone="Europe/Paris")
    assert "The server's time zone: **Europe/Paris**" in text_of(server.response)
    assert "so **Europe/Paris** counts" in text_of(server.response)


async def test_zones_are_taken_as_people_write_them_or_asked_back(world: World) -> None:
    saved = await world.ana.slash(world.channel, "settings", timezone="berlin")
    assert "Your time zone: **Europe/Berlin**" in text_of(saved.response)
    asked = await world.ana.slash(world.channel, "settings", timezone="berlin germany")
    assert asked.response.content == "Which time zone is “berlin germany”? Did you mean `Europe/Berlin`?"
    offered = await world.ana.autocomplete(world.channel, "settings", "timezone", "CET")
    assert [choice["value"] for choice in offered] == ["Europe/Berlin", "Europe/Paris", "Europe/Madrid"]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "@everyone", "x" * 500, "posix/Rome/x"])
async def test_a_bad_zone_is_refused_with_a_way_out(world: World, zone: str) -> None:
    result = await world.ana.slash(world.channel, "settings", timezone=zone)
    assert result.ephemeral
    assert "Write it like Europe/Paris" in result.response.content


async def test_help_is_private_and_names_every_command(world: World) -> None:
    shown = await world.ana.slash(world.channel, "help")
    assert shown.ephemeral
    for command in world.ana.available_commands(world.channel):
        assert f"`/{command.split()[0]}" in text_of(shown.response)


async def test_help_in_a_direct_message_starts_no_quiz_there(world: World) -> None:
    there = text_of((await world.env.create_user("loner").slash("help")).response)
    here = text_of((await world.ana.slash(world.channel, "help")).response)
    assert "\n`/quiz` starts a quiz in this channel. Press **Answer**" in here
    assert "\nIn a channel of a server, `/quiz` starts a quiz. Press **Answer**" in there
    assert "this channel" not in there


async def test_a_direct_message_gets_a_sentence(world: World) -> None:
    user = world.env.create_user("loner")
    streak = await user.slash("streak")
    assert "Your streak" in text_of(streak.response)
    settings = await user.slash("settings", server_timezone="Europe/Paris")
    assert "can only be changed in that server" in settings.response.content


async def test_options_of_which_one_cannot_be_taken_change_nothing(world: World) -> None:
    result = await world.mod.slash(
        world.channel, "settings", server_timezone="Asia/Tokyo", share_stats="on", timezone="Mars"
    )
    assert "I know no time zone “Mars”" in result.response.content
    shown = text_of((await world.mod.slash(world.channel, "settings")).response)
    assert "The server's time zone: **UTC**" in shown
    assert "Members may see your `/stats`: **no**" in shown
    result = await world.ana.slash(world.channel, "streak", reminders="on", rest="caturday")
    assert "I cannot read “caturday” as weekdays." in result.response.content
    assert "Reminders: off." in text_of((await world.ana.slash(world.channel, "streak")).response)

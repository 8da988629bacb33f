"""Days off: `/streak rest`, vacations, the panel behind **Days off**, and `/holidays`."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.cogs.days_off import texts
from bot.core.day_ranges import DayRange
from bot.core.days_off import Holiday
from tests.cogs.conftest import World, labels, marked, menus, text_of

REST = texts.CHOOSE_REST


async def streak(world: World, who: Any = None, **options: Any) -> str:
    return text_of((await (who or world.ana).slash(world.channel, "streak", **options)).response)


async def keep(world: World) -> None:
    await world.submit(world.ana, await world.start(questions=1, seconds=20), "right")


async def weekdays(world: World, shown: Any, *numbers: int) -> None:
    custom_id = menus(shown)[REST]["custom_id"]
    await world.ana.select(shown, [str(number) for number in numbers], custom_id=custom_id)


async def holiday(world: World, **options: Any) -> str:
    return str((await world.mod.slash(world.channel, "holidays add", **options)).response.content)


async def test_days_off_keep_a_streak_and_the_calendar_names_them(world: World) -> None:
    """The first of January is a Thursday."""
    await keep(world)
    await holiday(world, dates="3 Jan", name="Feast")
    await streak(world, rest="fri")
    await streak(world, vacation="2026-01-04")
    await world.later(days=1, hours=12)
    friday = await streak(world)
    assert "🛌 Today (Friday, 2 January) is off: a rest day. It breaks no streak" in friday
    await world.later(days=3)
    monday = await streak(world)
    assert "Current: **1 day**" in monday
    assert "🟩🛌🎉🌴" in monday
    assert "🛌 rest day · 🎉 holiday · 🌴 vacation" in monday
    assert "One correct answer keeps the streak, until 03:00 tomorrow at the latest." in monday


async def test_all_that_was_set_at_once_is_told(world: World) -> None:
    shown = (await world.ana.slash(world.channel, "streak", rest="sat sun", reminders="on")).response
    assert "weekends.\n✅ Reminders of your streak: on." in text_of(shown)


async def test_no_reminder_comes_on_a_day_off(world: World) -> None:
    await world.ana.slash(world.channel, "streak", reminders="on")
    await keep(world)
    await streak(world, vacation="tomorrow")
    await world.later(days=1, hours=20)
    await world.env.advance_time(70)
    assert world.ana.user.dm_channel is None or not world.ana.user.dm_channel.history()
    await world.later(days=1)
    await world.env.advance_time(70)
    (told,) = world.ana.user.dm_channel.history()
    assert "Your streak of 1 day needs one correct answer today." in told.content


async def test_the_panel_changes_in_place_also_after_a_restart(world: World) -> None:
    shown = (await world.ana.slash(world.channel, "streak")).response
    await world.ana.click(shown, label="Days off")
    assert "Rest days: **none**" in text_of(shown)
    assert labels(shown)[-2:] == ["Announce a vacation", "Back to the streak"]
    await world.restart()
    await weekdays(world, shown, 5, 6)
    assert "🛌 Sat 3 Jan to Sun 4 Jan: rest days" in text_of(shown)
    assert "✅ Your rest days, from today on: weekends." in text_of(shown)
    assert marked(shown, REST) == ["Saturday", "Sunday"]
    await weekdays(world, shown)
    assert "Rest days: **none**, as you chose" in text_of(shown)
    await world.ana.click(shown, label="Use the server's rest days")
    assert "The server's rest days count for you" in text_of(shown)
    await world.ana.click(shown, label="Back to the streak")
    assert "Your streak" in text_of(shown)
    assert labels(shown) == ["Turn reminders on", "Days off"]


async def test_a_vacation_by_form_and_its_end(world: World) -> None:
    shown = (await world.ana.slash(world.channel, "streak", rest="none")).response
    form = await world.ana.click(shown, label="Announce a vacation")
    await world.restart()
    await world.ana.submit_modal(form, {"dates": "3 Jan to 12 Jan"})
    assert "✅ Your vacation is noted: 3 to 12 January 2026." in text_of(shown)
    assert "10 of 30 vacation days of 2026 taken or planned." in text_of(shown)
    await world.ana.click(shown, label="Cancel the vacation of 3 Jan")
    assert "✅ Cancelled: your vacation of 3 to 12 January 2026." in text_of(shown)
    await streak(world, vacation="today to 12 Jan")
    await world.later(days=2)
    assert "from today on your streak needs answers again, the days before stay off" in await streak(
        world, vacation="end"
    )
    again = await streak(world, vacation="End")
    assert again == "You have no vacation to end: none goes on, and none is announced."
    shown = (await world.ana.slash(world.channel, "streak", rest="none")).response
    form = await world.ana.click(shown, label="Announce a vacation")
    refused = await world.ana.submit_modal(form, {"dates": "1 Jan 2026"})
    assert "Thursday, 1 January 2026 is over" in refused.response.content


async def test_one_wrong_option_sets_nothing(world: World) -> None:
    await streak(world, rest="sat", vacation="nonsense")
    await streak(world, rest="nonsense", vacation="tomorrow")
    seen = await streak(world, rest="server")
    assert "Rest days: **none**" in seen
    assert "Vacation: **none**" in seen


@pytest.mark.parametrize(
    ("options", "heard"),
    [
        ({"rest": "caturday"}, "I cannot read “caturday” as weekdays."),
        ({"rest": "MONDAY-sunday"}, "That is 7 days a week, and 3 is the most"),
        (
            {"vacation": "2026-01-09 to 2026-01-05"},
            "Friday, 9 January 2026 comes after Monday, 5 January 2026.",
        ),
        ({"vacation": "5 Jan 2026 to 8 Feb 2027"}, "That is 400 days, and 30 is the most at once."),
        (
            {"vacation": "31 Dec 2025"},
            "The first day that you can choose is today, Thursday, 1 January 2026.",
        ),
        ({"vacation": "2031-01-01"}, "is too far ahead"),
        ({"vacation": "@everyone" * 9}, "I cannot read “"),
    ],
)
async def test_what_cannot_be_taken_is_said_in_a_sentence(
    world: World, options: dict[str, str], heard: str
) -> None:
    said = await streak(world, **options)
    assert heard in said
    assert len(said) < 300


async def test_managers_look_after_holidays_and_all_can_read_them(world: World) -> None:
    name = "**@everyone** \u202eevil " + "x" * 40
    added = await holiday(world, dates="24-26 Dec", name=name, yearly="yes")
    assert "24 to 26 December 2026, and on the same days of every year." in added
    assert "@everyone" not in added
    assert "\u202e" not in added, "it would turn the rest of the line"
    assert "Monday, 5 January 2026" in await holiday(world, dates="5 Jan")
    rest = await world.mod.slash(world.channel, "holidays rest", weekdays="SUN")
    assert rest.response.content.startswith("🛌 Rest days of this server: Sun")
    listed = await world.ana.slash(world.channel, "holidays list")
    assert listed.ephemeral
    lines = text_of(listed.response).splitlines()
    assert lines[3].startswith("🎉 **Holiday** Monday, 5 January 2026"), "the next one first"
    assert lines[4].endswith("24 to 26 December 2026 · every year")
    offered = await world.mod.autocomplete(world.channel, "holidays remove", "holiday", "jan")
    (choice,) = offered
    assert choice["name"] == "Holiday: Monday, 5 January 2026"
    removed = await world.mod.slash(world.channel, "holidays remove", holiday=choice["value"])
    assert "**Holiday** is no holiday any more" in removed.response.content
    gone = await world.mod.slash(world.channel, "holidays remove", holiday=choice["value"])
    assert gone.response.content.startswith("There is no such holiday here, or it is over.")
    log = text_of((await world.mod.slash(world.channel, "deck log")).response)
    assert "removed the holiday Holiday (Monday, 5 January 2026)" in log
    assert "set the server's rest days: Sun" in log


async def test_a_holiday_of_today_comes_too_late(world: World) -> None:
    await world.later(hours=12)
    said = await holiday(world, dates="today")
    assert said.startswith("Thursday, 1 January 2026 may be over already for members in other time zones")
    assert "The first day that you can choose is Friday, 2 January 2026." in said


async def test_where_one_is_the_rest_days_are_named_by_the_server_that_counts(world: World) -> None:
    await world.mod.slash(world.channel, "holidays rest", weekdays="sat")
    shown = (await world.ana.slash(world.channel, "streak")).response
    await world.ana.click(shown, label="Days off")
    assert "Rest days: **Sat**, as this server has it" in text_of(shown)
    await keep(world)
    direct = (await world.ana.user.slash("streak")).response
    await world.ana.user.click(direct, label="Days off")
    assert "Rest days: **Sat**, as Study group has it" in text_of(direct)


async def test_privacy_shows_and_forgets_days_off(world: World) -> None:
    await streak(world, rest="sat", vacation="tomorrow")
    kept = text_of((await world.ana.slash(world.channel, "privacy show")).response)
    assert "Which weekdays you take off: 1 choice" in kept
    assert "When you were or will be away: 1 vacation." in kept
    asked = (await world.ana.slash(world.channel, "privacy forget")).response
    await world.ana.click(asked, label="Forget me")
    kept = text_of((await world.ana.slash(world.channel, "privacy show")).response)
    assert "vacation" not in kept


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2028, 2, 29), date(2028, 2, 29), "and on the same day of every leap year"),
        (date(2028, 3, 1), date(2028, 3, 1), "and on the same day of every year"),
        (date(2028, 2, 28), date(2028, 2, 29), "and on the same days of every year"),
    ],
)
def test_a_yearly_holiday_comes_when_it_is_said_to(first: date, last: date, told: str) -> None:
    days = DayRange(first, last)
    assert told in texts.holiday_added(Holiday(1, "Leap", days, yearly=True), days)

"""A person's days off on both databases: kept streaks, quiet evenings, limits."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest

from bot.core.day_ranges import DayRange
from bot.core.days_off import VACATION_DAYS_A_YEAR
from bot.core.streaks import Day
from bot.services.days_off import errors
from tests.services.days_off_game import MONDAY, Off
from tests.services.game import ANA, BEN, GUILD, Game
from tests.services.test_streaks import right_answer


@pytest.fixture
def off(any_game: Game) -> Off:
    return Off(any_game)


async def test_rest_days_break_nothing_and_an_answer_on_one_counts(off: Off) -> None:
    await off.rest("Sat SUN")
    await off.keep(5)
    saturday = await off.streak()
    assert (saturday.current, saturday.at_risk, saturday.today_off) == (5, False, Day.REST)
    off.game.clock.move(days=1)
    await right_answer(off.game)
    off.game.clock.move(days=1)
    monday = await off.streak()
    assert (monday.current, monday.at_risk) == (6, True)
    assert [monday.calendar[MONDAY + timedelta(days=each)] for each in (4, 5, 6)] == [
        Day.DONE,
        Day.REST,
        Day.DONE,
    ]


async def test_a_vacation_ends_early_and_keeps_the_days_that_it_had(off: Off) -> None:
    await off.keep(3)
    assert await off.away("today to 12 Mar") == DayRange(date(2026, 3, 5), date(2026, 3, 12))
    assert (await off.streak()).today_off is Day.VACATION
    off.game.clock.move(days=3)
    done = await off.own.end(BEN.user_id, GUILD)
    assert (done.begun, done.days.last) == (True, date(2026, 3, 12))
    sunday = await off.streak()
    assert (sunday.current, sunday.at_risk, sunday.calendar[date(2026, 3, 7)]) == (3, True, Day.VACATION)
    assert (await off.own.of(BEN.user_id, GUILD)).used == 3
    with pytest.raises(errors.NoVacation):
        await off.own.end(BEN.user_id, GUILD)
    off.game.clock.move(days=1)
    assert (await off.streak()).current == 0


async def test_one_that_was_cancelled_leaves_nothing_and_a_strangers_is_not_found(off: Off) -> None:
    await off.away("tomorrow to 5 Mar")
    (mine,) = (await off.own.of(BEN.user_id, GUILD)).vacations
    with pytest.raises(errors.NoVacation):
        await off.own.end(ANA.user_id, GUILD, mine.id)
    assert not (await off.own.end(BEN.user_id, GUILD, mine.id)).begun
    found = await off.own.of(BEN.user_id, GUILD)
    assert (found.vacations, found.used, found.coming) == ([], 0, [])


async def test_the_limits_of_a_vacation(off: Off) -> None:
    await off.away("1 Apr to 20 Apr")
    for text, error in (
        ("nonsense", errors.InvalidDates),
        ("2026-05-05 to 2026-05-01", errors.DatesBackwards),
        ("2026-03-01", errors.DatesOver),
        ("2031-01-01", errors.DatesTooFar),
        ("2026-05-01 to 2027-06-05", errors.TooManyDays),
        ("20 Apr to 22 Apr", errors.VacationThere),
    ):
        with pytest.raises(error):
            await off.away(text)
    with pytest.raises(errors.VacationDaysUsed) as caught:
        await off.away("1 May to 11 May")
    assert (caught.value.year, caught.value.left) == (2026, VACATION_DAYS_A_YEAR - 20)
    await off.away("1 May to 10 May")
    await off.away("1 Jan to 30 Jan")
    with pytest.raises(errors.VacationDaysUsed):
        await off.away("30 Dec to 31 Dec")
    assert (await off.own.of(BEN.user_id, GUILD)).used == VACATION_DAYS_A_YEAR


async def test_weekdays_that_cannot_be_rest_days(off: Off) -> None:
    for text in ("", "caturday", "sat sun x", "m"):
        with pytest.raises(errors.InvalidRestDays):
            off.own.read_rest(text)
    for text in ("every day", "weekdays", "mon tue wed thu fri sat sun", "MON-THU"):
        with pytest.raises(errors.TooManyRestDays):
            off.own.read_rest(text)
    assert off.own.read_rest(" saturday and SUNDAY ") == off.own.read_rest("weekend") == frozenset({5, 6})
    assert off.own.read_rest("None") == frozenset()
    assert off.own.read_rest("Server") is None
    with pytest.raises(errors.TooManyRestDays):
        await off.own.choose_rest(BEN.user_id, GUILD, frozenset(range(7)))


async def test_changing_them_every_day_gives_three_a_week(off: Off) -> None:
    """Each day is named as a rest day on that very day."""
    await right_answer(off.game)
    off.game.clock.move(days=1)
    for name in ("tue", "wed", "thu", "fri"):
        await off.rest(name)
        off.game.clock.move(days=1)
    assert (await off.streak()).current == 0
    found = [(await off.streak()).calendar[MONDAY + timedelta(days=each)] for each in range(1, 5)]
    assert found == [Day.REST, Day.REST, Day.REST, Day.MISSED]


async def known(off: Off) -> None:
    """Person and server have rows already: it is no insert that one of two waits for."""
    await off.game.settings.set_own_zone(BEN.user_id, "UTC")
    await off.game.settings.set_guild_zone(GUILD, "UTC")


async def test_the_same_told_twice_at_once_is_one(off: Off) -> None:
    await known(off)
    twice = (off.away("tomorrow to 5 Mar"), off.away("tomorrow to 5 Mar"))
    first, second = await asyncio.gather(*twice)
    assert first == second
    assert len((await off.own.of(BEN.user_id, GUILD)).vacations) == 1
    ids = await asyncio.gather(off.holiday("6 Mar"), off.holiday("6 Mar"))
    assert len(set(ids)) == 1


async def test_two_at_once_that_meet_are_not_both_taken(off: Off) -> None:
    await known(off)
    found = await asyncio.gather(
        *(off.away(f"{first} Mar to 9 Mar") for first in (4, 5, 6)), return_exceptions=True
    )
    assert sum(isinstance(each, DayRange) for each in found) == 1
    assert sum(isinstance(each, errors.VacationThere) for each in found) == 2


async def test_no_reminder_on_a_day_off_until_the_vacation_ends(off: Off) -> None:
    await off.reminders.set(BEN.user_id, on=True)
    await off.keep(3)
    await off.away("today to tomorrow")
    off.game.clock.move(hours=9)
    assert await off.reminders.due() == []
    await off.own.end(BEN.user_id, GUILD)
    assert [each.streak.current for each in await off.reminders.due()] == [3]
    await off.rest("thu")
    assert await off.reminders.due() == []

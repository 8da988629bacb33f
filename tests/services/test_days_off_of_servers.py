"""A server's days off on both databases: whom they are about, and limits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core.day_ranges import DayRange
from bot.core.days_off import HOLIDAYS_A_YEAR, MAX_HOLIDAY_NAME, MAX_HOLIDAYS
from bot.core.members import Person
from bot.core.streaks import Day
from bot.services.days_off import errors
from bot.services.days_off.servers import NAMELESS
from tests.services.days_off_game import MANAGER, MONDAY, OTHER, THERE, Off
from tests.services.game import BEN, GUILD, RIGHT, Game
from tests.services.review_game import ReviewGame
from tests.services.test_streaks import right_answer


@pytest.fixture
def off(any_game: Game) -> Off:
    return Off(any_game)


async def test_the_holidays_of_the_server_where_the_streak_was_kept(off: Off) -> None:
    await off.holiday("4 Mar")
    await off.holiday("5 Mar", OTHER)
    await off.keep(2)
    assert (await off.streak()).today_off is Day.HOLIDAY
    assert (await off.streak(THERE)).today_off is Day.HOLIDAY, "a streak is one, wherever one looks at it"
    off.game.clock.move(days=1)
    assert (await off.streak()).at_risk, "the other server's is none of theirs"
    await right_answer(off.game, THERE)
    off.game.clock.move(days=1)
    await off.holiday("7 Mar", OTHER)
    await off.servers.set_rest(GUILD, MANAGER, "sun")
    await right_answer(off.game, THERE)
    off.game.clock.move(days=1)
    found = await off.own.of(BEN.user_id, GUILD)
    assert (found.server_id, found.coming) == (
        OTHER,
        [(DayRange(date(2026, 3, 7), date(2026, 3, 7)), Day.HOLIDAY)],
    )
    assert (await off.streak()).current == 4


async def test_a_servers_rest_days_and_ones_own(off: Off) -> None:
    await off.servers.set_rest(GUILD, MANAGER, "weekend")
    await off.keep(5)
    assert (await off.streak()).today_off is Day.REST
    await off.rest("none")
    assert (await off.streak()).at_risk
    await off.rest("server")
    off.game.clock.move(days=2)
    assert (await off.streak()).current == 5
    await off.servers.set_rest(GUILD, MANAGER, "none")
    off.game.clock.move(days=5)
    lost = await off.streak()
    assert lost.current == 0
    assert [lost.calendar[MONDAY + timedelta(days=each)] for each in (5, 6)] == [Day.REST, Day.REST]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", NAMELESS),
        ("\u200b \u3164", NAMELESS),
        ("\u200fEid\u202e\n al-Fitr", "Eid al-Fitr"),
        ("x" * 99, "x" * MAX_HOLIDAY_NAME),
    ],
)
async def test_a_holiday_has_a_name_that_is_seen(off: Off, typed: str, kept: str) -> None:
    await off.servers.add_holiday(GUILD, MANAGER, "10 Mar", typed)
    ((holiday, _),) = (await off.servers.of(GUILD)).holidays
    assert holiday.name == kept


async def test_holidays_are_removed_for_the_days_to_come_alone(off: Off) -> None:
    await right_answer(off.game)
    feast = await off.holiday("3 Mar to 6 Mar")
    off.game.clock.move(days=1)
    yearly = await off.holiday("10 Mar", yearly=True)
    off.game.clock.move(days=1)  # noon of the 4th; where the date is newest it is the 5th already
    await off.servers.remove_holiday(GUILD, MANAGER, feast)
    with pytest.raises(errors.NoSuchHoliday):
        await off.servers.remove_holiday(OTHER, MANAGER, yearly)
    off.game.clock.move(days=1)
    seen = await off.streak()  # on the 5th
    assert [seen.calendar[date(2026, 3, each)] for each in (3, 4)] == [Day.HOLIDAY, Day.HOLIDAY]
    assert (seen.current, seen.at_risk) == (1, True)
    (left,) = (await off.servers.of(GUILD)).holidays
    assert left[0].id == yearly
    with pytest.raises(errors.NoSuchHoliday):
        await off.servers.remove_holiday(GUILD, MANAGER, feast)
    async with off.game.store.read() as tx:
        lines = [line.detail for line in await tx.audit.latest(GUILD, 5)]
    assert lines[0] == "removed the holiday Feast (3 to 6 March 2026)"


async def test_the_limit_holds_in_leap_years_too(off: Off) -> None:
    await off.holiday("29 Feb", yearly=True)  # that of 2028
    off.game.clock.move(days=3 * 365)
    await off.holiday("1 Apr to 29 Apr", yearly=True)
    with pytest.raises(errors.HolidayDaysUsed) as caught:
        await off.holiday("1 May", yearly=True)
    assert caught.value.year == 2032


async def test_the_limits_of_holidays(off: Off) -> None:
    with pytest.raises(errors.TooManyDays):
        await off.holiday("1 Apr to 10 May")
    await off.holiday("1 Dec to 20 Dec", yearly=True)
    await off.holiday("1 Apr to 10 Apr")
    with pytest.raises(errors.HolidayDaysUsed) as caught:
        await off.holiday("1 May")
    assert (caught.value.year, caught.value.of) == (2026, HOLIDAYS_A_YEAR)
    await off.holiday("2 Dec")  # on one that is there already
    with pytest.raises(errors.HolidayDaysUsed) as caught:
        await off.holiday("1 May 2027 to 11 May 2027")
    assert caught.value.year == 2027
    for number in range(MAX_HOLIDAYS - 3):
        await off.holiday(f"{1 + number // 10} Dec to {11 + number % 10} Dec")
    with pytest.raises(errors.HolidaysFull):
        await off.holiday("5 Dec")


async def test_a_review_in_a_direct_message_keeps_the_run_and_the_server(off: Off) -> None:
    reviews, alone = ReviewGame(off.game), Person(BEN.user_id, 0, "ben")
    for day in ("4 Mar", "6 Mar"):
        await off.holiday(day)
    await off.keep(2)
    off.game.clock.move(days=1)
    reviewed = await reviews.say(RIGHT, alone)
    assert reviewed.streak is not None
    assert reviewed.streak.current == 3
    off.game.clock.move(days=2)
    assert (await off.streak()).current == 3
    async with off.game.store.read() as tx:
        assert [each.guild_id for each in (await tx.members.streak_days(BEN.user_id)).values()][-1] == GUILD

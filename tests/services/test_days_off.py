"""Days off on both databases: kept streaks, quiet evenings, limits, and a past that stays as it was."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.day_ranges import DayRange
from bot.core.days_off import HOLIDAYS_A_YEAR, MAX_HOLIDAYS, VACATION_DAYS_A_YEAR, DaysOff
from bot.core.members import Person
from bot.core.streaks import Day, Streak
from bot.errors import UserError
from bot.services.days_off import errors
from bot.services.days_off.own import DaysOffService
from bot.services.days_off.servers import ServerDaysOffService
from bot.services.recount import RecountService
from bot.services.reminders import ReminderService
from bot.storage.store import Store
from tests.services.appeal_game import REVIEWER, appeal_game
from tests.services.game import ANA, BEN, GUILD, WRONG, Game
from tests.services.test_streaks import right_answer

MANAGER = 900
OTHER = GUILD + 1
THERE = Person(BEN.user_id, OTHER, "ben")
MONDAY = date(2026, 3, 2)
"""Today at the beginning of each test, at noon in UTC."""


class Off:
    """Both services over a game's store and clock."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.own = DaysOffService(game.store, game.clock, "UTC")
        self.servers = ServerDaysOffService(game.store, game.clock, "UTC")
        self.reminders = ReminderService(game.store, game.clock, "UTC")

    async def rest(self, text: str, who: Person = BEN) -> None:
        await self.own.choose_rest(who.user_id, who.guild_id, self.own.read_rest(text))

    async def away(self, text: str, who: Person = BEN) -> DayRange:
        return await self.own.announce(who.user_id, who.guild_id, text)

    async def holiday(self, text: str, guild_id: int = GUILD, *, yearly: bool = False) -> int:
        return (await self.servers.add_holiday(guild_id, MANAGER, text, "Feast", yearly=yearly))[0].id

    async def streak(self, who: Person = BEN) -> Streak:
        return (await self.game.streaks.report(who.user_id, who.guild_id)).streak

    async def keep(self, days: int, who: Person = BEN) -> None:
        """Answer on each of so many days, up to the noon after."""
        for _ in range(days):
            await right_answer(self.game, who)
            self.game.clock.move(days=1)


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


async def test_nothing_mends_a_day_that_is_over(off: Off) -> None:
    await off.keep(2)
    off.game.clock.move(days=1)  # Wednesday went by
    lost = await off.streak()
    assert lost.current == 0
    await off.rest("wed")
    with pytest.raises(errors.DatesOver):
        await off.away("2026-03-04 to 2026-03-06")
    with pytest.raises(errors.DatesOver):
        await off.holiday("2026-03-04")
    await off.servers.set_rest(GUILD, MANAGER, "wed")
    await off.away("today to 2026-03-08")
    assert (await off.streak()).current == 0
    assert (await off.streak()).calendar[date(2026, 3, 4)] is Day.MISSED


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


async def test_moving_between_zones_in_a_vacation_changes_no_day(off: Off) -> None:
    await off.game.settings.set_own_zone(BEN.user_id, "Asia/Tokyo")
    await off.keep(3)
    await off.away("today to tomorrow")
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles", "Pacific/Pago_Pago", "Asia/Tokyo"):
        await off.game.settings.set_own_zone(BEN.user_id, zone)
        assert (await off.streak()).current == 3
    off.game.clock.move(days=2)
    seen = await off.streak()
    assert (seen.current, seen.today) == (3, date(2026, 3, 7))
    assert [seen.calendar[date(2026, 3, each)] for each in (5, 6, 7)] == [
        Day.VACATION,
        Day.VACATION,
        Day.OPEN,
    ]


@pytest.mark.parametrize("zone", ["Europe/Paris", "Africa/Cairo"])
async def test_a_rest_day_of_23_or_25_hours_is_one_day(game: Game, zone: str) -> None:
    """Paris changes its clocks on the last Sundays of March and October; Cairo on a Friday of April at midnight."""
    off = Off(game)
    await game.settings.set_own_zone(BEN.user_id, zone)
    for monday in (date(2026, 3, 23), date(2026, 4, 20), date(2026, 10, 19)):
        noon = datetime(monday.year, monday.month, monday.day, 12, tzinfo=ZoneInfo(zone))
        for number in range(4):
            game.clock.current = noon + timedelta(days=number)  # on the wall of that zone
            await off.rest("fri sat sun")
            await right_answer(game)
        game.clock.current = noon + timedelta(days=7)
        seen = await off.streak()
        assert (seen.current, seen.today) == (4, monday + timedelta(days=7))
        assert [seen.calendar[monday + timedelta(days=each)] for each in (4, 5, 6)] == [Day.REST] * 3


async def test_the_answer_after_midnight_is_the_new_days_after_a_rest_day(off: Off) -> None:
    await off.rest("wed")
    await off.keep(2)
    off.game.clock.move(hours=13)  # Thursday, 01:00
    await right_answer(off.game)
    assert await off.game.days(BEN) == ["2026-03-02", "2026-03-03", "2026-03-05"]


async def test_what_is_counted_again_goes_through_days_off(off: Off) -> None:
    await off.away("tomorrow to 4 Mar")
    await right_answer(off.game)
    off.game.clock.move(days=3)
    await right_answer(off.game)
    recount = RecountService(off.game.store)
    assert await recount.check() == []
    async with off.game.store.write() as tx:
        await tx.members.remove_streak_day(BEN.user_id, date(2026, 3, 5))
    assert await recount.repair() == [f"member {BEN.user_id}: no streak day of the right answer 2"]
    assert await recount.check() == []
    assert await off.game.days(BEN) == ["2026-03-02", "2026-03-05"]
    async with off.game.store.read() as tx:
        own = await tx.scores.own(GUILD, "all", BEN.user_id)
    assert own is not None
    assert own.streak == 2


async def test_an_appeal_on_the_day_before_a_vacation_mends_the_whole_run(store: Store) -> None:
    game = await appeal_game(store)
    off = Off(game)
    await off.keep(1)
    round_ = await game.begin()
    appeal_id = await game.appeal(round_, BEN, WRONG)
    await off.away("tomorrow to 6 Mar")
    game.clock.move(days=4)
    await right_answer(game)
    assert (await off.streak()).current == 1
    await game.accept(appeal_id, REVIEWER)
    assert (await off.streak()).current == 3


async def test_the_past_stays_as_it_was_whatever_is_set(off: Off) -> None:
    """A walk through a month: after each change every day before is judged as before it."""
    rng, game = random.Random(14), off.game
    zones = ("UTC", "Asia/Tokyo", "America/Los_Angeles", "Europe/Paris")
    west, seen = ZoneInfo("America/Los_Angeles"), set[Day | None]()
    await right_answer(game)
    for _ in range(100):
        game.clock.move(hours=rng.choice((3, 5, 12)))
        if rng.random() < 0.1:
            await right_answer(game, rng.choice((BEN, THERE)))
        today = game.clock.now().astimezone(west).date()  # what is over there is over in all of their zones
        before = await _judged(off, today)
        with suppress(UserError):
            await _some_change(off, rng, zones)
        assert await _judged(off, today) == before
        seen |= set(before.values())
    assert seen == {None, Day.REST, Day.HOLIDAY, Day.VACATION}


async def _some_change(off: Off, rng: random.Random, zones: tuple[str, ...]) -> None:
    names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    weekdays = " ".join(rng.sample(names, rng.randint(1, 3)))
    day = (off.game.clock.now() + timedelta(days=rng.randint(-1, 2))).date()
    guild_id = rng.choice((GUILD, OTHER))
    dates = f"{day} to {day + timedelta(days=rng.randint(0, 5))}"
    match rng.randint(0, 9):
        case 0:
            await off.rest(rng.choice((weekdays, "none", "server", "server")))
        case 1 | 2:
            await off.away(dates)
        case 3:
            await off.own.end(BEN.user_id, GUILD)
        case 4 | 5:
            await off.holiday(dates, guild_id, yearly=rng.random() < 0.3)
        case 6 | 7:
            coming = (await off.servers.of(guild_id)).holidays
            if coming:
                await off.servers.remove_holiday(guild_id, MANAGER, rng.choice(coming)[0].id)
        case 8:
            await off.servers.set_rest(guild_id, MANAGER, weekdays)
        case _:
            await off.game.settings.set_own_zone(BEN.user_id, rng.choice(zones))


async def _judged(off: Off, today: date) -> dict[date, Day | None]:
    """Why each day before `today` was off, by all that is stored."""
    async with off.game.store.read() as tx:
        own = await tx.days_off.of_people([BEN.user_id])
        servers = await tx.days_off.of_servers([GUILD, OTHER])
        kept_in = {day: each.guild_id for day, each in (await tx.members.streak_days(BEN.user_id)).items()}
    judge = (
        DaysOff(own[BEN.user_id], servers, kept_in)
        if BEN.user_id in own
        else DaysOff(servers=servers, kept_in=kept_in)
    )
    return {
        day: judge(day) for day in (MONDAY + timedelta(days=each) for each in range((today - MONDAY).days))
    }

"""Days off on both databases: a past that stays as it was, and calendars that move."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.days_off import DaysOff
from bot.core.streaks import Day
from bot.errors import UserError
from bot.services.days_off import errors
from bot.services.recount import RecountService
from bot.storage.store import Store
from tests.services.appeal_game import REVIEWER, appeal_game
from tests.services.days_off_game import MANAGER, MONDAY, OTHER, THERE, Off
from tests.services.game import BEN, GUILD, WRONG, Game
from tests.services.test_streaks import right_answer


@pytest.fixture
def off(any_game: Game) -> Off:
    return Off(any_game)


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

"""The streak report: as of now, on the person's own calendar."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from bot.core.members import Person
from tests.services.game import ANA, BEN, GUILD, Game


async def right_answer(game: Game, who: Person = BEN) -> None:
    starter = replace(ANA, guild_id=who.guild_id)
    answered = await game.say(await game.begin(who=starter, channel_id=game.new_id()), who, "right")
    assert answered is not None


async def test_nothing_yet(game: Game) -> None:
    report = await game.streaks.report(BEN.user_id, GUILD)
    assert (report.streak.current, report.streak.longest, report.last_day) == (0, 0, None)
    assert (report.streak.today, report.zone) == (date(2026, 3, 2), "UTC")


async def test_a_reminder_is_promised_by_the_clock_that_sends_it(game: Game) -> None:
    async def promised(guild_id: int | None) -> tuple[str, bool]:
        report = await game.streaks.report(BEN.user_id, guild_id)
        return report.reminder_zone, report.own_zone

    await game.settings.set_guild_zone(GUILD, "Asia/Tokyo")
    await game.settings.set_guild_zone(GUILD + 1, "Europe/Paris")
    assert await promised(GUILD + 1) == ("Europe/Paris", False), "no streak yet: where it will begin"
    await right_answer(game)
    assert await promised(GUILD + 1) == ("Asia/Tokyo", False)
    assert await promised(None) == ("Asia/Tokyo", False)
    await game.settings.set_own_zone(BEN.user_id, "Asia/Kathmandu")
    assert await promised(GUILD) == ("Asia/Kathmandu", True)


async def test_a_streak_at_risk_then_lost(game: Game) -> None:
    for _ in range(3):
        await right_answer(game)
        game.clock.move(days=1)
    at_risk = await game.streaks.report(BEN.user_id, GUILD)
    assert (at_risk.streak.current, at_risk.streak.today_done, at_risk.streak.at_risk) == (3, False, True)
    assert at_risk.last_day == date(2026, 3, 4)
    game.clock.move(days=1)
    lost = await game.streaks.report(BEN.user_id, GUILD)
    assert (lost.streak.current, lost.streak.longest, lost.streak.at_risk) == (0, 3, False)


async def test_streaks_are_one_over_all_servers_and_private_messages(game: Game) -> None:
    await right_answer(game)
    game.clock.move(days=1)
    await right_answer(game, Person(BEN.user_id, GUILD + 1, "ben"))
    for place in (GUILD, GUILD + 1, None):
        assert (await game.streaks.report(BEN.user_id, place)).streak.current == 2


async def test_moving_to_another_zone_keeps_every_day(game: Game) -> None:
    """Noon UTC on three days; then the same days are looked at from both ends of the world."""
    for _ in range(3):
        await right_answer(game)
        game.clock.move(days=1)
    game.clock.move(days=-1)
    before = await game.days(BEN)
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"):
        await game.settings.set_own_zone(BEN.user_id, zone)
        report = await game.streaks.report(BEN.user_id, GUILD)
        assert report.zone == zone
        assert (report.streak.current, report.streak.longest) == (3, 3)
        assert await game.days(BEN) == before


async def test_zones_are_asked_for_in_order(game: Game) -> None:
    assert (await game.streaks.report(BEN.user_id, None)).zone == "UTC"
    await game.settings.set_guild_zone(GUILD, "Asia/Tokyo")
    assert (await game.streaks.report(BEN.user_id, GUILD)).zone == "Asia/Tokyo"
    assert (await game.streaks.report(BEN.user_id, None)).zone == "UTC"
    await game.settings.set_own_zone(BEN.user_id, "Europe/Paris")
    assert (await game.streaks.report(BEN.user_id, GUILD)).zone == "Europe/Paris"
    assert (await game.streaks.report(BEN.user_id, None)).zone == "Europe/Paris"


async def test_another_persons_days_are_not_mine(game: Game) -> None:
    await right_answer(game)
    assert (await game.streaks.report(BEN.user_id + 1, GUILD)).streak.current == 0

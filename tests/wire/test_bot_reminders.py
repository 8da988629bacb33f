"""Reminders over real sockets: a cut connection costs no one but the person it was for, and they hear later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from .conftest import StartBot, Town
from .database_file import DatabaseFile, stored
from .people import Person
from .standin import StandIn


def evening() -> str:
    """A zone where it is nine in the evening now, so that no test meets a midnight."""
    ahead = (21 - datetime.now(UTC).hour + 11) % 24 - 11
    return f"Etc/GMT{-ahead:+d}"  # the sign of these names is the other way round


def at_risk(database: DatabaseFile, who: Person, town: Town, zone: str) -> None:
    """They kept a streak until yesterday and want reminders."""
    yesterday = datetime.now(ZoneInfo(zone)).date() - timedelta(days=1)
    database.change(
        "INSERT INTO person (id, timezone, reminders) VALUES (?, ?, 1)"
        " ON CONFLICT (id) DO UPDATE SET timezone = excluded.timezone, reminders = 1",
        who.user.id,
        zone,
    )
    database.change(
        "INSERT INTO streak_day (user_id, day, guild_id, zone, at) VALUES (?, ?, ?, ?, ?)",
        who.user.id,
        yesterday.isoformat(),
        town.guild.id,
        zone,
        stored(datetime.now(UTC) - timedelta(days=1)),
    )


def reminders(standin: StandIn, who: Person) -> int:
    return sum("streak" in message.text for message in standin.posts(who.dm()))


async def test_a_cut_connection_costs_one_reminder_which_comes_later(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    bot = await start_bot()
    await bot.logged("connected")
    assert await bot.terminate() == 0
    database, zone = DatabaseFile(tmp_path), evening()
    everyone = (town.ann, town.ben, town.mod)
    for who in everyone:
        at_risk(database, who, town, zone)
    standin.faults.cut("POST", f"/channels/{town.ann.dm().id}/messages")
    bot = await start_bot()
    await bot.logged("a reminder failed; the next tick tries again")
    await standin.until(lambda: reminders(standin, town.ben) and reminders(standin, town.mod), "the others'")
    assert [reminders(standin, who) for who in everyone] == [0, 1, 1]
    assert await bot.terminate() == 0
    bot = await start_bot()  # whose first tick is at once
    await standin.until(lambda: reminders(standin, town.ann), "the one that was cut")
    assert await bot.terminate() == 0
    assert [reminders(standin, who) for who in everyone] == [1, 1, 1]
    assert "Traceback" not in bot.log

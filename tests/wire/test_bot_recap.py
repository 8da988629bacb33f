"""Recaps, of weeks and of seasons, of a process that is killed around its send: each server has one of each.

The stand-in forgets nonces at once here, so that looking alone must do; real requests carry the picture.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core.recap import weeks

from . import routes
from .conftest import StartBot, Town
from .daily_schedules import DailySchedules
from .database_file import stored
from .standin import StandIn
from .state import Channel, Guild, Message

PLANNED = (datetime.now(UTC) - timedelta(minutes=2)).replace(second=0, microsecond=0)
WEEK = weeks.key(weeks.week_told(PLANNED.date()))


class Recaps:
    """Servers whose recap is due now."""

    def __init__(self, standin: StandIn, directory: Path) -> None:
        self._standin, self.database = standin, DailySchedules(directory)

    def server(self, name: str, *, answers: bool = True) -> tuple[Guild, Channel]:
        """One with a member who answered in the week that is told."""
        guild = self._standin.guild(name)
        channel = self._standin.channel(guild, "news")
        who = self._standin.person("ann", guild).user.id
        self.database.change(
            "INSERT INTO recap (guild_id, channel_id, weekday, at, zone, next_at) VALUES (?, ?, ?, ?, 'UTC', ?)",
            *(guild.id, channel.id, PLANNED.weekday(), f"{PLANNED:%H:%M}:00.000000", stored(PLANNED)),
        )
        self.database.change(
            "INSERT INTO member (guild_id, user_id, name) VALUES (?, ?, 'ann')", guild.id, who
        )
        if answers:
            self.database.change(
                "INSERT INTO score (guild_id, period, user_id, points, correct, answers) VALUES (?, ?, ?, 20, 2, 4)",
                *(guild.id, WEEK, who),
            )
        return guild, channel

    def orphan(self, guild: Guild) -> None:
        """A claim whose process died before it did anything more."""
        self.database.change(
            "INSERT INTO recap_post (guild_id, period, state, due_at, owner, lease_until)"
            " VALUES (?, ?, 'claimed', ?, 'dead', ?)",
            *(guild.id, WEEK, stored(PLANNED), stored(PLANNED)),
        )
        self.database.change(
            "UPDATE recap SET next_at = ? WHERE guild_id = ?", stored(PLANNED + timedelta(days=7)), guild.id
        )

    def season(self, name: str) -> tuple[Guild, Channel]:
        """One whose season ended with yesterday, as its calendar has it; the recap of its week comes in a year."""
        guild, channel = self.server(name, answers=False)
        self.database.change(
            "UPDATE recap SET next_at = ? WHERE guild_id = ?", stored(PLANNED + timedelta(days=365)), guild.id
        )
        self.database.change("INSERT INTO guild (id, timezone) VALUES (?, ?)", guild.id, self.database.zone)
        last = self.database.today - timedelta(days=1)
        self.database.change(
            "INSERT INTO season (guild_id, name, monthly, starts_on, ends_on) VALUES (?, 'Cup', 0, ?, ?)",
            *(guild.id, str(last - timedelta(days=9)), str(last)),
        )
        self.database.change(
            "INSERT INTO score (guild_id, period, user_id, points, correct, answers)"
            " SELECT member.guild_id, 's' || season.id, user_id, 24, 2, 4"
            " FROM member JOIN season ON season.guild_id = member.guild_id WHERE member.guild_id = ?",
            guild.id,
        )
        return guild, channel

    def states(self, guild: Guild) -> list[str]:
        """What became of its weeks and seasons."""
        found = self.database.rows("SELECT state FROM recap_post WHERE guild_id = ?", guild.id)
        return [state for (state,) in found]


async def test_killed_around_its_send(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "NONCE_SECONDS", 0.0)
    recaps = Recaps(standin, tmp_path)
    lost, arrived, quiet = (
        recaps.server(name, answers=name != "quiet") for name in ("lost", "arrived", "quiet")
    )
    claimed, failing = recaps.server("claimed"), recaps.server("failing")
    recaps.orphan(claimed[0])
    season_lost, season_arrived = recaps.season("season lost"), recaps.season("season arrived")
    servers = (lost, arrived, quiet, claimed, failing, season_lost, season_arrived)

    def posts(channel: Channel) -> list[Message]:
        said = ("The week from", "Cup is over")
        return [each for each in standin.posts(channel) if any(title in each.text for title in said)]

    held = ((lost, False), (arrived, True), (season_lost, False), (season_arrived, True))
    holds = [
        standin.faults.hold("POST", f"/channels/{channel.id}/messages", effect=effect)
        for (_, channel), effect in held
    ]
    standin.faults.cut("POST", f"/channels/{failing[1].id}/messages", effect=True)
    first = await start_bot()
    await first.connected()
    await asyncio.gather(*(hold.caught() for hold in holds))
    await standin.until(lambda: bool(posts(quiet[1])), "what is not held")
    await first.kill()
    for hold in holds:
        hold.drop()
    assert [recaps.states(guild) for (guild, _), _ in held] == [["posting"]] * 4

    # As if their leases had run out meanwhile.
    recaps.database.change("UPDATE recap_post SET lease_until = ?", stored(PLANNED))
    second = await start_bot()
    await second.connected()
    await standin.until(lambda: all(recaps.states(guild) == ["posted"] for guild, _ in servers), "every mark")
    assert await second.terminate() == 0
    assert [len(posts(channel)) for _, channel in servers] == [1] * 7
    assert "1 person gave 4 answers: 2 right (50%)" in posts(lost[1])[0].text
    assert posts(lost[1])[0].files["cuecard-recap.png"].startswith(b"\x89PNG")
    assert posts(lost[1])[0].allowed_mentions == {"parse": []}
    assert "A quiet week" in posts(quiet[1])[0].text
    assert "🥇 ann, 24 points" in posts(season_lost[1])[0].text
    assert posts(season_lost[1])[0].allowed_mentions == {"parse": []}
    assert posts(town.general) == []
    assert recaps.database.sound()
    assert "Traceback" not in first.log + second.log

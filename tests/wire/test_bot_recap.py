"""The weekly recap of a process that is killed around its send: each server has one, with its picture.

The stand-in forgets nonces at once here, so that looking alone must do; real requests carry the picture.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from . import routes
from .conftest import StartBot, Town
from .daily_schedules import DailySchedules
from .database_file import stored
from .standin import StandIn
from .state import Channel, Guild, Message

PLANNED = (datetime.now(UTC) - timedelta(minutes=2)).replace(second=0, microsecond=0)
WEEK = PLANNED.date() - timedelta(days=PLANNED.weekday() + 7)


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
            year, week, _ = WEEK.isocalendar()
            self.database.change(
                "INSERT INTO score (guild_id, period, user_id, points, correct, answers) VALUES (?, ?, ?, 20, 2, 4)",
                *(guild.id, f"{year}-W{week:02}", who),
            )
        return guild, channel

    def orphan(self, guild: Guild) -> None:
        """A claim whose process died before it did anything more."""
        self.database.change(
            "INSERT INTO recap_post (guild_id, week, state, due_at, owner, lease_until)"
            " VALUES (?, ?, 'claimed', ?, 'dead', ?)",
            *(guild.id, str(WEEK), stored(PLANNED), stored(PLANNED)),
        )
        self.database.change(
            "UPDATE recap SET next_at = ? WHERE guild_id = ?", stored(PLANNED + timedelta(days=7)), guild.id
        )

    def states(self, guild: Guild) -> list[tuple[date, str]]:
        """What became of its weeks."""
        found = self.database.rows("SELECT week, state FROM recap_post WHERE guild_id = ?", guild.id)
        return [(date.fromisoformat(week), state) for week, state in found]


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
    servers = (lost, arrived, quiet, claimed, failing)

    def posts(channel: Channel) -> list[Message]:
        return [message for message in standin.posts(channel) if "The week from" in message.text]

    holds = [
        standin.faults.hold("POST", f"/channels/{lost[1].id}/messages", effect=False),
        standin.faults.hold("POST", f"/channels/{arrived[1].id}/messages", effect=True),
    ]
    standin.faults.cut("POST", f"/channels/{failing[1].id}/messages", effect=True)
    first = await start_bot()
    await first.connected()
    await asyncio.gather(*(hold.caught() for hold in holds))
    await standin.until(lambda: bool(posts(quiet[1])), "what is not held")
    await first.kill()
    for hold in holds:
        hold.drop()
    assert recaps.states(lost[0]) == recaps.states(arrived[0]) == [(WEEK, "posting")]

    # As if their leases had run out meanwhile.
    recaps.database.change("UPDATE recap_post SET lease_until = ?", stored(PLANNED))
    second = await start_bot()
    await second.connected()
    done = [(WEEK, "posted")]
    await standin.until(lambda: all(recaps.states(guild) == done for guild, _ in servers), "every mark")
    assert await second.terminate() == 0
    assert [len(posts(channel)) for _, channel in servers] == [1] * 5
    assert "1 person gave 4 answers: 2 right (50 %)" in posts(lost[1])[0].text
    assert posts(lost[1])[0].files["cuecard-recap.png"].startswith(b"\x89PNG")
    assert posts(lost[1])[0].allowed_mentions == {"parse": []}
    assert "A quiet week" in posts(quiet[1])[0].text
    assert posts(town.general) == []
    assert recaps.database.sound()
    assert "Traceback" not in first.log + second.log

"""Daily schedules that are due at once: the bot's own records, moved in time while no process runs.

All are planned for about noon in a zone where it is noon now, so that no test meets a midnight.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot import app, config

from .database_file import DatabaseFile, stored
from .state import Channel

DAY = timedelta(days=1)
Post = tuple[int, str, str | None]
"""How many days ago it was due, its state, the reason."""


class DailySchedules(DatabaseFile):
    """The schedules and posts of the process under test; each test channel has one schedule."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        self._now = datetime.now(UTC)
        self._ahead = timedelta(hours=12 - self._now.hour)
        self.zone = f"Etc/GMT{self._now.hour - 12:+d}"  # these names count the hours west of Greenwich

    @property
    def today(self) -> date:
        """The local date of the plans."""
        return (self._now + self._ahead).date()

    def wall_clock(self, minutes_ago: int) -> str:
        """A time of day in the zone, as HH:MM; negative minutes lie ahead."""
        return f"{self._now + self._ahead - timedelta(minutes=minutes_ago):%H:%M}"

    async def lay_out(self) -> None:
        """Make the database as the bot does at its first start, with the shipped deck."""
        made = app.build(config.Settings(database_url=f"sqlite:///{self.file}"))
        await app.prepare(made.store, made.services.decks)
        await made.store.close()

    def planned(self, *, minutes_ago: int, since_days: int = 0) -> tuple[str, datetime]:
        """A plan's time of day, and the instant at which it was due, so long ago."""
        due = self._now - timedelta(minutes=minutes_ago) - since_days * DAY
        return self.wall_clock(minutes_ago), due.replace(second=0, microsecond=0)

    def plan(self, channels: Iterable[Channel], *, minutes_ago: int = 1, since_days: int = 0) -> None:
        """A schedule for each channel; the last post was made before its time `since_days` days ago."""
        clock, due = self.planned(minutes_ago=minutes_ago, since_days=since_days)
        self.change_many(
            "INSERT INTO schedule"
            " (guild_id, channel_id, deck_id, at, zone, days, sealed, paused, removed, next_at)"
            " VALUES (?, ?, (SELECT min(id) FROM deck), ?, ?, 127, 1, 0, 0, ?)",
            [
                (channel.guild.id, channel.id, f"{clock}:00.000000", self.zone, stored(due))
                for channel in channels
                if channel.guild
            ],
        )

    def orphan(self, channel: Channel, *, days_ago: int = 0) -> None:
        """A claim of the channel's next post whose process died before it did anything more."""
        (schedule, due), *_ = self.rows("SELECT id, next_at FROM schedule WHERE channel_id = ?", channel.id)
        planned = datetime.fromisoformat(due) - days_ago * DAY
        self.change(
            "INSERT INTO daily_post (schedule_id, day, state, due_at, owner, lease_until)"
            " VALUES (?, ?, 'claimed', ?, 'dead', ?)",
            *(schedule, str(self.today - days_ago * DAY), stored_again(planned), stored_again(planned)),
        )
        self.change(
            "UPDATE schedule SET next_at = ? WHERE id = ?",
            *(stored_again(planned + (days_ago + 1) * DAY), schedule),
        )

    def a_day_passes(self, channels: Iterable[Channel], *, due: bool = True) -> None:
        """What these channels had today was yesterday; today's post is due unless told otherwise."""
        for channel in channels:
            (schedule, next_at), *_ = self.rows(
                "SELECT id, next_at FROM schedule WHERE channel_id = ?", channel.id
            )
            if due:
                earlier = stored_again(datetime.fromisoformat(next_at) - DAY)
                self.change("UPDATE schedule SET next_at = ? WHERE id = ?", earlier, schedule)
            for post, day, due_at in self.rows(
                "SELECT id, day, due_at FROM daily_post WHERE schedule_id = ?", schedule
            ):
                self.change(
                    "UPDATE daily_post SET day = ?, due_at = ? WHERE id = ?",
                    *(str(date.fromisoformat(day) - DAY), stored_again(datetime.fromisoformat(due_at) - DAY)),
                    post,
                )

    def posts(self, channel: Channel) -> list[Post]:
        """What became of the channel's posts, oldest first."""
        found = self.rows(
            "SELECT day, daily_post.state, reason FROM daily_post JOIN schedule ON schedule.id = schedule_id"
            " WHERE channel_id = ? ORDER BY day",
            channel.id,
        )
        return [((self.today - date.fromisoformat(day)).days, state, reason) for day, state, reason in found]


def stored_again(at: datetime) -> str:
    """An instant that was read from the file, as the bot stores it."""
    return stored(at.replace(tzinfo=UTC))

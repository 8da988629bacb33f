"""The leap day of 2028, lived through by a process whose clock is ahead."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from . import clock
from .conftest import StartBot, Town
from .database_file import DatabaseFile, stored
from .play import answer, right
from .standin import StandIn

LEAP_DAY, AFTER = datetime(2028, 2, 29, 9, tzinfo=UTC), datetime(2028, 3, 1, 9, tzinfo=UTC)


def plan(database: DatabaseFile, town: Town) -> None:
    """A daily question and a recap, due on the leap day; Ann answered on the day before."""
    guild = town.guild.id
    database.change(
        "INSERT INTO schedule (guild_id, channel_id, deck_id, at, zone, days, sealed, paused, removed, next_at)"
        " VALUES (?, ?, (SELECT min(id) FROM deck), '09:00:00.000000', 'UTC', 127, 1, 0, 0, ?)",
        *(guild, town.quiz.id, stored(LEAP_DAY)),
    )
    database.change(
        "INSERT INTO recap (guild_id, channel_id, weekday, at, zone, next_at)"
        " VALUES (?, ?, 1, '09:00:00.000000', 'UTC', ?)",
        *(guild, town.general.id, stored(LEAP_DAY)),
    )
    database.change(
        "INSERT INTO streak_day (user_id, day, guild_id, zone, at) VALUES (?, '2028-02-28', ?, 'UTC', ?)",
        *(town.ann.user.id, guild, stored(LEAP_DAY.replace(day=28))),
    )


async def test_a_question_a_recap_and_statistics_on_the_29th_of_february(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    database = DatabaseFile(tmp_path)
    plan(database, town)
    bot = await start_bot(env=clock.at(standin, LEAP_DAY))
    question = await standin.post(town.quiz, "Question of the day")
    assert "🔥 2-day streak" in (await answer(town.ann, question, right(question))).text
    await standin.post(town.general, "The week from 21 to 27 February")
    shown = [(await town.ann.slash(town.quiz, name)).text for name in ("streak", "stats")]
    assert "Today (Tuesday, 29 February) is done" in shown[0]
    assert "Streak **2 days**" in shown[1]
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log
    assert database.rows("SELECT day, state FROM daily_post") == [("2028-02-29", "posted")]
    assert database.rows("SELECT next_at FROM schedule") == [(stored(AFTER),)]

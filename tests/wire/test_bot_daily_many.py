"""Many schedules due in the same minute, two processes on one database, one of them asked to stop in the middle."""

from __future__ import annotations

from pathlib import Path

from .conftest import StartBot, Town
from .daily_schedules import DailySchedules
from .play import WRONG, answer, posts, question_in
from .standin import StandIn

MANY = 200
POSTED = [(0, "posted", None)]


async def test_two_processes_share_a_busy_minute(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    schedules = DailySchedules(tmp_path)
    await schedules.lay_out()
    channels = [standin.channel(town.guild, f"daily {number}") for number in range(MANY)]
    schedules.plan(channels)
    standin.desk.answer_seconds = 15
    leaving, staying = await start_bot(), await start_bot()
    await standin.until(lambda: sum(map(bool, map(standin.posts, channels))) > MANY // 4, "a start", 30)
    assert await leaving.terminate(within=20) == 0
    assert len([c for c in channels if schedules.posts(c) != POSTED]) > MANY // 4, "it left in the middle"

    await town.ann.slash(town.quiz, "quiz", questions=1)
    verdict = await answer(town.ann, await question_in(standin, town.quiz), WRONG)
    assert verdict.text.startswith("❌ Not quite")
    await standin.until(lambda: all(map(standin.posts, channels)), "all posts", within=60)
    await standin.until(
        lambda: schedules.rows("SELECT count(*) FROM daily_post WHERE state = 'posted'") == [(MANY,)],
        "marks",
        20,
    )
    assert [dict(posts(standin, channel)) for channel in channels] == [{"daily": 1}] * MANY
    assert posts(standin, town.quiz) == {"question": 1}
    assert await staying.terminate() == 0
    assert schedules.sound()
    assert "Traceback" not in leaving.log + staying.log

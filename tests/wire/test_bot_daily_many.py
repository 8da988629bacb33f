"""Many schedules due in the same minute, two processes on one database, one of them asked to stop in the middle."""

from __future__ import annotations

import asyncio
from pathlib import Path

from .conftest import StartBot, Town
from .daily_schedules import DailySchedules
from .play import WRONG, answer, posts, question_in
from .standin import StandIn

MANY = 200
HELD = 60
"""Sends that wait until one process is told to leave, however quick the machine is."""


async def test_two_processes_share_a_busy_minute(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    schedules = DailySchedules(tmp_path)
    channels = [standin.channel(town.guild, f"daily {number}") for number in range(MANY)]
    schedules.plan(channels)
    last = [standin.faults.hold("POST", f"/channels/{channel.id}/messages") for channel in channels[-HELD:]]
    leaving, staying = await start_bot(), await start_bot()
    for bot in (leaving, staying):
        await bot.connected()
    await standin.until(lambda: sum(map(bool, map(standin.posts, channels))) > MANY // 4, "a start")
    ending = asyncio.create_task(leaving.terminate())
    await leaving.logged("stopping")  # in the middle: the last sends are still held
    for hold in last:
        hold.release()
    assert await ending == 0

    await town.ann.slash(town.quiz, "quiz", questions=1, seconds=3600)
    verdict = await answer(town.ann, await question_in(standin, town.quiz), WRONG)
    assert verdict.text.startswith("❌ Not quite")
    await standin.until(lambda: all(map(standin.posts, channels)), "all posts")
    await standin.until(
        lambda: schedules.rows("SELECT count(*) FROM daily_post WHERE state = 'posted'") == [(MANY,)],
        "marks",
    )
    assert [dict(posts(standin, channel)) for channel in channels] == [{"daily": 1}] * MANY
    assert posts(standin, town.quiz) == {"question": 1}
    assert await staying.terminate() == 0
    assert schedules.sound()
    assert "Traceback" not in leaving.log + staying.log

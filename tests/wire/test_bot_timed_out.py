"""A moderator times the bot out while a daily question is due: everybody hears why."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from .conftest import StartBot, Town
from .daily_schedules import DailySchedules
from .standin import StandIn


async def test_it_is_said_why_nothing_comes_until_it_may_speak_again(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    schedules = DailySchedules(tmp_path)
    schedules.plan([town.quiz])
    standin.world.time_out(town.guild, datetime.now(UTC) + timedelta(hours=1))
    bot = await start_bot()
    await bot.logged("a daily post failed and will be tried again")
    there: dict[str, Any] = {"channel": town.general, "time": "10:00"}
    shown, *refused = await asyncio.gather(
        town.mod.slash(town.general, "daily show"),
        town.mod.slash(town.general, "daily now"),
        town.mod.slash(town.general, "daily setup", **there),
        town.ann.slash(town.general, "quiz"),
    )
    standin.world.time_out(town.guild, None)
    assert "⏳ being posted: I am timed out in this server. I'll keep trying." in shown.text
    for each in refused:
        assert each.text.startswith("A moderator has timed me out in this server until <t:")
    assert "is set" in (await town.mod.slash(town.general, "daily setup", **there)).text
    assert (await town.mod.slash(town.general, "daily now", schedule=1)).text.startswith("📮")
    await standin.post(town.quiz, "Question of the day")
    assert await bot.terminate() == 0
    told = [line for line in bot.lines if " INFO " not in line]
    assert len(told) == 1
    assert "reason='I am timed out in this server.'" in told[0]

"""Two processes on one token and one database, as a restart by hand leaves them: each thing is done once."""

from __future__ import annotations

import asyncio
from pathlib import Path

from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .play import FIRST_BONUS, FIRST_TRY, answer, posts, question_in, right
from .standin import StandIn


async def test_two_processes_on_one_token(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    ann, ben, mod, channel = town.ann, town.ben, town.mod, town.quiz
    bots = [await start_bot(), await start_bot()]
    for bot in bots:
        await bot.connected()
        await bot.logged("connected")
    daily = standin.channel(town.guild, "daily")
    await mod.slash(daily, "daily setup", channel=daily, time="09:00", timezone="UTC")
    database_file = DatabaseFile(tmp_path)
    assert database_file.rows("SELECT count(*) FROM schedule") == [(1,)]
    await asyncio.gather(*(mod.slash(daily, "daily now") for _ in range(5)))
    await standin.until(lambda: posts(standin, daily)["daily"] == 5, "five questions")
    await ann.slash(channel, "quiz", questions=2, seconds=3600)
    question = await question_in(standin, channel)
    assert (await ann.click(question, "Hint")).text.startswith("💡")
    verdict = await answer(ben, question, right(question))
    assert verdict.text.startswith(f"✅ Correct · +{FIRST_TRY + FIRST_BONUS} points")
    await ann.click(question, "Skip", settle=False)
    second = await question_in(standin, channel, 2)
    ben.reply(second, right(second))
    await standin.post(channel, "✅ Correct", after=second.id)
    await ann.click(second, "End", settle=False)
    await standin.post(channel, "🏁")
    for bot in bots:
        assert await bot.terminate() == 0
        assert "Traceback" not in bot.log
        assert "ERROR" not in bot.log
    assert posts(standin, daily)["daily"] == 5
    kinds = posts(standin, channel)
    assert (kinds["question"], kinds["answer"], kinds["standings"]) == (2, 2, 1)
    assert database_file.points() == {ben.user.id: 2 * (FIRST_TRY + FIRST_BONUS)}

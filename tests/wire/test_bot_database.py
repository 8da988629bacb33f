"""The bot while its database is away: nobody is left without a word, no answer is lost, and the log stays short."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest_asyncio

from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .play import FIRST_BONUS, FIRST_TRY, WRONG, answer, question_in, right
from .process import BotProcess
from .proxy import Proxy
from .standin import StandIn

KEPT = "I have your answer, but I cannot save it"
AWAY = "I cannot reach my database at the moment"
LOST = "I could not save your answer, and no try was used"
GONE, BACK = "the database cannot be used", "the database is back"


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """Another process writes and does not come to an end."""
    holder = sqlite3.connect(directory / "cuecard.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    yield
    holder.execute("ROLLBACK")
    holder.close()


def trouble(bot: BotProcess) -> list[str]:
    """The lines of the log that are not about ordinary life."""
    return [line for line in bot.lines if " INFO " not in line]


async def test_a_long_lock(standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path) -> None:
    ann, ben, mod, channel = town.ann, town.ben, town.mod, town.quiz
    bot = await start_bot()
    await ann.slash(channel, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, channel)
    with locked(tmp_path):
        verdict = await answer(ann, question, right(question))
        assert verdict.private
        assert verdict.text.startswith(KEPT)
        ben.reply(question, right(question))
        await standin.post(channel, KEPT, after=question.id)
        assert (await ben.click(question, "Hint")).text.startswith(AWAY)
        assert (await ann.slash(channel, "settings", timezone="Europe/Paris")).text.startswith(AWAY)
        assert (await ann.slash(standin.channel(town.guild, "b"), "quiz")).text.startswith(AWAY)
        assert (await mod.slash(channel, "daily setup", channel=channel, time="09:00")).text.startswith(AWAY)
        assert "Daily" in (await mod.slash(channel, "daily show")).text, "reading works"
    assert (await verdict.followup()).text.startswith(f"✅ Correct · +{FIRST_TRY + FIRST_BONUS} points")
    await standin.post(channel, f"✅ Correct · +{FIRST_TRY} points", after=question.id)
    await bot.logged(BACK)
    assert (await mod.click(question, "Hint")).text.startswith("💡")
    assert await bot.terminate() == 0
    assert DatabaseFile(tmp_path).points() == {
        ann.user.id: FIRST_TRY + FIRST_BONUS,
        ben.user.id: FIRST_TRY,
    }
    assert [GONE in trouble(bot)[0], BACK in trouble(bot)[1]] == [True, True]
    assert len(trouble(bot)) == 2


async def test_a_signal_while_answers_wait(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    """The lock lasts until after the end: a last try, then a word."""
    bot = await start_bot()
    await town.ann.slash(town.quiz, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, town.quiz)
    with locked(tmp_path):
        verdict = await answer(town.ann, question, right(question))
        town.ben.reply(question, WRONG)
        await standin.post(town.quiz, KEPT, after=question.id)
        assert await bot.terminate() == 0
    assert (await verdict.followup()).text.startswith(LOST)
    await standin.post(town.quiz, LOST, after=question.id)
    assert DatabaseFile(tmp_path).rows("SELECT count(*) FROM attempt") == [(0,)]
    assert "Traceback" not in bot.log


async def test_a_file_that_is_moved_away_and_put_back(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    bot = await start_bot()
    await town.ann.slash(town.quiz, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, town.quiz)
    form = await town.ann.click(question, "Answer")
    away = (tmp_path / "cuecard.db").rename(tmp_path / "away.db")
    verdict = await town.ann.submit_modal(form, {"Your answer": right(question)})
    assert verdict.text.startswith(KEPT)
    assert (await town.ben.slash(town.quiz, "streak")).text.startswith(AWAY)
    assert not (tmp_path / "cuecard.db").exists()
    away.rename(tmp_path / "cuecard.db")
    assert (await verdict.followup()).text.startswith("✅ Correct")
    assert await bot.terminate() == 0
    assert len(trouble(bot)) == 2
    assert "moved, deleted or replaced" in trouble(bot)[0]


@pytest_asyncio.fixture
async def proxy(postgres_url: str) -> AsyncIterator[Proxy]:
    made = Proxy(postgres_url)
    await made.up()
    yield made
    await made.down()


async def test_a_postgresql_server_that_starts_after_the_bot(
    standin: StandIn, town: Town, start_bot: StartBot, proxy: Proxy
) -> None:
    """As after the machine's own start: one line a try, also where Discord is away as well."""
    standin.faults.cut("GET", "/users/@me", times=500)
    await proxy.down()
    bot = await start_bot(env={"DATABASE_URL": proxy.url})
    await bot.logged("DATABASE_URL: the database cannot be used")
    standin.faults.clear()
    await proxy.up()
    await bot.connected()
    await town.ann.slash(town.quiz, "quiz", questions=1, seconds=3600)
    await question_in(standin, town.quiz)
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log


async def test_a_postgresql_server_that_goes_and_comes_back(
    standin: StandIn, town: Town, start_bot: StartBot, proxy: Proxy
) -> None:
    ann, ben, channel = town.ann, town.ben, town.quiz
    bot = await start_bot(env={"DATABASE_URL": proxy.url, "PAUSE_SECONDS": "0"})
    await ann.slash(channel, "quiz", questions=2, seconds=3600)
    question = await question_in(standin, channel)
    form = await ben.click(question, "Answer")
    await proxy.down()
    verdict = await ben.submit_modal(form, {"Your answer": right(question)})
    assert verdict.text.startswith(KEPT)
    ann.reply(question, right(question))
    await standin.post(channel, KEPT, after=question.id)
    for label in ("Answer", "Hint", "Skip"):
        assert (await ann.click(question, label)).text.startswith(AWAY)
    for command in ("streak", "leaderboard", "settings"):
        assert (await ann.slash(channel, command)).text.startswith(AWAY)
    unanswered = asyncio.create_task(ann.autocomplete(channel, "quiz", "deck"))
    await bot.logged(GONE)
    await proxy.up()
    assert (await verdict.followup()).text.startswith(f"✅ Correct · +{FIRST_TRY + FIRST_BONUS} points")
    await standin.post(channel, f"✅ Correct · +{FIRST_TRY} points", after=question.id)
    await bot.logged(BACK)
    await ann.click(question, "Skip", settle=False)
    await question_in(standin, channel, 2)
    assert f"{FIRST_TRY} points" in (await ann.slash(channel, "leaderboard")).text
    unanswered.cancel()
    assert await bot.terminate() == 0
    assert len(trouble(bot)) == 2, "one line when it went, one when it was back"

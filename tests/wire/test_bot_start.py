"""How the process starts and stops: settings that cannot work are said in one line, a signal ends it cleanly."""

from __future__ import annotations

import asyncio
from pathlib import Path

from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .play import WRONG, posts, question_in, right
from .standin import StandIn

WRONG_SETTINGS = {
    "No DISCORD_TOKEN: `python -m bot init` asks for": {"DISCORD_TOKEN": ""},
    "DISCORD_TOKEN: Discord does not know this token": {"DISCORD_TOKEN": "not.the.token"},
    "MESSAGE_CONTENT: Discord refuses it; switch on “Message Content Intent”": {"MESSAGE_CONTENT": "true"},
    "MEMBER_EVENTS: Discord refuses it; switch on “Server Members Intent”": {"MEMBER_EVENTS": "true"},
}


async def test_settings_that_cannot_work_are_said_in_one_line(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    standin.world.privileged.clear()
    bots = [await start_bot(env=env) for env in WRONG_SETTINGS.values()]
    assert await asyncio.gather(*(bot.wait() for bot in bots)) == [2] * len(bots)
    for said, bot in zip(WRONG_SETTINGS, bots, strict=True):
        assert bot.lines[-1].startswith(said)
        assert "Traceback" not in bot.log
    assert len(bots[0].lines) == 1


async def test_the_first_start_makes_its_database(
    standin: StandIn, town: Town, start_bot: StartBot, database: Path
) -> None:
    await asyncio.to_thread(database.unlink)
    bot = await start_bot()
    await town.ann.slash(town.quiz, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, town.quiz)
    form = await town.ann.click(question, "Answer")
    verdict = await town.ann.submit_modal(form, {"Your answer": right(question)})
    assert verdict.text.startswith("✅ Correct")
    assert await bot.terminate() == 0
    assert len([line for line in bot.lines if "deck brought up to date" in line]) == 1
    assert DatabaseFile(database.parent).sound()


async def test_a_signal_ends_it_in_the_middle_of_a_quiz(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    """With the message-content intent on, so that plain messages count too."""
    bot = await start_bot(env={"MESSAGE_CONTENT": "true"})
    await town.ann.slash(town.quiz, "quiz", questions=2, seconds=3600)
    question = await question_in(standin, town.quiz)
    town.ben.say(town.quiz, WRONG)
    await standin.post(town.quiz, "❌ Not quite")
    town.ben.say(town.quiz, right(question))
    await standin.post(town.quiz, "✅ Correct · +10 points: 10, 2 for being first, −2 second try")
    hold = standin.faults.hold("POST", f"/channels/{town.quiz.id}/messages")
    await town.ann.click(question, "Skip", settle=False)
    await hold.caught()
    ending = asyncio.create_task(bot.terminate())
    await bot.logged("stopping")
    hold.release()
    assert await ending == 0
    database_file = DatabaseFile(tmp_path)
    assert database_file.sound()
    assert database_file.rows("SELECT state FROM round") == [("done",)], (
        "the send that was under way was finished and marked"
    )
    assert database_file.points() == {town.ben.user.id: 10}
    assert posts(standin, town.quiz)["answer"] == 1
    assert "Traceback" not in bot.log


async def test_while_discord_cannot_be_reached_it_waits_and_tries_again(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    standin.faults.cut("GET", "/users/@me", times=50)
    bot = await start_bot()
    await bot.logged("could not connect; trying again")
    standin.faults.clear()
    await bot.connected()
    await town.ann.slash(town.quiz, "quiz", questions=1, seconds=3600)
    await question_in(standin, town.quiz)
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log


async def test_a_signal_ends_it_while_it_waits_for_discord(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    standin.faults.cut("GET", "/users/@me", times=500)
    bot = await start_bot()
    await bot.logged("could not connect; trying again")
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log


async def test_a_gateway_that_is_down_is_waited_for_and_a_reset_token_ends_it(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    standin.gateway.down = True
    bot = await start_bot()
    await bot.logged("Failed to connect for shard_id: 0. Retrying")
    standin.gateway.down = False
    await bot.connected()
    await bot.logged("connected")
    await standin.gateway.close(4004)
    assert await bot.wait() == 2
    assert bot.lines[-1].startswith("DISCORD_TOKEN: Discord does not know this token")
    assert "Traceback" not in bot.log


async def test_a_signal_ends_it_while_discord_waits_to_reconnect(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    bot = await start_bot()
    await bot.logged("connected")
    standin.gateway.down = True
    await standin.gateway.cut(forget=True)
    await bot.logged("Attempting a reconnect")
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log

"""Real bot processes: started, killed in the middle of a send, started again, ended politely."""

from __future__ import annotations

import asyncio

import pytest

from .conftest import StartBot, Town
from .process import BotDiedError
from .standin import StandIn

SAMPLE = ("-m", "tests.wire.sample")
SENDS = "/channels/*/messages"


@pytest.mark.parametrize("effect", [False, True])
async def test_a_process_killed_while_sending_comes_back(
    standin: StandIn, town: Town, start_bot: StartBot, effect: bool
) -> None:
    bot = await start_bot(*SAMPLE)
    await bot.connected()
    hold = standin.faults.hold("POST", SENDS, effect=effect)
    asking = asyncio.create_task(town.ann.slash(town.quiz, "ask", settle=False, deck="mlops"))
    assert (await hold.caught()).client == "bot1"
    await bot.kill()
    hold.drop()
    assert (await asking).message is not None
    assert bot.returncode == -9
    assert [post.text for post in standin.posts(town.quiz)] == ["mlops 5?"] * effect
    again = await start_bot(*SAMPLE)
    await town.ann.slash(town.quiz, "ask", deck="python")
    question = await standin.post(town.quiz, "python")
    form = await town.ben.click(question, "Answer")
    assert (await town.ben.submit_modal(form, {"text": "yes"})).text == "you said yes"
    town.ann.reply(question, "drift")
    await again.logged("heard 'drift'")
    assert await again.terminate() == 0
    assert standin.gateway.live() == []


async def test_of_two_processes_one_answers(standin: StandIn, town: Town, start_bot: StartBot) -> None:
    bots = [await start_bot(*SAMPLE), await start_bot(*SAMPLE)]
    for bot in bots:
        await bot.connected()
    assert (await town.ann.slash(town.quiz, "say", text="who?")).text == "who?"
    callback = "/interactions/*/*/callback"
    answers = [await standin.call("POST", callback, nth) for nth in (1, 2)]
    assert sorted((call.status, call.effect) for call in answers) == [(200, True), (400, False)]
    assert {call.client for call in answers} == {"bot1", "bot2"}
    assert len(standin.posts(town.quiz)) == 1


async def test_a_bot_that_dies_at_start_is_reported_with_its_log(start_bot: StartBot) -> None:
    bot = await start_bot("-c", "import sys; print('no token'); sys.exit(2)")
    with pytest.raises(BotDiedError, match="no token"):
        await bot.connected()
    assert bot.returncode == 2


async def test_nothing_leaves_the_machine(start_bot: StartBot) -> None:
    code = "import socket; socket.create_connection(('192.0.2.1', 443), timeout=1)"
    bot = await start_bot("-c", code)
    assert await bot.wait() == 1
    assert "loopback only" in bot.log

"""A quiz while Discord misbehaves: refused, lost and delayed answers to each of its posts, and a lost gateway."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .faults import Faults
from .play import FIRST_BONUS, FIRST_TRY, answer, posts, question_in, right
from .standin import StandIn
from .state import Channel

FAULTS: dict[str, Callable[[Faults, str, int], object]] = {
    "500": lambda f, path, nth: f.fail("POST", path, 500, nth=nth),
    "500 after": lambda f, path, nth: f.fail("POST", path, 500, nth=nth, effect=True),
    "502 after": lambda f, path, nth: f.fail("POST", path, 502, nth=nth, effect=True),
    "429": lambda f, path, nth: f.rate_limit("POST", path, 0.5, nth=nth),
    "cut": lambda f, path, nth: f.cut("POST", path, nth=nth),
    "cut after": lambda f, path, nth: f.cut("POST", path, nth=nth, effect=True),
    "reset after": lambda f, path, nth: f.cut("POST", path, nth=nth, effect=True, reset=True),
    "page": lambda f, path, nth: f.page("POST", path, nth=nth),
    "page after": lambda f, path, nth: f.page("POST", path, nth=nth, effect=True),
}
WHOLE = FIRST_TRY + FIRST_BONUS


async def begin(standin: StandIn, town: Town, channel: Channel) -> None:
    await town.ann.slash(channel, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, channel)
    assert (await answer(town.ann, question, right(question))).text.startswith("✅ Correct")


async def close(standin: StandIn, town: Town, channel: Channel) -> None:
    await town.ann.click(await question_in(standin, channel), "Skip", settle=False)


async def test_each_fault_at_each_post(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    bot = await start_bot()
    await bot.connected()
    channels = {}
    for name, arrange in FAULTS.items():
        for nth in (1, 2, 3):
            channel = standin.channel(town.guild, f"{name} at {nth}")
            arrange(standin.faults, f"/channels/{channel.id}/messages", nth)
            channels[channel.name] = channel
    await asyncio.gather(*(begin(standin, town, channel) for channel in channels.values()))
    await standin.gateway.close()
    await standin.gateway.connected()
    await asyncio.gather(*(close(standin, town, channel) for channel in channels.values()))
    await standin.gateway.cut()  # answers and standings are on their way meanwhile
    await asyncio.gather(*(standin.post(channel, "🏁") for channel in channels.values()))
    assert {name: dict(posts(standin, channel)) for name, channel in channels.items()} == {
        name: {"question": 1, "answer": 1, "standings": 1} for name in channels
    }
    assert standin.gateway.resumed >= 1
    assert await bot.terminate() == 0
    assert DatabaseFile(tmp_path).points() == {town.ann.user.id: WHOLE * len(channels)}
    assert "Traceback" not in bot.log


def at_peace(standin: StandIn, channel: Channel) -> bool:
    """Whether the newest post of the bot was tried until it got its answer."""
    newest = standin.calls_to("POST", f"/channels/{channel.id}/messages")[-1]
    return newest.fault is None and newest.status == 200


async def test_each_fault_at_a_verdict(standin: StandIn, town: Town, start_bot: StartBot) -> None:
    """Who replied hears how they did, and the channel reads it once."""
    bot = await start_bot()
    await bot.connected()
    questions = {}
    for name, arrange in FAULTS.items():
        channel = standin.channel(town.guild, f"{name} at a verdict")
        await town.ann.slash(channel, "quiz", questions=1, seconds=3600)
        questions[name] = await question_in(standin, channel)
        arrange(standin.faults, f"/channels/{channel.id}/messages", 1)
    for question in questions.values():
        town.ben.reply(question, right(question))
    for name, question in questions.items():
        said = await standin.post(question.channel, "✅ Correct", after=question.id)
        await standin.until(partial(at_peace, standin, question.channel), f"peace after {name}")
        assert standin.posts(question.channel) == [question, said], name
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log

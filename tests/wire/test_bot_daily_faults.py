"""The daily question while Discord misbehaves: one post for the day, or none and a reason that managers see."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from .conftest import StartBot, Town
from .daily_schedules import DailySchedules
from .faults import Faults
from .permissions import Can
from .play import answer, posts, right
from .standin import StandIn
from .state import Channel

SENDS = "/channels/*/messages"
FAULTS: dict[str, Callable[[Faults, str], object]] = {
    "none": lambda f, path: None,
    "500": lambda f, path: f.fail("POST", path, 500),
    "500 after": lambda f, path: f.fail("POST", path, 500, effect=True),
    "502": lambda f, path: f.fail("POST", path, 502),
    "502 after": lambda f, path: f.fail("POST", path, 502, effect=True),
    "502 after, twice": lambda f, path: f.fail("POST", path, 502, times=2, effect=True),
    "429": lambda f, path: f.rate_limit("POST", path, 0.5),
    "429 everywhere": lambda f, path: f.rate_limit("POST", path, 0.5, everywhere=True),
    "cut": lambda f, path: f.cut("POST", path),
    "cut after": lambda f, path: f.cut("POST", path, effect=True),
    "reset": lambda f, path: f.cut("POST", path, reset=True),
    "reset after": lambda f, path: f.cut("POST", path, effect=True, reset=True),
    "cut, then 502 on the look": lambda f, path: (f.cut("POST", path, effect=True), f.fail("GET", path, 502)),
    "cut, then cut on the look": lambda f, path: (f.cut("POST", path, effect=True), f.cut("GET", path)),
}
EACH = 2
"""Channels for each fault."""


async def test_each_fault_of_the_send(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    schedules, world = DailySchedules(tmp_path), standin.world
    channels: list[Channel] = []
    for name, arrange in FAULTS.items():
        for number in range(EACH):
            channels.append(standin.channel(town.guild, f"{name} {number}"))
            arrange(standin.faults, f"/channels/{channels[-1].id}/messages")
    hidden, silent, plain = (standin.channel(town.guild, name) for name in ("hidden", "silent", "plain"))
    away = standin.guild("Away")
    boss = standin.person("boss", away, roles=(world.role(away, "boss", Can.MANAGE_GUILD),))
    here, gone, moved = (standin.channel(away, name) for name in ("here", "gone", "moved"))
    schedules.plan([*channels, hidden, silent, plain, gone, moved])
    everyone = town.guild.roles[town.guild.id]
    world.set_role(town.guild, next(r for r in town.guild.roles.values() if r.name == world.bot.name), 0)
    world.hide(hidden)
    world.overwrite(silent, everyone, deny=Can.SEND_MESSAGES)
    world.overwrite(plain, everyone, deny=Can.EMBED_LINKS)
    for channel in (gone, moved):
        world.delete_channel(channel)

    bot = await start_bot()
    await bot.connected()
    await standin.call("POST", f"/channels/{hidden.id}/messages")
    await standin.gateway.close()
    await standin.call("POST", f"/channels/{moved.id}/messages")
    world.unhide(hidden)
    world.overwrite(silent, everyone)
    await standin.until(
        lambda: schedules.posts(gone) == [(0, "posting", "The channel is gone.")], "the reason"
    )
    shown = (await boss.slash(here, "daily show")).text
    assert "⏳ being posted: The channel is gone. I'll keep trying." in shown
    number = schedules.rows("SELECT id FROM schedule WHERE channel_id = ?", moved.id)[0][0]
    await boss.slash(
        here,
        "daily setup",
        channel=here,
        time=schedules.wall_clock(1),
        timezone=schedules.zone,
        schedule=number,
    )
    expected = [*channels, hidden, silent, plain, here]
    await asyncio.gather(*(standin.post(channel, "Question of the day") for channel in expected))
    await standin.until(lambda: all(schedules.posts(c) == [(0, "posted", None)] for c in expected), "marks")
    assert {channel.name: dict(posts(standin, channel)) for channel in expected} == {
        channel.name: {"daily": 1} for channel in expected
    }
    question = standin.posts(here)[-1]
    assert (await answer(boss, question, right(question))).text.startswith("✅ Correct")
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log


async def test_a_question_by_hand_where_it_cannot_be_posted_any_more(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    """The manager hears what is missing, not that it is on its way."""
    bot = await start_bot()
    await town.mod.slash(town.quiz, "daily setup", channel=town.quiz, time="09:00")
    standin.world.overwrite(town.quiz, standin.world.bot, deny=Can.SEND_MESSAGES)
    refused = await town.mod.slash(town.general, "daily now")
    assert f"To post in <#{town.quiz.id}> I need Send Messages" in refused.text
    standin.world.unhide(town.quiz)
    assert (await town.mod.slash(town.general, "daily now")).text.startswith("📮")
    await standin.post(town.quiz, "Question of the day")
    assert await bot.terminate() == 0

"""The simulated server: its time, and its identity across sessions."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, tzinfo

import aiohttp
import discord
import pytest

from bot.sandbox import simulation
from bot.sandbox.layout import walk
from bot.sandbox.simulation import STEP, NotPermitted, Simulation
from tests.sandbox.conftest import Simulate


async def skip(simulated: Simulation, seconds: int) -> None:
    async for _ in simulated.skip_ahead(timedelta(seconds=seconds)):
        pass


def posts(simulated: Simulation) -> list[str]:
    """What the bot wrote in the channel."""
    return [
        "\n".join(part.content for part in walk(message.components) if isinstance(part, discord.TextDisplay))
        for message in simulated.channel.history()
    ]


class RealClock(datetime):
    """The machine's clock, in the test's hands."""

    at = datetime(2030, 6, 1, 12, tzinfo=UTC)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> RealClock:
        return cls.fromtimestamp(cls.at.timestamp(), tz)


@pytest.fixture
def real_clock(monkeypatch: pytest.MonkeyPatch) -> type[RealClock]:
    monkeypatch.setattr(RealClock, "at", RealClock.at)
    monkeypatch.setattr(simulation, "datetime", RealClock)
    return RealClock


def gone_wrong(simulated: Simulation, real_clock: type[RealClock], ahead: timedelta) -> bool:
    """By how much the simulated time differs from what it should be, rounded to what floats of seconds hold."""
    return abs(simulated.server.now() - real_clock.at - ahead) > timedelta(milliseconds=1)


async def test_it_starts_at_the_present(simulate: Simulate, real_clock: type[RealClock]) -> None:
    assert not gone_wrong(await simulate(), real_clock, timedelta())


async def test_time_follows_the_real_clock(simulate: Simulate, real_clock: type[RealClock]) -> None:
    simulated = await simulate()
    await skip(simulated, 20)
    real_clock.at += timedelta(seconds=7)
    assert gone_wrong(simulated, real_clock, timedelta(seconds=20))
    assert await simulated.keep_time()
    assert not gone_wrong(simulated, real_clock, timedelta(seconds=20))


async def test_after_a_suspension_time_passes_in_steps(
    simulate: Simulate, real_clock: type[RealClock]
) -> None:
    simulated = await simulate()
    real_clock.at += 3 * STEP
    assert [await simulated.keep_time() for _ in range(3)] == [False, False, True]
    assert not gone_wrong(simulated, real_clock, timedelta())


async def test_people_act_while_time_passes(simulate: Simulate) -> None:
    simulated = await simulate()

    async def speak(name: str) -> None:
        for number in range(5):
            async with simulated.acting():
                await simulated.people[name].send(simulated.channel, f"{name} {number}")

    await asyncio.gather(skip(simulated, 20), speak("ana"), speak("ben"), simulated.keep_time())
    assert len(simulated.channel.history()) == 10


async def test_discords_refusals_are_said(simulate: Simulate) -> None:
    simulated = await simulate()
    with pytest.raises(NotPermitted, match="Discord does not allow that: "):
        async with simulated.acting():
            await simulated.people["ana"].slash(simulated.channel, "nothing")


async def test_who_may_not_run_a_command_is_told_who_may(simulate: Simulate) -> None:
    simulated = await simulate()
    with pytest.raises(NotPermitted, match="as Mod does: :as mod"):
        async with simulated.acting():
            await simulated.people["ana"].slash(simulated.channel, "daily show")


async def test_a_later_session_goes_on_with_the_quiz(simulate: Simulate) -> None:
    first = await simulate()
    async with first.acting():
        await first.people["ana"].slash(first.channel, "quiz", questions=2, seconds=3600)
    await first.close()
    second = await simulate()
    assert second.channel.id == first.channel.id
    assert [p.id for p in second.people.values()] == [p.id for p in first.people.values()]
    await skip(second, 8)
    answer, question = posts(second)
    assert "Answer: " in answer
    assert "Question 2 of 2" in question


async def test_marks_change_with_the_channel(simulate: Simulate) -> None:
    simulated = await simulate()
    before = simulated.marks()
    await skip(simulated, 10)
    assert simulated.marks() == before
    async with simulated.acting():
        message = await simulated.people["ana"].send(simulated.channel, "hello")
    written = simulated.marks()
    async with simulated.acting():
        await simulated.people["ana"].edit(message, "good evening")
    assert len({before, written, simulated.marks()}) == 3


async def test_the_page_acts_on_a_state_it_has_not_seen(simulate: Simulate) -> None:
    """Between a post and the page's next look at it, a click must not be lost; nor may time get in its way."""
    simulated = await simulate()
    async with simulated.preview(0) as served, aiohttp.ClientSession() as session:
        base, _, capability = served.url.partition("#")
        headers = {"X-Simcord-Capability": capability}
        async with session.post(f"{base}api/pages", json={}, headers=headers) as response:
            seen = await response.json()
        headers["X-Simcord-Context"] = seen["context"]["id"]
        async with simulated.acting():
            await simulated.people["ben"].send(simulated.channel, "something new")
        await served.refresh()
        action = {
            "protocol_version": 3,
            "sequence": 1,
            "request_id": "one",
            "generation": seen["context"]["generation"],
            "bot_generation": seen["botGeneration"],
            "published_revision": seen["publishedRevision"],
            "kind": "send_message",
            "content": "hello",
            "reply_to_id": None,
        }
        passing = asyncio.create_task(skip(simulated, 20))
        async with session.post(f"{base}api/action", json=action, headers=headers) as response:
            receipt = await response.json()
        await passing
        assert receipt["settlement"] == "settled", receipt
        async with session.get(base) as response:
            assert "<title>Cuecard sandbox</title>" in await response.text()
        async with session.get(f"{base}app.js") as response:
            assert "count it down" in await response.text()
    last = simulated.channel.last_message
    assert last is not None
    assert last.content == "hello"

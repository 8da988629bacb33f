"""The daily question of a process that is killed at each step: each day has one post, or none and a reason.

The stand-in forgets nonces at once here, as Discord does after some minutes, so that only the bot's own care counts;
it remembers them again where a send arrives late.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from . import routes
from .conftest import StartBot, Town
from .daily_schedules import DailySchedules, Post
from .faults import Hold
from .play import posts
from .standin import StandIn
from .state import Channel

SLOTS = 25
"""Posts that the bot has under way at once: with so many held, the others wait in their claims."""
POSTED: Post = (0, "posted", None)
TOO_LATE = "It could not be posted on its day."
OFF = "The bot was not running at the time, nor later that day."


class Outcome:
    """Channels with one schedule each, and what is expected of them in the end."""

    def __init__(self, standin: StandIn, town: Town, schedules: DailySchedules) -> None:
        self._standin, self._guild, self._schedules = standin, town.guild, schedules
        self._expected: dict[Channel, tuple[dict[str, int], list[Post]]] = {}

    def channels(self, name: str, count: int) -> list[Channel]:
        """Channels that will have one post today."""
        made = [self._standin.channel(self._guild, f"{name} {number}") for number in range(count)]
        for channel in made:
            self.expect(channel, {"daily": 1}, POSTED)
        return made

    def expect(self, channel: Channel, shown: dict[str, int], *noted: Post) -> None:
        """What the channel will show, and what the bot will have noted."""
        self._expected[channel] = shown, list(noted)

    def hold(self, channels: list[Channel], *, effect: bool, nth: int = 1) -> list[Hold]:
        """Hold the nth send to each."""
        paths = [f"/channels/{channel.id}/messages" for channel in channels]
        return [self._standin.faults.hold("POST", path, effect=effect, nth=nth) for path in paths]

    def wrong(self) -> dict[str, object]:
        """Channels that are not as expected, with what they are."""
        return {
            channel.name: found
            for channel, expected in self._expected.items()
            if (found := (dict(posts(self._standin, channel)), self._schedules.posts(channel))) != expected
        }


@pytest.fixture
def schedules(tmp_path: Path) -> DailySchedules:
    return DailySchedules(tmp_path)


@pytest.fixture
def outcome(standin: StandIn, town: Town, schedules: DailySchedules) -> Outcome:
    return Outcome(standin, town, schedules)


def leave_behind(schedules: DailySchedules, outcome: Outcome) -> None:
    """What earlier processes may have left: claims of the dead, and days when nothing ran."""
    orphans = outcome.channels("claim of a dead process", 5)
    (old_claim,) = outcome.channels("its claim of yesterday", 1)
    (caught_up,) = outcome.channels("down for two days", 1)
    (missed,) = outcome.channels("down, and not time yet", 1)
    schedules.plan([*orphans, old_claim])
    for channel in orphans:
        schedules.orphan(channel)
    schedules.orphan(old_claim, days_ago=1)
    outcome.expect(old_claim, {}, (1, "failed", TOO_LATE))
    schedules.plan([caught_up], since_days=2)
    outcome.expect(caught_up, {"daily": 1}, (2, "missed", OFF), (1, "missed", OFF), POSTED)
    schedules.plan([missed], minutes_ago=-60, since_days=3)
    outcome.expect(missed, {}, *((days, "missed", OFF) for days in (3, 2, 1)))


async def test_killed_at_each_step(
    standin: StandIn,
    schedules: DailySchedules,
    outcome: Outcome,
    start_bot: StartBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Twice: with sends held and claims waiting; then a day later, with answers held."""
    monkeypatch.setattr(routes, "NONCE_SECONDS", 0.0)
    posted, claimed = outcome.channels("posted", 6), outcome.channels("claimed", 15)
    before, late, after = (
        outcome.channels(f"killed {when}", n) for when, n in (("before", 8), ("early", 5), ("after", 12))
    )
    schedules.plan([*posted, *before, *late, *after, *claimed])
    lost, arriving = outcome.hold(before, effect=False), outcome.hold(late, effect=False)
    arrived = outcome.hold(after, effect=True)
    assert len([*lost, *arriving, *arrived]) == SLOTS
    first = await start_bot()
    await first.connected()
    await asyncio.gather(*(hold.caught() for hold in [*lost, *arriving, *arrived]))
    await standin.until(lambda: all(schedules.posts(c) == [POSTED] for c in posted), "marks")
    assert all(schedules.posts(c) == [(0, "claimed", None)] for c in claimed)
    await first.kill()
    for hold in [*lost, *arrived]:
        hold.drop()

    schedules.a_day_passes(posted)
    for channel in posted:
        outcome.expect(channel, {"daily": 2, "answer": 1}, (1, "posted", None), POSTED)
    schedules.a_day_passes([before[0], after[0]], due=False)
    outcome.expect(before[0], {}, (1, "failed", TOO_LATE))
    outcome.expect(after[0], {"daily": 1}, (1, "posted", None))
    leave_behind(schedules, outcome)
    answers = [
        *outcome.hold(posted[:2], effect=False, nth=2),  # after the new question
        *outcome.hold(posted[2:4], effect=True, nth=2),
    ]
    second = await start_bot()
    await second.connected()
    await asyncio.gather(*(hold.caught() for hold in answers))
    await second.kill()
    for hold in answers:
        hold.drop()

    third = await start_bot()
    await third.connected()
    await standin.until(lambda: not outcome.wrong(), "every channel to be as it should")
    monkeypatch.setattr(routes, "NONCE_SECONDS", 180.0)
    for hold in arriving:
        hold.release()
    calls = [await hold.caught() for hold in arriving]
    await standin.until(lambda: all(call.status for call in calls), "the late sends")
    assert await third.terminate() == 0
    assert not outcome.wrong()
    assert schedules.sound()
    assert "Traceback" not in first.log + second.log + third.log

"""Ticks after the machine slept, or after its clock was set back: one, and soon."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import discord
import pytest
from discord.ext import tasks

from bot.cogs.ticker import LATE, LONGEST_REST, Ticker
from tests.patience import WAIT


async def ready() -> None:
    pass


@pytest.mark.parametrize("jump", [timedelta(hours=9), timedelta(hours=-9)])
async def test_a_jump_of_the_clock_neither_repeats_nor_stops_ticks(
    monkeypatch: pytest.MonkeyPatch, jump: timedelta
) -> None:
    """discord.py's own loop runs 9 hours of ticks at once here, or none for 9 hours."""
    real, ahead, done = discord.utils.utcnow, timedelta(0), asyncio.Event()

    def wrong() -> datetime:
        return real() + ahead

    monkeypatch.setattr(discord.utils, "utcnow", wrong)
    monkeypatch.setattr(discord.utils, "compute_timedelta", lambda dt: max((dt - wrong()).total_seconds(), 0))
    pauses: list[float] = []

    async def work() -> None:
        nonlocal ahead
        if len(pauses) == 2:
            ahead = jump
        if len(pauses) >= 6:
            done.set()

    ticker = Ticker(work, 0.01, ready)
    sleep = tasks.SleepHandle

    def noted(dt: datetime, **rest: asyncio.AbstractEventLoop) -> tasks.SleepHandle:
        pauses.append(discord.utils.compute_timedelta(dt))
        return sleep(dt, **rest)

    monkeypatch.setattr(tasks, "SleepHandle", noted)
    ticker.start()
    await asyncio.wait_for(done.wait(), WAIT)
    ticker.cancel()
    assert pauses == pytest.approx([0.01] * len(pauses), abs=0.01)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each wait was to be, by a clock that stands still; none of them is waited for."""
    noted: list[float] = []
    now = discord.utils.utcnow()
    monkeypatch.setattr(discord.utils, "utcnow", lambda: now)
    monkeypatch.setattr(discord.utils, "compute_timedelta", lambda dt: (dt - now).total_seconds())

    class AtOnce(tasks.SleepHandle):
        def __init__(self, dt: datetime, *, loop: asyncio.AbstractEventLoop) -> None:
            noted.append(discord.utils.compute_timedelta(dt))
            super().__init__(now, loop=loop)

    monkeypatch.setattr(tasks, "SleepHandle", AtOnce)
    return noted


@pytest.mark.parametrize(
    ("free", "rest"),
    [
        (None, []),
        (timedelta(seconds=-3), []),
        (timedelta(seconds=0.5), []),
        (timedelta(seconds=7), [timedelta(seconds=6) + LATE]),
        (timedelta(days=3), [LONGEST_REST - timedelta(seconds=1)]),
    ],
)
async def test_it_rests_for_as_long_as_nothing_is_due(
    pauses: list[float], free: timedelta | None, rest: list[timedelta]
) -> None:
    done = asyncio.Event()
    runs = 0

    async def work() -> timedelta | None:
        nonlocal runs
        runs += 1
        if runs == 3:
            done.set()
        return free

    ticker = Ticker(work, 1, ready)
    ticker.start()
    await asyncio.wait_for(done.wait(), WAIT)
    ticker.cancel()
    between = [*(each.total_seconds() for each in rest), 1.0]
    expected = 2 * between
    assert pauses[: len(expected)] == expected


@pytest.mark.parametrize("during_work", [False, True])
async def test_what_is_woken_rests_no_more(during_work: bool) -> None:
    """A rest of a quarter of a minute that nobody waits for: it is ended, or does not begin."""
    ran, twice = asyncio.Event(), asyncio.Event()

    async def work() -> timedelta:
        (twice if ran.is_set() else ran).set()
        if during_work and not twice.is_set():
            ticker.wake()
        return timedelta(days=1)

    ticker = Ticker(work, 0.01, ready, timedelta(days=1))
    ticker.start()
    await ran.wait()
    if not during_work:
        await asyncio.sleep(0)  # it rests
        ticker.wake()
        ticker.wake()
    await asyncio.wait_for(twice.wait(), WAIT)
    ticker.cancel()


async def test_a_woken_ticker_keeps_its_pace(pauses: list[float]) -> None:
    done = asyncio.Event()

    async def work() -> timedelta:
        ticker.wake()
        if len(pauses) == 3:
            done.set()
        return timedelta(days=1)

    ticker = Ticker(work, 1, ready)
    ticker.start()
    await asyncio.wait_for(done.wait(), WAIT)
    ticker.cancel()
    assert pauses[:3] == [1.0] * 3

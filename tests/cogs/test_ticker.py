"""Ticks after the machine slept, or after its clock was set back: one, and soon."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import discord
import pytest
from discord.ext import tasks

from bot.cogs.ticker import Ticker
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

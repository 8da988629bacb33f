"""A command that Discord gives to two processes on one token: what it asks for is done once."""

from __future__ import annotations

import asyncio
import random
from datetime import time

from bot.services.daily.posts import DailyService
from bot.services.daily.schedules import ScheduleRequest, ScheduleService
from tests.services.game import CHANNEL, GUILD, Game


async def test_a_post_by_hand(any_game: Game) -> None:
    schedules = ScheduleService(any_game.store, any_game.clock, "UTC")
    processes = [
        DailyService(any_game.store, any_game.clock, random.Random(7), name, "UTC") for name in ("a", "b")
    ]
    schedule = (await schedules.set_up(GUILD, ScheduleRequest(CHANNEL, time(9)))).schedule
    for command_id in (1_575_526_053_030_395_904, 1_575_526_053_806_342_144):
        made = await asyncio.gather(*(each.claim_now(schedule, command_id) for each in processes))
        assert sorted(made) == [False, True]
        any_game.clock.move(seconds=20)
        assert not await processes[0].claim_now(schedule, command_id)
    taken = [await each.take(10) for each in processes]
    assert sum(map(len, taken)) == 2


async def test_a_schedule(any_game: Game) -> None:
    services = [ScheduleService(any_game.store, any_game.clock, "UTC") for _ in range(2)]
    request = ScheduleRequest(CHANNEL, time(9))
    first, second = await asyncio.gather(*(each.set_up(GUILD, request) for each in services))
    assert first.schedule == second.schedule
    other = await services[0].set_up(GUILD, ScheduleRequest(CHANNEL, time(10)))
    assert len(await services[0].all(GUILD)) == 2
    assert other.schedule != first.schedule

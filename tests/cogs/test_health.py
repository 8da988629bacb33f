"""What `/healthz` and `/readyz` look at, on a bot that runs."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.monitoring import health
from bot.monitoring.gateway import Gateway
from bot.storage.engine import sqlite_file
from tests.cogs.conftest import World

FINE = {"gateway": "ok", "database": "ok", "migrations": "ok", "clock": "ok"}


@pytest.fixture
def gateway(world: World) -> Gateway:
    made = Gateway()
    made.watch(world.app.client)
    return made


async def test_a_bot_that_runs_lives_and_is_ready(world: World, gateway: Gateway) -> None:
    assert await health.readiness(world.app, gateway) == FINE
    assert health.liveness(world.app, gateway) == {
        "loop": "ok",
        "quizzes": "ok",
        "daily_posts": "ok",
        "recaps": "ok",
    }


async def test_before_there_is_a_bot_the_process_lives_and_is_not_ready() -> None:
    assert health.liveness(None, Gateway()) == {"loop": "ok"}
    assert await health.readiness(None, Gateway()) == {"gateway": "not connected yet"}


async def test_a_loop_that_stopped_is_named(world: World, gateway: Gateway) -> None:
    world.app.client.daily_poster.tick.cancel()
    await asyncio.gather(
        world.app.client.daily_poster.tick.get_task() or asyncio.sleep(0), return_exceptions=True
    )
    assert health.liveness(world.app, gateway)["daily_posts"] == "has stopped"
    assert health.liveness(world.app, gateway)["quizzes"] == "ok"


async def test_a_database_that_is_away_is_named_and_the_rest_is_still_told(
    world: World, gateway: Gateway
) -> None:
    file = sqlite_file(world.app.store.engine)
    assert file is not None
    away = file.with_suffix(".away")
    await asyncio.to_thread(file.rename, away)
    found = await health.readiness(world.app, gateway)
    assert found == FINE | {"database": "cannot be used", "migrations": "not known"}
    await asyncio.to_thread(away.rename, file)
    assert await health.readiness(world.app, gateway) == FINE


async def test_a_schema_that_is_not_the_newest_is_named(world: World, gateway: Gateway) -> None:
    async with world.app.store.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert await health.readiness(world.app, gateway) == FINE | {"migrations": "not done"}


async def test_a_clock_that_is_wrong_is_named(world: World, gateway: Gateway) -> None:
    gateway.clock_off = timedelta(seconds=59)
    assert await health.readiness(world.app, gateway) == FINE
    gateway.clock_off = timedelta(minutes=2)
    assert await health.readiness(world.app, gateway) == FINE | {"clock": "120 s from Discord's"}


async def test_a_bot_that_closes_is_not_ready(world: World, gateway: Gateway) -> None:
    await world.app.client.close()
    assert (await health.readiness(world.app, gateway))["gateway"] == "not connected"
    assert health.liveness(world.app, gateway) == {"loop": "ok"}

"""Requests of one process of several: only those that Discord counts wait for their turn."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from bot.cogs.delivery.retry import Pace
from bot.cogs.request_pace import RequestPace

COUNTED = ["/api/v10/channels/1/messages", "/api/v10/users/@me"]
FREE = ["/api/v10/interactions/1/token/callback", "/api/v10/webhooks/1/token", "/gateway/"]


@pytest.fixture
async def url() -> AsyncIterator[str]:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response()

    application = web.Application()
    application.router.add_get("/{rest:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


class Counted(Pace):
    """Nobody waits; the turns are counted."""

    turns = 0

    async def turn(self) -> None:
        self.turns += 1


async def test_only_what_discord_counts_waits_for_a_turn(url: str) -> None:
    counted = Counted(50, 1)
    pace = RequestPace(50, counted)
    async with aiohttp.ClientSession(trace_configs=[pace.watched()]) as session:
        for path in FREE:
            assert (await session.get(url + path)).status == 200
        assert counted.turns == 0
        for path in COUNTED:
            assert (await session.get(url + path)).status == 200
    assert counted.turns == len(COUNTED)


def test_processes_share_what_is_allowed() -> None:
    pace = RequestPace(50)
    assert [pace.share(processes) for processes in (1, 4, 0)] == [50, 12.5, 50]

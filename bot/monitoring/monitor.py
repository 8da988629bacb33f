"""What watches one run of the bot, as the settings ask for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp

from bot import log
from bot.app import App
from bot.config import Settings
from bot.core.events import Event

if TYPE_CHECKING:
    from bot.monitoring.endpoint import Endpoint


class Monitor:
    """The log always; the endpoint where there is one."""

    def __init__(self, endpoint: Endpoint | None) -> None:
        self._endpoint = endpoint

    def observe(self, event: Event) -> None:
        """Tell everybody who watches."""
        log.note(event)
        if self._endpoint is not None:
            self._endpoint.observe(event)

    def http_trace(self) -> aiohttp.TraceConfig | None:
        """For the client's HTTP session, where something is to be seen there."""
        return self._endpoint.gateway.trace() if self._endpoint is not None else None

    def watch(self, app: App) -> None:
        """Look at this app from here on."""
        if self._endpoint is not None:
            self._endpoint.watch(app)


@asynccontextmanager
async def watching(settings: Settings) -> AsyncIterator[Monitor]:
    """A monitor for as long as the block runs; ConfigError where the settings ask for what cannot be."""
    async with _reporting(settings):
        endpoint = await _opened(settings)
        try:
            yield Monitor(endpoint)
        finally:
            if endpoint is not None:
                await endpoint.close()


@asynccontextmanager
async def _reporting(settings: Settings) -> AsyncIterator[None]:
    """Faults are reported within the block, where the settings say where to."""
    dsn = settings.sentry_dsn.reveal() if settings.sentry_dsn else ""
    if not dsn:
        yield
        return
    from bot.monitoring import error_reports

    error_reports.set_up(dsn)
    try:
        yield
    finally:
        await asyncio.to_thread(error_reports.finish)


async def _opened(settings: Settings) -> Endpoint | None:
    if not settings.metrics_port:
        return None
    from bot.monitoring.endpoint import Endpoint  # with its libraries, which are not wanted elsewhere

    endpoint = Endpoint()
    await endpoint.open(settings.metrics_host, settings.metrics_port)
    return endpoint

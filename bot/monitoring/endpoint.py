"""One port of this machine: `/healthz`, `/readyz`, `/metrics`. It tells no name and no text, and takes no orders."""

from __future__ import annotations

from http import HTTPStatus

from aiohttp import web

from bot.app import App
from bot.core.events import Event
from bot.errors import ConfigError
from bot.monitoring import health
from bot.monitoring.gateway import Gateway
from bot.monitoring.metrics import CONTENT_TYPE, Metrics


class Endpoint:
    """Serves what is known of the app that it watches."""

    def __init__(self) -> None:
        self._app: App | None = None
        self.gateway = Gateway()
        self.metrics = Metrics(self.gateway, self._queues)
        self._runner: web.AppRunner | None = None

    def watch(self, app: App) -> None:
        """Tell of this app from here on."""
        self._app = app
        self.gateway.watch(app.client)

    def observe(self, event: Event) -> None:
        """Count the event."""
        self.metrics.observe(event)

    async def open(self, host: str, port: int) -> None:
        """Listen; ConfigError where that is not possible."""
        served = web.Application()
        served.router.add_get("/healthz", self._live)
        served.router.add_get("/readyz", self._ready)
        served.router.add_get("/metrics", self._measured)
        self._runner = web.AppRunner(served, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self.close()
            raise ConfigError(
                f"METRICS_PORT: cannot listen on {host}:{port}: {error.strerror or error}"
            ) from error

    async def close(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    def _queues(self) -> dict[str, int]:
        if self._app is None:
            return {}
        client = self._app.client
        return {
            "unsaved_answers": client.unsaved.kept,
            **client.conductor.waiting,
            **client.daily_poster.waiting,
            **client.recap_poster.waiting,
        }

    async def _live(self, _request: web.Request) -> web.Response:
        return _checked(health.liveness(self._app, self.gateway))

    async def _ready(self, _request: web.Request) -> web.Response:
        return _checked(await health.readiness(self._app, self.gateway))

    async def _measured(self, _request: web.Request) -> web.Response:
        return web.Response(body=self.metrics.text(), headers={"Content-Type": CONTENT_TYPE})


def _checked(found: dict[str, str]) -> web.Response:
    """200 where all is fine, else 503; what was looked at as a JSON object."""
    fine = all(each == health.FINE for each in found.values())
    return web.json_response(found, status=HTTPStatus.OK if fine else HTTPStatus.SERVICE_UNAVAILABLE)

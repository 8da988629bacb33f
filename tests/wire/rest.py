"""The REST API's front door: token, record, faults, rate limits, then the route itself."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from aiohttp import BodyPartReader, web

from . import errors
from .change_signal import ChangeSignal
from .errors import ApiError, NotModelledError
from .faults import Call, Fault, Faults, json_response, sever, too_many
from .interactions import DraftSet
from .routes import ROUTES, Ask
from .world import World

_WITHOUT_BOT_TOKEN = ("/interactions/", "/webhooks/")


class Limiter:
    """Discord's limit on sends: five per five seconds a channel, told in headers. Off until enabled."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.enabled = False
        self.sends = 5
        self.seconds = 5.0
        self._clock = clock
        self._windows: dict[str, tuple[float, int]] = {}

    def take(self, call: Call) -> tuple[dict[str, str], float]:
        """The headers for this call, and the seconds to wait when there is no place left (else 0)."""
        if not self.enabled or not call.matches("POST", "/channels/*/messages"):
            return {}, 0.0
        now = self._clock()
        start, used = self._windows.get(call.path, (now, 0))
        if now - start >= self.seconds:
            start, used = now, 0
        full = used >= self.sends
        used = used if full else used + 1
        self._windows[call.path] = start, used
        rest = start + self.seconds - now
        headers = {
            "X-RateLimit-Limit": str(self.sends),
            "X-RateLimit-Remaining": str(self.sends - used),
            "X-RateLimit-Reset": f"{time.time() + rest:.3f}",
            "X-RateLimit-Reset-After": f"{rest:.3f}",
            "X-RateLimit-Bucket": "sends",
        }
        return headers, rest if full else 0.0


class Rest:
    """Serves the API to bots and keeps the record of their calls."""

    def __init__(
        self,
        world: World,
        draft_set: DraftSet,
        faults: Faults,
        changes: ChangeSignal,
        clock: Callable[[], float],
    ) -> None:
        self.calls: list[Call] = []
        self.unmodelled: list[str] = []
        self.crashes: list[Exception] = []
        self.limiter = Limiter(clock)
        self.token = "wire.test.token"
        self._world, self._draft_set, self._faults, self._changes = world, draft_set, faults, changes

    def mount(self, app: web.Application) -> None:
        """Add every route under a prefix that names the calling process."""
        for (method, path), handler in ROUTES.items():
            app.router.add_route(method, "/{client}/api/v10" + path, self._door(handler))
        app.router.add_get("/cdn/{number}/{name}", self._file)
        app.router.add_route("*", "/{client}/api/{rest:.*}", self._door(_unknown))

    async def _file(self, request: web.Request) -> web.Response:
        content = self._world.files.get(f"{request.match_info['number']}/{request.match_info['name']}")
        return web.Response(body=content) if content is not None else web.Response(status=404)

    def _door(self, handler: Callable[[Ask], Any]) -> Callable[[web.Request], Any]:
        async def enter(request: web.Request) -> web.Response:
            call = await _read(request)
            self.calls.append(call)
            self._changes.announce()
            response = await self._serve(call, request, handler)
            if call.fault != "Cut":
                call.status = response.status
            self._changes.announce()
            return response

        return enter

    async def _serve(self, call: Call, request: web.Request, handler: Callable[[Ask], Any]) -> web.Response:
        fault = self._faults.match(call)
        if fault and not fault.effect and (lost := await self._strike(fault, call, request)):
            return lost
        response = self._carry_out(call, request, handler)
        self._changes.announce()
        if fault and fault.effect and (lost := await self._strike(fault, call, request)):
            return lost
        return response

    async def _strike(self, fault: Fault, call: Call, request: web.Request) -> web.Response | None:
        call.fault = type(fault).__name__
        return await fault.strike(call, request)

    def _carry_out(self, call: Call, request: web.Request, handler: Callable[[Ask], Any]) -> web.Response:
        headers, wait = self.limiter.take(call)
        if wait:
            payload, more = too_many(round(wait, 3), "user")
            return json_response(payload, 429, headers | more)
        try:
            self._check_token(call, request)
            ask = Ask(self._world, self._draft_set, dict(request.match_info), call)
            call.answer = handler(ask)
        except ApiError as refusal:
            return json_response(refusal.payload, refusal.status, headers)
        except NotModelledError as gap:
            self.unmodelled.append(f"{call.method} {call.path}: {gap}")
            return json_response({"message": "not modelled", "code": 0}, 404)
        except Exception as crash:  # noqa: BLE001 - a fault of the stand-in itself, which the fixture shows
            self.crashes.append(crash)
            return sever(request)
        call.effect = call.method != "GET"
        if call.answer is None:
            return web.Response(status=204, headers=headers)
        return json_response(call.answer, 200, headers)

    def _check_token(self, call: Call, request: web.Request) -> None:
        if call.path.startswith(_WITHOUT_BOT_TOKEN):
            return
        if request.headers.get("Authorization") != f"Bot {self.token}":
            raise errors.unauthorized()


def _unknown(ask: Ask) -> None:
    raise NotModelledError("no such route here")


async def _read(request: web.Request) -> Call:
    """A request as a record, its JSON and files apart."""
    client = request.match_info["client"]
    path = request.path.removeprefix(f"/{client}/api/v10")
    call = Call(client, request.method, path, dict(request.query), {})
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            if part.name == "payload_json":
                call.body = json.loads(await part.text())
            else:
                call.files[part.filename or "file"] = bytes(await part.read(decode=True))
    elif request.can_read_body:
        call.body = await request.json()
    return call

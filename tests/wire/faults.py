"""What goes wrong on the way: refusals, lost answers, cut sockets, and requests held mid-flight."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.patience import WAIT

from .state import Payload


@dataclass(eq=False)
class Call:
    """One request of a bot: what it asked, what it got, and whether it changed anything.

    `client` names the process, `status` is None while under way or when the socket was cut.
    """

    client: str
    method: str
    path: str
    query: dict[str, str]
    body: Payload
    files: dict[str, bytes] = field(default_factory=dict)
    status: int | None = None
    effect: bool = False
    fault: str | None = None
    answer: Any = None

    def matches(self, method: str, pattern: str) -> bool:
        """Whether it is `method` (or '*') on a path like '/channels/*/messages' ('**' crosses slashes)."""
        regex = re.escape(pattern).replace(r"\*\*", ".+").replace(r"\*", "[^/]+")
        return method in ("*", self.method) and re.fullmatch(regex, self.path) is not None


@dataclass(eq=False, kw_only=True)
class Fault:
    """Strikes the `nth` matching call from now on, and the `times - 1` after it.

    With `effect` the call is carried out first and only its answer is lost.
    """

    method: str
    path: str
    nth: int = 1
    times: int = 1
    effect: bool = False
    when: Callable[[Call], bool] = lambda call: True
    seen: int = 0

    def catches(self, call: Call) -> bool:
        """Count a call that matches; whether it is one to strike."""
        if not call.matches(self.method, self.path) or not self.when(call):
            return False
        self.seen += 1
        return self.nth <= self.seen < self.nth + self.times

    async def strike(self, call: Call, request: web.Request) -> web.Response | None:
        """The answer in place of the real one, or None to let the call go on."""
        raise NotImplementedError


@dataclass(eq=False, kw_only=True)
class Refuse(Fault):
    """Answers with a status and body instead."""

    status: int
    payload: Payload | None = None
    headers: dict[str, str] = field(default_factory=dict)

    async def strike(self, call: Call, request: web.Request) -> web.Response | None:
        """JSON when there is a payload, else the HTML page of a proxy in between."""
        if self.payload is None:
            return web.Response(status=self.status, text="<html>bad gateway</html>", content_type="text/html")
        return json_response(self.payload, self.status, self.headers)


@dataclass(eq=False, kw_only=True)
class Cut(Fault):
    """Closes the socket without an answer; with `reset`, as a dying network does."""

    reset: bool = False

    async def strike(self, call: Call, request: web.Request) -> web.Response | None:
        """No answer will arrive."""
        return sever(request, reset=self.reset)


@dataclass(eq=False, kw_only=True)
class Hold(Fault):
    """Keeps one call waiting until the test says how it goes on, so that the bot can be killed meanwhile."""

    _caught: asyncio.Future[Call] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    _free: asyncio.Future[bool] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    async def caught(self) -> Call:
        """The held call, once there is one."""
        return await asyncio.wait_for(asyncio.shield(self._caught), WAIT)

    def release(self) -> None:
        """Let the call go on, even when its sender is gone."""
        if not self._free.done():
            self._free.set_result(True)

    def drop(self) -> None:
        """Lose the call: no effect if it was held before it, no answer either way."""
        if not self._free.done():
            self._free.set_result(False)

    async def strike(self, call: Call, request: web.Request) -> web.Response | None:
        """Wait for the test's word."""
        if not self._caught.done():
            self._caught.set_result(call)
        return None if await asyncio.shield(self._free) else sever(request)


class Faults:
    """The faults in waiting, and the ways to arrange them."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def match(self, call: Call) -> Fault | None:
        """The first fault that strikes this call; all that match count it."""
        hits = [fault for fault in self._waiting if fault.catches(call)]
        return hits[0] if hits else None

    def clear(self) -> None:
        """Forget all faults and lose what is held."""
        for fault in self._waiting:
            if isinstance(fault, Hold):
                fault.drop()
        self._waiting.clear()

    def fail(self, method: str, path: str, status: int = 500, **how: Any) -> Fault:
        """Answer `status`; 502 and above come from a proxy, as HTML. `how`: nth, times, effect, when."""
        payload = None if status > 500 else {"message": f"{status}: Internal Server Error", "code": 0}
        return self._add(Refuse(method=method, path=path, status=status, payload=payload, **how))

    def refuse(self, method: str, path: str, status: int, code: int, message: str, **how: Any) -> Fault:
        """Answer with one of Discord's own errors, without effect."""
        payload = {"message": message, "code": code}
        return self._add(Refuse(method=method, path=path, status=status, payload=payload, **how))

    def rate_limit(
        self, method: str, path: str, retry_after: float, *, everywhere: bool = False, **how: Any
    ) -> Fault:
        """Answer 429: come back in `retry_after` seconds."""
        payload, headers = too_many(retry_after, "global" if everywhere else "shared")
        return self._add(
            Refuse(method=method, path=path, status=429, payload=payload, headers=headers, **how)
        )

    def page(self, method: str, path: str, **how: Any) -> Fault:
        """Answer as if all went well, with the page of a proxy in between."""
        return self._add(Refuse(method=method, path=path, status=200, **how))

    def cut(self, method: str, path: str, *, reset: bool = False, **how: Any) -> Fault:
        """Close the socket before (or, with `effect`, after) the call is carried out."""
        return self._add(Cut(method=method, path=path, reset=reset, **how))

    def hold(self, method: str, path: str, **how: Any) -> Hold:
        """Stop a call before (or, with `effect`, after) it is carried out."""
        made = Hold(method=method, path=path, **how)
        self._waiting.append(made)
        return made

    def _add(self, fault: Fault) -> Fault:
        self._waiting.append(fault)
        return fault


def json_response(payload: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON with the bare content type that discord.py insists on."""
    body = json.dumps(payload).encode()
    return web.Response(body=body, status=status, headers=headers, content_type="application/json")


def too_many(retry_after: float, scope: str) -> tuple[Payload, dict[str, str]]:
    """Body and headers of a 429; discord.py takes one without Via for a ban by the proxy."""
    payload = {"message": "You are being rate limited.", "retry_after": retry_after, "code": 0}
    headers = {"Via": "1.1 google", "Retry-After": str(retry_after), "X-RateLimit-Scope": scope}
    return {**payload, "global": scope == "global"}, headers


def sever(request: web.Request, *, reset: bool = False) -> web.Response:
    """Close the connection under a request; the response returned goes nowhere."""
    if request.transport is not None:
        request.transport.abort() if reset else request.transport.close()
    return web.Response(status=499)

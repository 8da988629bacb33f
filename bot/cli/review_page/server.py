"""The page's server: on this machine alone, for who has the address, and for no other site that is open beside it.

The address holds a token behind `#`, which a browser sends nowhere; the page's script gives it with each request. Host
and Origin are looked at besides, so that neither another name for this machine nor another page gets through.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.cli.deck_source import Failed
from bot.cli.review_page import views
from bot.cli.review_page.sheets import ChangedElsewhere, Sheets
from bot.cli.review_target import Written
from bot.core.decks.problems import DeckError
from bot.core.teaching.proposals import Stage
from bot.errors import ConfigError, UserError

HOST = "127.0.0.1"
FILES = Path(__file__).parent / "files"
TYPES = {
    "index.html": "text/html",
    "page.css": "text/css",
    "page.js": "text/javascript",
    "card.js": "text/javascript",
    "editing.js": "text/javascript",
}
TOKEN = "X-Cuecard-Token"  # noqa: S105  # nosec B105  # the name of a header
MAX_BODY = 1024 * 1024
"""Bytes: a card's text with as many examples as one may have is some 300,000."""
CHANGED = "This card was changed elsewhere. Here it is as it is now; nothing was done."
SECURITY = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Answers the page of one draft set. One thing is done at a time, in a thread: grading takes moments."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._turn = asyncio.Lock()
        self._token = secrets.token_urlsafe(24)
        self._runner: web.AppRunner | None = None
        self._port = 0
        self.finished: asyncio.Future[Written | None] = asyncio.get_running_loop().create_future()
        """What was written, once somebody has finished; None: nothing was accepted."""

    @property
    def address(self) -> str:
        """To open in a browser."""
        return f"http://{HOST}:{self._port}/#{self._token}"

    async def open(self, port: int) -> None:
        """Listen, on any free port with 0; ConfigError where that is not possible."""
        served = web.Application(middlewares=[self._guarded], client_max_size=MAX_BODY)
        served.on_response_prepare.append(_secured)
        served.router.add_get("/", _file)
        served.router.add_get("/{name}", _file)
        served.router.add_get("/api/drafts", self._draft_set)
        served.router.add_get("/api/cards/{number:[0-9]{1,6}}", self._card)
        served.router.add_post("/api/cards/{number:[0-9]{1,6}}", self._act)
        served.router.add_post("/api/accept-passed", self._accept_passed)
        served.router.add_post("/api/finish", self._finish)
        self._runner = web.AppRunner(served, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, port)
        try:
            await site.start()
        except OSError as error:
            await self.close()
            raise ConfigError(
                f"The page could not be served on port {port}: {error.strerror}. Try another --port."
            ) from error
        self._port = int(self._runner.addresses[0][1])

    async def close(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let in who asks for this server by its own name, from its own page, with the token for all but the files."""
        hosts = {f"{name}:{self._port}" for name in (HOST, "localhost")}
        origin = request.headers.get("Origin")
        if request.headers.get("Host") not in hosts or origin not in (None, *(f"http://{h}" for h in hosts)):
            raise web.HTTPForbidden
        if request.path.startswith("/api/"):
            given = request.headers.get(TOKEN, "")
            if not hmac.compare_digest(given.encode(), self._token.encode()):
                raise web.HTTPUnauthorized
        return await handler(request)

    async def _draft_set(self, _request: web.Request) -> web.StreamResponse:
        return await self._done(self._sheets.look)

    async def _card(self, request: web.Request) -> web.StreamResponse:
        return await self._done(self._sheets.look, int(request.match_info["number"]))

    async def _act(self, request: web.Request) -> web.StreamResponse:
        number, body = int(request.match_info["number"]), await _body(request)
        return await self._done(lambda: _action(self._sheets, number, body), number)

    async def _accept_passed(self, request: web.Request) -> web.StreamResponse:
        match await _body(request):
            case {"number": int(number)} if number >= 0:  # the card that is shown
                return await self._done(lambda: views.accepted_passed(self._sheets.accept_passed()), number)
            case _:
                raise web.HTTPBadRequest

    async def _finish(self, request: web.Request) -> web.StreamResponse:
        written: Written | None = None

        def finish() -> Any:
            nonlocal written
            self._sheets.look()
            if not self._sheets.draft_set.accepted():
                return {"lines": []}
            written = self._sheets.draft_set.finish()
            return {"lines": list(written.lines)}

        response = await self._done(finish)
        if response.status == HTTPStatus.OK and not self.finished.done():
            await response.prepare(request)
            await response.write_eof()  # the page knows before the server goes
            self.finished.set_result(written)
        return response

    async def _done(self, do: Callable[[], Any], number: int | None = None) -> web.Response:
        """Do it, and tell how things stand now; where it could not be done, why, and how they stand."""
        async with self._turn:
            if number is not None and number >= len(self._sheets.keys):
                raise web.HTTPNotFound
            status, said = await asyncio.to_thread(_tried, do)
            shown = {} if number is None else {"card": views.card(self._sheets, number)}
            return web.json_response(
                {**said, **shown, "drafts": views.draft_set(self._sheets)}, status=status
            )


def _tried(do: Callable[[], Any]) -> tuple[HTTPStatus, views.Json]:
    try:
        return HTTPStatus.OK, {"done": do()}
    except ChangedElsewhere:
        return HTTPStatus.CONFLICT, {"problems": [{"line": 0, "message": CHANGED}]}
    except DeckError as error:
        problems = [{"line": each.line, "message": each.message} for each in error.problems]
        return HTTPStatus.UNPROCESSABLE_ENTITY, {"problems": problems}
    except UserError as error:
        from bot.cogs.error_texts import sentence  # it imports discord.py, which takes a while

        said = sentence(error)
    except (Failed, ConfigError) as error:
        said = str(error)
    return HTTPStatus.UNPROCESSABLE_ENTITY, {"problems": [{"line": 0, "message": said}]}


def _action(sheets: Sheets, number: int, body: views.Json) -> None:
    """What the page asks for about one card; HTTPBadRequest for what it would never ask."""
    match body:
        case {"mark": str(mark), "decide": ("accepted" | "dropped" | "passed") as stage}:
            sheets.decide(number, mark, Stage(stage))
        case {"mark": str(mark), "text": str(text)}:
            sheets.rewrite(number, mark, text)
        case {"mark": str(mark), "item": int(at), "take": bool(take)} if at >= 0:
            sheets.take(number, mark, at, take)
        case {"mark": str(mark), "item": int(at), "fields": dict(texts)} if at >= 0:
            sheets.mend(number, mark, at, {str(name): str(text) for name, text in texts.items()})
        case _:
            raise web.HTTPBadRequest


async def _body(request: web.Request) -> views.Json:
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest
    return body


async def _file(request: web.Request) -> web.StreamResponse:
    name = request.match_info.get("name", "index.html")
    if name not in TYPES:
        raise web.HTTPNotFound
    text = await asyncio.to_thread((FILES / name).read_text, encoding="utf-8")
    return web.Response(text=text, content_type=TYPES[name])


async def _secured(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(SECURITY)

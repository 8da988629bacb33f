"""An OpenAI-compatible endpoint on loopback: it knows taught cards, and can fail in every way that a test asks for."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.core.cards import Card

KEY = "sk-secret-0123456789abcdef"
Fault = Callable[[web.Request, dict[str, Any]], Awaitable[web.StreamResponse]]
_START = "as data:\n"


def written(card: Card) -> dict[str, Any]:
    """What a good model writes about a card: all that the taught card holds."""
    return {
        "card": card.key,
        "kind": "sentence",
        "ideas": [
            {"idea": c.idea, "ask": c.ask, "needed": str(c.needed), "phrasings": list(c.phrasings)}
            for c in card.concepts
        ],
        "sides": [],
        "right": [{"register": "plain", "text": text} for text in card.accepted],
        "partly": list(card.partial),
        "wrong": [
            {"mistake": "misconception", "why": g.why or "", "answers": list(g.answers)} for g in card.wrong
        ],
        "explanation": f"It comes up again when {card.topic or 'the next chapter'} is at stake.",
        "hint": card.hint,
    }


def labels(card: Card, answers: dict[str, str]) -> dict[str, str]:
    """What a good reader labels the answers."""
    wrong = {text for group in card.wrong for text in group.answers}
    return {
        number: "wrong" if text in wrong else "partly" if text in card.partial else "right"
        for number, text in answers.items()
    }


def completion(
    text: str | None, *, tokens: tuple[int, int] | None = (900, 600), **message: Any
) -> dict[str, Any]:
    """A chat completion with that text."""
    said = {"role": "assistant", "content": text, **message}
    body: dict[str, Any] = {"choices": [{"index": 0, "message": said, "finish_reason": "stop"}]}
    if tokens:
        body["usage"] = {
            "prompt_tokens": tokens[0],
            "completion_tokens": tokens[1],
            "total_tokens": sum(tokens),
        }
    return body


def status(code: int, message: str = "no", **headers: str) -> Fault:
    """An error with a message, as OpenAI words them."""

    async def answer(_request: web.Request, _body: dict[str, Any]) -> web.StreamResponse:
        return web.json_response({"error": {"message": message}}, status=code, headers=headers)

    return answer


def text(content: str | None, **more: Any) -> Fault:
    """A completion with that text."""

    async def answer(_request: web.Request, _body: dict[str, Any]) -> web.StreamResponse:
        return web.json_response(completion(content, **more))

    return answer


def raw(body: bytes) -> Fault:
    """Those bytes, whatever they are."""

    async def answer(_request: web.Request, _body: dict[str, Any]) -> web.StreamResponse:
        return web.Response(body=body, content_type="application/json")

    return answer


async def cut(request: web.Request, _body: dict[str, Any]) -> web.StreamResponse:
    """The connection is gone before an answer comes."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def cut_midway(request: web.Request, _body: dict[str, Any]) -> web.StreamResponse:
    """The connection is gone in the middle of an answer."""
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"choices": [{"mess')
    assert request.transport is not None
    request.transport.abort()
    return response


@dataclass
class ModelServer:
    """Runs in a thread of its own, since commands run loops of their own. `faults` come first, one a call."""

    cards: Iterable[Card] = ()
    faults: deque[Fault] = field(default_factory=deque)
    calls: list[dict[str, Any]] = field(default_factory=list)
    """The bodies that came in."""
    keys: list[str] = field(default_factory=list)
    port: int = 0
    tokens: tuple[int, int] | None = (900, 600)
    on_call: Callable[[int], object] = lambda _number: None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def asked(self) -> list[str]:
        """The texts of the users' messages."""
        return [call["messages"][1]["content"] for call in self.calls]

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        self._up.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        runner = self._loop.run_until_complete(self._started())
        self._up.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        left = asyncio.all_tasks(self._loop)  # answers that were to hang
        for task in left:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.close()

    async def _started(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port = runner.addresses[0][1]
        return runner

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.calls.append(body)
        self.keys.append(request.headers.get("Authorization", ""))
        self.on_call(len(self.calls))
        if self.faults:
            return await self.faults.popleft()(request, body)
        return web.json_response(completion(json.dumps(self._said(body)), tokens=self.tokens))

    def _said(self, body: dict[str, Any]) -> dict[str, Any]:
        data, _ = json.JSONDecoder().raw_decode(body["messages"][1]["content"].partition(_START)[2])
        if "answers" in data:
            card = next(card for card in self.cards if card.prompt == data["question"])
            return {"answer": card.reference, "labels": labels(card, data["answers"])}
        return written(next(card for card in self.cards if card.key == data["card"]["card"]))

"""A client for chat completions as OpenAI made them, and as Ollama, llama.cpp and most others offer them.

What an endpoint does not know (a schema, a temperature, the older name of the limit) is left out once it has said so. A
call that fails for now is made again after a growing wait, or the one that the endpoint asks for.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, NamedTuple, Self

import aiohttp
from msgspec import Struct, field

from bot import __version__
from bot.core.teaching.budget import Meter
from bot.teaching.address import Address
from bot.teaching.completions import (
    Asked,
    Completion,
    error_message,
    read_completion,
    read_used,
    unknown_part,
)
from bot.teaching.errors import EndpointAway, EndpointRefused, ReplyUnusable

MAX_BODY = 2 * 1024 * 1024
"""Bytes of an answer; a card's takes some ten thousand."""
TRIES, TRIES_AT_FIRST = 6, 2
"""Of a call; the second where the endpoint was never reached, so that its address may be wrong."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before the second try, and at most; each wait is twice the one before."""
LONGEST_ASKED = 300.0
"""Seconds that an endpoint may ask to wait: for more, people are told to come back later."""
ANSWER_SECONDS = 600.0
"""A small machine writes a few tokens a second."""
_LATER = (408, 409, 425, 429)
_WRONG_PART = (400, 422)


class _Failed(Exception):
    """One try that came to nothing, and the seconds that the endpoint asks to wait (None: it does not say)."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.wait = reason, wait


class _Answer(NamedTuple):
    status: int
    wait: str
    """The header Retry-After."""
    body: bytes


class Endpoint(Struct):
    """One endpoint, for one run; `async with` opens and closes its connections."""

    address: Address
    meter: Meter
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    chance: random.Random = field(default_factory=random.Random)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    retried: int = 0
    """Calls that had to be made again."""
    _reached: bool = False
    """Whether it was ever there."""
    _session: aiohttp.ClientSession | None = None
    _unknown: set[str] = field(default_factory=set)
    """What the endpoint does not take."""

    async def __aenter__(self) -> Self:
        headers = {"User-Agent": f"Cuecard/{__version__}"}
        if self.address.key:
            headers["Authorization"] = f"Bearer {self.address.key}"
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS, sock_connect=20)
        self._session = aiohttp.ClientSession(headers=headers, timeout=timeout)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def complete(self, system: str, text: str, schema: Mapping[str, Any], most: int) -> Completion:
        """What the model answers to `text` under the instructions `system`, in `most` tokens.

        EndpointRefused and EndpointAway where it cannot be used, ReplyUnusable where it answers with nothing to read,
        BudgetSpent before a call that could take more than is left.
        """
        asked = Asked(self.address.model, system, text, schema, most)
        tries = 0
        while True:
            try:
                return await self._try(asked)
            except _Failed as failed:
                tries += 1
                most = TRIES if self._reached else TRIES_AT_FIRST
                if tries >= most or (failed.wait or 0) > LONGEST_ASKED:
                    raise EndpointAway(f"{self.address.host} {failed.reason}") from None
                self.retried += 1
                await self.sleep(self._wait(tries, failed.wait))

    def _wait(self, tries: int, asked: float | None) -> float:
        """Seconds: what was asked for, or twice the last wait with some chance, so that parallel calls part."""
        if asked is not None:
            return asked
        return float(min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1)) * self.chance.uniform(0.75, 1.25))

    async def _try(self, asked: Asked) -> Completion:
        """One call, and again at once without a part that the endpoint does not know."""
        while True:
            sent = asked.payload(self._unknown)
            held = self.meter.hold(asked.fixed, asked.text, asked.most)
            answer = await self._counted(sent, held)
            if answer.status == 200:
                return self._completion(asked, held, answer.body)
            self.meter.free(held)
            said = error_message(answer.body)
            part = unknown_part(said, sent, self._unknown) if answer.status in _WRONG_PART else None
            if part is None:
                raise self._failure(answer, said)
            self._unknown.add(part)

    async def _counted(self, sent: Mapping[str, Any], held: int) -> _Answer:
        """The answer to one call; one that breaks off is taken to have cost all that was held for it."""
        try:
            answer = await self._post(sent)
        except aiohttp.ClientConnectorError as error:
            self.meter.free(held)
            raise _Failed(f"cannot be reached: {self.address.shown(_why(error))}") from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self._reached = True
            self.meter.lose(held)
            raise _Failed(f"broke off ({type(error).__name__})") from None
        except BaseException:
            self.meter.lose(held)
            raise
        self._reached = True
        return answer

    async def _post(self, sent: Mapping[str, Any]) -> _Answer:
        assert self._session is not None, "use `async with`"
        async with self._session.post(self.address.url, json=sent, allow_redirects=False) as response:
            body = bytearray()
            async for chunk in response.content.iter_chunked(1 << 16):
                body += chunk
                if len(body) > MAX_BODY:
                    raise ReplyUnusable("the reply is far too long")
            return _Answer(response.status, response.headers.get("Retry-After", ""), bytes(body))

    def _completion(self, asked: Asked, held: int, body: bytes) -> Completion:
        try:
            data = json.loads(body)
        except (ValueError, RecursionError):
            self.meter.lose(held)
            raise ReplyUnusable("what came back is no JSON") from None
        used = read_used(data)
        if used is None:
            self.meter.lose(held)
        else:
            self.meter.settle(held, asked.fixed, used.prompt, used.reply)
        return read_completion(data)

    def _failure(self, answer: _Answer, said: str) -> Exception:
        reason = f"says {answer.status}: {self.address.shown(said) or 'nothing more'}"
        if answer.status in _LATER or answer.status >= 500:
            return _Failed(reason, self._asked_to_wait(answer.wait))
        if 300 <= answer.status < 400:
            reason = (
                f"says {answer.status}: it is somewhere else, and a key is sent nowhere but where you said"
            )
        return EndpointRefused(f"{self.address.host} {reason}")

    def _asked_to_wait(self, header: str) -> float | None:
        """The seconds of a Retry-After, which has seconds or a time; None where it has neither."""
        try:
            return max(0.0, float(header)) if float(header) < 1e9 else LONGEST_ASKED + 1
        except ValueError:
            pass
        try:
            until = parsedate_to_datetime(header)
        except (ValueError, TypeError):
            return None
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - self.now()).total_seconds())


def _why(error: aiohttp.ClientConnectorError) -> str:
    """In the words of the system ("Connection refused"), or of whoever found the fault."""
    code = error.os_error.errno
    return os.strerror(code) if code and code > 0 else error.os_error.strerror or str(error)

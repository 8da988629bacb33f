"""What can be seen of the connection to Discord from outside the bot's own work."""

from __future__ import annotations

import math
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from types import SimpleNamespace

import aiohttp

from bot.cogs.client import Cuecard
from bot.core.clock_check import away


class Reconnect(StrEnum):
    """How a connection came back."""

    RESUMED = "resumed"
    """Nothing was missed."""
    NEW = "new"
    """As if the bot had just started: events of the time between are lost."""


class Gateway:
    """Watches one client after the other: a new one is made while the first connection does not succeed."""

    def __init__(self) -> None:
        self.client: Cuecard | None = None
        self.reconnects = Counter[Reconnect]()
        self.clock_off = timedelta(0)
        """How far this machine's clock was from Discord's when Discord last answered."""
        self._connected = False

    def watch(self, client: Cuecard) -> None:
        """Look at this client from here on."""
        self.client = client
        self._connected = False
        client.add_listener(self._on_connect, "on_connect")
        client.add_listener(self._on_resumed, "on_resumed")

    async def _on_connect(self) -> None:
        self.reconnects[Reconnect.NEW] += self._connected
        self._connected = True

    async def _on_resumed(self) -> None:
        self.reconnects[Reconnect.RESUMED] += 1

    @property
    def ready(self) -> bool:
        """Whether events arrive."""
        return self.client is not None and self.client.is_ready() and not self.client.is_closed()

    @property
    def latency(self) -> float:
        """Between a heartbeat and Discord's answer to it, in seconds; NaN before the first."""
        return self.client.latency if self.client is not None and self.ready else math.nan

    @property
    def servers(self) -> int:
        """How many the bot is in."""
        return len(self.client.guilds) if self.client is not None else 0

    def trace(self) -> aiohttp.TraceConfig:
        """Reads the time off each of Discord's answers: to be given to the client's HTTP session."""
        config = aiohttp.TraceConfig()
        config.on_request_start.append(self._began)
        config.on_request_end.append(self._ended)
        return config

    async def _began(
        self,
        _session: aiohttp.ClientSession,
        context: SimpleNamespace,
        _params: aiohttp.TraceRequestStartParams,
    ) -> None:
        context.began = datetime.now(UTC)

    async def _ended(
        self, _session: aiohttp.ClientSession, context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        with suppress(TypeError, ValueError):  # no such header, or no date in it
            stated = parsedate_to_datetime(params.response.headers.get("Date", ""))
            self.clock_off = away(stated, context.began, datetime.now(UTC))

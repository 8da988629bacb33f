"""A process's share of the requests that Discord allows the bot, where several processes share a token."""

from __future__ import annotations

from typing import Any

import aiohttp

from bot.cogs.delivery.retry import Pace

_UNCOUNTED = ("/interactions/", "/webhooks/")
"""Answers to interactions are not under Discord's global limit.

Source: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
"""
_BURST = 0.1
"""Of a second's share, what may go out at once; the rest is spaced."""


class RequestPace:
    """Holds each counted request back until this process's next turn, by a hook of discord.py's HTTP client."""

    def __init__(self, allowed: float, pace: Pace | None = None) -> None:
        """`allowed`: requests a second of all processes together."""
        self._allowed = allowed
        self._pace = pace or Pace(allowed, 1)

    def watched(self, trace: aiohttp.TraceConfig | None = None) -> aiohttp.TraceConfig:
        """The hook; added to another where there is one, for discord.py takes no more than one."""
        trace = trace or aiohttp.TraceConfig()
        trace.on_request_start.append(self._before)
        return trace

    def share(self, processes: int) -> float:
        """One of so many processes sends from now on; its requests a second."""
        mine = self._allowed / max(1, processes)
        self._pace.change(mine * (1 - _BURST), max(1.0, mine * _BURST))
        return mine

    async def _before(
        self, _session: aiohttp.ClientSession, _context: Any, params: aiohttp.TraceRequestStartParams
    ) -> None:
        path = params.url.path
        if "/api/" in path and not any(part in path for part in _UNCOUNTED):
            await self._pace.turn()

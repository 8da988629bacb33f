"""Answers to the bot's requests that are not Discord's: the page of a proxy or a hotel, as if all went well."""

from __future__ import annotations

from typing import Any

import aiohttp

_PAGES = ("text/html", "application/xhtml+xml")


def refused(trace: aiohttp.TraceConfig | None = None) -> aiohttp.TraceConfig:
    """A hook of discord.py's HTTP client, added to another where there is one: it takes no more than one.

    discord.py takes such a page for a text that it asked for. With the hook it is a failed connection, as one that is
    cut, which all that sends is prepared for.
    """
    trace = trace or aiohttp.TraceConfig()
    trace.on_request_end.append(_refuse_foreign)
    return trace


async def _refuse_foreign(
    _session: aiohttp.ClientSession, _context: Any, params: aiohttp.TraceRequestEndParams
) -> None:
    answer = params.response
    of_api = "/api/" in params.url.path  # a file may be of any type
    if answer.ok and answer.content_type in _PAGES and of_api:
        answer.close()
        raise aiohttp.ClientPayloadError(f"{answer.content_type} is no answer of Discord's")

"""A bare client of the stand-in's REST API, for tests that ask it directly."""

from __future__ import annotations

from typing import Any

import aiohttp

from .standin import StandIn

Answer = tuple[int, Any]


class Api:
    """A client that retries nothing."""

    def __init__(self, standin: StandIn, session: aiohttp.ClientSession) -> None:
        self.standin, self.session = standin, session
        self.headers: dict[str, str] = {}

    async def __call__(self, method: str, path: str, body: Any = None) -> Answer:
        """Status and JSON of the answer."""
        sent = {"Authorization": f"Bot {self.standin.token}"}
        url = f"{self.standin.url}/raw/api/v10{path}"
        async with self.session.request(method, url, json=body, headers=sent) as response:
            self.headers = dict(response.headers)
            return response.status, await response.json() if response.status != 204 else None

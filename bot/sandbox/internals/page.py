"""The page's server: simcord's Preview, in which direct messages are a channel, too, and time can be skipped."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from simcord.preview import Preview
from simcord.preview._server import PreviewServer

from bot.sandbox.internals import markdown
from bot.sandbox.internals.page_files import ADDED, REPLACED, changed
from bot.sandbox.skipping import LONGEST, skip

if TYPE_CHECKING:
    from bot.sandbox.simulation import Simulation

DIRECT = "direct"
"""The place in which a person and the bot are alone."""


class PageServer(PreviewServer):
    """Serves the page's files as we changed them."""

    async def _static(self, request: Any) -> Any:
        response = await super()._static(request)
        if request.path in {*ADDED, *REPLACED}:
            response.text = changed(request.path, response.text)
        return response


class Page(Preview):
    """The channel and the direct messages in a browser. Its actions take turns with the passing of time."""

    _PAGE_LEASE_SECONDS = math.inf  # a day that is skipped is no day of silence

    def __init__(
        self, simulation: Simulation, port: int, *, timezone: str, assets: Mapping[str, Any]
    ) -> None:
        markdown.install()
        super().__init__(
            simulation.server,
            simulation.channel,
            tuple(simulation.people.values()),
            layout="channel",
            display="responsive",
            width=1280,
            height=900,
            locale="en-US",
            timezone=timezone,
            presentation_time=None,
            assets=assets,
            port=port,
        )
        self._simulation = simulation
        self._home = simulation.channel
        self._private = False
        """Whether the person that is asked for next is wanted in their direct messages."""
        self._read: dict[int, int] = {}
        """The newest direct message that each person has seen."""
        self._server = PageServer(self, port)

    async def _action(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        if isinstance(body, Mapping) and body.get("kind") == "skip":
            return {"said": await self._skip(body.get("seconds"))}
        async with self._simulation.turn:
            page = self._pages.get(context_id or "")
            if page is not None and isinstance(body, Mapping):
                body = self._made_current(page, body)
            self._advance_presentation_time()
            try:
                return await super()._action(context_id, body)
            finally:
                self.channel = self._home

    async def _skip(self, seconds: Any) -> str:
        time = timedelta(seconds=min(seconds, LONGEST.total_seconds())) if isinstance(seconds, int) else None
        steps = [said async for said in skip(self._simulation, time)]  # who serves the page shows what comes
        return steps[-1]

    def _made_current(self, page: Any, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Name the newest state: what was posted since the page last looked is no reason to refuse a click.

        What is acted on is looked up again anyway.
        """
        if body.get("kind") == "viewer":
            self._private = body.get("place") == DIRECT
            chosen = next((p for p in self.viewers if str(p.id) == str(body.get("viewer_id"))), None)
            if chosen is not None:
                page.channel_id = chosen.user.dm_channel.id if self._private else self._home.id
        self.channel = self._channel_of(page)
        return {**body, "published_revision": page.revision} if "published_revision" in body else body

    def _channel_of(self, page: Any) -> Any:
        direct = (person.user.dm_channel for person in self._simulation.people.values())
        return next((channel for channel in direct if channel.id == page.channel_id), self._home)

    def _viewer(self, viewer_id: Any) -> Any:
        member = super()._viewer(viewer_id)
        return member.user if self._private else member

    def _open_page(self, viewer_id: Any = None, target_id: Any = None) -> Any:
        acting, self.channel = (self.channel, self._private), self._home
        self._private = False
        try:
            return super()._open_page(viewer_id, target_id)
        finally:
            self.channel, self._private = acting

    def _page_payload(self, page: Any) -> dict[str, Any]:
        direct = page.channel_id != self._home.id
        sent = self._simulation.direct_ids(page.viewer.id)
        if direct and sent:
            self._read[page.viewer.id] = sent[-1]
        unread = [message_id for message_id in sent if message_id > self._read.get(page.viewer.id, 0)]
        payload: dict[str, Any] = super()._page_payload(page)
        payload["sandbox"] = {
            "place": DIRECT if direct else "channel",
            "channel": self._home.name,
            "unread": len(unread),
            "ahead": round(self._simulation.ahead.total_seconds()),
        }
        return payload

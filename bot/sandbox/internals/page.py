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
        self._read: dict[tuple[int, int], int] = {}
        """The newest message that a person has seen in a channel, by both their ids."""
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
                places = self._places(chosen)
                page.channel_id = places.get(str(body.get("place")), self._home).id
        self.channel = self._channel_of(page)
        return {**body, "published_revision": page.revision} if "published_revision" in body else body

    def _places(self, person: Any) -> dict[str, Any]:
        """The channels that a person can be in, by name."""
        user = getattr(person, "user", person)
        return {**self._simulation.channels, DIRECT: user.dm_channel}

    def _channel_of(self, page: Any) -> Any:
        places = [place for person in self.viewers for place in self._places(person).values()]
        return next(place for place in places if place.id == page.channel_id)

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
        payload: dict[str, Any] = super()._page_payload(page)
        payload["sandbox"] = {
            "places": [
                {
                    "name": name,
                    "id": str(place.id),
                    "here": place.id == page.channel_id,
                    "unread": self._unread(page, place.id),
                }
                for name, place in self._places(page.viewer).items()
            ],
            "ahead": round(self._simulation.ahead.total_seconds()),
        }
        return payload

    def _unread(self, page: Any, channel_id: int) -> int:
        """How many messages of the bot the viewer has not seen there."""
        sent, key = self._simulation.from_bot(channel_id, page.viewer.id), (page.viewer.id, channel_id)
        if channel_id == page.channel_id:
            self._read[key] = max(sent, default=0)
        return sum(message_id > self._read.get(key, 0) for message_id in sent)

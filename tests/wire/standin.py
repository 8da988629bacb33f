"""The stand-in for Discord: one loopback server with a gateway, a REST API, a record and faults."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from aiohttp import web

from tests.patience import WAIT

from .change_signal import ChangeSignal
from .faults import Call, Faults
from .gateway import Gateway
from .interactions import DraftSet
from .people import Person
from .permissions import MEMBER
from .rest import Rest
from .state import Channel, Guild, Message, Role
from .world import World

T = TypeVar("T")


class StandIn:
    """Discord on 127.0.0.1, for one test; start it, put people in it, point bots at `url`."""

    def __init__(self) -> None:
        clock = asyncio.get_running_loop().time
        self.changes = ChangeSignal()
        self.faults = Faults()
        self.gateway = Gateway(self.changes)
        self.world = World(self.gateway.emit)
        self.draft_set = DraftSet(self.world, clock)
        self.rest = Rest(self.world, self.draft_set, self.faults, self.changes, clock)
        self.gateway.serve(self.world, self.rest.token)
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return self.world.base_url

    @property
    def token(self) -> str:
        """The bot token that it accepts."""
        return self.rest.token

    @property
    def calls(self) -> list[Call]:
        """Every request so far, in order of arrival."""
        return self.rest.calls

    async def start(self) -> None:
        """Listen on a free port of 127.0.0.1."""
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_get("/{client}/gateway", self.gateway.handle)
        app.router.add_get("/{client}/gateway/", self.gateway.handle)
        self.rest.mount(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.world.base_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Lose what is held, hang up on everybody and close the port."""
        self.faults.clear()
        for link in self.gateway.links:
            link.queue.put_nowait(1001)
        if self._runner:
            await self._runner.cleanup()

    async def until(self, check: Callable[[], T | None], what: str, within: float = WAIT) -> T:
        """The first truthy result of `check`; see ChangeSignal.until."""
        return await self.changes.until(check, what, within)

    def calls_to(self, method: str, path: str) -> list[Call]:
        """The calls to a path pattern such as '/channels/*/messages'."""
        return [call for call in self.calls if call.matches(method, path)]

    async def call(self, method: str, path: str, nth: int = 1) -> Call:
        """The nth call to a path pattern once it was answered or cut."""

        def done() -> Call | None:
            found = self.calls_to(method, path)[nth - 1 : nth]
            return found[0] if found and (found[0].status or found[0].fault == "Cut") else None

        return await self.until(done, f"call {nth} of {method} {path}")

    async def call_by(self, client: str, method: str, path: str) -> Call:
        """The first such call of a process."""

        def made() -> Call | None:
            return next((call for call in self.calls_to(method, path) if call.client == client), None)

        return await self.until(made, f"{method} {path} by {client}")

    def guild(self, name: str, *, bot_permissions: int = MEMBER, shard: int | None = None) -> Guild:
        """A new server with the bot in it, of a shard if that is named."""
        return self.world.guild(name, bot_permissions=bot_permissions, shard=shard)

    def channel(self, guild: Guild, name: str) -> Channel:
        """A new text channel."""
        return self.world.channel(guild, name)

    def person(self, name: str, *guilds: Guild, roles: tuple[Role, ...] = ()) -> Person:
        """A new person, member of these servers."""
        user = self.world.user(name)
        for guild in guilds:
            self.world.join(guild, user, roles=[role for role in roles if role.id in guild.roles])
        return Person(self.world, self.draft_set, self.gateway, self.changes, user)

    def posts(self, channel: Channel) -> list[Message]:
        """The bot's public messages in a channel, oldest first."""
        return [message for message in channel.public if message.author is self.world.bot]

    async def post(self, channel: Channel, holding: str = "", *, after: int = 0) -> Message:
        """The first message of the bot in a channel that shows `holding`, past the message id `after`."""

        def found() -> Message | None:
            fitting = [m for m in self.posts(channel) if m.id > after and holding in m.text and not m.loading]
            return fitting[0] if fitting else None

        return await self.until(found, f"a post with {holding!r} in #{channel.name}")

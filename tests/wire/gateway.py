"""The gateway: WebSocket sessions with sequence numbers, heartbeats, resuming and compression.

Source: https://docs.discord.com/developers/events/gateway
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

from aiohttp import WSMsgType, web

from . import messages, payloads
from .change_signal import ChangeSignal
from .permissions import Can
from .sessions import Link, Session, packer, shard_of
from .state import Channel, Payload
from .world import World

HEARTBEAT, IDENTIFY, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = 1, 2, 6, 7, 8, 9, 10, 11

GUILD_MEMBERS, MESSAGE_CONTENT = 1 << 1, 1 << 15
RESUMABLE_SECONDS = 120.0
"""A session whose bot is away for so long is forgotten, as Discord's are after some minutes."""
_NEEDS = {"GUILD_MEMBER": GUILD_MEMBERS, "GUILD": 1, "CHANNEL": 1}
_GUILD_MESSAGES, _DIRECT_MESSAGES = 1 << 9, 1 << 12


class Gateway:
    """Accepts bots and turns the world's changes into events for each, by its intents and permissions."""

    def __init__(self, changes: ChangeSignal) -> None:
        self.sessions: dict[str, Session] = {}
        self.links: list[Link] = []
        self.identified: list[Payload] = []
        self.identifies: list[tuple[float, str, int]] = []
        """When, which process, which shard."""
        self.losses: list[tuple[float, str, int]] = []
        """The same of sessions that ended."""
        self.resumed = 0
        self.token = ""
        self.heartbeat_ms = 41_250
        self.most_guilds = 2_500
        """A shard with more is refused: sharding is required."""
        self.down = False
        self._changes = changes
        self._world: World

    def serve(self, world: World, token: str) -> None:
        """Set what is served, and to whom."""
        self._world, self.token = world, token

    def live(self, client: str | None = None) -> list[Session]:
        """The connected sessions, of one process if named."""
        return [s for s in self.sessions.values() if s.link and client in (None, s.client)]

    async def connected(self, client: str | None = None) -> Session:
        """A connected session, as soon as there is one."""
        return (await self._changes.until(lambda: self.live(client), "a gateway session"))[0]

    async def serving(self, channel: Channel) -> Session:
        """A connected session that events of the channel come through, as soon as there is one."""
        guild_id = channel.guild.id if channel.guild else None

        def found() -> Session | None:
            return next((each for each in self.live() if each.serves(guild_id)), None)

        return await self._changes.until(found, f"a shard with #{channel.name}")

    def shards(self) -> dict[int, list[str]]:
        """For each shard that is connected, the processes that serve it."""
        found: dict[int, list[str]] = {}
        for session in self.live():
            found.setdefault(session.shard, []).append(session.client)
        return found

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One WebSocket from HELLO to its end."""
        if self.down:
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        link = Link(socket, request, packer(request.query.get("compress")))
        self.links.append(link)
        link.put(HELLO, {"heartbeat_interval": self.heartbeat_ms, "_trace": []})
        pump = asyncio.create_task(link.pump())
        try:
            while (message := await socket.receive()).type is WSMsgType.TEXT:
                self._receive(link, json.loads(message.data))
        finally:
            pump.cancel()
            await asyncio.gather(pump, return_exceptions=True)
            self._lost(link)
        return socket

    def _lost(self, link: Link) -> None:
        """Keep the session for a resume (discord.py leaves with 4000, which Discord takes for a break)."""
        self.links.remove(link)
        for session in self.sessions.values():
            if session.link is link:
                session.link, session.left = None, asyncio.get_running_loop().time()
                self.losses.append((asyncio.get_running_loop().time(), session.client, session.shard))
        self._changes.announce()

    def _receive(self, link: Link, packet: Payload) -> None:
        op, data = packet["op"], packet["d"]
        if op == HEARTBEAT:
            link.put(ACK)
        elif op in (IDENTIFY, RESUME) and data["token"] != self.token:
            link.queue.put_nowait(4004)
        elif op == IDENTIFY:
            self._identify(link, data)
        elif op == RESUME:
            self._resume(link, data)
        elif op == MEMBERS:
            self._send_members(link, data)
        self._changes.announce()

    def _identify(self, link: Link, data: Payload) -> None:
        self.identified.append(data)
        asked = {"members": GUILD_MEMBERS, "message_content": MESSAGE_CONTENT}
        if any(data["intents"] & bits and name not in self._world.privileged for name, bits in asked.items()):
            link.queue.put_nowait(4014)
            return
        shard, count = data.get("shard") or (0, 1)
        if not 0 <= shard < count:
            link.queue.put_nowait(4010)
            return
        if sum(shard_of(guild, count) == shard for guild in self._world.guilds) > self.most_guilds:
            link.queue.put_nowait(4011)
            return
        client = link.request.match_info["client"]
        session = Session(client, data["intents"], shard, count, link=link)
        self.sessions[session.id] = session
        self.identifies.append((asyncio.get_running_loop().time(), client, shard))
        session.tell("READY", self._ready(session, link))
        for guild in self._world.guilds.values():
            if guild.available and session.serves(guild.id):
                shown = [m for m in guild.members.values() if self._shows(session, m.user.id)]
                session.tell("GUILD_CREATE", payloads.guild_create(guild, shown))

    def _shows(self, session: Session, user_id: int) -> bool:
        return bool(session.intents & GUILD_MEMBERS) or user_id == self._world.bot.id

    def _ready(self, session: Session, link: Link) -> Payload:
        application = self._world.application()
        return {
            "v": 10,
            "user": payloads.me(self._world.bot),
            "shard": [session.shard, session.shard_count],
            "guilds": [
                {"id": str(guild), "unavailable": True}
                for guild in self._world.guilds
                if session.serves(guild)
            ],
            "private_channels": [],
            "session_id": session.id,
            "resume_gateway_url": f"ws://{link.request.host}/{session.client}/gateway",
            "application": {"id": application["id"], "flags": application["flags"]},
        }

    def _resume(self, link: Link, data: Payload) -> None:
        session = self.sessions.get(data["session_id"] or "")
        if session is None:
            link.put(INVALID, False)
            return
        self.resumed += 1
        for packet in session.sent[data["seq"] or 0 :]:
            link.queue.put_nowait(packet)
        session.link = link
        session.tell("RESUMED", {})

    def _send_members(self, link: Link, data: Payload) -> None:
        """Answer a member request by ids or by the start of a name, in one chunk."""
        guild = self._world.find_guild(int(data["guild_id"]))
        ids = data.get("user_ids")
        if ids is not None:
            wanted = set(map(int, ids if isinstance(ids, list) else [ids]))
            members = [m for m in guild.members.values() if m.user.id in wanted]
        else:
            members = [m for m in guild.members.values() if m.user.name.startswith(data["query"])]
        found = [payloads.member(member) for member in members]
        chunk = {"guild_id": str(guild.id), "members": found, "chunk_index": 0, "chunk_count": 1}
        for session in self.sessions.values():
            if session.link is link:
                session.tell("GUILD_MEMBERS_CHUNK", {**chunk, "nonce": data.get("nonce")})

    def emit(self, event: str, data: Payload, channel: Channel | None) -> None:
        """Tell each session what it may know of a change; `channel` is where a message changed."""
        self._expire()
        for session in self.sessions.values():
            wanted = self._wants(session, event, channel) or self._about_itself(event, data)
            if wanted and session.serves(_guild_id(event, data, channel)):
                shaped = dict(data)
                if channel and "author" in data and not session.intents & MESSAGE_CONTENT:
                    messages.censor(shaped, self._world.bot, in_dm=channel.guild is None)
                session.tell(event, shaped)
        self._changes.announce()

    def _expire(self) -> None:
        """Forget the sessions that nobody resumed for long: in an hour of kills they would hold all events each."""
        now = asyncio.get_running_loop().time()
        self.sessions = {
            number: session
            for number, session in self.sessions.items()
            if session.link or now - session.left < RESUMABLE_SECONDS
        }

    def _about_itself(self, event: str, data: Payload) -> bool:
        """What changes of the bot's own membership is told whatever the intents are."""
        return event == "GUILD_MEMBER_UPDATE" and data["user"]["id"] == str(self._world.bot.id)

    def _wants(self, session: Session, event: str, channel: Channel | None) -> bool:
        if channel is not None:
            needed = _GUILD_MESSAGES if channel.guild else _DIRECT_MESSAGES
            return bool(session.intents & needed) and self._world.bot_can(channel, Can.VIEW_CHANNEL)
        for start, bits in _NEEDS.items():
            if event.startswith(start):
                return bool(session.intents & bits)
        return True

    async def close(self, code: int = 4000, *, forget: bool = False) -> None:
        """Close every connection with a code; with `forget`, resuming is refused and bots identify anew."""
        await self._end(lambda link: link.queue.put_nowait(code), forget)

    async def cut(self, *, forget: bool = False) -> None:
        """Break every connection without a goodbye."""
        await self._end(_abort, forget)

    async def ask_reconnect(self) -> None:
        """Ask every bot to reconnect and resume (op 7), and wait until they left."""
        await self._end(lambda link: link.put(RECONNECT), forget=False)

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Tell every bot that its session is invalid (op 9), and wait until they left."""
        await self._end(lambda link: link.put(INVALID, resumable), forget=not resumable)

    async def _end(self, how: Callable[[Link], object], forget: bool) -> None:
        leaving = list(self.links)
        if forget:
            self.sessions.clear()
        for link in leaving:
            how(link)
        gone = "the end of gateway connections"
        await self._changes.until(lambda: not set(leaving) & set(self.links), gone)


def _guild_id(event: str, data: Payload, channel: Channel | None) -> int | None:
    """The server that an event is about."""
    if channel is not None:
        return channel.guild.id if channel.guild else None
    found = data["id"] if event in ("GUILD_CREATE", "GUILD_DELETE") else data.get("guild_id")
    return int(found) if found is not None else None


def _abort(link: Link) -> None:
    if link.request.transport:
        link.request.transport.abort()

"""What a gateway keeps of each bot: its socket, the session it can resume, and how packets travel."""

from __future__ import annotations

import asyncio
import importlib
import json
import secrets
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from .state import Payload

DISPATCH = 0


@dataclass(eq=False)
class Link:
    """One live WebSocket; what is put in its queue is sent in order."""

    socket: web.WebSocketResponse
    request: web.Request
    pack: Callable[[str], str | bytes]
    queue: asyncio.Queue[Payload | int] = field(default_factory=asyncio.Queue)

    def put(self, op: int, data: object = None) -> None:
        """Send a packet that is no event."""
        self.queue.put_nowait({"op": op, "d": data, "s": None, "t": None})

    async def pump(self) -> None:
        """Send until the socket or the queue says stop; a number in the queue is a close code."""
        while True:
            item = await self.queue.get()
            if isinstance(item, int):
                await self.socket.close(code=item)
                return
            packed = self.pack(json.dumps(item))
            if isinstance(packed, str):
                await self.socket.send_str(packed)
            else:
                await self.socket.send_bytes(packed)


@dataclass(eq=False)
class Session:
    """What a bot has been told since IDENTIFY, kept so that it can resume; `client` names its process."""

    client: str
    intents: int
    shard: int = 0
    shard_count: int = 1
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    sent: list[Payload] = field(default_factory=list)
    link: Link | None = None
    left: float = 0.0
    """When the bot was last there, on the loop's clock, where it is not."""

    def serves(self, guild_id: int | None) -> bool:
        """Whether events of the server come through it; None: of direct messages."""
        return shard_of(guild_id or 0, self.shard_count) == self.shard

    def tell(self, event: str, data: Payload) -> None:
        """Number an event, keep it, and send it if the bot is there."""
        packet = {"op": DISPATCH, "t": event, "s": len(self.sent) + 1, "d": json.loads(json.dumps(data))}
        self.sent.append(packet)
        if self.link:
            self.link.queue.put_nowait(packet)


def shard_of(guild_id: int, count: int) -> int:
    """Discord's rule."""
    return (guild_id >> 22) % count


def packer(kind: str | None) -> Callable[[str], str | bytes]:
    """How packets travel: plain text, or one compressed stream flushed after each."""
    if kind is None:
        return lambda text: text
    if kind == "zstd-stream":
        return _zstd_packer()
    stream = zlib.compressobj()
    return lambda text: stream.compress(text.encode()) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd_packer() -> Callable[[str], bytes]:
    """discord.py asks for zstd where Python has it: in 3.14, or in the zstandard package."""
    try:
        stream = importlib.import_module("compression.zstd").ZstdCompressor()
        flush = stream.FLUSH_BLOCK
        return lambda text: bytes(stream.compress(text.encode(), flush))
    except ImportError:
        package = importlib.import_module("zstandard")
        older = package.ZstdCompressor().compressobj()
        flush = package.COMPRESSOBJ_FLUSH_BLOCK
        return lambda text: bytes(older.compress(text.encode()) + older.flush(flush))

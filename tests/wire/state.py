"""The things Discord holds: users, servers, channels, messages. Plain data, no sockets."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Payload = dict[str, Any]

EPOCH_MS = 1_420_070_400_000
"""Discord's epoch; https://docs.discord.com/developers/reference#snowflakes"""

EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15


class Snowflakes:
    """Identifiers that carry the time, unique and rising within one stand-in."""

    def __init__(self) -> None:
        self.ahead = 0.0
        """Seconds by which this Discord's clock is ahead of the machine's, never less than before."""
        self._last = 0
        self._of_shards = 1 << 20

    def next(self) -> int:
        """A fresh identifier for something made now."""
        now = (int((time.time() + self.ahead) * 1000) - EPOCH_MS) << 22
        self._last = max(now, self._last + 1)
        return self._last

    def of_shard(self, shard: int, count: int) -> int:
        """One of the last milliseconds whose servers are of the shard."""
        now = int(time.time() * 1000) - EPOCH_MS
        self._of_shards += 1
        return (now - (now - shard) % count) << 22 | self._of_shards


def timestamp(snowflake: int) -> str:
    """When the thing with this identifier was made, as Discord writes times."""
    return datetime.fromtimestamp(((snowflake >> 22) + EPOCH_MS) / 1000, UTC).isoformat()


@dataclass(eq=False)
class User:
    """A person or a bot; `dms_open` false refuses the bot's direct messages."""

    id: int
    name: str
    bot: bool = False
    dms_open: bool = True
    locale: str = "en-US"


@dataclass(eq=False)
class Role:
    """A role; `permissions` is Discord's bit set."""

    id: int
    name: str
    permissions: int
    position: int = 1
    mentionable: bool = False


@dataclass(frozen=True)
class Overwrite:
    """What a channel allows and denies to one role (kind 0) or member (kind 1)."""

    target: int
    kind: int
    allow: int
    deny: int


@dataclass(eq=False)
class Member:
    """A user in a server, with role ids besides @everyone."""

    user: User
    joined_at: str
    roles: list[int] = field(default_factory=list)
    nick: str | None = None
    timed_out_until: datetime | None = None

    @property
    def timed_out(self) -> bool:
        """Whether they may only read for now."""
        return self.timed_out_until is not None and self.timed_out_until > datetime.now(UTC)


@dataclass(eq=False)
class Guild:
    """A server; its @everyone role has the server's own id."""

    id: int
    name: str
    owner: User
    roles: dict[int, Role] = field(default_factory=dict, repr=False)
    channels: dict[int, Channel] = field(default_factory=dict, repr=False)
    members: dict[int, Member] = field(default_factory=dict, repr=False)
    locale: str = "en-US"
    available: bool = True


@dataclass(eq=False)
class Channel:
    """A text channel of a server, or a direct-message channel when `recipient` is set."""

    id: int
    name: str
    guild: Guild | None = None
    recipient: User | None = None
    position: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict, repr=False)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)

    @property
    def public(self) -> list[Message]:
        """What everybody in the channel can read, oldest first."""
        return [message for message in self.messages.values() if message.only_for is None]


@dataclass(eq=False)
class Message:
    """A message as the API would return it, and what only Discord knows about it."""

    payload: Payload
    channel: Channel
    author: User
    only_for: User | None = None
    from_interaction: bool = False
    pings: frozenset[str] = frozenset()
    allowed_mentions: Payload | None = None
    nonce: str | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    deleted: bool = False

    @property
    def id(self) -> int:
        """The message's snowflake."""
        return int(self.payload["id"])

    @property
    def content(self) -> str:
        """The plain text, without embeds."""
        return str(self.payload["content"])

    @property
    def loading(self) -> bool:
        """Whether it still says that the bot is thinking."""
        return bool(self.payload["flags"] & LOADING)

    @property
    def text(self) -> str:
        """All that a reader sees: content, embeds and text components, line by line."""
        lines = [self.content]
        for embed in self.payload["embeds"]:
            lines += _embed_lines(embed)
        lines += [part["content"] for part in walk(self.payload["components"]) if part["type"] == 10]
        return "\n".join(line for line in lines if line)

    @property
    def controls(self) -> list[Payload]:
        """Its buttons and menus, in order."""
        return [part for part in walk(self.payload["components"]) if part["type"] in (2, 3, 5, 6, 7, 8)]

    @property
    def labels(self) -> list[str]:
        """The labels of the buttons that can be pressed."""
        return [c.get("label", "") for c in self.controls if c["type"] == 2 and not c.get("disabled")]

    def control(self, key: str) -> Payload:
        """The button or menu with this label or custom id; KeyError says what there is."""
        for part in self.controls:
            if key in (part.get("custom_id"), part.get("label"), part.get("placeholder")):
                return part
        raise KeyError(f"no {key!r} on the message, only {[c.get('label') for c in self.controls]}")


def _embed_lines(embed: Payload) -> list[str]:
    lines = [embed.get("author", {}).get("name", ""), embed.get("title", ""), embed.get("description", "")]
    for part in embed.get("fields", []):
        lines += [part["name"], part["value"]]
    return [*lines, embed.get("footer", {}).get("text", "")]


def walk(components: list[Payload]) -> list[Payload]:
    """Every component of a tree, parents before children."""
    found = []
    for part in components:
        inner = [*part.get("components", []), *filter(None, [part.get("component"), part.get("accessory")])]
        found += [part, *walk(inner)]
    return found

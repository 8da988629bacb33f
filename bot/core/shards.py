"""Shards: which of a bot's connections to Discord a server's events come through, and who serves which.

Discord gives each server to shard `(guild id >> 22) % shard count`, and direct messages to shard 0.
Source: https://docs.discord.com/developers/events/gateway#sharding
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

DIRECT = 0
"""The shard of direct messages, and of all that is no server's."""
MOST_SHARDS = 16_384
"""More is a slip: at Discord's thousand servers a shard these are sixteen million servers."""


def shard_of(guild_id: int, count: int) -> int:
    """The server's shard, of so many."""
    return (guild_id >> 22) % count


class Part(Struct, frozen=True):
    """The servers that a process works for: those of some shards."""

    count: int
    """Of all shards there are."""
    ids: frozenset[int]

    def has(self, guild_id: int) -> bool:
        """Whether the server is one of them."""
        return shard_of(guild_id, self.count) in self.ids

    @property
    def has_direct(self) -> bool:
        """Whether direct messages, and what is no server's, are this process's, too."""
        return DIRECT in self.ids


EVERYTHING = Part(1, frozenset({0}))
NOTHING = Part(1, frozenset())


def fair_shares(held: Mapping[str, int], count: int) -> dict[str, int]:
    """How many of `count` shards each process should serve, given how many each holds: as equal as can be.

    Where they cannot be equal, those that hold the most keep one more, so that as few as possible change hands.
    """
    least, more = divmod(count, len(held)) if held else (0, 0)
    order = sorted(held, key=lambda name: (-held[name], name))
    return {name: least + (place < more) for place, name in enumerate(order)}


def parse_ids(text: str) -> list[int]:
    """`0-3,8` as numbers, in order and each once; ValueError, in a sentence, for anything else."""
    found: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        try:
            low = int(first)
            high = int(last) if dash else low
        except ValueError:
            raise ValueError(f"{part.strip()!r} is neither a number nor a range such as 0-3") from None
        if not 0 <= low <= high < MOST_SHARDS:
            raise ValueError(f"{part.strip()!r} is no range of shards, which are counted from 0")
        found.update(range(low, high + 1))
    return sorted(found)


def written(ids: Collection[int]) -> str:
    """The numbers as people write them: `0-3, 8`; `none` where there are none."""
    runs: list[list[int]] = []
    for number in sorted(ids):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs) or "none"

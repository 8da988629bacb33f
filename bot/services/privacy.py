"""What people can do about what is stored of them, and how long it is kept: their words, and servers that were left."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Collection
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct

from bot.core.appeals import ReviewMessage
from bot.core.days_off import newest_date
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.services.shards import Served, everything
from bot.storage.privacy.texts import WRITTEN
from bot.storage.store import Store

MAX_EXACT = 2**53
"""Whole numbers from here on lose digits in many readers of JSON: Discord's ids are written as text."""


class Overview(Struct, frozen=True):
    """What is stored about a person."""

    counts: dict[str, int]
    """How many rows there are of each kind, by its name in `storage.privacy.policy`."""
    hidden: bool
    """The person is on no leaderboard and in no standings."""
    texts_kept: timedelta | None = None
    """How long the words of answers are kept; None: as long as the answers."""


@tried_again
class PrivacyService:
    """One transaction a call; people are meant in all servers at once."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        retention: timedelta,
        served: Served = everything,
        texts_kept: timedelta | None = None,
    ) -> None:
        """What people wrote is emptied after `texts_kept`; None: it is kept."""
        self._store = store
        self._served = served
        self._clock = clock
        self.retention = retention
        self.texts_kept = texts_kept

    async def overview(self, user_id: int) -> Overview:
        """What is stored about the person."""
        async with self._store.read() as tx:
            counts, hidden = await tx.personal.counts(user_id), await tx.members.is_hidden(user_id)
        return Overview(counts, hidden, self.texts_kept)

    async def export(self, user_id: int) -> bytes:
        """All of it, as a JSON file for people: UTF-8, indented, ids as text, times in ISO 8601."""
        async with self._store.read() as tx:
            rows = await tx.personal.everything(user_id)
        data = {"user_id": str(user_id), "exported_at": self._clock.now(), **rows}
        return await asyncio.to_thread(_written, data)

    async def set_hidden(self, user_id: int, *, hidden: bool) -> None:
        """Take the person off all leaderboards and out of all standings, or put them back; scores are kept."""
        async with self._store.write() as tx:
            await tx.members.set_hidden(user_id, hidden=hidden)

    async def forget(self, user_id: int, request_id: int | None = None) -> list[ReviewMessage]:
        """Delete everything about the person, or make it nobody's, for good.

        What was sent before `request_id`, Discord's of their request, and comes later brings them back no more.
        Gives back the messages that show their appeals and suggestions: the caller deletes those, in Discord.
        """
        async with self._store.write(alone=True) as tx:
            messages = await tx.personal.review_messages(user_id)
            await tx.personal.forget(user_id)
            if request_id is not None:
                await tx.members.note_forgotten(request_id)
        return messages

    async def server_left(self, guild_id: int) -> None:
        """The bot was taken out of the server: from now on its data is kept for `retention`."""
        async with self._store.write() as tx:
            await tx.retention.set_removed(guild_id, self._clock.now())

    async def server_joined(self, guild_id: int) -> None:
        """The bot is in the server, perhaps again."""
        async with self._store.write() as tx:
            await tx.retention.set_back(guild_id)

    async def servers_are(self, guild_ids: Collection[int]) -> None:
        """Of this process's servers, the bot is in these and no others: what changed meanwhile counts as of now."""
        part = self._served()
        async with self._store.read() as tx:
            known, removed = await tx.retention.known(), await tx.retention.removed()
        left = {each for each in known - removed - set(guild_ids) if part.has(each)}
        back = {each for each in removed & set(guild_ids) if part.has(each)}
        if not left and not back:
            return
        async with self._store.write() as tx:
            for guild_id in sorted(left):
                await tx.retention.set_removed(guild_id, self._clock.now())
            for guild_id in sorted(back):
                await tx.retention.set_back(guild_id)

    async def purge_some(self) -> int | None:
        """Delete a little of a server that was left more than `retention` ago; its id, None when there is none.

        Called again and again, it deletes everything, and others can write between the calls.
        """
        async with self._store.write() as tx:
            guild_id = await tx.retention.overdue(self._clock.now() - self.retention, self._served())
            if guild_id is not None:
                await tx.retention.purge_some(guild_id, newest_date(self._clock.now()))
        return guild_id

    async def empty_texts(self) -> AsyncIterator[None]:
        """Empty, a few rows at a time, what people wrote more than `texts_kept` ago; others can write in between.

        It is no server's: of several processes, the one that has direct messages does it.
        """
        if self.texts_kept is None or not self._served().has_direct:
            return
        before = self._clock.now() - self.texts_kept
        for table in WRITTEN:
            more = True
            while more:
                async with self._store.write() as tx:
                    more = await tx.texts.empty_some(table, before)
                yield
        found = 1
        while found:
            async with self._store.write() as tx:
                found = await tx.texts.empty_decided()
            yield


def _written(data: dict[str, Any]) -> bytes:
    return (json.dumps(_readable(data), ensure_ascii=False, indent=2) + "\n").encode()


def _readable(value: Any) -> Any:
    """The value in terms of JSON."""
    if isinstance(value, dict):
        return {key: _readable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_readable(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int) and abs(value) >= MAX_EXACT:
        return str(value)
    return value

"""Who has left a server leaves its leaderboard, and is back with what they had when they return.

Discord tells of it as it happens where the bot has the Server Members Intent (MEMBER_EVENTS). Without it the members
that a leaderboard shows are looked up afterwards, each at most once a day: the next look is right.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.cogs.delivery.retry import SEND_ERRORS
from bot.errors import StorageUnavailable

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

UNKNOWN_MEMBER = 10007
"""Discord's code for somebody who is not in the server."""
LOOK_AGAIN = timedelta(days=1)
MOST_REMEMBERED = 10_000


async def _at_once() -> None:
    """A turn that is not waited for."""


class Leavers(commands.Cog):
    """Listens for members who leave and return, and looks up those who are shown."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.leaderboard = client.services.leaderboard
        self.clock = client.services.clock
        self._looked: dict[tuple[int, int], datetime] = {}
        """(server, member) -> when they were looked up last."""
        self._looking: set[asyncio.Task[None]] = set()

    async def cog_unload(self) -> None:
        """Leave the rest for another day."""
        for task in self._looking:
            task.cancel()
        await asyncio.gather(*self._looking, return_exceptions=True)

    @commands.Cog.listener()
    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        """Somebody left."""
        await self.leaderboard.left(event.guild_id, event.user.id)

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        """Somebody came, perhaps again."""
        await self.leaderboard.back(member.guild.id, member.id)

    def shown(self, guild: discord.Guild, user_ids: Collection[int]) -> None:
        """These were shown on a leaderboard: find out afterwards whether they are still there."""
        due = self._due(guild, user_ids)
        if not due:
            return
        task = asyncio.create_task(self._look(guild, due), name=f"leavers-{guild.id}")
        self._looking.add(task)
        task.add_done_callback(self._looking.discard)

    async def settle(
        self, guild: discord.Guild, user_ids: Collection[int], turn: Callable[[], Awaitable[None]]
    ) -> bool:
        """These are about to be shown: find out now whether they are still there. Whether anybody was looked up.

        Each look waits for its `turn`.
        """
        due = self._due(guild, user_ids)
        await self._look(guild, due, turn)
        return bool(due)

    def _due(self, guild: discord.Guild, user_ids: Collection[int]) -> list[int]:
        """Of these, those who were not looked up of late; they are taken for looked up from now on."""
        now = self.clock.now()
        ever = now - 2 * LOOK_AGAIN
        due = [each for each in user_ids if now - self._looked.get((guild.id, each), ever) >= LOOK_AGAIN]
        if due and len(self._looked) > MOST_REMEMBERED:
            self._looked.clear()
        self._looked.update({(guild.id, each): now for each in due})
        return due

    async def _look(
        self,
        guild: discord.Guild,
        user_ids: Collection[int],
        turn: Callable[[], Awaitable[None]] = _at_once,
    ) -> None:
        """One after the other, as Discord's own limits allow."""
        for user_id in user_ids:
            try:
                await turn()
                if await self._gone(guild, user_id):
                    await self.leaderboard.left(guild.id, user_id)
            except (*SEND_ERRORS, StorageUnavailable) as error:
                log.info("members could not be looked up", extra={"guild": guild.id, "error": repr(error)})
                return

    async def _gone(self, guild: discord.Guild, user_id: int) -> bool:
        try:
            await guild.fetch_member(user_id)
        except discord.NotFound as error:
            return error.code == UNKNOWN_MEMBER
        return False

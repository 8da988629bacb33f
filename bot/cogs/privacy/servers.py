"""What is not kept for ever, deleted bit by bit: the data of servers that were left, and the words of old answers."""

from __future__ import annotations

import asyncio
import logging

import discord
from discord.ext import commands

from bot.cogs.client import Cuecard
from bot.cogs.ticker import Ticker
from bot.errors import StorageUnavailable

log = logging.getLogger(__name__)

TICK_SECONDS = 24 * 60 * 60
BREATH = 0.02
"""Seconds between two steps over the texts of answers, of which there may be a million on the first day."""


class Servers(commands.Cog):
    """Listens for servers that are joined and left, and deletes once a day what has been kept long enough."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.privacy = client.services.privacy
        self.tick = Ticker(self._tick, TICK_SECONDS, client.wait_until_ready)

    async def cog_load(self) -> None:
        """Start ticking; the first tick comes when the bot has connected."""
        self.tick.start()

    async def cog_unload(self) -> None:
        """Stop ticking; what is half deleted is gone on with at the next start."""
        self.tick.cancel()

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was taken out of a server, or the server was deleted."""
        await self.privacy.server_left(guild.id)
        log.info(
            "a server was left; its data is kept for a while",
            extra={"guild": guild.id, "days": self.privacy.retention.days},
        )

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot came into a server, perhaps again."""
        await self.privacy.server_joined(guild.id)

    async def _tick(self) -> None:
        """Notice what happened while the bot was away, then delete what is due."""
        try:
            await self.privacy.servers_are({guild.id for guild in self.client.guilds})
            purged = set[int]()
            while (guild_id := await self.privacy.purge_some()) is not None:
                purged.add(guild_id)
            for guild_id in sorted(purged):
                log.info("the data of a server that was left is deleted", extra={"guild": guild_id})
            async for _ in self.privacy.empty_texts():
                await asyncio.sleep(BREATH)
        except StorageUnavailable:  # the store has logged it
            return
        except Exception:  # whatever it was, the next tick must come
            log.exception("a daily look at what is kept long enough failed")

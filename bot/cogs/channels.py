"""Channels, threads and questions that disappear: their quizzes end or move on, with all scores kept."""

from __future__ import annotations

import logging

import discord
from discord.ext import commands

from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)


class Channels(commands.Cog):
    """Listens for deletions."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.rounds = client.services.rounds

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Free the channel's quiz."""
        await self._gone(channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Free the thread's quiz."""
        await self._gone(payload.thread_id)

    async def _gone(self, channel_id: int) -> None:
        quiz_id = await self.rounds.live_quiz_in(channel_id)
        if quiz_id is not None:
            await self.client.conductor.abandon(quiz_id)
            log.warning(
                "a quiz was ended: its channel was deleted", extra={"quiz": quiz_id, "channel": channel_id}
            )

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A deleted question closes; its quiz goes on with the next."""
        await self._deleted({payload.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Many messages were deleted at once: questions among them are closed as one alone would be."""
        await self._deleted(payload.message_ids)

    async def _deleted(self, message_ids: set[int]) -> None:
        for message_id in message_ids:
            closed = await self.rounds.question_deleted(message_id)
            if closed is not None and closed.quiz_id is not None:
                log.warning(
                    "a question was deleted while open", extra={"round": closed.id, "message_id": message_id}
                )
                await self.client.conductor.drive(closed.quiz_id)

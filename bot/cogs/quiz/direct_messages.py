"""Who writes to the bot in a direct message, as in answer to a reminder, is told where answers are read."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict

import discord
from discord.ext import commands

from bot.cogs.client import Cuecard
from bot.cogs.delivery.retry import SEND_ERRORS, patiently
from bot.cogs.quiz import texts
from bot.cogs.quiz.messages import WRITTEN, nonce
from bot.cogs.replies import is_stopping

log = logging.getLogger(__name__)

QUIET_SECONDS = 6 * 3600.0
"""Between two times that one person is told."""
MOST_PEOPLE = 10_000
"""Remembered at once, in 1.3 MB; who was told first is forgotten first."""


class DirectMessages(commands.Cog):
    """Says where answers are read. What stands in the messages is looked at by nobody."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self._told: OrderedDict[int, float] = OrderedDict()
        """Person -> when, by the loop's time; the earliest first."""

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """A direct message: answered in a sentence, once in some hours."""
        # Without a server is also what comes from one that is not known yet: only the channel tells.
        direct = isinstance(message.channel, discord.DMChannel)
        if not direct or message.author.bot or message.type not in WRITTEN:
            return
        if self._told_lately(message.author.id):
            return
        text = self.client.command_mentions.in_text(texts.NOT_READ_HERE)
        try:
            await patiently(lambda: message.channel.send(text, silent=True, nonce=nonce(message, text)))
        except (*SEND_ERRORS, RuntimeError) as error:
            if isinstance(error, RuntimeError) and not is_stopping(error):
                raise
            log.info("a direct message could not be answered", extra={"error": repr(error)})

    def _told_lately(self, user_id: int) -> bool:
        """Whether the person was; if not, they count as told from now on, so that a flood is answered once."""
        now = asyncio.get_running_loop().time()
        while self._told and now - next(iter(self._told.values())) >= QUIET_SECONDS:
            self._told.popitem(last=False)
        if user_id in self._told:
            return True
        self._told[user_id] = now
        if len(self._told) > MOST_PEOPLE:
            self._told.popitem(last=False)
        return False

"""Each minute: the heartbeat, reminders to those whose evening it is, and what is due to those whose hour it is."""

from __future__ import annotations

import logging

import discord
from discord.ext import commands

from bot.cogs.client import Cuecard
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.cogs.review import texts as review_texts
from bot.cogs.streaks import texts
from bot.cogs.ticker import Ticker
from bot.errors import StorageUnavailable
from bot.services.reminders import Reminder
from bot.services.review.reminding import ReviewReminder

log = logging.getLogger(__name__)

TICK_SECONDS = 60


class Reminders(commands.Cog):
    """The minute tick."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.reminders = client.services.reminders
        self.review_reminders = client.services.review_reminders
        self.uptime = client.services.uptime
        self.tick = Ticker(self._tick, TICK_SECONDS, client.wait_until_ready)

    async def cog_load(self) -> None:
        """Start ticking."""
        self.tick.start()

    async def cog_unload(self) -> None:
        """Stop ticking."""
        self.tick.cancel()

    async def _tick(self) -> None:
        """Beat, then remind."""
        try:
            outage = await self.uptime.beat()
            if outage is not None:
                log.warning("back after an outage", extra={"minutes": round(outage.total_seconds() / 60)})
            for due in await self.reminders.due():
                await self._remind(due)
            async for told in self.review_reminders.due():
                await self._tell(told)
        except StorageUnavailable:  # the store has logged it
            return
        except Exception:  # whatever it was, the next tick must come
            log.exception("a tick of the reminders failed")

    async def _remind(self, due: Reminder) -> None:
        try:
            if not await self.reminders.claim(due):
                return
            user = await self.client.fetch_user(due.user_id)
            # The same for the same day: of a try whose confirmation was lost Discord drops the repeat.
            text = self.client.command_mentions.in_text(texts.reminder(due))
            await user.send(text, nonce=f"r{due.user_id:x}-{due.day.toordinal():x}")
        except (discord.Forbidden, discord.NotFound):
            await self.reminders.undeliverable(due.user_id)
            log.info("a reminder cannot be delivered; not tried again", extra={"user": due.user_id})
        except SEND_ERRORS as error:
            await self.reminders.release(due)
            log.warning(
                "a reminder failed; the next tick tries again",
                extra={"user": due.user_id, "error": repr(error)},
            )

    async def _tell(self, due: ReviewReminder) -> None:
        """Send one about cards that are due; it is this process's to send."""
        try:
            user = await self.client.fetch_user(due.user_id)
            text = self.client.command_mentions.in_text(review_texts.reminder(due))
            await user.send(text, nonce=f"v{due.user_id:x}-{due.day.toordinal():x}")
        except (discord.Forbidden, discord.NotFound):
            await self.review_reminders.undeliverable(due.user_id)
            log.info("a reminder cannot be delivered; not tried again", extra={"user": due.user_id})
        except SEND_ERRORS as error:
            await self.review_reminders.release(due)
            log.warning(
                "a reminder failed; the next tick tries again",
                extra={"user": due.user_id, "error": repr(error)},
            )

"""Each minute: the heartbeat, reminders to those whose evening it is, and what is due to those whose hour it is."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial

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
        if await self.reminders.claim(due):
            await self._send(due, "r", texts.reminder(due), partial(self.reminders.release, due))

    async def _tell(self, due: ReviewReminder) -> None:
        """Send one about cards that are due; it is this process's to send."""
        await self._send(due, "v", review_texts.reminder(due), partial(self.review_reminders.release, due))

    async def _send(
        self, due: Reminder | ReviewReminder, kind: str, text: str, release: Callable[[], Awaitable[None]]
    ) -> None:
        try:
            user = await self.client.fetch_user(due.user_id)
            # The same for the same day: of a try whose confirmation was lost Discord drops the repeat.
            nonce = f"{kind}{due.user_id:x}-{due.day.toordinal():x}"
            await user.send(self.client.command_mentions.in_text(text), nonce=nonce)
        except (discord.Forbidden, discord.NotFound):
            await self.reminders.undeliverable(due.user_id)
            log.info("a reminder cannot be delivered; not tried again", extra={"user": due.user_id})
        except SEND_ERRORS as error:
            await release()
            log.warning(
                "a reminder failed; the next tick tries again",
                extra={"user": due.user_id, "error": repr(error)},
            )

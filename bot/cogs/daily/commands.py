"""`/daily`: managers set schedules up and look after them."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.cogs.autocomplete import MAX_CHOICES, deck_choices, topic_choices, zone_choices
from bot.cogs.client import Cuecard
from bot.cogs.daily import panel, texts
from bot.cogs.errors import CannotPostIn
from bot.cogs.permissions import (
    check_command_manager,
    missing_for_posts,
    server_of,
)
from bot.cogs.replies import say
from bot.core.daily.clock_time import likely_times, parse_time
from bot.core.daily.plan import parse_days
from bot.core.daily.schedules import Schedule, schedule_label
from bot.services.daily.errors import InvalidDays, InvalidTime
from bot.services.daily.schedules import ScheduleRequest


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class DailyCommands(
    commands.GroupCog, group_name="daily", group_description="The daily question of this server."
):
    """The commands."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.schedules = client.services.schedules
        super().__init__()

    async def cog_load(self) -> None:
        """Buttons and the menu keep working after a restart."""
        self.client.add_dynamic_items(*panel.ITEMS)

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        """Manage Server, whatever the server's command permissions say."""
        check_command_manager(interaction)
        return True

    @app_commands.command(name="setup", description="Post a question every day: choose a channel and a time.")
    @app_commands.describe(
        channel="Where to post",
        time="When, such as 09:00 or 6:30pm, on the clock of the time zone",
        timezone="The time zone of that clock (default: the server's)",
        deck="Which deck (default: MLOps, unless the bot's operator chose another)",
        topic="Only this topic of the deck",
        days="Which days: every day (default), weekdays, weekends, or names such as Mon, Wed, Fri",
        mention="A role to mention in each post; nobody else is ever mentioned",
        answers="sealed (default): each sees only their own verdict; open: replies in the channel too",
        reveal="Show the answer after so many hours (default: with the next post)",
        schedule="Change this schedule instead of making a new one",
        thread="Open a thread under each answer, to talk about it (default: no)",
    )
    async def setup(
        self,
        interaction: discord.Interaction[Cuecard],
        channel: discord.TextChannel,
        time: str,
        timezone: str | None = None,
        deck: str | None = None,
        topic: str | None = None,
        days: str | None = None,
        mention: discord.Role | None = None,
        answers: Literal["sealed", "open"] | None = None,
        reveal: Range[int, 1, 168] | None = None,
        schedule: int | None = None,
        thread: Literal["yes", "no"] | None = None,
    ) -> None:
        """Check everything, then save."""
        at = parse_time(time)
        if at is None:
            raise InvalidTime(time, likely_times(time))
        chosen = parse_days(days) if days else None
        if days and chosen is None:
            raise InvalidDays(days)
        needed, wanted = missing_for_posts(channel, thread=thread == "yes")
        if needed:
            raise CannotPostIn(channel.id, needed)
        request = ScheduleRequest(
            channel_id=channel.id,
            at=at,
            zone=timezone,
            deck=deck,
            topic=topic,
            days=chosen,
            role_id=mention.id if mention is not None and not mention.is_default() else None,
            sealed=None if answers is None else answers == "sealed",
            reveal_hours=reveal,
            thread=None if thread is None else thread == "yes",
        )
        saved = await self.schedules.set_up(server_of(interaction), request, schedule_id=schedule)
        everyone = mention is not None and mention.is_default()
        await say(interaction, view=texts.saved(saved, everyone=everyone, missing=wanted).layout())

    @app_commands.command(
        name="show", description="All daily questions: when, where, and what became of the posts."
    )
    async def show(self, interaction: discord.Interaction[Cuecard]) -> None:
        """The overview."""
        await say(interaction, **await panel.message(interaction))

    @app_commands.command(name="pause", description="Stop posting until resumed.")
    @app_commands.describe(schedule="Which one, when there are several")
    async def pause(self, interaction: discord.Interaction[Cuecard], schedule: int | None = None) -> None:
        """Pause."""
        found = await self._one(interaction, schedule)
        await self.schedules.pause(found.guild_id, found.id)
        await say(interaction, texts.paused(found))

    @app_commands.command(name="resume", description="Start posting again after a pause.")
    @app_commands.describe(schedule="Which one, when there are several")
    async def resume(self, interaction: discord.Interaction[Cuecard], schedule: int | None = None) -> None:
        """Resume."""
        found = await self._one(interaction, schedule)
        resumed = await self.schedules.resume(found.guild_id, found.id)
        await say(interaction, texts.resumed(resumed))

    @app_commands.command(name="remove", description="Remove a daily question; scores and streaks stay.")
    @app_commands.describe(schedule="Which one, when there are several")
    async def remove(self, interaction: discord.Interaction[Cuecard], schedule: int | None = None) -> None:
        """Remove, and say how to have it back."""
        found = await self._one(interaction, schedule)
        await self.schedules.remove(found.guild_id, found.id)
        await say(interaction, texts.removed(found))

    @app_commands.command(
        name="now", description="Post a question right now, in addition to the planned ones."
    )
    @app_commands.describe(schedule="Which one, when there are several")
    async def now(self, interaction: discord.Interaction[Cuecard], schedule: int | None = None) -> None:
        """Claim a post by hand and make it."""
        await panel.post_now(interaction, await self._one(interaction, schedule))

    async def _one(self, interaction: discord.Interaction[Cuecard], schedule: int | None) -> Schedule:
        return await self.schedules.one(server_of(interaction), schedule)

    @pause.autocomplete("schedule")
    @resume.autocomplete("schedule")
    @remove.autocomplete("schedule")
    @now.autocomplete("schedule")
    @setup.autocomplete("schedule")
    async def _schedules(
        self, interaction: discord.Interaction[Cuecard], typed: int | str
    ) -> list[Choice[int]]:
        schedules = await self.schedules.all(interaction.guild_id or 0)
        named = [(schedule_label(each), each.id) for each in schedules]
        return [Choice(name=name, value=key) for name, key in named if str(typed) in name][:MAX_CHOICES]

    @setup.autocomplete("timezone")
    async def _zones(self, _interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return zone_choices(typed)

    @setup.autocomplete("deck")
    async def _decks(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await deck_choices(interaction, typed)

    @setup.autocomplete("topic")
    async def _topics(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await topic_choices(interaction, typed)

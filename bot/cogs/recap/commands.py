"""`/recap`: managers switch the weekly recap on, look at it first, and switch it off."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.cogs.autocomplete import zone_choices
from bot.cogs.client import Cuecard
from bot.cogs.errors import CannotPostIn
from bot.cogs.permissions import (
    check_command_manager,
    missing_for_posts,
    server_of,
)
from bot.cogs.recap import texts
from bot.cogs.recap.picture import drawn
from bot.cogs.replies import say
from bot.cogs.texts import WEEKDAYS
from bot.core.daily.clock_time import likely_times, parse_time
from bot.services.daily.errors import InvalidTime
from bot.services.recap.plans import RecapRequest

Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class RecapCommands(
    commands.GroupCog, group_name="recap", group_description="How the week went, once a week."
):
    """The commands."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.plans = client.services.recap_plans
        super().__init__()

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        """Manage Server, whatever the server's command permissions say."""
        check_command_manager(interaction)
        return True

    @app_commands.command(name="setup", description="Post once a week how the week went: channel and time.")
    @app_commands.describe(
        channel="Where to post",
        time="When, such as 09:00 or 6:30pm, on the clock of the time zone",
        weekday="On which day (default: Monday); it tells of the last week from Monday to Sunday",
        timezone="The time zone of that clock (default: the server's)",
    )
    async def setup(
        self,
        interaction: discord.Interaction[Cuecard],
        channel: discord.TextChannel,
        time: str,
        weekday: Weekday | None = None,
        timezone: str | None = None,
    ) -> None:
        """Check everything, then save."""
        at = parse_time(time)
        if at is None:
            raise InvalidTime(time, likely_times(time))
        needed, wanted = missing_for_posts(channel, picture=True)
        if needed:
            raise CannotPostIn(channel.id, needed)
        day = WEEKDAYS.index(weekday) if weekday else None
        plan = await self.plans.set_up(server_of(interaction), RecapRequest(channel.id, at, day, timezone))
        interaction.client.recap_poster.tick.wake()
        await say(interaction, view=texts.saved(plan, wanted).layout())

    @app_commands.command(
        name="show", description="When and where the recap comes, and what became of the last."
    )
    async def show(self, interaction: discord.Interaction[Cuecard]) -> None:
        """The overview."""
        report = await self.plans.report(server_of(interaction))
        await say(interaction, view=texts.overview(report).layout())

    @app_commands.command(name="now", description="See what a recap would say now; nothing is posted.")
    async def now(self, interaction: discord.Interaction[Cuecard]) -> None:
        """A private preview."""
        found = await self.plans.preview(server_of(interaction))
        attach = interaction.app_permissions.attach_files
        picture = await drawn(interaction.client, interaction.guild, found) if attach else None
        gallery, file = picture or (None, None)
        message: dict[str, Any] = {
            "view": texts.preview(found, pictured=picture is not None).layout(picture=gallery)
        }
        if file is not None:
            message["files"] = [file]
        await say(interaction, **message)

    @app_commands.command(name="off", description="Post no more recaps.")
    async def off(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Switch it off, and say how to have it back."""
        was_on = await self.plans.off(server_of(interaction))
        await say(interaction, texts.switched_off(was_on=was_on))

    @setup.autocomplete("timezone")
    async def _zones(self, _interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return zone_choices(typed)

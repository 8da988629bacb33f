"""`/appeals`: the reviewer's queue, and the notes that reviewers write."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.appeals import texts
from bot.cogs.appeals.buttons import NOTE, AppealButton, ReviewButton, refresh, reviewer_of, show_oldest
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import NOTE_FORM, NoteFormId
from bot.cogs.delivery.notices import server_name, tell
from bot.cogs.replies import defer, say


class Appeals(commands.Cog):
    """The command, and what must work after a restart."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """Buttons of earlier processes keep working."""
        self.client.add_dynamic_items(AppealButton, ReviewButton)
        self.client.forms.add(NOTE_FORM, self._note)

    @app_commands.command(
        name="appeals", description="For reviewers: answers whose authors say they were right."
    )
    @app_commands.guild_only()
    async def appeals(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Show the one that has waited longest."""
        reviewer = await reviewer_of(interaction)
        await show_oldest(interaction, reviewer.guild_id)

    async def _note(
        self, interaction: discord.Interaction[Cuecard], values: NoteFormId, fields: dict[str, str]
    ) -> None:
        reviewer = await reviewer_of(interaction)
        await defer(interaction)
        ruling = await self.client.services.appeal_reviews.add_note(
            values.appeal_id, reviewer, fields.get(NOTE, "")
        )
        server = server_name(self.client, reviewer.guild_id)
        delivered = 0
        for outcome in ruling.all:
            member = outcome.case.appeal.user_id
            delivered += await tell(self.client, member, texts.note(outcome, server))
            await refresh(self.client, outcome.case)
        await say(interaction, texts.noted(ruling, delivered))

"""The button under a recap: how whoever presses it did in that week. The recap is also found again by it."""

from __future__ import annotations

from typing import Any

import discord

from bot.cogs.buttons import StoredButton
from bot.cogs.menu_ids import RECAP_BUTTON, RecapButtonId
from bot.cogs.permissions import server_of
from bot.cogs.recap import texts
from bot.cogs.replies import say


class OwnWeekButton(StoredButton[RecapButtonId], kind=RECAP_BUTTON):
    """Tells a member of their own week, privately."""

    def __init__(self, values: RecapButtonId) -> None:
        super().__init__(values, label=texts.MY_WEEK)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Say it."""
        plans = interaction.client.services.recap_plans
        own = await plans.own_week(server_of(interaction), interaction.user.id, self.values.post_id)
        await say(interaction, texts.own_week(own))

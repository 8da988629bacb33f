"""The button under a recap: how whoever presses it did in that week or season. The recap is also found again by it."""

from __future__ import annotations

from typing import Any

import discord

from bot.cogs.buttons import StoredButton
from bot.cogs.menu_ids import RECAP_BUTTON, RecapButtonId
from bot.cogs.permissions import server_of
from bot.cogs.recap import season_texts, texts
from bot.cogs.replies import say
from bot.services.recap.plans import OwnSeason


class OwnPartButton(StoredButton[RecapButtonId], kind=RECAP_BUTTON):
    """Tells a member of their own week or season, privately."""

    def __init__(self, values: RecapButtonId, label: str = texts.MY_WEEK) -> None:
        super().__init__(values, label=label)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Say it."""
        plans = interaction.client.services.recap_plans
        own = await plans.own(server_of(interaction), interaction.user.id, self.values.post_id)
        said = season_texts.own_season(own) if isinstance(own, OwnSeason) else texts.own_week(own)
        await say(interaction, said)

"""`/leaderboard`: who leads in this server, page by page."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.buttons import PageButton, page_buttons
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import LEADERBOARD_PAGE, LeaderboardPageId, Turn
from bot.cogs.leaderboard import texts
from bot.cogs.leaderboard.leavers import Leavers
from bot.cogs.permissions import server_of
from bot.cogs.replies import Slow, change, linked, say
from bot.core.periods import Period


class LeaderboardPageButton(PageButton[LeaderboardPageId], kind=LEADERBOARD_PAGE):
    """Turns to a page. Whoever did not ask for the board gets a private copy of their own."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page."""
        shown = await _page(interaction, self.values.period, self.values.page)
        if interaction.user.id == self.values.owner_id:
            await change(interaction, **shown)
        else:
            await say(interaction, **shown)


async def _page(interaction: discord.Interaction[Cuecard], period: Period, page: int) -> dict[str, Any]:
    board = await interaction.client.services.leaderboard.page(
        server_of(interaction), interaction.user.id, period, page
    )

    leavers = interaction.client.get_cog("Leavers")
    if isinstance(leavers, Leavers) and interaction.guild is not None:
        leavers.shown(interaction.guild, [row.user_id for row in board.rows])

    def button(turn: Turn, to: int) -> LeaderboardPageButton:
        return LeaderboardPageButton(LeaderboardPageId(turn, period, to, interaction.user.id))

    panel = texts.panel(board, interaction.user.display_name)
    return linked(interaction, {"view": panel.layout(*page_buttons(button, board.page, board.pages))})


class Leaderboard(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """Page buttons keep working after a restart."""
        self.client.add_dynamic_items(LeaderboardPageButton)

    @app_commands.command(
        name="leaderboard",
        description="Who leads in this server, and where you stand.",
        extras={"slow": Slow.NOTHING},
    )
    @app_commands.describe(period="Which points count (default: all)")
    @app_commands.guild_only()
    async def leaderboard(
        self,
        interaction: discord.Interaction[Cuecard],
        period: Literal["today", "week", "month", "all"] = "all",
    ) -> None:
        """Post the first page."""
        await interaction.response.send_message(**await _page(interaction, Period(period), 0))

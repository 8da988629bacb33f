"""`/leaderboard`: who leads in this server, page by page."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cogs.buttons import PageButton, StoredButton, StoredSelect, options, page_buttons
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import LEADERBOARD_PAGE, LeaderboardPageId, Turn
from bot.cogs.leaderboard import texts
from bot.cogs.leaderboard.leavers import Leavers
from bot.cogs.menu_ids import LEADERBOARD_MENU, LEADERBOARD_RANK, LeaderboardMenuId, LeaderboardRankId
from bot.cogs.permissions import server_of
from bot.cogs.replies import Slow, change, linked, say
from bot.core.periods import Period
from bot.services.leaderboard import LeaderboardPage


class LeaderboardPageButton(PageButton[LeaderboardPageId], kind=LEADERBOARD_PAGE):
    """Turns to a page."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page."""
        period, page, owner_id = self.values.period, self.values.page, self.values.owner_id
        await _show(interaction, await _board(interaction, period, page), owner_id)


class PeriodMenu(StoredSelect[LeaderboardMenuId], kind=LEADERBOARD_MENU):
    """Chooses which points count."""

    def __init__(self, values: LeaderboardMenuId, chosen: str = "") -> None:
        offered = options(texts.PERIODS.items(), chosen)
        super().__init__(values, ui.Select(placeholder=texts.CHOOSE_PERIOD, options=offered))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the first page of that period."""
        board = await _board(interaction, Period(self.chosen), 0)
        await _show(interaction, board, self.values.owner_id)


class RankButton(StoredButton[LeaderboardRankId], kind=LEADERBOARD_RANK):
    """Turns to the page of whoever presses it."""

    slow = Slow.LATER

    def __init__(self, values: LeaderboardRankId) -> None:
        super().__init__(values, label=texts.MY_RANK)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show that page."""
        board = await interaction.client.services.leaderboard.own_page(
            server_of(interaction), interaction.user.id, self.values.period
        )
        await _show(interaction, board, self.values.owner_id)


async def _board(interaction: discord.Interaction[Cuecard], period: Period, page: int) -> LeaderboardPage:
    return await interaction.client.services.leaderboard.page(
        server_of(interaction), interaction.user.id, period, page
    )


async def _show(interaction: discord.Interaction[Cuecard], board: LeaderboardPage, owner_id: int) -> None:
    """Turn the board to that page; whoever did not ask for it gets a private one of their own."""
    if interaction.user.id == owner_id:
        await change(interaction, **_message(interaction, board))
    else:
        await say(interaction, **_message(interaction, board))


def _message(interaction: discord.Interaction[Cuecard], board: LeaderboardPage) -> dict[str, Any]:
    """Arguments for a message with the page, as the person's own board."""
    me = interaction.user
    leavers = interaction.client.get_cog("Leavers")
    if isinstance(leavers, Leavers) and interaction.guild is not None:
        leavers.shown(interaction.guild, [row.user_id for row in board.rows])

    def button(turn: Turn, to: int) -> LeaderboardPageButton:
        return LeaderboardPageButton(LeaderboardPageId(turn, board.period, to, me.id))

    layout = texts.panel(board, me.display_name).layout(
        PeriodMenu(LeaderboardMenuId(me.id), board.period),
        *page_buttons(button, board.page, board.pages),
        RankButton(LeaderboardRankId(board.period, me.id)),
    )
    return linked(interaction, {"view": layout})


class Leaderboard(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """Buttons and the menu keep working after a restart."""
        self.client.add_dynamic_items(LeaderboardPageButton, PeriodMenu, RankButton)

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
        board = await _board(interaction, Period(period), 0)
        await interaction.response.send_message(**_message(interaction, board))

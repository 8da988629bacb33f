"""`/leaderboard`: who leads in this server, page by page."""

from __future__ import annotations

import re
from typing import Any, Literal, Self

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cogs.client import Cuecard
from bot.cogs.leaderboard import texts
from bot.cogs.permissions import server_of
from bot.cogs.replies import say, say_error
from bot.core.periods import Period

PREVIOUS, NEXT = "◀ Previous", "Next ▶"


class PageButton(
    ui.DynamicItem[ui.Button[Any]],
    template=r"cuecard:board:(?P<way>back|on):(?P<period>today|week|month|all):(?P<page>\d{1,6}):(?P<owner>\d{1,20})",
):
    """Turns to a page. Whoever did not ask for the board gets a private copy of their own."""

    def __init__(self, way: str, period: Period, page: int, owner: int, *, disabled: bool = False) -> None:
        label = PREVIOUS if way == "back" else NEXT
        custom_id = f"cuecard:board:{way}:{period}:{page}:{owner}"
        super().__init__(ui.Button(label=label, custom_id=custom_id, disabled=disabled))
        self.period, self.page, self.owner = period, page, owner

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(match["way"], Period(match["period"]), int(match["page"]), int(match["owner"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page."""
        try:
            shown = await _page(interaction, self.period, self.page)
            if interaction.user.id == self.owner:
                await interaction.response.edit_message(**shown)
            else:
                await say(interaction, **shown)
        except Exception as error:  # noqa: BLE001  # the person must hear something, whatever it was
            await say_error(interaction, error)


async def _page(interaction: discord.Interaction[Cuecard], period: Period, page: int) -> dict[str, Any]:
    board = await interaction.client.services.leaderboard.page(
        server_of(interaction), interaction.user.id, period, page
    )
    view = ui.View(timeout=None)
    if board.pages > 1:
        owner, here = interaction.user.id, board.page
        view.add_item(PageButton("back", period, max(0, here - 1), owner, disabled=here == 0))
        view.add_item(PageButton("on", period, here + 1, owner, disabled=here + 1 >= board.pages))
    return {**texts.panel(board).content(embeds=interaction.app_permissions.embed_links), "view": view}


class Leaderboard(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """Page buttons keep working after a restart."""
        self.client.add_dynamic_items(PageButton)

    @app_commands.command(name="leaderboard", description="Who leads in this server, and where you stand.")
    @app_commands.describe(period="Which points count (default: all)")
    @app_commands.guild_only()
    async def leaderboard(
        self,
        interaction: discord.Interaction[Cuecard],
        period: Literal["today", "week", "month", "all"] = "all",
    ) -> None:
        """Post the first page."""
        await interaction.response.send_message(**await _page(interaction, Period(period), 0))

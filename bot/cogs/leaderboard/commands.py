"""`/leaderboard`: who leads in this server, page by page."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import app_commands, ui
from discord.app_commands import Choice
from discord.ext import commands

from bot.cogs.autocomplete import season_choices
from bot.cogs.buttons import PageButton, StoredButton, StoredSelect, options, page_buttons
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import LEADERBOARD_PAGE, LeaderboardPageId, Turn
from bot.cogs.leaderboard import texts
from bot.cogs.leaderboard.leavers import Leavers
from bot.cogs.menu_ids import (
    LEADERBOARD_MENU,
    LEADERBOARD_PICTURE,
    LEADERBOARD_RANK,
    BoardMenu,
    LeaderboardMenuId,
    LeaderboardPictureId,
    LeaderboardRankId,
)
from bot.cogs.people import name_of
from bot.cogs.permissions import check_can_attach, server_of
from bot.cogs.pictures import OTHER_THEME, THEME_LABELS, shown
from bot.cogs.replies import Slow, change, linked, say
from bot.core.leaderboard import MIN_ANSWERS, Board, Metric
from bot.core.periods import Period
from bot.pictures.colours import Theme
from bot.pictures.gallery import Kind, Picture
from bot.services.leaderboard import LeaderboardPage


class LeaderboardPageButton(PageButton[LeaderboardPageId], kind=LEADERBOARD_PAGE):
    """Turns to a page."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page."""
        board, page, owner_id = self.values.board, self.values.page, self.values.owner_id
        await _show(interaction, await _page(interaction, board, page), owner_id)


class LeaderboardMenu(StoredSelect[LeaderboardMenuId], kind=LEADERBOARD_MENU):
    """Chooses what counts, or in which time."""

    def __init__(self, values: LeaderboardMenuId, page: LeaderboardPage | None = None) -> None:
        words: list[tuple[str, str] | tuple[str, str, str]] = []
        metric = values.menu is BoardMenu.METRIC
        if page is not None and metric:
            words = [(str(Board(each, page.board.period)), *said) for each, said in texts.METRICS.items()]
        elif page is not None:
            words = texts.periods(page)
        placeholder = texts.CHOOSE_METRIC if metric else texts.CHOOSE_PERIOD
        chosen = str(page.board) if page else ""
        super().__init__(values, ui.Select(placeholder=placeholder, options=options(words, chosen)))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the first page of that board."""
        page = await _page(interaction, Board.read(self.chosen), 0)
        await _show(interaction, page, self.values.owner_id)


class RankButton(StoredButton[LeaderboardRankId], kind=LEADERBOARD_RANK):
    """Shows whoever presses it their own page, privately: something happens also where the board shows it already."""

    slow = Slow.LATER

    def __init__(self, values: LeaderboardRankId) -> None:
        super().__init__(values, label=texts.MY_RANK)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show that page."""
        page = await interaction.client.services.leaderboard.own_page(
            server_of(interaction), interaction.user.id, self.values.board
        )
        await say(interaction, view=_layout(interaction, page))


class PictureButton(StoredButton[LeaderboardPictureId], kind=LEADERBOARD_PICTURE):
    """Shows those who lead as a picture."""

    slow = Slow.LATER

    def __init__(self, values: LeaderboardPictureId, label: str = texts.PICTURE) -> None:
        super().__init__(values, label=label)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show it with the first page."""
        check_can_attach(interaction)
        page = await _page(interaction, self.values.board, 0)
        facts = texts.top_ten(page, interaction.guild.name if interaction.guild else "")
        picture = await interaction.client.gallery.picture(Kind.TOP_TEN, self.values.theme, facts)
        await _show(interaction, page, self.values.owner_id, picture, self.values.theme)


async def _page(interaction: discord.Interaction[Cuecard], board: Board, page: int) -> LeaderboardPage:
    return await interaction.client.services.leaderboard.page(
        server_of(interaction), interaction.user.id, board, page
    )


async def _show(
    interaction: discord.Interaction[Cuecard],
    page: LeaderboardPage,
    owner_id: int,
    picture: Picture | None = None,
    theme: Theme = Theme.DARK,
) -> None:
    """Turn the board to that page; whoever did not ask for it gets a private one of their own."""
    gallery, file = shown(picture, "cuecard-leaderboard") if picture else (None, None)
    message: dict[str, Any] = {"view": _layout(interaction, page, gallery, theme)}
    files = [file] if file else []
    if interaction.user.id == owner_id:
        await change(interaction, **linked(interaction, message), attachments=files)
    else:
        if files:
            message["files"] = files
        await say(interaction, **message)


def _layout(
    interaction: discord.Interaction[Cuecard],
    page: LeaderboardPage,
    picture: ui.MediaGallery[Any] | None = None,
    theme: Theme = Theme.DARK,
    *,
    alone: bool = False,
) -> ui.LayoutView:
    """The page as the person's own board; with a picture the other theme is offered."""
    me, board = interaction.user, page.board
    leavers = interaction.client.get_cog("Leavers")
    if isinstance(leavers, Leavers) and interaction.guild is not None:
        leavers.shown(interaction.guild, [row.user_id for row in page.rows])

    def button(turn: Turn, to: int) -> LeaderboardPageButton:
        return LeaderboardPageButton(LeaderboardPageId(turn, board, to, me.id))

    offered = OTHER_THEME[theme] if picture else theme
    label = THEME_LABELS[offered] if picture else texts.PICTURE
    return texts.panel(page, name_of(me), pictured=picture is not None, alone=alone).layout(
        LeaderboardMenu(LeaderboardMenuId(BoardMenu.METRIC, me.id), page),
        LeaderboardMenu(LeaderboardMenuId(BoardMenu.PERIOD, me.id), page),
        *page_buttons(button, page.page, page.pages),
        RankButton(LeaderboardRankId(board, me.id)),
        PictureButton(LeaderboardPictureId(offered, board, me.id), label),
        picture=picture,
    )


class Leaderboard(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """Buttons and the menu keep working after a restart."""
        self.client.add_dynamic_items(LeaderboardPageButton, LeaderboardMenu, RankButton, PictureButton)

    @app_commands.command(
        name="leaderboard",
        description="Who leads in this server, and where you stand.",
        extras={"slow": Slow.NOTHING},
    )
    @app_commands.describe(
        period="Which time counts (default: the season that is on, else all)",
        metric=f"What counts (default: points); accuracy from {MIN_ANSWERS} answers on",
        season="A season that is over, with its final standings",
    )
    @app_commands.guild_only()
    async def leaderboard(
        self,
        interaction: discord.Interaction[Cuecard],
        period: Literal["season", "today", "week", "month", "all"] | None = None,
        metric: Literal["points", "streak", "accuracy"] = "points",
        season: str | None = None,
    ) -> None:
        """Post the first page; privately where it is empty to somebody who hides."""
        ranks = Metric(metric)
        if season is not None:
            found = await self.client.services.seasons.find(server_of(interaction), season)
            board = Board(ranks, found.key)
        elif period in (None, "season"):
            leaderboard = self.client.services.leaderboard
            board = await leaderboard.current(server_of(interaction), ranks, or_all=period is None)
        else:
            board = Board(ranks, Period(period))
        page = await _page(interaction, board, 0)
        if page.hidden and not page.rows:
            await say(interaction, view=_layout(interaction, page, alone=True))
            return
        await interaction.response.send_message(**linked(interaction, {"view": _layout(interaction, page)}))

    @leaderboard.autocomplete("season")
    async def _seasons(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await season_choices(interaction, typed)

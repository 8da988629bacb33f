"""Lists with pages: decks, the cards of a deck, one card after another, the audit list."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Self, TypeVar

import discord
from discord import ui

from bot.cogs.client import Cuecard
from bot.cogs.decks import texts
from bot.cogs.decks.access import check_deck_manager
from bot.cogs.leaderboard.commands import NEXT, PREVIOUS
from bot.cogs.panels import Panel
from bot.cogs.permissions import server_of
from bot.cogs.replies import say_error
from bot.services.decks.editing import card_of

_T = TypeVar("_T")
Shown = tuple[Panel, int, int]
"""A page, its number from 0, and how many there are."""
LIST, CARDS, CARD, LOG = "list", "cards", "card", "log"


class PageButton(
    ui.DynamicItem[ui.Button[Any]],
    template=r"cuecard:deck:(?P<way>back|on):(?P<kind>list|cards|card|log):(?P<page>\d{1,6}):(?P<slug>[a-z0-9-]{0,32})",
):
    """Turns to a page, also after a restart."""

    def __init__(self, way: str, kind: str, page: int, slug: str, *, disabled: bool = False) -> None:
        label = PREVIOUS if way == "back" else NEXT
        custom_id = f"cuecard:deck:{way}:{kind}:{page}:{slug}"
        super().__init__(ui.Button(label=label, custom_id=custom_id, disabled=disabled))
        self.kind, self.page, self.slug = kind, page, slug

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(match["way"], match["kind"], int(match["page"]), match["slug"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page."""
        try:
            await check_deck_manager(interaction)
            shown = await page(interaction, self.kind, self.slug, self.page)
            await interaction.response.edit_message(**shown)
        except Exception as error:  # noqa: BLE001  # the person must hear something, whatever it was
            await say_error(interaction, error)


async def page(
    interaction: discord.Interaction[Cuecard], kind: str, slug: str = "", number: int = 0
) -> dict[str, Any]:
    """Arguments for a message: the page, or the last one, with the buttons to turn it."""
    panel, here, pages = await _PAGES[kind](interaction, slug, number)
    view = ui.View(timeout=None)
    if pages > 1:
        view.add_item(PageButton("back", kind, max(0, here - 1), slug, disabled=here == 0))
        view.add_item(PageButton("on", kind, here + 1, slug, disabled=here + 1 >= pages))
    return {"embed": panel.embed(), "view": view}


async def card(interaction: discord.Interaction[Cuecard], slug: str, key: str) -> dict[str, Any]:
    """The page of one card; NoSuchCard for an unknown one."""
    stored, deck = await interaction.client.services.deck_editing.contents(server_of(interaction), slug)
    return await page(interaction, CARD, stored.slug, deck.cards.index(card_of(deck, key)))


def _cut(things: Sequence[_T], number: int, size: int) -> tuple[Sequence[_T], int, int]:
    pages = max(1, -(-len(things) // size))
    here = min(number, pages - 1)
    return things[here * size : (here + 1) * size], here, pages


async def _decks(interaction: discord.Interaction[Cuecard], _slug: str, number: int) -> Shown:
    decks = await interaction.client.services.decks.visible(server_of(interaction))
    decks.sort(key=lambda deck: deck.guild_id == 0)
    cut, here, pages = _cut(decks, number, texts.DECKS)
    return texts.decks(cut, texts.page_of(here, pages)), here, pages


async def _cards(interaction: discord.Interaction[Cuecard], slug: str, number: int) -> Shown:
    _, deck = await interaction.client.services.deck_editing.contents(server_of(interaction), slug)
    cut, here, pages = _cut(deck.cards, number, texts.CARDS)
    return texts.cards(deck, cut, texts.page_of(here, pages), first=not here), here, pages


async def _card(interaction: discord.Interaction[Cuecard], slug: str, number: int) -> Shown:
    _, deck = await interaction.client.services.deck_editing.contents(server_of(interaction), slug)
    cut, here, pages = _cut(deck.cards, number, 1)
    shown = texts.card_page(deck, cut[0], texts.card_of(here, pages)) if cut else texts.no_card(deck)
    return shown, here, pages


async def _log(interaction: discord.Interaction[Cuecard], _slug: str, number: int) -> Shown:
    lines = await interaction.client.services.deck_editing.log(server_of(interaction))
    cut, here, pages = _cut(lines, number, texts.LINES)
    return texts.log(cut, texts.page_of(here, pages)), here, pages


_PAGES: dict[str, Callable[[discord.Interaction[Cuecard], str, int], Awaitable[Shown]]] = {
    LIST: _decks,
    CARDS: _cards,
    CARD: _card,
    LOG: _log,
}

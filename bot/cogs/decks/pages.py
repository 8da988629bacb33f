"""Lists with pages: decks, the cards of a deck, one card after another, the audit list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.cogs.buttons import PageButton, page_buttons, page_of
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import DECK_PAGE, DeckListing, DeckPageId, Turn
from bot.cogs.decks import texts
from bot.cogs.decks.access import check_deck_manager, is_deck_manager
from bot.cogs.menu_ids import QuizOpenId
from bot.cogs.panels import Panel
from bot.cogs.permissions import server_of
from bot.cogs.quiz.picker import PlayButton
from bot.cogs.replies import change, linked
from bot.cogs.texts import page_footer
from bot.services.decks.rules import card_of

Shown = tuple[Panel, int, int]
"""A page, its number from 0, and how many there are."""


class DeckPageButton(PageButton[DeckPageId], kind=DECK_PAGE):
    """Turns to a page; for those who look after decks, but for the list of decks."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page."""
        if self.values.listing is not DeckListing.DECKS:
            await check_deck_manager(interaction)
        shown = await page(interaction, self.values.listing, self.values.slug, self.values.page)
        await change(interaction, **shown)


async def page(
    interaction: discord.Interaction[Cuecard], listing: DeckListing, slug: str = "", number: int = 0
) -> dict[str, Any]:
    """Arguments for a message: the page, or the last one, with the buttons to turn it."""
    panel, here, pages = await _PAGES[listing](interaction, slug, number)

    def button(turn: Turn, to: int) -> DeckPageButton:
        return DeckPageButton(DeckPageId(turn, listing, to, slug))

    play = [PlayButton(QuizOpenId())] if listing is DeckListing.DECKS else []
    return linked(interaction, {"view": panel.layout(*page_buttons(button, here, pages), *play)})


async def card(interaction: discord.Interaction[Cuecard], slug: str, key: str) -> dict[str, Any]:
    """The page of one card; NoSuchCard for an unknown one."""
    stored, deck = await interaction.client.services.deck_editing.contents(server_of(interaction), slug)
    return await page(interaction, DeckListing.CARD, stored.slug, deck.cards.index(card_of(deck, key)))


async def _decks(interaction: discord.Interaction[Cuecard], _slug: str, number: int) -> Shown:
    decks = await interaction.client.services.decks.visible(server_of(interaction))
    decks.sort(key=lambda deck: deck.shared)
    cut, here, pages = page_of(decks, number, texts.DECKS)
    manager = await is_deck_manager(interaction)
    return texts.decks(cut, page_footer(here, pages), manager=manager), here, pages


async def _cards(interaction: discord.Interaction[Cuecard], slug: str, number: int) -> Shown:
    _, deck = await interaction.client.services.deck_editing.contents(server_of(interaction), slug)
    cut, here, pages = page_of(deck.cards, number, texts.CARDS)
    return texts.cards(deck, cut, page_footer(here, pages), first=not here), here, pages


async def _card(interaction: discord.Interaction[Cuecard], slug: str, number: int) -> Shown:
    _, deck = await interaction.client.services.deck_editing.contents(server_of(interaction), slug)
    cut, here, pages = page_of(deck.cards, number, 1)
    shown = texts.card_page(deck, cut[0], texts.card_of(here, pages)) if cut else texts.no_card(deck)
    return shown, here, pages


async def _log(interaction: discord.Interaction[Cuecard], _slug: str, number: int) -> Shown:
    lines = await interaction.client.services.deck_editing.log(server_of(interaction))
    cut, here, pages = page_of(lines, number, texts.LINES)
    return texts.log(cut, page_footer(here, pages)), here, pages


_PAGES: dict[DeckListing, Callable[[discord.Interaction[Cuecard], str, int], Awaitable[Shown]]] = {
    DeckListing.DECKS: _decks,
    DeckListing.CARDS: _cards,
    DeckListing.CARD: _card,
    DeckListing.LOG: _log,
}

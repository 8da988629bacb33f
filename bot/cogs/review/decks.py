"""Choosing the decks that cards come from: a private message with a button for each."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton
from bot.cogs.panels import clip, replacing
from bot.cogs.people import person_in_review
from bot.cogs.replies import Slow, change
from bot.cogs.review import texts
from bot.cogs.review_ids import REVIEW_DECK, ReviewDeckId
from bot.services.review.settings import Decks

MAX_LABEL = 80
"""Characters of a button's label (Discord's limit)."""


class ReviewDeckButton(StoredButton[ReviewDeckId], kind=REVIEW_DECK):
    """Chooses a deck, or no longer."""

    slow = Slow.LATER

    def __init__(self, values: ReviewDeckId, label: str = texts.ALL_DECKS, *, chosen: bool = False) -> None:
        style = discord.ButtonStyle.success if chosen else discord.ButtonStyle.secondary
        super().__init__(values, label=clip(label, MAX_LABEL), style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Choose it, and show what is chosen."""
        settings = interaction.client.services.review_settings
        found = await settings.turn(person_in_review(interaction), self.values.deck_id or None)
        await change(interaction, **replacing(layout(found)))


def layout(found: Decks) -> ui.LayoutView:
    """The decks, those chosen marked."""
    chosen = set(found.settings.deck_ids) & {deck.id for deck in found.decks}
    buttons = [ReviewDeckButton(ReviewDeckId(0), chosen=not chosen)]
    buttons += [
        ReviewDeckButton(ReviewDeckId(deck.id), _label(deck.title, deck.cards), chosen=deck.id in chosen)
        for deck in found.decks[: texts.DECKS_SHOWN]
    ]
    return texts.decks(found).layout(*buttons)


def _label(title: str, cards: int) -> str:
    return f"{clip(title, MAX_LABEL - 10)} ({cards})"

"""What comes back in the forms of suggestions, and the buttons that must work after a restart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
from discord.ext import commands

from bot.cogs.buttons import StoredButton
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import FLAG_FORM, REVISION_FORM, SUGGEST_FORM
from bot.cogs.decks.access import check_deck_manager, editor_of
from bot.cogs.decks.editing import parts
from bot.cogs.forms import submitted
from bot.cogs.permissions import server_of
from bot.cogs.quiz.people import person_of
from bot.cogs.replies import Slow, bear_with, say, say_error, show_form
from bot.cogs.suggestions import notices, texts
from bot.cogs.suggestions.buttons import SuggestionButton, announce, buttons_of
from bot.cogs.suggestions.forms import WRONG, suggestion_form
from bot.core.cards import Card
from bot.services.suggestions.filing import Filed

NEW = Card("", "", "")
"""What a form for a new card begins with."""


async def open_form(interaction: discord.Interaction[Cuecard], deck: str) -> None:
    """The form for a card that a member suggests; a UserError where none would be taken from them now."""
    server_of(interaction)
    found = await interaction.client.services.suggestions.deck_for(person_of(interaction), deck)
    await show_form(interaction, suggestion_form(found))


class Suggestions(commands.Cog):
    """Takes submitted forms, also those that were opened before a restart."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """Buttons of earlier processes keep working."""
        self.client.add_dynamic_items(SuggestionButton)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Cuecard]) -> None:
        """A submitted form of one of the three kinds."""
        try:
            if form := submitted(interaction, SUGGEST_FORM):
                await self._suggest(interaction, form[0].slug, form[1])
            elif flag := submitted(interaction, FLAG_FORM):
                await self._flag(interaction, flag[0].round_id, flag[1])
            elif revision := submitted(interaction, REVISION_FORM):
                await self._revise(interaction, revision[0].suggestion_id, revision[1])
        except Exception as error:  # noqa: BLE001  # the person must hear something, whatever it was
            await say_error(interaction, error)

    async def _suggest(
        self, interaction: discord.Interaction[Cuecard], slug: str, fields: dict[str, str]
    ) -> None:
        bear_with(interaction)
        server_of(interaction)
        card = replace(NEW, **parts(NEW, fields))  # type: ignore[arg-type]  # the fields of a card by their names
        filed = await self.client.services.suggestions.suggest(person_of(interaction), slug, card)
        await self._filed(interaction, filed, texts.suggested(filed.suggestion))

    async def _flag(
        self, interaction: discord.Interaction[Cuecard], round_id: int, fields: dict[str, str]
    ) -> None:
        bear_with(interaction)
        said = fields.get(WRONG, "")
        filed = await self.client.services.suggestions.flag(round_id, person_of(interaction), said)
        await self._filed(interaction, filed, texts.FLAGGED)

    async def _filed(self, interaction: discord.Interaction[Cuecard], filed: Filed, thanks: str) -> None:
        """Thank the member, then show it to those who decide."""
        await say(interaction, thanks)
        buttons: tuple[StoredButton[Any], ...] = buttons_of(filed.suggestion)
        await notices.post(self.client, filed, buttons)

    async def _revise(
        self, interaction: discord.Interaction[Cuecard], suggestion_id: int, fields: dict[str, str]
    ) -> None:
        bear_with(interaction, Slow.LATER)
        await check_deck_manager(interaction)
        reviews = self.client.services.suggestion_reviews
        changed = parts(NEW, fields)
        await announce(interaction, await reviews.revise(suggestion_id, editor_of(interaction), **changed))

"""What comes back in the forms of suggestions, and the buttons that must work after a restart."""

from __future__ import annotations

import discord
from discord.ext import commands
from msgspec.structs import replace

from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import (
    FLAG_FORM,
    REVISION_FORM,
    SUGGEST_FORM,
    FlagFormId,
    RevisionFormId,
    SuggestFormId,
)
from bot.cogs.decks.access import check_deck_manager, editor_of
from bot.cogs.decks.editing import parts, touched
from bot.cogs.delivery import notices
from bot.cogs.people import person_of
from bot.cogs.permissions import server_of
from bot.cogs.replies import Slow, say, show_form
from bot.cogs.suggestions import texts
from bot.cogs.suggestions.buttons import SuggestionButton, announce, buttons_of
from bot.cogs.suggestions.forms import NEW, WRONG, suggestion_form
from bot.services.suggestions.filing import Filed


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
        self.client.forms.add(SUGGEST_FORM, self._suggest)
        self.client.forms.add(FLAG_FORM, self._flag)
        self.client.forms.add(REVISION_FORM, self._revise, Slow.LATER)

    async def _suggest(
        self, interaction: discord.Interaction[Cuecard], values: SuggestFormId, fields: dict[str, str]
    ) -> None:
        server_of(interaction)
        card = replace(NEW, **parts(NEW, fields))
        filed = await self.client.services.suggestions.suggest(person_of(interaction), values.slug, card)
        await self._filed(interaction, filed, texts.suggested(filed.suggestion))

    async def _flag(
        self, interaction: discord.Interaction[Cuecard], values: FlagFormId, fields: dict[str, str]
    ) -> None:
        said = fields.get(WRONG, "")
        filed = await self.client.services.suggestions.flag(values.round_id, person_of(interaction), said)
        await self._filed(interaction, filed, texts.FLAGGED)

    async def _filed(self, interaction: discord.Interaction[Cuecard], filed: Filed, thanks: str) -> None:
        """Thank the member, then show it to those who decide."""
        await say(interaction, thanks)
        suggestion, channel_id = filed.suggestion, filed.review_channel_id
        shown, posted = texts.panel(suggestion), self.client.services.suggestions.posted
        await notices.post(self.client, suggestion, channel_id, shown, buttons_of(suggestion), posted)

    async def _revise(
        self, interaction: discord.Interaction[Cuecard], values: RevisionFormId, fields: dict[str, str]
    ) -> None:
        await check_deck_manager(interaction)
        reviews = self.client.services.suggestion_reviews
        changed = parts(NEW, touched(fields, values.opened))
        revised = await reviews.revise(values.suggestion_id, editor_of(interaction), **changed)
        await announce(interaction, revised)

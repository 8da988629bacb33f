"""The forms of suggestions. Submissions are taken by `submissions.Suggestions`, since a restart forgets open forms."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cogs.custom_ids import (
    FLAG_FORM,
    REVISION_FORM,
    SUGGEST_FORM,
    FlagFormId,
    RevisionFormId,
    SuggestFormId,
)
from bot.cogs.decks.editing import HINT, PROMPT, REFERENCE, TOPIC, opened
from bot.cogs.markdown import shown
from bot.cogs.panels import clip
from bot.core.cards import Card
from bot.core.decks import limits
from bot.core.decks.check import short
from bot.core.decks.records import StoredDeck
from bot.core.suggestions import MAX_WRONG, Suggestion

WRONG = "wrong"
"""The id of the field for what is wrong."""
MAX_TITLE = 45
"""Characters of a form's title (Discord's limit)."""
MAX_QUESTION = 2_000
"""Characters shown of the question that is flagged."""


class SuggestionModal(ui.Modal):
    """Question, answer, topic and hint of a card."""

    def __init__(self, form_id: str, title: str, card: Card) -> None:
        super().__init__(title=short(title, MAX_TITLE), custom_id=form_id, timeout=None)
        long = discord.TextStyle.paragraph
        self._field("Question", "", PROMPT, card.prompt, limits.MAX_PROMPT, long, required=True)
        said = "What a right answer says, in a sentence or two"
        self._field("Answer", said, REFERENCE, card.reference, limits.MAX_REFERENCE, long, required=True)
        self._field("Topic", "", TOPIC, card.topic, limits.MAX_TOPIC, discord.TextStyle.short)
        helps = "Helps without giving the answer away"
        self._field("Hint", helps, HINT, card.hint, limits.MAX_HINT, long)

    def _field(
        self,
        label: str,
        description: str,
        name: str,
        text: str,
        most: int,
        style: discord.TextStyle,
        *,
        required: bool = False,
    ) -> None:
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=name, style=style, default=text or None, required=required, max_length=most
        )
        self.add_item(ui.Label(text=label, description=description or None, component=field))


class FlagModal(ui.Modal):
    """The question, and one field for what is wrong with it."""

    def __init__(self, round_id: int, card: Card) -> None:
        super().__init__(
            title="Something wrong with this question?",
            custom_id=FLAG_FORM.make(FlagFormId(round_id)),
            timeout=None,
        )
        self.add_item(ui.TextDisplay(clip(shown(card.prompt), MAX_QUESTION)))
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=WRONG,
            style=discord.TextStyle.paragraph,
            placeholder="A wrong or outdated answer, a mistake in the question, a right answer that does not count …",
            max_length=MAX_WRONG,
        )
        self.add_item(ui.Label(text="What is wrong with it?", component=field))


def suggestion_form(deck: StoredDeck) -> SuggestionModal:
    """An empty form, for a card that a member suggests for the deck."""
    form_id = SUGGEST_FORM.make(SuggestFormId(deck.slug))
    return SuggestionModal(form_id, f"A card for {deck.title}", Card("", "", ""))


def revision_form(suggestion: Suggestion) -> SuggestionModal:
    """The form with what was suggested, for whoever decides about it."""
    form_id = REVISION_FORM.make(RevisionFormId(suggestion.id, opened(suggestion.card)))
    return SuggestionModal(form_id, f"Edit suggestion #{suggestion.id}", suggestion.card)

"""The forms of suggestions. Submissions are taken by `submissions.Suggestions`, since a restart forgets open forms."""

from __future__ import annotations

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
from bot.cogs.forms import text_field
from bot.cogs.markdown import shown
from bot.cogs.panels import clip
from bot.core.cards import Card
from bot.core.decks import limits
from bot.core.decks.check import short
from bot.core.decks.records import StoredDeck
from bot.core.suggestions import MAX_WRONG, Suggestion

WRONG = "wrong"
"""The id of the field for what is wrong."""
NEW = Card("", "", "")
"""What a form for a new card begins with."""
MAX_TITLE = 45
"""Characters of a form's title (Discord's limit)."""
MAX_QUESTION = 2_000
"""Characters shown of the question that is flagged."""


class SuggestionModal(ui.Modal):
    """Question, answer, topic and hint of a card."""

    def __init__(self, form_id: str, title: str, card: Card) -> None:
        super().__init__(title=short(title, MAX_TITLE), custom_id=form_id, timeout=None)
        said = "What a right answer says, in a sentence or two"
        helps = "Helps without giving the answer away"
        for field in (
            text_field(PROMPT, "Question", limits.MAX_PROMPT, text=card.prompt),
            text_field(REFERENCE, "Answer", limits.MAX_REFERENCE, text=card.reference, description=said),
            text_field(TOPIC, "Topic", limits.MAX_TOPIC, text=card.topic, long=False, required=False),
            text_field(HINT, "Hint", limits.MAX_HINT, text=card.hint, required=False, description=helps),
        ):
            self.add_item(field)


class FlagModal(ui.Modal):
    """The question, and one field for what is wrong with it."""

    def __init__(self, round_id: int, card: Card) -> None:
        super().__init__(
            title="Something wrong with this question?",
            custom_id=FLAG_FORM.make(FlagFormId(round_id)),
            timeout=None,
        )
        self.add_item(ui.TextDisplay(clip(shown(card.prompt), MAX_QUESTION)))
        such_as = (
            "A wrong or outdated answer, a mistake in the question, a right answer that does not count …"
        )
        self.add_item(text_field(WRONG, "What is wrong with it?", MAX_WRONG, placeholder=such_as))


def suggestion_form(deck: StoredDeck) -> SuggestionModal:
    """An empty form, for a card that a member suggests for the deck."""
    form_id = SUGGEST_FORM.make(SuggestFormId(deck.slug))
    return SuggestionModal(form_id, f"A card for {deck.title}", NEW)


def revision_form(suggestion: Suggestion) -> SuggestionModal:
    """The form with what was suggested, for whoever decides about it."""
    form_id = REVISION_FORM.make(RevisionFormId(suggestion.id, opened(suggestion.card)))
    return SuggestionModal(form_id, f"Edit suggestion #{suggestion.id}", suggestion.card)

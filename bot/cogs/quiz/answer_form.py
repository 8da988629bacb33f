"""The form behind Answer, in a quiz, a daily question or practice."""

from __future__ import annotations

from discord import ui

from bot.cogs.forms import text_field
from bot.cogs.markdown import shown
from bot.cogs.panels import MAX_SHOWN, clip
from bot.services.quiz.given import MAX_ANSWER

FIELD_ID = "answer"


class AnswerModal(ui.Modal):
    """The whole question and one field. Submissions are taken from the event, since a restart forgets forms."""

    def __init__(self, form_id: str, title: str, prompt: str) -> None:
        super().__init__(title=title, custom_id=form_id, timeout=None)
        self.add_item(ui.TextDisplay(clip(shown(prompt), MAX_SHOWN)))
        how = "In your own words: the idea counts, not the exact sentence."
        self.add_item(text_field(FIELD_ID, "Your answer", MAX_ANSWER, placeholder=how))

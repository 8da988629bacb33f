"""The form behind Answer, in a quiz, a daily question or practice."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cogs.markdown import shown
from bot.cogs.panels import MAX_SHOWN, clip
from bot.services.quiz.given import MAX_ANSWER

FIELD_ID = "answer"


class AnswerModal(ui.Modal):
    """The whole question and one field. Submissions are taken from the event, since a restart forgets forms."""

    def __init__(self, form_id: str, title: str, prompt: str) -> None:
        super().__init__(title=title, custom_id=form_id, timeout=None)
        self.add_item(ui.TextDisplay(clip(shown(prompt), MAX_SHOWN)))
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=FIELD_ID,
            style=discord.TextStyle.paragraph,
            placeholder="In your own words: the idea counts, not the exact sentence.",
            max_length=MAX_ANSWER,
        )
        self.add_item(ui.Label(text="Your answer", component=field))

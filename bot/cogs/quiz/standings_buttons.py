"""The buttons under the standings: the loop goes on."""

from __future__ import annotations

from typing import Any

import discord

from bot.cogs.buttons import StoredButton
from bot.cogs.custom_ids import QUIZ_BUTTON, QuizAction, QuizButtonId
from bot.cogs.replies import say

_LABELS = {QuizAction.AGAIN: "Play again", QuizAction.MISSED: "What I missed"}
_STYLES = {QuizAction.AGAIN: discord.ButtonStyle.primary}


class StandingsButton(StoredButton[QuizButtonId], kind=QUIZ_BUTTON):
    """One button under the standings of one quiz."""

    def __init__(self, values: QuizButtonId) -> None:
        style = _STYLES.get(values.action, discord.ButtonStyle.secondary)
        super().__init__(values, label=_LABELS[values.action], style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Start another quiz, or show what the person missed."""
        await say(interaction, "")


def standings_buttons(quiz_id: int) -> list[StandingsButton]:
    """Both."""
    return [StandingsButton(QuizButtonId(action, quiz_id)) for action in QuizAction]

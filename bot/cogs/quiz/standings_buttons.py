"""The buttons under the standings: the loop goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.cogs.buttons import StoredButton
from bot.cogs.custom_ids import QUIZ_BUTTON, QuizAction, QuizButtonId
from bot.cogs.people import person_of
from bot.cogs.permissions import check_can_post, server_of
from bot.cogs.quiz import missed_texts
from bot.cogs.quiz.practice import practise_button
from bot.cogs.quiz.starting import post_first
from bot.cogs.replies import defer, say

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

_LABELS = {QuizAction.AGAIN: "Play again", QuizAction.MISSED: "What I missed"}
_STYLES = {QuizAction.AGAIN: discord.ButtonStyle.primary}


class StandingsButton(StoredButton[QuizButtonId], kind=QUIZ_BUTTON):
    """One button under the standings of one quiz."""

    def __init__(self, values: QuizButtonId) -> None:
        style = _STYLES.get(values.action, discord.ButtonStyle.secondary)
        super().__init__(values, label=_LABELS[values.action], style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Start another quiz, or show what the person missed."""
        await _ACTIONS[self.values.action](interaction, self.values.quiz_id)


def standings_buttons(quiz_id: int) -> list[StandingsButton]:
    """Play again and What I missed, for below the standings of that quiz."""
    return [StandingsButton(QuizButtonId(action, quiz_id)) for action in QuizAction]


async def _again(interaction: discord.Interaction[Cuecard], quiz_id: int) -> None:
    server_of(interaction)
    check_can_post(interaction)
    await defer(interaction)
    started = await interaction.client.services.quiz.again(quiz_id, person_of(interaction))
    await say(interaction, await post_first(interaction.client, started))


async def _missed(interaction: discord.Interaction[Cuecard], quiz_id: int) -> None:
    await defer(interaction)
    found = await interaction.client.services.missed.missed(quiz_id, person_of(interaction))
    await say(interaction, view=missed_texts.missed(found).layout(*[practise_button(quiz_id)][: len(found)]))


_ACTIONS = {QuizAction.AGAIN: _again, QuizAction.MISSED: _missed}

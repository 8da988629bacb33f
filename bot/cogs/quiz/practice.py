"""Practising what somebody missed: private messages that change, and remember nothing but what their buttons say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands

from bot.cogs.buttons import StoredButton
from bot.cogs.custom_ids import (
    PRACTICE_BUTTON,
    PRACTICE_FORM,
    PracticeAction,
    PracticeButtonId,
    PracticeFormId,
)
from bot.cogs.panels import replacing
from bot.cogs.people import person_of
from bot.cogs.quiz import missed_texts
from bot.cogs.quiz.answer_form import FIELD_ID, AnswerModal
from bot.cogs.replies import Slow, change, say, show_form
from bot.services.quiz.missed import Practised

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

_STYLES = {PracticeAction.ANSWER: discord.ButtonStyle.primary}


class PracticeButton(StoredButton[PracticeButtonId], kind=PRACTICE_BUTTON):
    """One button in the practice of one missed question."""

    def __init__(self, values: PracticeButtonId, label: str = "Answer") -> None:
        super().__init__(values, label=label, style=_STYLES.get(values.action, discord.ButtonStyle.secondary))
        self.slow = Slow.NOTHING if values.action is PracticeAction.ANSWER else Slow.LATER

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Ask, open the form, or show the answer."""
        action, quiz_id, at = self.values.action, self.values.quiz_id, self.values.at
        now = await interaction.client.services.missed.practice(quiz_id, person_of(interaction), at)
        if action is PracticeAction.ANSWER:
            form_id = PRACTICE_FORM.make(PracticeFormId(quiz_id, now.at))
            await show_form(interaction, AnswerModal(form_id, "Practice", now.card.prompt))
        elif action is PracticeAction.ASK:
            await _turn_to(interaction, missed_texts.practice_question(now).layout(*_asking(quiz_id, now)))
        else:
            await _turn_to(interaction, missed_texts.practice_verdict(now).layout(*_answered(quiz_id, now)))


def practise_button(quiz_id: int) -> PracticeButton:
    """Begins practice, below the list of what was missed."""
    return PracticeButton(PracticeButtonId(PracticeAction.ASK, quiz_id, 0), "Practise these")


def _asking(quiz_id: int, now: Practised) -> list[PracticeButton]:
    return [
        PracticeButton(PracticeButtonId(PracticeAction.ANSWER, quiz_id, now.at)),
        PracticeButton(PracticeButtonId(PracticeAction.SHOW, quiz_id, now.at), "Show the answer"),
    ]


def _answered(quiz_id: int, now: Practised) -> list[PracticeButton]:
    again = PracticeButton(PracticeButtonId(PracticeAction.ASK, quiz_id, now.at), "Try again")
    if now.at + 1 == now.of:
        return [again]
    return [PracticeButton(PracticeButtonId(PracticeAction.ASK, quiz_id, now.at + 1), "Next"), again]


async def _turn_to(interaction: discord.Interaction[Any], layout: discord.ui.LayoutView) -> None:
    """Show it in the message that was pressed."""
    await change(interaction, **replacing(layout))


class Practice(commands.Cog):
    """Takes answers given in practice."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """Buttons keep working after a restart."""
        self.client.add_dynamic_items(PracticeButton)
        self.client.forms.add(PRACTICE_FORM, self._answer, Slow.NOTHING)

    async def _answer(
        self, interaction: discord.Interaction[Cuecard], values: PracticeFormId, fields: dict[str, str]
    ) -> None:
        quiz_id, at = values.quiz_id, values.at
        answer = fields.get(FIELD_ID, "")
        now = await self.client.services.missed.practice(quiz_id, person_of(interaction), at, answer)
        layout = missed_texts.practice_verdict(now).layout(*_answered(quiz_id, now))
        if interaction.message is not None:
            await _turn_to(interaction, layout)
        else:
            await say(interaction, view=layout)

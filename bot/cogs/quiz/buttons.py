"""The buttons of a question, and the modal behind Answer. Both carry their round's id and survive restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton, stored_view
from bot.cogs.custom_ids import ANSWER_FORM, ROUND_BUTTON, AnswerFormId, RoundAction, RoundButtonId
from bot.cogs.panels import clip
from bot.cogs.quiz import texts
from bot.cogs.replies import say
from bot.core.members import Person
from bot.core.quiz.state import Round
from bot.services.quiz.answers import MAX_ANSWER

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

FIELD_ID = "answer"
MAX_TITLE = 45
"""Characters of a form's title (Discord's limit)."""


_STYLES = {RoundAction.ANSWER: discord.ButtonStyle.primary, RoundAction.END: discord.ButtonStyle.danger}


def person_of(source: discord.Interaction | discord.Message) -> Person:
    """Who acts, for the services."""
    user = source.user if isinstance(source, discord.Interaction) else source.author
    channel_id = source.channel_id if isinstance(source, discord.Interaction) else source.channel.id
    return Person(user.id, source.guild.id if source.guild else 0, user.display_name, channel_id)


class RoundButton(StoredButton[RoundButtonId], kind=ROUND_BUTTON):
    """One button of one round."""

    def __init__(self, values: RoundButtonId) -> None:
        style = _STYLES.get(values.action, discord.ButtonStyle.secondary)
        super().__init__(values, label=values.action.capitalize(), style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Open the form, tell the hint, or steer the quiz."""
        await _ACTIONS[self.values.action](interaction, self.values.round_id)


class AnswerModal(ui.Modal):
    """One field. Submissions are taken by `messages.Answers`, since a restart forgets open modals."""

    def __init__(self, round_id: int, prompt: str) -> None:
        super().__init__(
            title=clip(prompt, MAX_TITLE), custom_id=ANSWER_FORM.make(AnswerFormId(round_id)), timeout=None
        )
        self.add_item(
            ui.TextInput(
                label="Your answer",
                custom_id=FIELD_ID,
                style=discord.TextStyle.paragraph,
                placeholder=clip(prompt, 100),
                max_length=MAX_ANSWER,
            )
        )


def question_view(round_id: int, *actions: RoundAction) -> ui.View:
    """The buttons of an open question: all four, or those named."""
    return stored_view(*(RoundButton(RoundButtonId(action, round_id)) for action in actions or RoundAction))


def round_of(message: discord.Message) -> int | None:
    """The round whose buttons the message carries."""
    for row in message.components:
        for child in getattr(row, "children", ()):
            found = ROUND_BUTTON.parse(getattr(child, "custom_id", None) or "")
            if found is not None:
                return found.round_id
    return None


async def _answer(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    prompt = await interaction.client.services.answers.prompt_for(round_id, person_of(interaction))
    await interaction.response.send_modal(AnswerModal(round_id, prompt))


async def _hint(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    card = await interaction.client.services.quiz.hint(round_id, person_of(interaction))
    await say(interaction, texts.hint(card))


def _moderates(interaction: discord.Interaction) -> bool:
    return interaction.permissions.manage_messages


async def _steered(interaction: discord.Interaction[Cuecard], round_: Round, said: str) -> None:
    await say(interaction, said)
    if round_.quiz_id is not None:
        await interaction.client.conductor.drive(round_.quiz_id)


async def _skip(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    moderator = _moderates(interaction)
    round_ = await interaction.client.services.quiz.skip(
        round_id, person_of(interaction), moderator=moderator
    )
    await _steered(interaction, round_, texts.SKIPPED)


async def _end(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    moderator = _moderates(interaction)
    round_ = await interaction.client.services.quiz.end(round_id, person_of(interaction), moderator=moderator)
    await _steered(interaction, round_, texts.ENDED)


_ACTIONS = {
    RoundAction.ANSWER: _answer,
    RoundAction.HINT: _hint,
    RoundAction.SKIP: _skip,
    RoundAction.END: _end,
}

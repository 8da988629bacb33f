"""The buttons of a question, and the modal behind Answer. Both carry their round's id and survive restarts."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton, ids_of
from bot.cogs.custom_ids import ANSWER_FORM, ROUND_BUTTON, AnswerFormId, RoundAction, RoundButtonId
from bot.cogs.markdown import shown
from bot.cogs.panels import MAX_SHOWN, clip
from bot.cogs.quiz import texts
from bot.cogs.replies import say
from bot.core.members import Person
from bot.core.quiz.state import Round
from bot.services.quiz.answers import MAX_ANSWER
from bot.services.quiz.errors import RoundClosed

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

FIELD_ID = "answer"

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
    """The whole question and one field. Submissions are taken by `messages.Answers`, since a restart forgets forms."""

    def __init__(self, round_id: int, title: str, prompt: str) -> None:
        super().__init__(title=title, custom_id=ANSWER_FORM.make(AnswerFormId(round_id)), timeout=None)
        self.add_item(ui.TextDisplay(clip(shown(prompt), MAX_SHOWN)))
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=FIELD_ID,
            style=discord.TextStyle.paragraph,
            placeholder="In your own words: the idea counts, not the exact sentence.",
            max_length=MAX_ANSWER,
        )
        self.add_item(ui.Label(text="Your answer", component=field))


def question_buttons(round_id: int, *actions: RoundAction) -> list[RoundButton]:
    """The buttons of an open question, in the order of `actions`."""
    return [RoundButton(RoundButtonId(action, round_id)) for action in actions]


def quiz_question_buttons(round_: Round) -> list[RoundButton]:
    """The buttons of a quiz's open question; one joins at the first, later whoever plays is known."""
    return question_buttons(
        round_.id, *(each for each in RoundAction if each is not RoundAction.JOIN or round_.number == 1)
    )


def round_of(message: discord.Message) -> int | None:
    """The round whose buttons the message carries."""
    found = (ROUND_BUTTON.parse(custom_id) for custom_id in ids_of(message))
    return next((values.round_id for values in found if values is not None), None)


async def _answer(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    """Open the form first: it is what the person waits for. Then the question waits for them."""
    client, who = interaction.client, person_of(interaction)
    round_, card = await client.services.answers.form_for(round_id, who)
    await interaction.response.send_modal(AnswerModal(round_id, texts.form_title(round_), card.prompt))
    if round_.quiz_id is not None:
        await _joined(client, round_id, who)


async def _joined(client: Cuecard, round_id: int, who: Person) -> None:
    with suppress(RoundClosed):  # if it closed just now, the form says so when it is sent
        client.conductor.changed(await client.services.quiz.join(round_id, who))


async def _hint(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    taken = await interaction.client.services.quiz.hint(round_id, person_of(interaction))
    await say(interaction, texts.hinted(taken))
    interaction.client.conductor.changed(taken.round)


async def _join(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    round_ = await interaction.client.services.quiz.join(round_id, person_of(interaction))
    await say(interaction, texts.JOINED)
    interaction.client.conductor.changed(round_)


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
    RoundAction.JOIN: _join,
    RoundAction.SKIP: _skip,
    RoundAction.END: _end,
}

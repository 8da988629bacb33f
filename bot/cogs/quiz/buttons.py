"""The buttons of a question, and the modal behind Answer. Both carry their round's id and survive restarts."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import discord

from bot.cogs.buttons import StoredButton, ids_of
from bot.cogs.custom_ids import ANSWER_FORM, ROUND_BUTTON, AnswerFormId, RoundAction, RoundButtonId
from bot.cogs.people import person_of
from bot.cogs.quiz import texts, verdict_texts
from bot.cogs.quiz.answer_form import AnswerModal
from bot.cogs.replies import FORM_SECONDS, Slow, say, show_form
from bot.core.members import Person
from bot.core.quiz.state import Round
from bot.errors import StorageUnavailable
from bot.services.quiz.errors import RoundClosed

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

_STYLES = {RoundAction.ANSWER: discord.ButtonStyle.primary, RoundAction.END: discord.ButtonStyle.danger}


class RoundButton(StoredButton[RoundButtonId], kind=ROUND_BUTTON):
    """One button of one round."""

    def __init__(self, values: RoundButtonId) -> None:
        style = _STYLES.get(values.action, discord.ButtonStyle.secondary)
        super().__init__(values, label=values.action.capitalize(), style=style)
        self.slow = Slow.NOTHING if values.action is RoundAction.ANSWER else Slow.THINKING

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Open the form, tell the hint, or steer the quiz."""
        interaction.client.presses_gate.check(interaction.user.id)
        await _ACTIONS[self.values.action](interaction, self.values.round_id)


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
    try:
        async with asyncio.timeout(FORM_SECONDS):
            round_, card = await client.services.answers.form_for(round_id, who)
    except TimeoutError as error:
        raise StorageUnavailable("too slow for a form to open") from error
    await show_form(
        interaction,
        AnswerModal(ANSWER_FORM.make(AnswerFormId(round_id)), texts.form_title(round_), card.prompt),
    )
    if round_.quiz_id is not None:
        await _joined(client, round_id, who)


async def _joined(client: Cuecard, round_id: int, who: Person) -> None:
    with suppress(RoundClosed, StorageUnavailable):  # what is amiss the form says when it is sent
        client.conductor.changed(await client.services.quiz.join(round_id, who))


async def _hint(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    taken = await interaction.client.services.quiz.hint(round_id, person_of(interaction))
    await say(interaction, verdict_texts.hinted(taken))
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

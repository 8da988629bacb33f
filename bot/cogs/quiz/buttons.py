"""The buttons of a question, and the modal behind Answer. Both carry their round's id and survive restarts."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.cogs.panels import clip
from bot.cogs.quiz import texts
from bot.cogs.replies import say, say_error
from bot.core.members import Person
from bot.core.quiz.state import Round
from bot.services.quiz.answers import MAX_ANSWER

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

MODAL_ID = re.compile(r"cuecard:modal:(\d+)")
FIELD_ID = "answer"
MAX_TITLE = 45
"""Characters of a form's title (Discord's limit)."""


class Action(StrEnum):
    """What a button does; the value is part of its stored id."""

    ANSWER = "answer"
    HINT = "hint"
    SKIP = "skip"
    END = "end"


_STYLES = {Action.ANSWER: discord.ButtonStyle.primary, Action.END: discord.ButtonStyle.danger}


def person_of(source: discord.Interaction | discord.Message) -> Person:
    """Who acts, for the services."""
    user = source.user if isinstance(source, discord.Interaction) else source.author
    return Person(user.id, source.guild.id if source.guild else 0, user.display_name)


class RoundButton(
    ui.DynamicItem[ui.Button[Any]], template=r"cuecard:(?P<action>answer|hint|skip|end):(?P<round>\d{1,18})"
):
    """One button of one round, made anew from its id whenever it is pressed."""

    def __init__(self, action: Action, round_id: int) -> None:
        style = _STYLES.get(action, discord.ButtonStyle.secondary)
        super().__init__(
            ui.Button(label=action.capitalize(), style=style, custom_id=f"cuecard:{action}:{round_id}")
        )
        self.action = action
        self.round_id = round_id

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(Action(match["action"]), int(match["round"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the label says; every error ends as a private sentence."""
        try:
            await _ACTIONS[self.action](interaction, self.round_id)
        except Exception as error:  # noqa: BLE001  # the person must hear something, whatever it was
            await say_error(interaction, error)


class AnswerModal(ui.Modal):
    """One field. Submissions are taken by `messages.Answers`, since a restart forgets open modals."""

    def __init__(self, round_id: int, prompt: str) -> None:
        super().__init__(title=clip(prompt, MAX_TITLE), custom_id=f"cuecard:modal:{round_id}", timeout=None)
        self.add_item(
            ui.TextInput(
                label="Your answer",
                custom_id=FIELD_ID,
                style=discord.TextStyle.paragraph,
                placeholder=clip(prompt, 100),
                max_length=MAX_ANSWER,
            )
        )


def question_view(round_id: int, *actions: Action) -> ui.View:
    """The buttons of an open question: all four, or those named."""
    view = ui.View(timeout=None)
    for action in actions or Action:
        view.add_item(RoundButton(action, round_id))
    return view


def round_of(message: discord.Message) -> int | None:
    """The round whose buttons the message carries."""
    for row in message.components:
        for child in getattr(row, "children", ()):
            match = RoundButton.__discord_ui_compiled_template__.fullmatch(
                getattr(child, "custom_id", None) or ""
            )
            if match:
                return int(match["round"])
    return None


async def _answer(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    prompt = await interaction.client.services.answers.prompt_for(round_id, interaction.user.id)
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
    round_ = await interaction.client.services.quiz.skip(round_id, interaction.user.id, moderator=moderator)
    await _steered(interaction, round_, texts.SKIPPED)


async def _end(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    moderator = _moderates(interaction)
    round_ = await interaction.client.services.quiz.end(round_id, interaction.user.id, moderator=moderator)
    await _steered(interaction, round_, texts.ENDED)


_ACTIONS = {Action.ANSWER: _answer, Action.HINT: _hint, Action.SKIP: _skip, Action.END: _end}

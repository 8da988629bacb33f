"""Answers as they come in: modals, replies to a question, and plain messages where the intent allows."""

from __future__ import annotations

import logging
import re
from typing import Any

import discord
from discord.ext import commands

from bot.cogs.appeals.buttons import appeal_view
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import ANSWER_FORM
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.cogs.error_texts import sentence
from bot.cogs.forms import submitted
from bot.cogs.quiz import texts
from bot.cogs.quiz.answer_form import FIELD_ID
from bot.cogs.quiz.buttons import round_of
from bot.cogs.quiz.people import person_of
from bot.cogs.replies import say, say_error
from bot.core.grading import Verdict
from bot.core.quiz.state import Round
from bot.errors import UserError
from bot.services.quiz.answers import Answered, GivenAnswer, Passed

log = logging.getLogger(__name__)

_WORDLESS = re.compile(r"(?:<a?:\w+:\d+>|https?://\S+|[\W_])*")
"""Custom emoji, links, signs: chat that answers nothing."""


def _appealable(answered: Answered) -> dict[str, Any]:
    """The button under a verdict that was not correct, as an argument for what sends it."""
    if answered.grade.verdict is Verdict.CORRECT:
        return {}
    return {"view": appeal_view(answered.attempt_id)}


class Answers(commands.Cog):
    """Brings every kind of answer to `AnswerService` and words what comes back."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.answers = client.services.answers
        self._nudged: dict[int, int] = {}
        """Channel -> the quiz in which somebody was told how to answer; once is enough."""

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Cuecard]) -> None:
        """A submitted Answer modal, also one that was opened before a restart."""
        form = submitted(interaction, ANSWER_FORM)
        if form is None:
            return
        values, fields = form
        try:
            reply = GivenAnswer(fields.get(FIELD_ID, ""), interaction.id, public=False)
            answered = await self.answers.answer(values.round_id, person_of(interaction), reply)
            if isinstance(answered, Passed):
                await say(interaction, texts.nudge(answered))
            elif answered is not None:
                await say(interaction, texts.private_verdict(answered), **_appealable(answered))
            self._changed(answered)
        except Exception as error:  # noqa: BLE001  # the person must hear something, whatever it was
            await say_error(interaction, error)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """A reply to a question, or with the intent a plain message while one is open."""
        if message.author.bot or message.webhook_id or message.guild is None:
            return
        round_id = await self._round_id(message)
        if round_id is None:
            return
        if not message.content and not message.attachments and not self.client.reads_messages:
            await self._respond(message, texts.UNREADABLE)
            return
        try:
            reply = GivenAnswer(message.content, message.id, public=True)
            answered = await self.answers.answer(round_id, person_of(message), reply)
        except UserError as error:
            if message.reference is not None:
                await self._respond(message, sentence(error))
            return
        if isinstance(answered, Passed):
            await self._respond(message, texts.nudge(answered))
        elif answered is not None and answered.round.sealed:
            await self._tell(message, answered)
        elif answered is not None:
            await self._respond(message, texts.public_verdict(answered), **_appealable(answered))
        self._changed(answered)

    def _changed(self, answered: Answered | Passed | None) -> None:
        """The question may show something else now: who has answered, when it closes."""
        if answered is not None:
            self.client.conductor.changed(answered.round)

    async def _round_id(self, message: discord.Message) -> int | None:
        """The round that the message answers, if any."""
        reference = message.reference
        if reference is not None and reference.message_id is not None:
            asked = reference.resolved
            if isinstance(asked, discord.Message) and asked.author == self.client.user:
                found_id = round_of(asked)
                if found_id is not None:
                    return found_id
            return await self._stored_round(message, reference.message_id)
        if self.client.reads_messages and _WORDLESS.fullmatch(message.content):
            return None
        found = await self.answers.round_in_channel(message.channel.id)
        if found is not None and not self.client.reads_messages:
            await self._nudge(message, found)
            return None
        return found.id if found else None

    async def _nudge(self, message: discord.Message, open_round: Round) -> None:
        """Once a quiz: whoever types an answer without replying would otherwise hear nothing at all."""
        quiz_id = open_round.quiz_id
        if quiz_id is not None and self._nudged.get(message.channel.id) != quiz_id:
            self._nudged[message.channel.id] = quiz_id
            await self._respond(message, texts.HOW_TO_ANSWER)

    async def _stored_round(self, message: discord.Message, asked_id: int) -> int | None:
        found = await self.answers.round_of_message(asked_id)
        return found.id if found and found.channel_id == message.channel.id else None

    async def _tell(self, message: discord.Message, answered: Answered) -> None:
        """The verdict of a sealed question, privately: a message has no private reply, so as a direct message."""
        try:
            text = f"{texts.private_verdict(answered)}\n{texts.READABLE}"
            await message.author.send(text, **_appealable(answered))
        except SEND_ERRORS:
            await self._respond(message, texts.CLOSED_DM)

    async def _respond(self, message: discord.Message, text: str, **extras: Any) -> None:
        try:
            await message.reply(text, mention_author=False, **extras)
        except SEND_ERRORS as error:
            # The answer counts all the same; without Read Message History a reply is refused, a message may not be.
            try:
                await message.channel.send(text, **extras)
            except SEND_ERRORS:
                log.warning(
                    "a verdict could not be shown",
                    extra={"channel": message.channel.id, "error": repr(error)},
                )

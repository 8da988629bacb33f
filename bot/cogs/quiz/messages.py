"""Answers as they come in: modals, replies to a question, and plain messages where the intent allows."""

from __future__ import annotations

import logging
import re
from functools import partial
from typing import Any
from zlib import crc32

import discord
from discord.ext import commands

from bot.cogs.appeals.buttons import AppealButton
from bot.cogs.buttons import stored_view
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import ANSWER_FORM, AnswerFormId, AppealButtonId
from bot.cogs.decks.teaching import SendButton
from bot.cogs.delivery.retry import SEND_ERRORS, obstacle, patiently
from bot.cogs.error_texts import sentence
from bot.cogs.flood import TooFast
from bot.cogs.panels import MAX_CONTENT, clip
from bot.cogs.people import person_of
from bot.cogs.quiz import texts, verdict_texts
from bot.cogs.quiz.answer_form import FIELD_ID
from bot.cogs.quiz.buttons import round_of
from bot.cogs.quiz.unsaved import Outcome
from bot.cogs.replies import is_stopping, say, say_error
from bot.cogs.teaching_ids import SendButtonId
from bot.core.delivery import Obstacle
from bot.core.grading import CANNOT_TELL, Verdict
from bot.core.quiz.state import Round
from bot.errors import UserError
from bot.services.quiz.errors import AnswerKept, AnswerNotSaved
from bot.services.quiz.given import Answered, GivenAnswer, Passed, Repeated

log = logging.getLogger(__name__)

_WORDLESS = re.compile(r"(?:<a?:\w+:\d+>|https?://\S+(?!\S)|[\W_])*")
"""Custom emoji, links, signs: chat that answers nothing.

A link goes as far as there is no space: if it could end anywhere, a few dozen in one word would be tried in every way.
"""

WRITTEN = frozenset((discord.MessageType.default, discord.MessageType.reply))
"""What people write. All other kinds are notices that Discord posts in their name, some with a text or a reference to a
question: of a pin, a thread and its name, a boost, the topic of a stage."""


def _is_written(message: discord.Message) -> bool:
    """Whether a member of a server wrote it; what is forwarded is somebody else's words."""
    reference = message.reference
    forwarded = reference is not None and reference.type is discord.MessageReferenceType.forward
    by_member = not message.author.bot and not message.webhook_id and message.guild is not None
    return by_member and message.type in WRITTEN and not forwarded


def _is_hidden(message: discord.Message) -> bool:
    """Whether Discord keeps from a bot without the Message Content intent what stands in it."""
    return not (message.content or message.attachments or message.stickers or message.poll)


def _buttons(answered: Answered) -> dict[str, Any]:
    """The buttons under a verdict that was not correct, as an argument for what sends it."""
    if answered.grade.verdict is Verdict.CORRECT:
        return {}
    attempt_id = answered.attempt_id
    send = [SendButton(SendButtonId(attempt_id))] if CANNOT_TELL in answered.grade.flags else []
    return {"view": stored_view(AppealButton(AppealButtonId(attempt_id)), *send)}


class Answers(commands.Cog):
    """Brings every kind of answer to `AnswerService` and words what comes back."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.answers = client.services.answers
        self.unsaved, self.gate = client.unsaved, client.answers_gate
        self._nudged: dict[int, int] = {}
        """Channel -> the quiz in which somebody was told how to answer; once is enough."""

    async def cog_load(self) -> None:
        """Forms of earlier processes keep working."""
        self.client.forms.add(ANSWER_FORM, self.on_form)

    async def cog_unload(self) -> None:
        """Save what waits, or say that it is lost."""
        await self.unsaved.close()

    async def on_form(
        self, interaction: discord.Interaction[Cuecard], values: AnswerFormId, fields: dict[str, str]
    ) -> None:
        """A submitted Answer modal."""
        reply = GivenAnswer(fields.get(FIELD_ID, ""), interaction.id, public=False)

        async def tell(outcome: Outcome) -> None:
            if isinstance(outcome, Answered):
                await say(interaction, verdict_texts.private_verdict(outcome), **_buttons(outcome))
            elif isinstance(outcome, Passed):
                await say(interaction, verdict_texts.nudge(outcome))
            elif isinstance(outcome, Repeated):
                await say(interaction, verdict_texts.repeated(outcome))
            else:
                await say_error(interaction, outcome)
            self._changed(outcome)

        self.gate.check(interaction.user.id)
        answered = await self.unsaved.answer(values.round_id, person_of(interaction), reply, tell)
        if answered is not None:
            await tell(answered)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """A reply to a question, or with the intent a plain message while one of a quiz is open."""
        if not _is_written(message):
            return
        round_id = await self._round_id(message)
        if round_id is None or not await self._let_through(message):
            return
        if _is_hidden(message) and not self.client.reads_messages:
            await self._respond(message, texts.UNREADABLE)
            return
        reply = GivenAnswer(message.content, message.id, public=True)
        tell = partial(self._show, message)
        try:
            answered = await self.unsaved.answer(round_id, person_of(message), reply, tell)
        except UserError as error:
            await tell(error)
        else:
            if answered is not None:
                await tell(answered)

    async def _let_through(self, message: discord.Message) -> bool:
        """Whether the member is not too fast; told once in a while, since the channel is everybody's."""
        try:
            self.gate.check(message.author.id)
        except TooFast as error:
            if self.gate.first_refusal(message.author.id):
                await self._respond(message, sentence(error))
            return False
        return True

    async def _show(self, message: discord.Message, outcome: Outcome) -> None:
        """What came of a message. One that replies to nothing may be chat: then only what its author must know."""
        if isinstance(outcome, Passed):
            await self._respond(message, verdict_texts.nudge(outcome))
        elif isinstance(outcome, Answered | Repeated) and outcome.round.sealed:
            await self._tell(message, outcome)
        elif isinstance(outcome, Repeated):
            await self._respond(message, verdict_texts.repeated(outcome))
        elif isinstance(outcome, Answered):
            await self._respond(message, verdict_texts.public_verdict(outcome), **_buttons(outcome))
        elif message.reference is not None or isinstance(outcome, AnswerKept | AnswerNotSaved):
            error = outcome if isinstance(outcome, UserError) else AnswerNotSaved()
            await self._respond(message, sentence(error))
        self._changed(outcome)

    def _changed(self, outcome: Outcome) -> None:
        """The question may show something else now: who has answered, when it closes."""
        if not isinstance(outcome, Exception):
            self.client.conductor.changed(outcome.round)

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

    async def _tell(self, message: discord.Message, outcome: Answered | Repeated) -> None:
        """The verdict of a sealed question, privately: a message has no private reply, so as a direct message."""
        server = message.guild.name if message.guild else ""
        if isinstance(outcome, Repeated):
            text, buttons = verdict_texts.direct_repeat(outcome, server), {}
        else:
            text, buttons = verdict_texts.direct_verdict(outcome, server), _buttons(outcome)
        text = self.client.command_mentions.in_text(text)
        extras = {"nonce": nonce(message, text), **buttons}
        try:
            await patiently(lambda: message.author.send(text, **extras))
        except (*SEND_ERRORS, RuntimeError) as error:
            if isinstance(error, RuntimeError) and not is_stopping(error):
                raise
            again = isinstance(outcome, Repeated)
            await self._respond(message, texts.CLOSED_DM_AGAIN if again else texts.CLOSED_DM)

    async def _respond(self, message: discord.Message, text: str, **extras: Any) -> None:
        extras["nonce"] = nonce(message, text)
        text = self.client.command_mentions.in_text(clip(text, MAX_CONTENT))
        try:
            try:
                await patiently(lambda: message.reply(text, mention_author=False, **extras))
            except SEND_ERRORS as error:
                if obstacle(error) is Obstacle.OUTAGE:
                    raise
                # A reply is refused without Read Message History, or to what was deleted; a message may not be.
                named = clip(f"{message.author.mention} {text}", MAX_CONTENT)
                await patiently(lambda: message.channel.send(named, **extras))
        except (*SEND_ERRORS, RuntimeError) as error:
            if isinstance(error, RuntimeError) and not is_stopping(error):
                raise
            # The answer counts all the same.
            log.warning(
                "a verdict could not be shown", extra={"channel": message.channel.id, "error": repr(error)}
            )


def nonce(message: discord.Message, text: str) -> str:
    """The same for the same words to the same message, which Discord then shows once; 25 characters at the most."""
    return f"{message.id:x}-{crc32(text.encode()):x}"

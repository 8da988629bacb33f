"""`/quiz`: start a quiz in this channel."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.cogs.autocomplete import deck_choices, topic_choices
from bot.cogs.client import Cuecard, Driven
from bot.cogs.permissions import check_can_post
from bot.cogs.quiz.buttons import person_of
from bot.cogs.replies import defer, say
from bot.core.quiz.state import MAX_QUESTIONS, MAX_SECONDS, MIN_SECONDS
from bot.errors import NotHere
from bot.services.decks.lookup import DEFAULT
from bot.services.quiz.quizzes import BusyChannel, Started


class QuizCommands(commands.Cog):
    """Starting a quiz."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.services = client.services

    @app_commands.command(name="quiz", description="Start a quiz in this channel: everybody can play.")
    @app_commands.describe(
        deck="Which deck of cards (default: MLOps)",
        topic="Only this topic of the deck",
        questions="How many questions, 1 to 25 (default 5)",
        seconds="Seconds for each question, 20 to 3600 (default 90)",
    )
    @app_commands.guild_only()
    async def quiz(
        self,
        interaction: discord.Interaction[Cuecard],
        deck: str = DEFAULT,
        topic: str | None = None,
        questions: Range[int, 1, MAX_QUESTIONS] = 5,
        seconds: Range[int, MIN_SECONDS, MAX_SECONDS] = 90,
    ) -> None:
        """Claim the channel, post the first question, and link to it privately."""
        if interaction.guild_id is None or interaction.channel_id is None:
            raise NotHere("A quiz needs a server channel: everybody in it can play.")
        check_can_post(interaction)
        await defer(interaction)
        try:
            started = await self.services.quiz.start(
                person_of(interaction),
                interaction.channel_id,
                deck=deck,
                topic=topic,
                questions=questions,
                seconds=seconds,
            )
        except BusyChannel as busy:
            await say(interaction, f"{busy.sentence} {_link(busy)}".strip())
            return
        await say(interaction, await self._post_first(started))

    async def _post_first(self, started: Started) -> str:
        driven = await self.client.drive_quiz(started.quiz.id)
        if driven is Driven.ABANDONED:
            raise NotHere("I could not post in this channel. Please check my permissions here and try again.")
        if driven is Driven.RETRYING:
            return "Discord is slow at the moment. The first question comes as soon as it goes through."
        what = f"{started.quiz.questions} questions" if started.quiz.questions > 1 else "1 question"
        topic = f" · {started.quiz.topic}" if started.quiz.topic else ""
        each = f"{started.quiz.seconds} seconds each"
        return f"Here we go: {what} from **{started.deck.title}**{topic}, {each}. Good luck!"

    @quiz.autocomplete("deck")
    async def _decks(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await deck_choices(interaction, typed)

    @quiz.autocomplete("topic")
    async def _topics(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await topic_choices(interaction, typed)


def _link(busy: BusyChannel) -> str:
    if busy.message_id is None:
        return ""
    quiz = busy.quiz
    return f"https://discord.com/channels/{quiz.guild_id}/{quiz.channel_id}/{busy.message_id}"

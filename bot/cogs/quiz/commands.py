"""`/quiz`: start a quiz in this channel."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.cogs.autocomplete import deck_choices, topic_choices
from bot.cogs.client import Cuecard
from bot.cogs.permissions import check_can_post, server_of
from bot.cogs.quiz.people import person_of
from bot.cogs.quiz.starting import post_first
from bot.cogs.replies import defer, say
from bot.core.quiz.state import MAX_QUESTIONS, MAX_SECONDS, MIN_SECONDS
from bot.services.decks.lookup import DEFAULT


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
        server_of(interaction)
        assert interaction.channel_id is not None  # a server's commands come from its channels
        check_can_post(interaction)
        await defer(interaction)
        started = await self.services.quiz.start(
            person_of(interaction),
            interaction.channel_id,
            deck=deck,
            topic=topic,
            questions=questions,
            seconds=seconds,
        )
        await say(interaction, await post_first(self.client, started))

    @quiz.autocomplete("deck")
    async def _decks(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await deck_choices(interaction, typed)

    @quiz.autocomplete("topic")
    async def _topics(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await topic_choices(interaction, typed)

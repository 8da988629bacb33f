"""`/quiz`: start a quiz in this channel."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands
from msgspec.structs import replace

from bot.cogs.autocomplete import MAX_NAME, deck_choices, joined_deck_choices, topic_choices
from bot.cogs.client import Cuecard
from bot.cogs.delivery.retry import SEND_ERRORS
from bot.cogs.errors import ThreadRefused
from bot.cogs.panels import clip
from bot.cogs.people import person_of
from bot.cogs.permissions import check_can_open_thread, check_can_post, server_of
from bot.cogs.quiz.picker import ITEMS, opening, playable
from bot.cogs.quiz.starting import how_to_teach, post_first, start
from bot.cogs.replies import defer, say
from bot.core.quiz.card_selection import CardOrder
from bot.core.quiz.state import MAX_QUESTIONS, MAX_SECONDS, MIN_SECONDS, USUAL_QUESTIONS, USUAL_SECONDS
from bot.services.decks.lookup import names_in, titles
from bot.services.quiz.errors import DeckAndDecks, NoDeckNamed
from bot.services.quiz.quizzes import QuizChoice

PUBLIC_THREAD = discord.ChannelType.public_thread


class QuizCommands(commands.Cog):
    """Starting a quiz."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """The menus and buttons keep working after a restart."""
        self.client.add_dynamic_items(*ITEMS)

    @app_commands.command(name="quiz", description="Start a quiz in this channel: everybody can play.")
    @app_commands.describe(
        deck="Which deck of cards (default: MLOps, unless the bot's operator chose another)",
        topic="Only this topic of the deck",
        questions=f"How many questions, 1 to {MAX_QUESTIONS} (default {USUAL_QUESTIONS})",
        seconds=f"Seconds for each question, {MIN_SECONDS} to {MAX_SECONDS} (default {USUAL_SECONDS})",
        decks="Several decks at once, such as mlops+sql",
        order="Mixed: new and hard cards first (default). Written: as they stand in the deck",
        thread="In a thread of its own (default: no)",
    )
    @app_commands.guild_only()
    async def quiz(
        self,
        interaction: discord.Interaction[Cuecard],
        deck: str | None = None,
        topic: str | None = None,
        questions: Range[int, 1, MAX_QUESTIONS] = USUAL_QUESTIONS,
        seconds: Range[int, MIN_SECONDS, MAX_SECONDS] = USUAL_SECONDS,
        decks: str | None = None,
        order: Literal["mixed", "written"] = "mixed",
        thread: Literal["yes", "no"] = "no",
    ) -> None:
        """Start it here or in a new thread; where nothing is said and there is a choice of decks, offer that first."""
        server = server_of(interaction)
        if not [*interaction.namespace] and len(offered := await playable(interaction)) > 1:
            check_can_post(interaction)
            await say(interaction, **await opening(interaction, offered))
            return
        known = self.client.services.decks
        if deck and decks:
            raise DeckAndDecks
        if decks:
            names = names_in(decks, await known.visible(server))
            if not names:
                raise NoDeckNamed
        else:
            names = (deck or (await known.default(server)).slug,)
        choice = QuizChoice(names, topic, questions, seconds, CardOrder(order))
        if thread == "yes":
            check_can_open_thread(interaction)
            await defer(interaction)
            await say(interaction, await self._start_in_thread(interaction, choice))
            return
        await start(interaction, choice)

    async def _start_in_thread(self, interaction: discord.Interaction[Cuecard], choice: QuizChoice) -> str:
        """Open the thread once the choice is known to be good; what the person hears."""
        who = person_of(interaction)
        title = titles(await self.client.services.quiz.check(who, choice))
        channel = interaction.channel
        assert isinstance(channel, discord.TextChannel)  # `check_can_open_thread` lets no other pass
        try:
            opened = await channel.create_thread(name=clip(f"Quiz: {title}", MAX_NAME), type=PUBLIC_THREAD)
        except SEND_ERRORS as error:
            raise ThreadRefused from error
        started = await self.client.services.quiz.start(replace(who, channel_id=opened.id), opened.id, choice)
        said = f"{await post_first(self.client, started)} {opened.mention}"
        return "\n".join([said, *await how_to_teach(interaction, choice)])

    @quiz.autocomplete("decks")
    async def _more_decks(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await joined_deck_choices(interaction, typed)

    @quiz.autocomplete("deck")
    async def _decks(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await deck_choices(interaction, typed)

    @quiz.autocomplete("topic")
    async def _topics(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await topic_choices(interaction, typed)

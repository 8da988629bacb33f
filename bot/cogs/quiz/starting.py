"""Posting the first question of a quiz that somebody started, and how that went."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

import discord

from bot.cogs.decks.access import is_deck_manager
from bot.cogs.decks.teaching_texts import hint
from bot.cogs.people import person_of
from bot.cogs.permissions import check_can_post, server_of
from bot.cogs.quiz import texts
from bot.cogs.replies import defer, say
from bot.services.quiz.errors import CannotAsk
from bot.services.quiz.quizzes import QuizChoice, Started

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard


class Driven(Enum):
    """How taking a quiz further ended for now."""

    WAITING = auto()
    RETRYING = auto()
    ABANDONED = auto()


async def post_first(client: Cuecard, started: Started) -> str:
    """Post it; what the person hears. CannotAsk where Discord refuses the post."""
    driven = await client.conductor.drive(started.quiz.id)
    if driven is Driven.ABANDONED:
        raise CannotAsk
    return texts.SLOW if driven is Driven.RETRYING else texts.started(started)


async def start(interaction: discord.Interaction[Cuecard], choice: QuizChoice) -> None:
    """Claim the channel, post the first question, and link to it privately."""
    assert interaction.channel_id is not None  # a server's commands and buttons come from its channels
    check_can_post(interaction)
    await defer(interaction)
    client = interaction.client
    started = await client.services.quiz.start(person_of(interaction), interaction.channel_id, choice)
    said = await post_first(client, started)
    await say(interaction, "\n".join([said, *await how_to_teach(interaction, choice)]))


async def how_to_teach(interaction: discord.Interaction[Cuecard], choice: QuizChoice) -> list[str]:
    """For those who look after decks, once for each deck of which the grader knows next to nothing."""
    if not await is_deck_manager(interaction):
        return []
    deck = await interaction.client.services.teaching.hint(server_of(interaction), choice.decks)
    return [] if deck is None else [hint(deck)]

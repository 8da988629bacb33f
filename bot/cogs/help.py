"""`/help`: what the bot does and how points work, in one screen."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.client import Cuecard
from bot.cogs.panels import Panel
from bot.cogs.replies import say
from bot.core.scoring import CORRECT_POINTS, FIRST_BONUS, HINT_COST, MAX_TRIES, PARTIAL_POINTS, RETRY_COST

TEXT = f"""I ask questions and read answers in your own words: say the idea, not the exact sentence.

**Play**
`/quiz` starts a quiz in this channel. Press **Answer** (only you see the verdict) or reply to the question.
**Hint** nudges you. Who started the quiz, or a moderator, can **Skip** a question or **End** the quiz.

**Points**
Correct {CORRECT_POINTS}, partly right {PARTIAL_POINTS}, {FIRST_BONUS} more for the first correct answer.
{MAX_TRIES} tries a question; each earlier try costs {RETRY_COST}, a hint {HINT_COST}. Your best try counts.

**See how you do**
`/leaderboard` shows who leads today, this week, this month, or of all time.
`/streak` shows your days in a row. A day counts with one correct answer, on your own calendar;
until 03:00 it can still save the day before. 7 days earn a freeze that stands in for a missed one.
`/daily` (managers) posts a question every day.
`/deck` (managers, or a role) brings your own cards: from a file, or one by one.
Under a verdict that was not correct, **I was right** asks the server's reviewers (`/appeals`) to look at it:
what they accept is paid as of the day you answered.
`/settings` sets your time zone; managers set the server's, and the roles for decks and appeals. `/help` shows this."""


class Help(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    @app_commands.command(name="help", description="How Cuecard works: commands, points, streaks.")
    async def help(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Show it privately."""
        await say(interaction, embed=Panel("Cuecard", TEXT).embed())

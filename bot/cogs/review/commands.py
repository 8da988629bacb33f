"""`/review`: the commands, which work wherever somebody is, and the form of a session.

Whoever installs the bot for themselves has them in every server, also where the bot is not, and in direct messages.
"""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.cogs.client import Cuecard
from bot.cogs.panels import replacing
from bot.cogs.people import person_in_review
from bot.cogs.quiz.answer_form import FIELD_ID
from bot.cogs.replies import Slow, change, say
from bot.cogs.review import decks, exporting, texts
from bot.cogs.review.session import RatingButton, SessionButton, overview, step, take_answer
from bot.cogs.review_ids import SESSION_FORM, SessionFormId
from bot.core.review import MOST_NEW_A_DAY


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
class ReviewCommands(
    commands.GroupCog,
    group_name="review",
    group_description="Your own cards, when they are due: only you see it.",
):
    """The commands; everything they say is private."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.sessions, self.settings = client.services.review_sessions, client.services.review_settings
        super().__init__()

    async def cog_load(self) -> None:
        """Buttons keep working after a restart."""
        self.client.add_dynamic_items(SessionButton, RatingButton, decks.ReviewDeckButton)
        self.client.forms.add(SESSION_FORM, self._answer, Slow.LATER)

    @app_commands.command(name="start", description="Go through the cards that are due, then new ones.")
    async def start(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Show the first card."""
        found = await self.sessions.begin(person_in_review(interaction))
        await say(interaction, view=step(found))

    @app_commands.command(name="due", description="Which of your cards are due when.")
    async def due(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Say it."""
        await say(interaction, view=overview(await self.settings.due(person_in_review(interaction))))

    @app_commands.command(
        name="decks", description="From which decks your cards come, and how many new ones a day."
    )
    @app_commands.describe(new_cards=f"New cards a day, 0 to {MOST_NEW_A_DAY} (at first 10)")
    async def decks(
        self,
        interaction: discord.Interaction[Cuecard],
        new_cards: Range[int, 0, MOST_NEW_A_DAY] | None = None,
    ) -> None:
        """Show and choose them."""
        found = await self.settings.decks(person_in_review(interaction), new_cards=new_cards)
        await say(interaction, view=decks.layout(found))

    @app_commands.command(name="pause", description="Stop your reviews for a while, or go on with them.")
    @app_commands.describe(state="On: no cards come. Off: they come again")
    async def pause(
        self, interaction: discord.Interaction[Cuecard], state: Literal["on", "off"] = "on"
    ) -> None:
        """Switch it."""
        found = await self.settings.pause(person_in_review(interaction), on=state == "on")
        await say(interaction, view=overview(found))

    @app_commands.command(
        name="remind",
        description="A direct message at an hour of yours, when cards are due; or none any more.",
    )
    @app_commands.describe(
        hour="0 to 23, on your own clock; leave it out to see how it is", switch="off: no messages any more"
    )
    async def remind(
        self,
        interaction: discord.Interaction[Cuecard],
        hour: Range[int, 0, 23] | None = None,
        switch: Literal["off"] | None = None,
    ) -> None:
        """Set it, or say how it is."""
        who = person_in_review(interaction)
        if hour is None and switch is None:
            hour, zone = await self.settings.reminded(who)
        else:
            hour = None if switch else hour
            zone = await self.settings.remind(who, hour)
        await say(interaction, texts.reminded(hour, zone))

    @app_commands.command(
        name="export", description="Your cards with all that I know of your memory, as a file."
    )
    @app_commands.describe(format_="Anki goes on where you are; CSV holds everything")
    @app_commands.rename(format_="format")
    @app_commands.choices(format_=exporting.CHOICES)
    async def export(self, interaction: discord.Interaction[Cuecard], format_: str) -> None:
        """Attach the file."""
        await exporting.send(interaction, format_)

    async def _answer(
        self, interaction: discord.Interaction[Cuecard], values: SessionFormId, fields: dict[str, str]
    ) -> None:
        layout = await take_answer(interaction, values, fields.get(FIELD_ID, ""))
        if interaction.message is not None:
            await change(interaction, **replacing(layout))
        else:
            await say(interaction, view=layout)

"""`/stats`: how somebody does, in words and in pictures; only whoever asks sees it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands
from msgspec.structs import replace

from bot.cogs.buttons import StoredButton
from bot.cogs.client import Cuecard
from bot.cogs.errors import StatisticsOfBot
from bot.cogs.menu_ids import (
    STATISTICS_BUTTON,
    STATISTICS_SHARE,
    StatisticsButtonId,
    StatisticsShareId,
    StatisticsView,
    Switch,
)
from bot.cogs.people import name_of, person_of
from bot.cogs.permissions import check_can_attach
from bot.cogs.pictures import OTHER_THEME, THEME_LABELS, shown
from bot.cogs.replies import Slow, change, linked, say
from bot.cogs.statistics import texts
from bot.core.members import Person
from bot.pictures.colours import Theme
from bot.pictures.gallery import Kind
from bot.services.statistics import Statistics

_KINDS = {
    StatisticsView.YEAR: Kind.CALENDAR,
    StatisticsView.TOPICS: Kind.TOPICS,
    StatisticsView.MEMORY: Kind.FORECAST,
}


class StatisticsButton(StoredButton[StatisticsButtonId], kind=STATISTICS_BUTTON):
    """Shows the statistics in another form."""

    slow = Slow.LATER

    def __init__(self, values: StatisticsButtonId, label: str = "", *, here: bool = False) -> None:
        super().__init__(values, label=label or texts.VIEWS[values.view])
        self.item.disabled = here

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show it in the message that was pressed."""
        await change(interaction, **await _message(interaction, self.values))


class ShareButton(StoredButton[StatisticsShareId], kind=STATISTICS_SHARE):
    """Says whether members may see the person's statistics."""

    slow = Slow.LATER

    def __init__(self, values: StatisticsShareId) -> None:
        super().__init__(values, label=texts.SHARING[values.to])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Save it, and show it."""
        user = interaction.user
        await interaction.client.services.statistics.share(user.id, on=self.values.to is Switch.ON)
        words = StatisticsButtonId(StatisticsView.WORDS, Theme.DARK, user.id)
        await change(interaction, **await _message(interaction, words))


async def _message(interaction: discord.Interaction[Cuecard], values: StatisticsButtonId) -> dict[str, Any]:
    """Arguments for an edit that shows a member's statistics in that form."""
    viewer = person_of(interaction)
    member = await _member(interaction, viewer, values.user_id)
    if values.view is StatisticsView.WORDS:
        found = await interaction.client.services.statistics.of(viewer, member)
        return linked(interaction, {"view": _in_words(viewer, member, found), "attachments": []})
    check_can_attach(interaction)
    facts = await _facts(interaction.client, values.view, viewer, member)
    picture = await interaction.client.gallery.picture(_KINDS[values.view], values.theme, member.name, facts)
    gallery, file = shown(picture, f"cuecard-{values.view}")
    panel = texts.pictured(member.name, own=member.user_id == viewer.user_id)
    other = OTHER_THEME[values.theme]
    turned = StatisticsButton(replace(values, theme=other), THEME_LABELS[other])
    view = panel.layout(ui.ActionRow(*_views(values)), ui.ActionRow(turned), picture=gallery)
    return {"view": view, "attachments": [file]}


async def _facts(client: Cuecard, view: StatisticsView, viewer: Person, member: Person) -> Hashable:
    """What the picture shows."""
    statistics = client.services.statistics
    if view is StatisticsView.YEAR:
        return await statistics.activity(viewer, member)
    if view is StatisticsView.TOPICS:
        return await statistics.topics(viewer, member)
    return await statistics.outlook(viewer, member)


async def _member(interaction: discord.Interaction[Cuecard], viewer: Person, user_id: int) -> Person:
    """Whom the statistics are about, by the name under which they were last seen here."""
    if user_id == viewer.user_id:
        return viewer
    name = await interaction.client.services.statistics.name(viewer.guild_id, user_id)
    return Person(user_id, viewer.guild_id, name)


def _in_words(viewer: Person, member: Person, found: Statistics) -> ui.LayoutView:
    """The panel with its buttons; without answers there is nothing to draw."""
    own = member.user_id == viewer.user_id
    panel = texts.panel(found, own=own, here=bool(viewer.guild_id))
    rows: list[ui.Item[Any]] = []
    if found.tally.answers:
        values = StatisticsButtonId(StatisticsView.WORDS, Theme.DARK, member.user_id)
        rows.append(ui.ActionRow(*_views(values)))
    if own:
        rows.append(ShareButton(StatisticsShareId(Switch.OFF if found.shared else Switch.ON)))
    return panel.layout(*rows)


def _views(values: StatisticsButtonId) -> list[StatisticsButton]:
    """A button for each form; that which is shown cannot be pressed."""
    return [StatisticsButton(replace(values, view=view), here=view is values.view) for view in texts.VIEWS]


class StatisticsCommands(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    async def cog_load(self) -> None:
        """Buttons keep working after a restart."""
        self.client.add_dynamic_items(StatisticsButton, ShareButton)

    @app_commands.command(
        name="stats", description="How you are doing: answers, topics, memory, in words and pictures."
    )
    @app_commands.describe(member="Whose statistics, if they let members see them (default: your own)")
    async def stats(
        self, interaction: discord.Interaction[Cuecard], member: discord.User | None = None
    ) -> None:
        """Show it privately."""
        viewer = person_of(interaction)
        if member is not None and member.bot:
            raise StatisticsOfBot
        about = viewer if member is None else Person(member.id, viewer.guild_id, name_of(member))
        found = await self.client.services.statistics.of(viewer, about)
        await say(interaction, view=_in_words(viewer, about, found))

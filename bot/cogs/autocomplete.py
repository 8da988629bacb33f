"""Lists that commands offer as one types; 25 entries of 100 characters at most (Discord's limits)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

import discord
from discord.app_commands import Choice

from bot.cogs.client import Cuecard
from bot.cogs.panels import clip
from bot.cogs.seasons.texts import day_name, season_days, season_name
from bot.core.day_ranges import parse_date
from bot.core.decks.records import StoredDeck
from bot.core.seasons import last_of_month
from bot.core.wording import plural
from bot.core.zone_guess import likely_zones
from bot.core.zones import search_zones
from bot.services.decks.lookup import names_in
from bot.services.quiz.quizzes import MAX_DECKS

MAX_CHOICES = 25
MAX_NAME = 100


async def deck_choices(
    interaction: discord.Interaction[Cuecard], typed: str, *, own: bool = False
) -> list[Choice[str]]:
    """Decks that the server may use, or only its own."""
    decks = await interaction.client.services.decks.visible(interaction.guild_id or 0)
    return _named_like(typed, [deck for deck in decks if not (own and deck.shared)])


async def joined_deck_choices(interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
    """Decks for the last of several names, with `+` or commas between them; the ones before it stay as they are."""
    decks = await interaction.client.services.decks.visible(interaction.guild_id or 0)
    for at in (0, *(each.end() for each in re.finditer(r"[+,]\s*", typed))):  # a title may hold these as well
        if found := _named_like(typed[at:].strip(), decks):
            before = typed[:at]
            return [
                Choice(name=clip(f"{before}{each.name}", MAX_NAME), value=f"{before}{each.value}")
                for each in found
                if len(f"{before}{each.value}") <= MAX_NAME
            ]
    return []


def _named_like(typed: str, decks: Iterable[StoredDeck]) -> list[Choice[str]]:
    wanted = typed.casefold()
    return [
        Choice(name=named(deck.title, deck.cards), value=deck.slug)
        for deck in decks
        if wanted in deck.slug or wanted in deck.title.casefold()
    ][:MAX_CHOICES]


async def topic_choices(interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
    """Topics of the deck or decks chosen in the same command, with their sizes."""
    chosen, guild_id = interaction.namespace, interaction.guild_id or 0
    decks = interaction.client.services.decks
    if chosen.decks:
        names = names_in(str(chosen.decks), await decks.visible(guild_id))[:MAX_DECKS]
    else:
        names = (str(chosen.deck),) if chosen.deck else ()
    topics = await decks.topics(guild_id, *names)
    return [
        Choice(name=named(topic, cards), value=topic)
        for topic, cards in topics.items()
        if typed.casefold() in topic.casefold()
    ][:MAX_CHOICES]


def named(title: str, cards: int) -> str:
    """A deck or topic with its number of cards, which stays whole where the name is cut."""
    size = f" ({plural(cards, 'card')})"
    return f"{clip(title, MAX_NAME - len(size))}{size}"


async def season_choices(interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
    """The seasons that a leaderboard can show, the newest first."""
    found = await interaction.client.services.seasons.begun(interaction.guild_id or 0)
    named = [(f"{season_name(each)} ({season_days(each)})", each.key) for each in found]
    wanted = typed.casefold()
    return [
        Choice(name=clip(name, MAX_NAME), value=str(key)) for name, key in named if wanted in name.casefold()
    ][:MAX_CHOICES]


async def day_choices(interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
    """The day that is meant; before anything is typed, the next ones that people begin with."""
    today = await interaction.client.services.seasons.today(interaction.guild_id or 0)
    if typed.strip():
        meant = parse_date(typed, today)
        return [Choice(name=f"{meant:%A}, {day_name(meant)}", value=meant.isoformat())] if meant else []
    monday = today + timedelta(days=7 - today.weekday())
    days = {"Today": today, "Tomorrow": today + timedelta(days=1), "Next Monday": monday}
    days["Next month"] = last_of_month(today) + timedelta(days=1)
    return [Choice(name=f"{words}: {day_name(day)}", value=day.isoformat()) for words, day in days.items()]


def zone_choices(typed: str) -> list[Choice[str]]:
    """IANA time zones: those whose name holds what is typed, else those that may be meant by it."""
    found = search_zones(typed, MAX_CHOICES) or likely_zones(typed)
    return [Choice(name=name, value=name) for name in found]

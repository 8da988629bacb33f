"""`/stats` and the pictures: who sees what, in which form, and what is said where there is nothing."""

from __future__ import annotations

import io
from typing import Any

import discord
import pytest
from PIL import Image

from bot.core.leaderboard import MIN_ANSWERS
from bot.core.members import Person
from bot.pictures.colours import COLOURS, Theme
from tests.cogs.conftest import World, choose, labels, parts_of, read, text_of

LIGHT, DARK = "☀️ For a light screen", "🌙 For a dark screen"
KEPT = "There is nothing of theirs to show here."


async def play(world: World) -> None:
    """Ana is right once and wrong once."""
    question = await world.start(questions=2)
    await world.submit(world.ana, question, "that is right")
    await world.ana.click(question, label="Skip")
    await world.env.advance_time(5)
    await world.submit(world.ana, world.question(), "no such thing")
    await world.ana.click(world.question(), label="End")


def picture(world: World, message: Any) -> Image.Image:
    """The picture that a message shows."""
    (attachment,) = read(message, "attachments")
    data = world.env.backend.cdn.get(read(attachment, "url"))
    assert data is not None
    return Image.open(io.BytesIO(data))


def paper(image: Image.Image) -> str:
    red, green, blue = image.convert("RGB").getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"


def told(message: Any) -> list[str]:
    """What is told of the pictures in a message."""
    items = [item for part in parts_of(message) for item in read(part, "items") or ()]
    return [read(item, "description") for item in items]


async def test_who_has_no_answers_hears_how_to_begin(world: World) -> None:
    shown = await world.ana.slash(world.channel, "stats")
    assert shown.ephemeral
    assert "You have not answered a question yet. `/quiz` starts a quiz" in text_of(shown.response)
    assert labels(shown.response) == ["Let members see this"]


async def test_ones_own_in_words_and_pictures(world: World) -> None:
    await play(world)
    shown = await world.ana.slash(world.channel, "stats")
    assert shown.ephemeral
    said = text_of(shown.response)
    assert "2 answers**, **50%** of them right" in said
    assert "12 points**, rank **1**" in said
    assert "Streak **1 day**, longest **1 day**" in said
    assert "2 cards: none due for review, 1 learned; about 100% of these known today" in said
    for label, told_of in (
        ("📅 The year", "A year of ana: 2 answers on 1 day"),
        ("📊 Topics", "ana by topic, share of right answers"),
        ("🧠 Memory", "What ana remembers: 2 cards, 0 due now, 1 learned"),
    ):
        await world.ana.click(shown.response.message, label=label)
        message = shown.response.message
        dark = picture(world, message)
        assert paper(dark) == COLOURS[Theme.DARK].paper
        (words,) = told(message)
        assert words.startswith(told_of)
        await world.ana.click(message, label=LIGHT)
        assert paper(picture(world, shown.response.message)) == COLOURS[Theme.LIGHT].paper
        assert told(shown.response.message) == [words]
        await world.ana.click(shown.response.message, label=DARK)
        assert picture(world, shown.response.message).tobytes() == dark.tobytes()
    await world.restart()
    await world.ana.click(shown.response.message, label="In words")
    assert "2 answers" in text_of(shown.response.message)
    assert not read(shown.response.message, "attachments")


async def test_the_year_tells_of_days_off_to_oneself_alone(world: World) -> None:
    await play(world)
    await world.ana.slash(world.channel, "streak", vacation="2 Jan to 4 Jan")
    await world.later(days=5)
    shown = await world.ana.slash(world.channel, "stats")
    await world.ana.click(shown.response, label="Let members see this")
    shown = await world.ana.slash(world.channel, "stats")
    await world.ana.click(shown.response.message, label="📅 The year")
    (words,) = told(shown.response.message)
    assert words.endswith("3 days without answers were days off.")
    seen = await world.ben.slash(world.channel, "stats", member=world.ana)
    await world.ben.click(seen.response.message, label="📅 The year")
    assert "days off" not in told(seen.response.message)[0]


async def test_members_see_it_once_the_person_lets_them(world: World) -> None:
    await play(world)
    refused = await world.ben.slash(world.channel, "stats", member=world.ana)
    assert refused.ephemeral
    assert refused.response.content.startswith(KEPT)
    mine = await world.ana.slash(world.channel, "stats")
    await world.ana.click(mine.response.message, label="Let members see this")
    assert "Members of your servers may see it, too." in text_of(mine.response.message)
    theirs = await world.ben.slash(world.channel, "stats", member=world.ana)
    assert theirs.ephemeral
    assert text_of(theirs.response).startswith("How ana is doing")
    assert "Let members see this" not in labels(theirs.response)
    await world.ben.click(theirs.response.message, label="📊 Topics")
    assert told(theirs.response.message)[0].startswith("ana by topic")
    await world.ana.click(mine.response.message, label="Keep this to myself")
    again = await world.ben.click(theirs.response.message, label="📅 The year")
    assert again.response.content.startswith(KEPT)


@pytest.mark.parametrize("who", ["ben", "mod"])
async def test_somebody_unknown_is_as_somebody_who_keeps_it(world: World, who: str) -> None:
    refused = await world.ana.slash(world.channel, "stats", member=getattr(world, who))
    assert refused.response.content.startswith(KEPT)


async def test_settings_say_and_change_it(world: World) -> None:
    shown = await world.ana.slash(world.channel, "settings")
    assert "Members may see your `/stats`: **no**" in text_of(shown.response)
    await world.ana.click(shown.response.message, label="Show my statistics to members")
    assert "Members may see your `/stats`: **yes**" in text_of(shown.response.message)
    by_option = await world.ana.slash(world.channel, "settings", share_stats="off")
    assert "Members may see your `/stats`: **no**" in text_of(by_option.response)


async def test_without_the_permission_there_are_words_and_no_picture(world: World) -> None:
    await play(world)
    client = world.app.client.user
    assert client is not None
    guild = world.app.client.get_guild(world.guild.id)
    assert guild is not None
    shown = await world.ana.slash(world.channel, "stats")
    channel = guild.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(guild.me, attach_files=False)
    told_so = await world.ana.click(shown.response.message, label="📅 The year")
    assert "I may not attach files in this channel" in told_so.response.content
    assert "2 answers" in text_of(shown.response.message)


async def test_a_leaderboard_by_what_counts(world: World) -> None:
    await play(world)
    async with world.app.store.write() as tx:
        person = Person(world.ben.id, world.guild.id, "ben")
        await tx.members.saw(person)
        await tx.scores.add(world.guild.id, person.user_id, ["all"], 5, 7, MIN_ANSWERS)
    await world.ana.slash(world.channel, "leaderboard", metric="streak")
    assert text_of(world.last).startswith("🏆 Longest streaks, all time\n🥇 ana — 1 day\n")
    await choose(world.ana, world.last, "What counts?", "Accuracy")
    assert "🥇 ben — 70% of 10 answers" in text_of(world.last)
    assert "ana: fewer than 10 answers so far." in text_of(world.last)
    told_so = await world.ana.click(world.last, label="My rank")
    assert told_so.response.content == "Accuracy counts from 10 answers on; you have fewer here so far."
    await choose(world.ana, world.last, "Which time counts?", "Today")
    assert "Most accurate answers, today\nNobody has given 10 answers here yet." in text_of(world.last)
    await choose(world.ana, world.last, "What counts?", "Points")
    assert "🏆 Leaderboard, today\n🥇 ana — 12 points" in text_of(world.last)


async def test_a_leaderboards_picture(world: World) -> None:
    await play(world)
    await world.ana.slash(world.channel, "leaderboard")
    private = await world.ben.click(world.last, label="🖼️ Picture")
    assert private.ephemeral
    assert not world.last.attachments, "the public one stays as Ana asked for it"
    assert told(private.response) == [
        "Study group. Leaderboard, all time, of 1 member. 1. ana, 12 points 1 correct."
    ]
    await world.ana.click(world.last, label="🖼️ Picture")
    assert paper(picture(world, world.last)) == COLOURS[Theme.DARK].paper
    assert "ana: rank 1 of 1" in text_of(world.last)
    await world.ana.click(world.last, label=LIGHT)
    assert paper(picture(world, world.last)) == COLOURS[Theme.LIGHT].paper
    await choose(world.ana, world.last, "What counts?", "Streak")
    assert not world.last.attachments

"""Choosing what to play: `/quiz` without options where there is more than one deck, and from the list of decks."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.core.cards import Card, Deck
from tests.cogs.conftest import World, choose, labels, marked, menus, offered, text_of
from tests.cogs.deck_actions import add

DECK, TOPIC, QUESTIONS = "Choose a deck", "Choose a topic", "How many questions?"
CAPITALS = {"France": "Paris", "Italy": "Rome", "Japan": "Tokyo"}
SQUARES = {"two": "four", "three": "nine"}


def cards(topic: str, prompt: str, answers: dict[str, str]) -> list[Card]:
    return [Card(key, prompt.format(key), answer, topic=topic) for key, answer in answers.items()]


SCHOOL = Deck(
    "school",
    "School",
    "",
    (*cards("Capitals", "Capital of {}?", CAPITALS), *cards("Squares", "What is {} squared?", SQUARES)),
)


async def save(world: World, *decks: Deck) -> None:
    await world.app.services.decks.save(decks, world.guild.id)


async def picker(world: World) -> Any:
    """The private message with the menus, for Ana."""
    shown = await world.ana.slash(world.channel, "quiz")
    assert shown.ephemeral
    return shown.response


async def test_a_server_with_one_deck_starts_at_once(world: World) -> None:
    started = await world.ana.slash(world.channel, "quiz")
    assert started.response.content.startswith("Here we go: 5 questions from **MLOps**, 90 seconds each.")


@pytest.mark.parametrize(
    "options", [{"deck": "mlops"}, {"topic": "MLOps Fundamentals"}, {"questions": 5}, {"seconds": 90}]
)
async def test_any_option_starts_at_once(world: World, options: dict[str, Any]) -> None:
    await save(world, SCHOOL)
    started = await world.ana.slash(world.channel, "quiz", **options)
    assert started.response.content.startswith("Here we go: 5 questions from **MLOps**")


async def test_without_options_there_is_a_choice_of_decks(world: World) -> None:
    await save(world, SCHOOL)
    shown = await picker(world)
    assert list(menus(shown)) == [DECK, TOPIC, QUESTIONS]
    assert offered(shown, DECK) == ["School", "MLOps"], "the server's own first"
    assert [o.get("description") for o in menus(shown)[DECK]["options"]] == [
        "5 cards",
        "50 cards, shared by all servers",
    ]
    assert marked(shown, DECK) == ["MLOps"]
    assert marked(shown, TOPIC) == ["All topics"]
    assert offered(shown, QUESTIONS) == ["5 questions", "10 questions", "15 questions", "25 questions"]
    assert marked(shown, QUESTIONS) == ["5 questions"]
    assert "MLOps\n50 cards, shared by all servers\nMLOps Fundamentals (10)" in text_of(shown)
    assert world.said() == "", "nothing is started yet"


async def test_what_is_chosen_is_played(world: World) -> None:
    await save(world, SCHOOL)
    shown = await picker(world)
    await choose(world.ana, shown, DECK, "School")
    assert "School\n5 cards\nCapitals (3) · Squares (2)" in text_of(shown)
    assert offered(shown, TOPIC) == ["All topics", "Capitals", "Squares"]
    await choose(world.ana, shown, TOPIC, "Squares")
    assert marked(shown, TOPIC) == ["Squares"]
    assert "squared?" in text_of(shown), "a question of the topic"
    await choose(world.ana, shown, QUESTIONS, "10 questions")
    assert (marked(shown, DECK), marked(shown, TOPIC), marked(shown, QUESTIONS)) == (
        ["School"],
        ["Squares"],
        ["10 questions"],
    )
    started = await world.ana.click(shown, label="Start")
    assert started.ephemeral
    assert started.response.content.startswith(
        "This topic has only 2 questions. Here we go: 2 questions from **School** · Squares, 90 seconds"
    )
    assert "Question 1 of 2" in text_of(world.question())


async def test_another_deck_begins_with_all_its_topics(world: World) -> None:
    await save(world, SCHOOL)
    shown = await picker(world)
    await choose(world.ana, shown, TOPIC, "MLOps Fundamentals")
    await choose(world.ana, shown, QUESTIONS, "15 questions")
    await choose(world.ana, shown, DECK, "School")
    assert marked(shown, TOPIC) == ["All topics"]
    assert marked(shown, QUESTIONS) == ["15 questions"]


async def test_a_sample_is_a_question_without_its_answer_and_stays(world: World) -> None:
    await save(world, SCHOOL)
    shown = await picker(world)
    await choose(world.ana, shown, DECK, "School")
    text = text_of(shown)
    assert sum(card.prompt in text for card in SCHOOL.cards) == 1
    assert not any(card.reference in text for card in SCHOOL.cards)
    await choose(world.ana, shown, QUESTIONS, "25 questions")
    assert text_of(shown) == text


async def test_many_decks_come_page_by_page(world: World) -> None:
    await save(world, *(Deck(f"deck-{n:02}", f"Deck {n:02}", "", SCHOOL.cards[:1]) for n in range(30)))
    shown = await picker(world)
    assert len(offered(shown, DECK)) == 6, "the page with the chosen deck"
    assert marked(shown, DECK) == ["MLOps"]
    await world.ana.click(shown, label="◀ Previous")
    assert offered(shown, DECK) == [f"Deck {n:02}" for n in range(25)]
    assert marked(shown, DECK) == []
    assert "MLOps" in text_of(shown), "what was chosen stays"
    await choose(world.ana, shown, DECK, "Deck 03")
    assert len(offered(shown, DECK)) == 25
    await world.ana.click(shown, label="Next ▶")
    assert "Deck 03" in text_of(shown)
    assert "Deck 29" in offered(shown, DECK)


async def test_more_topics_than_a_menu_holds_are_named(world: World) -> None:
    topics = [f"{'t' * 90}{n:02}" for n in range(30)]
    many = tuple(Card(str(n), f"Which {n}?", "This one.", topic=t) for n, t in enumerate(topics))
    await save(world, Deck("many", "Many", "", many))
    shown = await picker(world)
    await choose(world.ana, shown, DECK, "Many")
    assert offered(shown, TOPIC) == ["All topics", *topics[:24]]
    assert "The menu has the first 24 topics; `/quiz deck:many` with `topic` takes any." in text_of(shown)


async def test_what_was_removed_meanwhile_is_said(world: World) -> None:
    await save(world, SCHOOL)
    shown = await picker(world)
    await choose(world.ana, shown, DECK, "School")
    await choose(world.ana, shown, TOPIC, "Squares")
    await save(world, Deck("school", "School", "", SCHOOL.cards[:3]))
    for press in (
        lambda: world.ana.click(shown, label="Start"),
        lambda: choose(world.ana, shown, QUESTIONS, "10 questions"),
    ):
        told = await press()
        assert told.ephemeral
        assert told.response.content == "That topic is no longer in “School”. Please choose again."
    async with world.app.store.write() as tx:
        stored = await tx.decks.find(world.guild.id, "school")
        assert stored is not None
        await tx.decks.remove(stored.id)
    told = await world.ana.click(shown, label="Start")
    assert told.response.content == "There is no deck “school” here. Decks: `mlops`."
    await choose(world.ana, shown, DECK, "MLOps")
    assert offered(shown, DECK) == ["MLOps"]


async def test_where_the_bot_cannot_post_it_says_so_before_and_at_start(world: World) -> None:
    await save(world, SCHOOL)
    locked = world.guild.create_text_channel(
        "locked", overwrites={world.guild.me: discord.PermissionOverwrite(send_messages=False)}
    )
    refused = await world.ana.slash(locked, "quiz")
    assert refused.response.content.startswith("To post in this channel I need Send Messages.")
    listed = await world.ana.slash(locked, "deck list")
    shown = await world.ana.click(listed.response, label="Play a quiz")
    refused = await world.ana.click(shown.response, label="Start")
    assert refused.response.content.startswith("To post in this channel I need Send Messages.")


async def test_a_busy_channel_is_said_at_start(world: World) -> None:
    await save(world, SCHOOL)
    shown = await picker(world)
    await world.ben.slash(world.channel, "quiz", questions=1)
    told = await world.ana.click(shown, label="Start")
    assert told.ephemeral
    assert "already" in told.response.content


async def test_every_member_comes_to_the_menus_from_the_list_of_decks(world: World) -> None:
    await add(world)
    listed = await world.ana.slash(world.channel, "deck list")
    assert labels(listed.response)[-1] == "Play a quiz"
    await world.restart()
    shown = await world.ana.click(listed.response, label="Play a quiz")
    assert shown.ephemeral
    assert offered(shown.response, DECK) == ["Team facts", "MLOps"]
    await world.restart()
    await choose(world.ana, shown.response, DECK, "Team facts")
    await world.restart()
    await world.ana.click(shown.response, label="Start")
    assert "What is a canary?" in text_of(world.question())

"""`/deck` as managers see it: lists, cards, forms, undo, and who may."""

from __future__ import annotations

import re

import discord

from bot.cogs.decks import change_texts, texts
from bot.core.cards import Card
from bot.core.decks.changes import Changes
from bot.core.decks.records import StoredDeck
from bot.services.guild_roles import RoleSetting
from tests.cogs.appeal_actions import press, queue, tap, wrong
from tests.cogs.conftest import World, text_of
from tests.cogs.deck_actions import CARD, add, choices, deck, undo


async def test_a_new_name_begins_a_deck_that_can_be_played(world: World) -> None:
    said = await add(world, topic="Releases", hint="A bird.")
    assert "Added to Team facts" in said
    assert "It is the first card of a new deck." in said
    assert "first card" not in await add(world, "team-facts", prompt="What is a rollback?")
    question = await world.start(deck="team-facts", questions=2)
    assert "What is a" in text_of(question)


async def test_the_same_question_is_not_added_twice(world: World) -> None:
    await add(world)
    said = await add(world, "TEAM-FACTS", prompt="what is a  Canary")
    assert "already has a card with that question. To change it, use `/deck edit deck:team-facts`." in said


def test_each_topic_of_a_line_is_kept_apart_and_large_numbers_have_commas() -> None:
    stored = StoredDeck(1, 2, "mixed", "Mixed", "", 1_202, ("מדע", "History"), (1_200, 2), "")
    assert list(texts.topics(stored)) == ["-# \u2068מדע\u2069 (1,200) · History (2)"]
    added = tuple(Card(f"q{number}", "What?", "That.") for number in range(2_000))
    assert list(change_texts.changed_cards(Changes(added, (), (), 0, ())))[-1] == "• and 1,997 more"


async def test_lists_and_cards_are_shown_and_turned(world: World) -> None:
    for number in range(12):
        await add(world, prompt=f"Question *{number}*?", topic="One")
    listed = await deck(world, "list")
    assert (
        "**Team facts** `team-facts` · 12 cards\nOne (12)\n**MLOps** `mlops` · 50 cards · shared\nMLOps F"
        in listed
    )
    result = await world.mod.slash(world.channel, "deck show", deck="team-facts")
    assert "Page 1 of 2" in text_of(result.response)
    assert r"Question \*9\*?" in text_of(result.response)
    await world.restart()
    await world.mod.click(result.response.message, label="Next ▶")
    assert r"Question \*11\*?" in text_of(result.response)
    key = (await choices(world, "show", "card", "*3*", deck="team-facts"))[0]
    shown = await world.mod.slash(world.channel, "deck show", deck="team-facts", card=key)
    assert "**Answer** A release to few users first." in text_of(shown.response)
    assert "Card 4 of 12" in text_of(shown.response)
    await world.mod.click(shown.response.message, label="◀ Previous")
    assert "Card 3 of 12" in text_of(shown.response)


async def test_a_rich_card_fits_its_page(world: World) -> None:
    shown = await deck(world, "show", deck="mlops", card="Q1")
    assert "**Ideas** (any 2 of them will do)" in shown
    assert "**Accepted** (" in shown
    assert "• and " in shown


async def test_the_form_holds_the_card_and_saves_what_changed(world: World) -> None:
    await add(world, topic="Releases")
    key = (await choices(world, "edit", "card", "canary", deck="team-facts"))[0]
    form = await world.mod.slash(world.channel, "deck edit", deck="Team  facts", card=key)
    fields = {label["component"]["custom_id"]: label["component"] for label in form.modal["components"]}
    assert fields["prompt"]["value"] == CARD["prompt"]
    assert "value" not in fields["hint"] or not fields["hint"]["value"]
    await world.restart()
    saved = await world.mod.submit_modal(
        form,
        {
            "prompt": "What is a canary release?",
            "reference": "To few users first.",
            "topic": "",
            "hint": "Miners.",
            "accepted": "a few\n\n few  first ",
        },
    )
    assert saved.ephemeral
    assert "Saved in Team facts" in text_of(saved.response)
    shown = await deck(world, "show", deck="team-facts", card=key)
    assert "**Question** What is a canary release?" in shown
    assert "**Topic**" not in shown
    assert "**Accepted** (2)\n• a few\n• few first" in shown


async def test_what_a_form_may_not_hold_is_explained(world: World) -> None:
    await add(world)
    key = (await choices(world, "edit", "card", deck="team-facts"))[0]
    form = await world.mod.slash(world.channel, "deck edit", deck="team-facts", card=key)
    values = {"prompt": "Q?", "reference": "A\x07", "topic": "", "hint": "", "accepted": "x" * 1_500}
    refused = await world.mod.submit_modal(form, values)
    assert "the answer holds a control character" in refused.response.content
    assert "accepted answer 1 has 1,500 characters" in refused.response.content
    form = await world.mod.slash(world.channel, "deck edit", deck="team-facts", card=key)
    await add(world, prompt="Another?")
    await deck(world, "remove", deck="team-facts", card=key)
    gone = await world.mod.submit_modal(form, {**values, "reference": "A", "accepted": ""})
    assert "That card is no longer in “Team facts”" in gone.response.content


async def test_a_card_then_the_deck_is_removed_and_comes_back(world: World) -> None:
    await add(world)
    await add(world, prompt="Another?")
    keys = await choices(world, "remove", "card", deck="team-facts")
    assert "Removed from Team facts" in await deck(world, "remove", deck="team-facts", card=keys[0])
    assert "the last card of “Team facts”" in await deck(world, "remove", deck="team-facts", card=keys[1])
    await world.mod.slash(
        world.channel, "daily setup", channel=world.channel, time="09:00", deck="team-facts"
    )
    asked = await world.mod.slash(world.channel, "deck remove", deck="team-facts")
    assert "Daily question #1 asks from it" in text_of(asked.response)
    await world.restart()
    await world.mod.click(asked.response.message, label="Remove the deck")
    assert "🗑️ Team facts is removed" in text_of(asked.response)
    assert "There is no deck “team-facts”" in await deck(world, "show", deck="team-facts")
    kept = await world.mod.slash(
        world.channel, "daily setup", channel=world.channel, time="10:00", schedule=1, topic="Releases"
    )
    assert "The deck of this schedule was removed: choose another one" in kept.response.content
    assert await choices(world, "undo", "deck") == ["team-facts"]
    assert "1 card added" in await undo(world)
    assert "2 cards" not in await deck(world, "list")
    assert "1 card added" in await undo(world)
    assert "`team-facts` · 2 cards" in await deck(world, "list")
    assert "1 card removed" in await undo(world)
    assert "did not exist before that, so it is gone" in await undo(world)
    assert "There is no deck" in await deck(world, "undo", deck="team-facts")


async def test_a_shared_deck_says_how_to_get_a_copy(world: World) -> None:
    for command, options in (
        ("add", {"deck": "mlops", **CARD}),
        ("edit", {"deck": "mlops", "card": "Q1"}),
        ("remove", {"deck": "mlops"}),
        ("remove", {"deck": "mlops", "card": "Q1"}),
        ("undo", {"deck": "mlops"}),
    ):
        said = await deck(world, command, **options)
        assert "“MLOps” is shared by all servers" in said
        assert (
            "`/deck export deck:mlops format:yaml`, then `/deck import` that file with another name" in said
        )
        assert "`name:our-mlops`" in said


async def test_a_deck_is_seen_in_its_server_alone(world: World) -> None:
    await add(world)
    other = world.env.create_guild("Elsewhere")
    channel = other.create_text_channel("quiz")
    role = other.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
    there = other.add_member(world.mod.user, roles=[role])
    shown = await there.slash(channel, "deck show", deck="team-facts")
    assert shown.response is not None
    assert "There is no deck “team-facts” here. Decks: `mlops`." in shown.response.content
    assert "team-facts" not in text_of((await there.slash(channel, "deck list")).response)


async def test_only_managers_and_the_role_may(world: World) -> None:
    await add(world)
    refused = await deck(world, "show", world.ana, deck="team-facts")
    assert refused == "You need the permission Manage Server to look after decks."
    assert await choices(world, "show", "card", who=world.ana, deck="team-facts") == []
    assert await choices(world, "undo", "deck", who=world.ana) == []
    keepers = world.guild.create_role("Keepers")
    offices = world.app.services.guild_roles
    await offices.set(world.guild.id, world.mod.id, RoleSetting.DECK_ROLE, keepers.id)
    assert f"or the role <@&{keepers.id}>" in await deck(world, "log", world.ben)
    cy = world.guild.add_member(world.env.create_user("cy"), roles=[keepers])
    assert "Added to" in await deck(world, "add", cy, deck="team-facts", prompt="By a keeper?", answer="Yes.")
    asked = await cy.slash(world.channel, "deck remove", deck="team-facts")
    await offices.set(world.guild.id, world.mod.id, RoleSetting.DECK_ROLE, None)
    late = await cy.click(asked.response.message, label="Remove the deck")
    assert late.response.content == "You need the permission Manage Server to look after decks."
    assert "`team-facts` · 2 cards" in await deck(world, "list")


async def test_every_member_sees_which_decks_there_are_and_no_card(world: World) -> None:
    for number in range(10):
        await add(world, f"Deck {number}", topic=f"Topic {number}")
    shown = await world.ana.slash(world.channel, "deck list")
    assert shown.ephemeral
    said = text_of(shown.response)
    assert "**Deck 3** `deck-3` · 1 card\nTopic 3 (1)" in said
    assert "`/quiz deck:NAME` plays a deck" in said
    assert "/deck import" not in said
    assert "canary" not in said
    await world.ana.click(shown.response.message, label="Next ▶")
    assert "**MLOps** `mlops` · 50 cards · shared" in text_of(shown.response)
    assert "MLOps Fundamentals (10)" in text_of(shown.response)
    assert "/deck import" in await deck(world, "list")


async def test_what_is_offered_as_one_types_tells_its_size(world: World) -> None:
    await add(world, topic="Releases")
    decks = await world.ana.autocomplete(world.channel, "quiz", "deck", "")
    assert [choice["name"] for choice in decks] == ["MLOps (50 cards)", "Team facts (1 card)"]
    topics = await world.ana.autocomplete(world.channel, "quiz", "topic", "fund", deck="mlops")
    assert [(choice["name"], choice["value"]) for choice in topics] == [
        ("MLOps Fundamentals (10 cards)", "MLOps Fundamentals")
    ]


async def test_the_log_names_who_did_what(world: World) -> None:
    await add(world)
    await undo(world)
    keepers = world.guild.create_role("Keepers")
    await world.mod.slash(world.channel, "settings", deck_role=keepers, review_channel=world.channel)
    await press(world, await wrong(world, answer="no such thing"))
    await tap(world.mod, await queue(world), "Decline")
    said = (await deck(world, "log")).splitlines()[1:]
    who = f"<@{world.mod.id}>"
    assert [line.split("> ", 1)[1] for line in said] == [
        f"{who} declined the appeal of ana on “{asked(said[0])}”: “no such thing”",
        f"{who} set the review channel: <#{world.channel.id}>",
        f"{who} set the deck role: <@&{keepers.id}>",
        f"{who} took back the addition of “What is a canary?” (deck “Team facts”)",
        f"{who} added “What is a canary?” to “Team facts”",
    ]


def asked(line: str) -> str:
    """The question that a line of the log quotes."""
    return line.split("“")[1].split("”")[0]


MADE_UP_KEY = re.compile(r"\bc-[0-9a-f]{4,}")


async def test_no_made_up_key_stands_in_front_of_people(world: World) -> None:
    table = b"question,answer\nWhat is a kiwi?,A bird.\nwhat is a KIWI,A fruit.\nWhat is an emu?,A bird.\n"
    preview = await world.mod.slash(world.channel, "deck import", file=("birds.csv", table))
    seen = [text_of(preview.response)]
    assert (
        "⚠️ **what is a KIWI** — asks the same as “What is a kiwi?”, where the answer is “A bird.” and here “A fruit.”"
        in seen[0]
    )
    await world.mod.click(preview.response.message, label="Apply")
    seen.append(text_of(preview.response))
    offered = await world.mod.autocomplete(world.channel, "deck show", "card", "", deck="birds")
    seen += [choice["name"] for choice in offered]
    key = offered[0]["value"]
    assert MADE_UP_KEY.search(key)
    form = await world.mod.slash(world.channel, "deck edit", deck="birds", card=key)
    seen.append(form.modal["title"])
    for command, options in (
        ("show", {}), ("show", {"card": key}), ("add", {"prompt": "What is a KIWI?", "answer": "A bird."}),
        ("remove", {"card": key}), ("show", {"card": "What is an emu?"}), ("undo", {}), ("remove", {}),
    ):  # fmt: skip
        seen.append(await deck(world, command, deck="birds", **options))
    seen.append(await deck(world, "log"))
    assert not [text for text in seen if MADE_UP_KEY.search(text)]


async def test_a_deck_is_given_out_as_a_file(world: World) -> None:
    for format_, lost in (("yaml", False), ("csv", True), ("apkg", True)):
        result = await world.mod.slash(world.channel, "deck export", deck="mlops", format=format_)
        assert result.ephemeral
        (file,) = result.response.attachments
        assert file.filename == f"mlops.{format_}"
        assert file.size > 10_000
        assert ("Not kept in this format: concepts" in result.response.content) == lost


async def test_a_quiz_goes_on_while_its_deck_changes(world: World) -> None:
    await add(world)
    await add(world, prompt="Another?")
    question = await world.start(deck="team-facts", questions=2, seconds=20)
    asked = await world.mod.slash(world.channel, "deck remove", deck="team-facts")
    await world.mod.click(asked.response.message, label="Remove the deck")
    verdict = await world.submit(world.ana, question, "right")
    assert verdict.response.content.startswith("✅ Correct")
    await world.env.advance_time(30)
    assert "Quiz over" in world.said()

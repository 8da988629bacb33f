"""Taking changes of a deck back, and calling them off before they are made."""

from __future__ import annotations

from tests.cogs.conftest import World, labels, text_of
from tests.cogs.deck_actions import CARD, add, choices, deck, undo


async def test_a_form_that_changes_nothing_says_so_and_leaves_the_last_change(world: World) -> None:
    await add(world)
    key = (await choices(world, "edit", "card", deck="team-facts"))[0]
    form = await world.mod.slash(world.channel, "deck edit", deck="team-facts", card=key)
    same = {"prompt": CARD["prompt"], "reference": CARD["answer"], "topic": "", "hint": "", "accepted": ""}
    saved = await world.mod.submit_modal(form, same)
    assert text_of(saved.response).startswith("Nothing changed\n")
    assert labels(saved.response) == []
    assert f"<@{world.mod.id}> added a card" in await deck(world, "undo", deck="team-facts")


async def test_undo_names_the_change_and_asks_before_it_does(world: World) -> None:
    await add(world)
    await add(world, prompt="What is a rollback?")
    result = await world.mod.slash(world.channel, "deck undo", deck="team-facts")
    said = text_of(result.response)
    assert said.startswith("Undo the last change of Team facts?\n")
    assert "🔴 **1 card removed**\n• What is a rollback?" in said
    assert labels(result.response) == ["Undo it", "Cancel"]
    assert "2 cards" in await deck(world, "list")
    await world.restart()
    await world.mod.click(result.response.message, label="Cancel")
    assert "Nothing has changed." in text_of(result.response)
    assert "2 cards" in await deck(world, "list")
    assert "What is a rollback?" in await undo(world)
    assert "1 card" in await deck(world, "list")


async def test_undo_stands_under_each_change_and_takes_back_that_one_alone(world: World) -> None:
    first = await world.mod.slash(world.channel, "deck add", deck="Team facts", **CARD)
    assert labels(first.response) == ["Undo"]
    await world.env.advance_time(2)
    await add(world, "team-facts", prompt="What is a rollback?")
    await world.mod.click(first.response.message, label="Undo")
    assert "The deck has changed since then." in text_of(first.response)
    assert "What is a rollback?" in text_of(first.response)
    assert labels(first.response) == ["Undo it", "Cancel"]
    assert "2 cards" in await deck(world, "list")
    await world.mod.click(first.response.message, label="Undo it")
    assert "To go back further, use `/deck undo deck:team-facts` again." in text_of(first.response)
    await world.env.advance_time(2)
    asked = await world.mod.slash(world.channel, "deck remove", deck="team-facts")
    await world.mod.click(asked.response.message, label="Remove the deck")
    await world.mod.click(asked.response.message, label="Undo")
    assert "🟢 **1 card added**\n• What is a canary?" in text_of(asked.response)
    assert "`team-facts` · 1 card" in await deck(world, "list")


async def test_only_who_looks_after_decks_may_press_undo(world: World) -> None:
    keepers = world.guild.create_role("Keepers")
    await world.mod.slash(world.channel, "settings", deck_role=keepers)
    cy = world.guild.add_member(world.env.create_user("cy"), roles=[keepers])
    added = await cy.slash(world.channel, "deck add", deck="Team facts", **CARD)
    await world.mod.slash(world.channel, "settings", reset="deck_role")
    refused = await cy.click(added.response.message, label="Undo")
    assert refused.response.content == "You need the permission Manage Server to look after decks."


async def test_the_removal_of_a_deck_can_be_called_off(world: World) -> None:
    await add(world)
    asked = await world.mod.slash(world.channel, "deck remove", deck="team-facts")
    assert labels(asked.response) == ["Remove the deck", "Cancel"]
    await world.mod.click(asked.response.message, label="Cancel")
    assert labels(asked.response) == []
    assert "`team-facts` · 1 card" in await deck(world, "list")

"""Suggested cards and flags, as members and those who look after decks see them."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest

from bot.core.suggestions import SuggestionDecision
from bot.services.decks.editing import Editor
from bot.services.guild_roles import RoleSetting
from tests.cogs.appeal_actions import set_review_channel, tap, told
from tests.cogs.conftest import World, labels, read, text_of
from tests.cogs.deck_actions import add, choices, deck
from tests.cogs.suggestion_actions import CARD, FLAG, FOR_CARD, flag, form, oldest, revealed, suggest


async def test_from_the_form_to_the_deck_and_back(world: World) -> None:
    await add(world)
    assert await choices(world, "suggest", "deck", who=world.ana) == ["team-facts"]
    assert (await suggest(world)).startswith(
        "💡 Thank you! Those who look after the decks here see your card"
    )
    shown = await oldest(world)
    text = text_of(shown)
    assert f"Suggestion #1: a new card\nWhat is an emu?\n**Answer**\n> {CARD['reference']}" in text
    assert "**Deck** Team facts `team-facts`\n**Topic** Large\n**Hint** Legs." in text
    assert f"**Suggested by ana** (<@{world.ana.id}>) <t:" in text
    assert "This is the only one waiting. Accept adds the card" in text
    assert labels(shown) == FOR_CARD

    said = await tap(world.mod, shown.message, "Accept")
    assert said.content == "✅ Added to “Team facts”."
    assert labels(said) == ["Undo"]
    assert told(world.ana)[-1] == (
        "✅ Your card is now in “Team facts”. Thank you!\n> **What is an emu?** (Study group)"
    )
    assert "✅ Accepted <t:" in text_of(shown)
    assert f"by <@{world.mod.id}>" in text_of(shown)
    assert labels(shown) == []
    assert "suggested by ana" in await deck(world, "log")
    assert "• What is an emu? · *Large*" in await deck(world, "show", deck="team-facts")
    await world.mod.click(said, label="Undo")
    assert "emu" not in await deck(world, "show", deck="team-facts")
    assert (await oldest(world)).content == "No suggestion and no flag is waiting. 🎉"


async def test_an_edited_suggestion_waits_until_it_is_decided(world: World) -> None:
    channel = await set_review_channel(world)
    await add(world)
    await suggest(world)
    opened = await world.mod.click(channel.last_message, label="Edit")
    filled = {read(part, "custom_id"): read(part, "value") for part in fields_of(opened.modal)}
    assert filled == CARD
    saved = await world.mod.submit_modal(opened, {**CARD, "prompt": "Which bird is the emu?", "hint": ""})
    (said,) = saved.followups
    assert said.content == (
        "✏️ Saved. The suggestion stays open: **Accept** adds it to the deck. 1 suggestion or flag waiting."
    )
    assert "Which bird is the emu?" in text_of(channel.last_message)
    assert labels(channel.last_message) == FOR_CARD
    assert told(world.ana) == []
    await tap(world.mod, channel.last_message, "Accept")
    assert "Which bird is the emu?" in await deck(world, "show", deck="team-facts")


def fields_of(modal: Any) -> list[Any]:
    """The fields of a form, each in its label."""
    return [part["component"] for part in modal["components"] if "component" in part]


async def test_what_the_form_may_not_hold_is_explained(world: World) -> None:
    await add(world)
    assert "the question is empty" in await suggest(world, prompt=" ")
    assert "control character" in await suggest(world, reference="A\x07")
    assert "already has a card with that question" in await suggest(world, prompt="what is a CANARY")
    await suggest(world)
    assert "has been suggested for “Team facts” already" in await suggest(world, world.ben)
    opened = await world.mod.click((await oldest(world)).message, label="Edit")
    refused = await world.mod.submit_modal(opened, {**CARD, "reference": " "})
    assert "the answer is empty" in refused.response.content


async def test_cards_are_suggested_for_the_servers_own_decks(world: World) -> None:
    refused = await world.ana.slash(world.channel, "deck suggest", deck="mlops")
    assert refused.ephemeral
    assert text_of(refused.response).startswith("“MLOps” is shared by all servers, so nobody here can add")
    assert "begin one with `/deck add`" in text_of(refused.response)
    missing = await world.ana.slash(world.channel, "deck suggest", deck="birds")
    assert "There is no deck “birds” here." in missing.response.content
    assert await choices(world, "suggest", "deck", who=world.ana) == []


async def test_too_many_at_once_are_refused_before_anything_is_typed(world: World) -> None:
    await add(world)
    for number in range(5):
        await suggest(world, prompt=f"Number {number}?")
    refused = await world.ana.slash(world.channel, "deck suggest", deck="team-facts")
    assert refused.response.content.startswith("You have 5 suggestions and flags waiting here")
    shown = await revealed(world, deck="team-facts")
    late = await world.ana.click(shown, label=FLAG)
    assert late.response.content.startswith("You have 5 suggestions and flags waiting here")


async def test_next_shows_one_after_another_and_begins_again(world: World) -> None:
    await add(world)
    await suggest(world, prompt="First?")
    await suggest(world, world.ben, prompt="Second?")
    shown = await oldest(world)
    assert "1 more waiting." in text_of(shown)
    assert labels(shown) == [*FOR_CARD, "Next"]
    second = (await world.mod.click(shown.message, label="Next")).response
    assert "Second?" in text_of(second)
    assert "First?" in text_of((await world.mod.click(second.message, label="Next")).response)
    said = await tap(world.mod, second.message, "Decline")
    assert said.content == "❌ Declined. 1 suggestion or flag waiting."
    assert labels(said) == ["Next"]
    assert told(world.ben)[-1].startswith("❌ Your card was not taken into “Team facts”.\n> **Second?**")
    assert "First?" in text_of((await world.mod.click(said, label="Next")).response)


async def test_a_flag_on_a_shared_card(world: World) -> None:
    channel = await set_review_channel(world)
    shown = await revealed(world)
    opened = await world.ana.click(shown, label=FLAG)
    assert opened.modal["title"] == FLAG
    assert [part["label"] for part in opened.modal["components"] if "label" in part] == [
        "What is wrong with it?"
    ]
    sent = await world.ana.submit_modal(opened, {"wrong": "Tools @everyone knows\nare **outdated**."})
    assert sent.ephemeral
    assert sent.response.content.startswith("🚩 Thank you!")
    posted = channel.last_message
    assert "Flag #1: something is wrong" in text_of(posted)
    assert "**Deck** MLOps `mlops` · shared" in text_of(posted)
    assert f"**Flagged by ana** (<@{world.ana.id}>)" in text_of(posted)
    assert "> Tools @\u200beveryone knows are \\*\\*outdated\\*\\*." in text_of(posted)
    assert "only whoever runs the bot can change it" in text_of(posted)
    assert labels(posted) == ["Done", "Dismiss"]
    again = await world.ana.click(shown, label=FLAG)
    assert again.response.content.startswith("You have told what is wrong with this question")
    said = await tap(world.mod, posted, "Dismiss")
    assert said.content == "❌ Dismissed: the flag is closed."
    assert "❌ Dismissed <t:" in text_of(channel.last_message)
    assert told(world.ana)[-1].startswith("❌ Those who look after the deck looked at the question")
    assert (await world.ana.click(shown, label=FLAG)).modal, "a decided flag may be followed by another"


async def test_a_flagged_card_of_an_own_deck_is_edited_in_its_form(world: World) -> None:
    await add(world)
    await flag(world, await revealed(world, deck="team-facts"))
    shown = await oldest(world)
    assert "Edit the card changes it at once." in text_of(shown)
    assert labels(shown) == ["Edit the card", "Done", "Dismiss"]
    opened = await world.mod.click(shown.message, label="Edit the card")
    values = {"prompt": "What is a canary?", "reference": "Mended.", "topic": "", "hint": "", "accepted": ""}
    saved = await world.mod.submit_modal(opened, values)
    assert "Saved in Team facts" in text_of(saved.response)
    assert "> Mended." in text_of(await oldest(world))
    await tap(world.mod, shown.message, "Done")
    assert told(world.ana)[-1].startswith("✅ The question that you flagged was seen to. Thank you!")


async def test_a_flagged_card_that_was_removed_can_only_be_closed(world: World) -> None:
    await add(world)
    await add(world, prompt="Another?")
    await flag(world, await revealed(world, deck="team-facts"))
    stale = await oldest(world)
    prompt = text_of(stale).splitlines()[1]
    await deck(world, "remove", deck="team-facts", card=prompt)
    late = await world.mod.click(stale.message, label="Edit the card")
    assert late.response.content.startswith("That card is no longer in “Team facts”.")
    shown = await oldest(world)
    assert "The card is no longer in the deck." in text_of(shown)
    assert labels(shown) == ["Done", "Dismiss"]


async def test_everything_works_after_a_restart(world: World) -> None:
    channel = await set_review_channel(world)
    await add(world)
    opened = await form(world)
    await world.restart()
    await world.ana.submit_modal(opened, CARD)
    await world.restart()
    opened = await world.mod.click(channel.last_message, label="Edit")
    await world.restart()
    await world.mod.submit_modal(opened, {**CARD, "reference": "A large bird."})
    await world.restart()
    said = await tap(world.mod, channel.last_message, "Accept")
    await world.restart()
    await world.mod.click(said, label="Undo")
    shown = await revealed(world)
    opened = await world.ana.click(shown, label=FLAG)
    await world.restart()
    sent = await world.ana.submit_modal(opened, {"wrong": "It is outdated."})
    assert sent.response.content.startswith("🚩")
    await world.restart()
    await tap(world.mod, channel.last_message, "Done")
    assert "✅ Done <t:" in text_of(channel.last_message)


async def test_two_managers_at_once_decide_once(world: World) -> None:
    channel = await set_review_channel(world)
    await add(world)
    await suggest(world)
    shown = await oldest(world)
    reviews = world.app.services.suggestion_reviews
    first, second = await asyncio.gather(
        reviews.decide(1, Editor(world.guild.id, 1), SuggestionDecision.ACCEPT),
        reviews.decide(1, Editor(world.guild.id, 2), SuggestionDecision.DECLINE),
    )
    assert [first.changed, second.changed] == [True, False]
    late = await tap(world.mod, channel.last_message, "Decline")
    assert late.content.startswith("Already decided by <@1>: ✅ Accepted <t:")
    assert labels(channel.last_message) == [], "the late tap shows how it stands"
    edit = await tap(world.mod, shown.message, "Edit")
    assert edit.content.startswith("Already decided by <@1>")
    assert labels(shown) == []
    assert told(world.ana) == []


async def test_a_form_that_was_open_while_it_was_decided_changes_nothing(world: World) -> None:
    await add(world)
    await suggest(world)
    shown = await oldest(world)
    opened = await world.mod.click(shown.message, label="Edit")
    await tap(world.mod, shown.message, "Accept")
    saved = await world.mod.submit_modal(opened, {**CARD, "prompt": "Another?"})
    (said,) = saved.followups
    assert said.content.startswith(f"Already decided by <@{world.mod.id}>: ✅ Accepted")
    assert "Another?" not in await deck(world, "show", deck="team-facts")


async def test_a_decision_in_private_updates_the_channel_too(world: World) -> None:
    channel = await set_review_channel(world)
    await add(world)
    await suggest(world)
    await tap(world.mod, await message_of_oldest(world), "Decline")
    assert "❌ Declined <t:" in text_of(channel.last_message)
    assert labels(channel.last_message) == []
    assert len(channel.history()) == 1


async def message_of_oldest(world: World) -> Any:
    return (await oldest(world)).message


async def test_a_removed_deck_says_how_it_comes_back(world: World) -> None:
    await add(world)
    await suggest(world)
    asked = await world.mod.slash(world.channel, "deck remove", deck="team-facts")
    await world.mod.click(asked.response.message, label="Remove the deck")
    refused = await world.mod.click(await message_of_oldest(world), label="Accept")
    assert "“Team facts” was removed, so the card cannot be added." in text_of(refused.response)
    assert "`/deck undo deck:team-facts` brings the deck back" in text_of(refused.response)


async def test_only_those_who_look_after_decks_decide(world: World) -> None:
    channel = world.channel
    await world.mod.slash(channel, "settings", review_channel=channel)
    await add(world)
    await suggest(world)
    refusal = "You need the permission Manage Server to look after decks."
    assert await deck(world, "suggestions", world.ana) == refusal
    for label in FOR_CARD:
        assert (await world.ben.click(channel.last_message, label=label)).response.content == refusal
    keepers = world.guild.create_role("Keepers")
    roles = world.app.services.guild_roles
    await roles.set(world.guild.id, world.mod.id, RoleSetting.DECK_ROLE, keepers.id)
    cy = world.guild.add_member(world.env.create_user("cy"), roles=[keepers])
    opened = await cy.click(channel.last_message, label="Edit")
    await roles.set(world.guild.id, world.mod.id, RoleSetting.DECK_ROLE, None)
    assert (await cy.submit_modal(opened, CARD)).response.content == refusal
    await roles.set(world.guild.id, world.mod.id, RoleSetting.DECK_ROLE, keepers.id)
    await tap(cy, channel.last_message, "Accept")
    assert "What is an emu?" in await deck(world, "show", deck="team-facts")


async def test_closed_direct_messages_and_a_failing_channel_lose_nothing(world: World) -> None:
    channel = await set_review_channel(world)
    await add(world)
    world.env.inject_error("POST", f"/channels/{channel.id}/messages", status=403, code=50013, times=None)
    assert "💡" in await suggest(world)
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=None)
    assert (await tap(world.mod, await message_of_oldest(world), "Accept")).content.startswith("✅ Added")
    assert "What is an emu?" in await deck(world, "show", deck="team-facts")


HOSTILE = [
    "@everyone ||x|| <@&1>",
    "**bold** `code`\n# head\n> quote",
    "[here](https://example.com)",
    "_*`|" * 300,
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts_stay_inert(world: World, text: str) -> None:
    channel = await set_review_channel(world)
    troll = world.guild.add_member(world.env.create_user("@everyone **bold** <@&1>"))
    await add(world)
    await suggest(
        world, troll, prompt=text, reference=text, topic=text.replace("\n", " ")[:100], hint=text[:500]
    )
    await flag(world, await revealed(world, deck="team-facts"), text[:500], world.ben)
    assert "**Suggested by @\u200beveryone \\*\\*bold\\*\\* \\<@&1>**" in text_of(await oldest(world))
    await tap(world.mod, await message_of_oldest(world), "Decline")
    seen = [*map(text_of, channel.history()), *told(troll)]
    assert len(seen) == 3
    for said in seen:
        assert "@everyone" not in said
        assert "<@&" not in said.replace("\\<@&", "")
        assert "**bold**" not in said
        assert "\n# head" not in said
        assert "[here](" not in said.replace("\\[here](", "")
    for request in world.env.http_requests:
        if request.method == "POST" and request.path.endswith("/messages") and request.json is not None:
            assert request.json["allowed_mentions"]["parse"] == []


async def test_a_suggestion_in_another_server_is_out_of_reach(world: World) -> None:
    await add(world)
    await suggest(world)
    shown = await oldest(world)
    other = world.env.create_guild("Elsewhere")
    channel = other.create_text_channel("quiz")
    role = other.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
    there = other.add_member(world.mod.user, roles=[role])
    nothing = await there.slash(channel, "deck suggestions")
    assert nothing.response is not None
    assert nothing.response.content == "No suggestion and no flag is waiting. 🎉"
    assert labels(shown) == FOR_CARD

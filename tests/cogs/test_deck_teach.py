"""`/deck teach` and what leads to it: doubt under a verdict, one tap to a teacher, a hint for managers."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.core.cards import Card, Deck
from bot.services.guild_roles import RoleSetting
from tests.cogs.conftest import World, labels, text_of
from tests.cogs.deck_actions import choices, deck, undo

SHIPS = Deck(
    "ships",
    "Ships *of* steel",
    cards=(
        Card(
            "a",
            "Why does a ship of steel float?",
            "It pushes aside water that weighs as much as the ship does.",
        ),
        Card(
            "b",
            "Why does a submarine sink?",
            "It lets water in until it weighs more than what it pushes aside.",
        ),
    ),
)
DOUBT = "perhaps it is *hollow* <@1>"
BUTTONS = ["Right", "Partly right", "Wrong", "Skip"]
UNTOLD = (
    "That is a guess, as I know too few answers to this card to be sure. Compare yours when the answer comes."
)


@pytest.fixture
async def ships(world: World) -> World:
    """A world with a bare deck of the server's own."""
    await world.app.services.decks.save([SHIPS], world.guild.id)
    return world


async def play(world: World, *answers: tuple[Any, str]) -> list[Any]:
    """A quiz of one question, answered privately so; the verdicts."""
    question = await world.start(deck="ships", questions=1, seconds=20)
    verdicts = [await world.submit(who, question, text) for who, text in answers]
    await world.env.advance_time(40)
    return verdicts


async def teach(world: World, who: Any = None) -> Any:
    shown = await (who or world.mod).slash(world.channel, "deck teach", deck="ships")
    assert shown.ephemeral
    return shown.response


async def press(world: World, shown: Any, label: str, who: Any = None) -> Any:
    pressed = await (who or world.mod).click(getattr(shown, "message", shown), label=label)
    return pressed.response


async def test_under_a_verdict_that_is_a_guess_it_says_so_and_one_tap_sends_it(ships: World) -> None:
    world = ships
    (verdict,) = await play(world, (world.ana, DOUBT))
    text = text_of(verdict.response)
    assert text.startswith("❌ Not quite\n")
    assert UNTOLD in text
    assert "does not fit" not in text
    assert labels(verdict.response) == ["I was right", "Send to a teacher"]
    sent = await world.ana.click(verdict.response, label="Send to a teacher")
    assert sent.ephemeral
    assert (
        sent.response.content == "Sent to whoever teaches this deck. They see the answer without your name."
    )
    again = await world.ana.click(verdict.response, label="Send to a teacher")
    assert again.response.content.startswith("You have sent this answer already.")
    assert "Sent by who wrote it." in text_of(await teach(world))


async def test_a_guess_earns_half_of_the_points_at_most_in_public_too(ships: World) -> None:
    world = ships
    question = await world.start(deck="ships", questions=1)
    await world.ana.send(world.channel, "perhaps that is right", reply_to=question)
    assert world.last.content == f"🟡 Partly right · +4 points. {UNTOLD} 2 tries left."
    assert labels(world.last) == ["I was right", "Send to a teacher"]
    refused = await world.ben.click(world.last, label="Send to a teacher")
    assert refused.ephemeral
    assert refused.response.content.startswith("Only the person who gave the answer can send it")


async def test_a_lesson_says_what_the_player_was_told(ships: World) -> None:
    world = ships
    (verdict,) = await play(world, (world.ana, "perhaps that is right"))
    assert text_of(verdict.response).startswith("🟡 Partly right")
    assert "I took it for partly right, and was not sure. What is it?" in text_of(await teach(world))


async def test_a_lesson_from_the_first_answer_to_undo(ships: World) -> None:
    world = ships
    await play(world, (world.ana, DOUBT), (world.ben, DOUBT.upper()), (world.ben, "perhaps not"))
    shown = await teach(world)
    text = text_of(shown)
    assert "Teach** · Ships \\*of\\* steel" in text
    assert "2 answers in about these words:\n> perhaps it is \\*hollow\\* \\<@1>" in text
    assert "I took it for wrong, and was not sure. What is it?" in text
    assert "1 more answer to look at." in text
    assert "ana" not in text.lower().split()
    assert "ben" not in text.lower().split()
    assert labels(shown) == BUTTONS

    second = await press(world, shown, "Right")
    assert second.id == shown.id
    text = text_of(second)
    assert "perhaps not" in text
    assert "**1 answer taught.**" in text
    assert "This is the last one." in text
    assert labels(second) == [*BUTTONS, "Take it all back"]

    over = await press(world, second, "Wrong")
    text = text_of(over)
    assert "That was the last one. **2 answers taught.**" in text
    assert "`/deck undo deck:ships` takes it all back, too." in text
    assert labels(over) == ["Take it all back"]
    assert "from answers" in await deck(world, "log")

    back = await press(world, over, "Take it all back")
    assert "2 answers are judged as before again." in text_of(back)
    assert labels(await teach(world)) == BUTTONS


async def test_deck_undo_names_a_lesson_and_takes_it_back(ships: World) -> None:
    world = ships
    await play(world, (world.ana, DOUBT))
    await press(world, await teach(world), "Partly right")
    assert await choices(world, "undo", "deck") == ["ships"]
    asked = await deck(world, "undo", deck="ships")
    assert f"<@{world.mod.id}> taught 1 answer <t:" in asked
    assert "these answers are judged as before. The cards stay as they are." in asked
    assert "These answers are judged as before again." in await undo(world, "ships")
    assert labels(await teach(world)) == BUTTONS
    assert "took back 1 taught answer (deck " in await deck(world, "log")


async def test_the_buttons_of_a_lesson_outlive_a_restart(ships: World) -> None:
    world = ships
    await play(world, (world.ana, DOUBT), (world.ben, "perhaps not"))
    shown = await teach(world)
    await world.restart()
    second = await press(world, shown, "Skip")
    assert labels(second) == BUTTONS, "nothing was taught, so there is nothing to take back"
    await world.restart()
    assert "That was the last one." in text_of(await press(world, second, "Right"))


async def test_a_lesson_that_was_changed_after_is_not_taken_back_by_its_button(ships: World) -> None:
    world = ships
    await play(world, (world.ana, DOUBT))
    over = await press(world, await teach(world), "Right")
    await world.env.advance_time(5)
    await deck(world, "remove", deck="ships", card="b")
    refused = text_of(await press(world, over, "Take it all back"))
    assert "The deck has changed since then." in refused
    assert "`/deck undo deck:ships`" in refused


async def test_reviewers_may_teach_and_members_may_not(ships: World) -> None:
    world = ships
    await play(world, (world.ana, DOUBT))
    shown = await teach(world)
    refused = await world.ana.slash(world.channel, "deck teach", deck="ships")
    assert refused.ephemeral
    assert refused.response.content.startswith("You need the permission Manage Server")
    assert refused.response.content.endswith("to teach decks.")
    await world.demote()
    assert "You need the permission Manage Server" in (await press(world, shown, "Right")).content
    role = world.guild.create_role("Reviewers")
    await world.app.services.guild_roles.set(world.guild.id, 1, RoleSetting.REVIEWER_ROLE, role.id)
    guild = world.app.client.get_guild(world.guild.id)
    assert guild is not None
    member = await guild.fetch_member(world.mod.id)
    await member.add_roles(discord.Object(role.id))
    assert labels(await teach(world)) == BUTTONS


async def test_without_any_doubt_there_is_nothing_to_look_at(ships: World) -> None:
    world = ships
    await play(world, (world.ana, "right"), (world.ben, "wrong"))
    shown = await teach(world)
    assert "There is no answer that I was unsure about." in text_of(shown)
    assert labels(shown) == []


async def test_managers_are_told_once_how_to_teach_a_bare_deck(ships: World) -> None:
    world = ships
    assert "/deck teach" not in (await world.ana.slash(world.channel, "quiz", deck="ships")).response.content
    await world.env.advance_time(400)
    other = world.guild.create_text_channel("two")
    first = await world.mod.slash(other, "quiz", deck="ships")
    assert first.ephemeral
    assert (
        "For you as a manager: the cards of “Ships \\*of\\* steel” have one answer each"
        in first.response.content
    )
    assert "deck:ships" in first.response.content
    third = world.guild.create_text_channel("three")
    assert "For you as a manager" not in (await world.mod.slash(third, "quiz", deck="ships")).response.content
    fourth = world.guild.create_text_channel("four")
    taught = await world.mod.slash(fourth, "quiz", deck="mlops")
    assert "For you as a manager" not in taught.response.content

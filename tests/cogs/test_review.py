"""`/review`: a session in one private message, in a server and in direct messages, through a restart."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.cards import Card, Deck, Source
from tests.cogs.conftest import World, labels, text_of
from tests.cogs.test_mentions import sent

BIRDS = Deck(
    "birds",
    "Birds",
    cards=(
        Card(
            "a",
            "What is a swift?",
            "A bird.",
            topic="Air",
            explanation="It *sleeps* in flight.",
            source=Source("https://example.org/swift", "On swifts"),
        ),
        Card("b", "What is a penguin?", "A bird that swims."),
    ),
)


@pytest.fixture
async def birds(world: World) -> World:
    """A world where Ana reviews two bare cards."""
    await world.app.services.decks.save([BIRDS], world.guild.id)
    await choose(world, "Birds (2)")
    return world


async def choose(world: World, label: str) -> Any:
    shown = await world.ana.slash(world.channel, "review decks")
    assert shown.ephemeral
    return (await world.ana.click(shown.response, label=label)).response


async def begin(world: World) -> Any:
    return (await world.ana.slash(world.channel, "review start")).response


async def answer(world: World, message: Any, text: str, *, who: Any = None) -> Any:
    who = who or world.ana
    return (await who.submit_modal(await who.click(message, label="Answer"), {"answer": text})).response


async def press(world: World, message: Any, label: str, *, who: Any = None) -> Any:
    return (await (who or world.ana).click(message, label=label)).response


async def test_a_session_goes_from_card_to_card_in_one_private_message(birds: World) -> None:
    world = birds
    shown = await world.ana.slash(world.channel, "review start")
    assert shown.ephemeral
    asked = shown.response
    assert labels(asked) == ["Answer", "Show the answer", "End"]
    assert "Review** · Air · new card · 2 new cards left today\nWhat is a swift?" in text_of(asked)
    verdict = await answer(world, asked, "right")
    assert verdict.id == asked.id
    text = text_of(verdict)
    assert "✅ Correct" in text
    assert "The answer:\n> A bird.\n\nIt \\*sleeps\\* in flight." in text
    assert "Kept as **Easy**: it comes again <t:" in text
    assert labels(verdict) == [
        *("Next", "End", "Again", "Hard", "Good", "Easy"),
        *("Forget this card", "Suspend", "On swifts"),
    ]
    second = await press(world, verdict, "Next")
    assert "What is a penguin?" in text_of(second)
    wrong = await answer(world, second, "partly")
    assert "🟡 Partly right" in text_of(wrong)
    assert "You have one half.\n\nThe answer:\n> A bird that swims." in text_of(wrong)
    assert "Kept as **Hard**" in text_of(wrong)
    over = await press(world, wrong, "Next")
    assert over.id == asked.id
    assert "That is all for now\nNothing is due now.\nThe next card is due <t:" in text_of(over)
    assert "Later today: 1 card" in text_of(over)
    assert world.said() == "", "nobody else sees any of it"


async def test_it_goes_on_after_a_restart_and_the_form_too(birds: World) -> None:
    world = birds
    asked = await begin(world)
    form = await world.ana.click(asked, label="Answer")
    await world.restart()
    verdict = (await world.ana.submit_modal(form, {"answer": "right"})).response
    assert "✅ Correct" in text_of(verdict)
    await world.restart()
    assert "Kept as **Again**" in text_of(await press(world, verdict, "Again"))
    await world.restart()
    assert "penguin" in text_of(await press(world, verdict, "Next"))


async def test_it_works_in_direct_messages(birds: World) -> None:
    world, user = birds, birds.ana.user
    await begin(world)
    asked = (await user.slash("review start")).response
    assert "What is a swift?" in text_of(asked), "of the server's own deck"
    verdict = await answer(world, asked, "right", who=user)
    assert "✅ Correct" in text_of(verdict)
    await world.restart()
    second = await press(world, verdict, "Next", who=user)
    shown = await press(world, second, "Show the answer", who=user)
    assert "> A bird that swims." in text_of(shown)
    assert "Kept as **Again**" in text_of(shown)
    assert "Only you see this." in text_of((await user.slash("review due")).response)
    streak = text_of((await user.slash("streak")).response)
    assert "Current: **1 day**" in streak
    board = await world.ana.slash(world.channel, "leaderboard", period="all")
    assert "Nobody has points here yet" in text_of(board.response)


async def test_who_shares_no_server_reviews_the_shared_decks(world: World) -> None:
    await world.app.services.decks.save([BIRDS], world.guild.id)
    loner = world.env.create_user("loner")
    assert labels((await loner.slash("review decks")).response) == ["All decks", "MLOps (50)"]


async def test_an_unsure_grade_on_a_bare_card_asks_the_person(birds: World) -> None:
    world = birds
    verdict = await answer(world, await begin(world), "perhaps")
    text = text_of(verdict)
    assert "> A bird." in text
    assert "Did you have it?" in text
    assert "❌" not in text
    assert labels(verdict) == ["Yes", "Partly", "No", "Forget this card", "Suspend", "On swifts", "End"]
    said = await press(world, verdict, "Yes")
    assert "Kept as **Good**" in text_of(said)
    assert "❌" not in text_of(said), "their word counts"
    assert "Next" in labels(said)
    streak = text_of((await world.ana.slash(world.channel, "streak")).response)
    assert "Current: **0 days**" in streak


async def test_a_card_is_forgotten_suspended_and_brought_back(birds: World) -> None:
    world = birds
    verdict = await answer(world, await begin(world), "right")
    forgotten = await press(world, verdict, "Forget this card")
    assert "new to you again" in text_of(forgotten)
    await world.later(seconds=1)  # the simulated clock stands still between presses
    again = await press(world, forgotten, "Next")
    assert "What is a swift?" in text_of(again)
    suspended = await press(world, await press(world, again, "Show the answer"), "Suspend")
    assert labels(suspended) == ["Next", "Bring it back", "End"]
    assert "penguin" in text_of(await press(world, suspended, "Next"))
    due = (await world.ana.slash(world.channel, "review due")).response
    assert "Suspended: 1 card." in text_of(due)
    back = await press(world, due, "Bring all suspended cards back")
    assert "Suspended" not in text_of(back)


async def test_what_is_due_when_and_a_pause(birds: World) -> None:
    world = birds
    await answer(world, await begin(world), "partly")
    due = (await world.ana.slash(world.channel, "review due")).response
    assert "Now: **1 new card**." in text_of(due)
    assert "penguin" in text_of(await press(world, due, "Start"))
    paused = (await world.ana.slash(world.channel, "review pause")).response
    assert "Paused" in text_of(paused)
    assert "Waiting: **1 new card**." in text_of(paused)
    assert "Start" not in labels(paused)
    refused = await world.ana.slash(world.channel, "review start")
    assert refused.ephemeral
    assert "`/review pause state:off` goes on." in text_of(refused.response)
    await world.ana.slash(world.channel, "review pause", state="off")
    await world.later(hours=1)
    assert "swift" in text_of(await begin(world))


async def test_decks_are_chosen_by_buttons_and_new_cards_by_number(world: World) -> None:
    await world.app.services.decks.save([BIRDS], world.guild.id)
    chosen = await choose(world, "Birds (2)")
    assert "Cards come from **Birds**." in text_of(chosen)
    await world.restart()
    both = await press(world, chosen, "MLOps (50)")
    assert "**MLOps**" in text_of(both)
    assert "**Birds**" in text_of(both)
    every = await press(world, both, "All decks")
    assert "**all decks that you can see**" in text_of(every)
    assert "</review decks:" in sent(every), "a panel that changes in place has its commands to tap, too"
    fewer = await world.ana.slash(world.channel, "review decks", new_cards=1)
    assert "New cards a day: **1**" in text_of(fewer.response)
    assert "1 new card left today" in text_of(await begin(world))


async def test_a_question_that_was_answered_takes_no_second_answer(birds: World) -> None:
    world = birds
    asked = await begin(world)
    first, second = [await world.ana.click(asked, label="Answer") for _ in range(2)]
    await world.ana.submit_modal(first, {"answer": "right"})
    refused = await world.ana.submit_modal(second, {"answer": "no"})
    assert "You have answered this card already." in text_of(refused.response)


async def test_quiz_answers_come_back_in_review(world: World) -> None:
    question = await world.start(questions=1)
    await world.submit(world.ana, question, "no such thing")
    await world.later(minutes=15)
    asked = await begin(world)
    prompt = text_of(question).splitlines()[2]
    assert prompt in text_of(asked)
    assert "1 card due" in text_of(asked)

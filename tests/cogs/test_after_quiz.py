"""After the standings: play again, see what one missed, practise it; several decks, as written, in a thread."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.core.cards import Card, Deck
from bot.services.decks.lookup import DeckService
from tests.cogs.conftest import World, labels, text_of

PY = Deck(
    "py",
    "Python",
    cards=(Card("a", "When does __new__ run?", "before `__init__`", explanation="It *makes* it."),),
)


CPP = Deck("cpp", "C++, basics", cards=(Card("t", "What is T?", "A type.", topic="Templates"),))


async def played(world: World, **options: Any) -> discord.Message:
    """A quiz of one question that Ana got wrong and Ben right; its standings."""
    question = await world.start(questions=1, seconds=20, **options)
    await world.submit(world.ana, question, "partly")
    await world.submit(world.ben, question, "right")
    await world.env.advance_time(24)
    assert "Quiz over" in text_of(world.last)
    return world.last


async def test_play_again_starts_another_with_other_cards(world: World) -> None:
    standings = await played(world)
    assert labels(standings) == ["Play again", "What I missed"]
    begun = await world.ben.click(standings, label="Play again")
    assert begun.ephemeral
    assert "Here we go: 1 question from **MLOps**" in text_of(begun.response)
    questions = [
        m for m in world.channel.history() if "Question 1 of 1" in text_of(m) and "Answer:" not in text_of(m)
    ]
    assert len({text_of(m).splitlines()[2] for m in questions}) == 2
    busy = await world.ana.click(standings, label="Play again")
    assert "already running" in text_of(busy.response)


async def test_what_i_missed_is_private_and_leads_into_practice(world: World) -> None:
    standings = await played(world)
    nothing = await world.ben.click(standings, label="What I missed")
    assert nothing.ephemeral
    assert "you got every question" in text_of(nothing.response)
    shown = await world.ana.click(standings, label="What I missed")
    listed = shown.response
    assert listed.ephemeral
    assert "What you missed: 1 question" in text_of(listed)
    assert "You said: “partly”\n🟡 Partly right" in text_of(listed)
    await world.restart()
    asked = await world.ana.click(listed, label="Practise these")
    assert "1 of 1" in text_of(asked.response)
    form = await world.ana.click(asked.response, label="Answer")
    verdict = await world.ana.submit_modal(form, {"answer": "right"})
    assert "✅ Correct" in text_of(verdict.response)
    assert "The answer:" in text_of(verdict.response)
    assert labels(verdict.response) == ["Try again"]
    told = await world.ana.click(
        (await world.ana.click(verdict.response, label="Try again")).response, label="Show the answer"
    )
    assert "The answer:" in text_of(told.response)
    assert "points" not in text_of(verdict.response)


async def test_more_tells_what_the_card_explains(world: World) -> None:
    await DeckService(world.app.store).save([PY])
    question = await world.start(deck="py", questions=1, seconds=20)
    assert r"\_\_new\_\_" in text_of(question)
    await world.env.advance_time(24)
    reveal = next(m for m in world.channel.history() if "More" in labels(m))
    assert labels(reveal) == ["More", "Something wrong with this question?"]
    assert "> before `__init__`" in text_of(reveal)
    more = await world.ben.click(reveal, label="More")
    assert more.ephemeral
    assert r"It \*makes\* it." in text_of(more.response)


async def test_several_decks_as_written_in_a_thread(world: World) -> None:
    await DeckService(world.app.store).save([PY])
    offered = await world.ana.autocomplete(world.channel, "quiz", "decks", "py+ml")
    assert [each["value"] for each in offered] == ["py+mlops"]
    begun = await world.ana.slash(
        world.channel, "quiz", decks="py+mlops", order="written", thread="yes", questions=2
    )
    assert begun.ephemeral
    assert "2 questions from **Python + MLOps**" in begun.response.content
    assert not [m for m in world.channel.history() if labels(m)]
    (thread,) = world.channel.threads
    question = world.question(thread)
    assert r"\_\_new\_\_" in text_of(question)
    verdict = await world.submit(world.ben, question, "right")
    assert verdict.response.content.startswith("✅ Correct")


async def test_decks_are_offered_and_found_by_titles_with_signs_in_them(world: World) -> None:
    await DeckService(world.app.store).save([PY, CPP])
    for typed, value in (("c++, b", "cpp"), ("py,ml", "py,mlops"), ("mlops+C++, ba", "mlops+cpp")):
        offered = await world.ana.autocomplete(world.channel, "quiz", "decks", typed)
        assert [each["value"] for each in offered] == [value]
    topics = await world.ana.autocomplete(world.channel, "quiz", "topic", "", decks="py+C++, Basics")
    assert [each["value"] for each in topics] == ["Templates"]
    begun = await world.ana.slash(world.channel, "quiz", decks="mlops + c++, basics", questions=2)
    assert "from **MLOps + C++, basics**" in begun.response.content


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"deck": "mlops", "decks": "py"}, "Choose either `deck` or `decks`"),
        ({"decks": "+"}, "I see no deck's name in `decks`"),
    ],
    ids=["both", "none"],
)
async def test_decks_that_are_not_clear_are_asked_for_privately(
    world: World, options: dict[str, str], says: str
) -> None:
    refused = await world.ana.slash(world.channel, "quiz", **options)
    assert refused.ephemeral
    assert says in refused.response.content
    assert not world.channel.history()


async def test_a_thread_needs_its_permission_and_a_good_choice(world: World) -> None:
    refused = await world.ana.slash(world.channel, "quiz", deck="nosuch", thread="yes")
    assert "There is no deck" in refused.response.content
    closed = world.guild.create_text_channel(
        "closed", overwrites={world.guild.me: discord.PermissionOverwrite(create_public_threads=False)}
    )
    lacking = await world.ana.slash(closed, "quiz", thread="yes")
    assert "Create Public Threads" in lacking.response.content


async def test_a_thread_that_discord_refuses_is_said_and_leaves_the_channel_free(world: World) -> None:
    world.env.inject_error("POST", f"/channels/{world.channel.id}/threads", status=400, code=160006)
    refused = await world.ana.slash(world.channel, "quiz", thread="yes")
    assert refused.response.content.startswith("I could not open a thread here.")
    assert "Here we go" in (await world.ana.slash(world.channel, "quiz", questions=1)).response.content


async def test_not_knowing_in_practice_shows_the_answer_without_a_verdict(world: World) -> None:
    standings = await played(world)
    listed = (await world.ana.click(standings, label="What I missed")).response
    asked = await world.ana.click(listed, label="Practise these")
    form = await world.ana.click(asked.response, label="Answer")
    told = await world.ana.submit_modal(form, {"answer": "dunno"})
    assert "The answer:" in text_of(told.response)
    assert "Not quite" not in text_of(told.response)

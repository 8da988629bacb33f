"""Two people with the same form open: each changes what they touched, and what both touched is told."""

from __future__ import annotations

from typing import Any

from tests.cogs.conftest import World, text_of
from tests.cogs.deck_actions import add, choices, deck
from tests.cogs.suggestion_actions import CARD as SUGGESTED
from tests.cogs.suggestion_actions import suggest

ANSWER = "To few users first."


def held(form: Any) -> dict[str, str]:
    """What the fields of an open form hold."""
    fields = [label["component"] for label in form.modal["components"]]
    return {field["custom_id"]: field.get("value") or "" for field in fields}


async def opened(world: World) -> tuple[Any, str]:
    """(the form for the one card, the card's key)."""
    key = (await choices(world, "edit", "card", deck="team-facts"))[0]
    return await world.mod.slash(world.channel, "deck edit", deck="team-facts", card=key), key


async def test_each_changes_what_they_touched(world: World) -> None:
    await add(world, topic="Releases")
    first, key = await opened(world)
    second, _ = await opened(world)
    await world.mod.submit_modal(first, {**held(first), "hint": "Miners.", "accepted": "few first"})
    await world.restart()
    saved = await world.mod.submit_modal(second, {**held(second), "reference": ANSWER, "topic": ""})
    assert "somebody" not in text_of(saved.response)
    shown = await deck(world, "show", deck="team-facts", card=key)
    assert "**Hint** Miners." in shown
    assert "few first" in shown
    assert f"**Answer** {ANSWER}" in shown
    assert "**Topic**" not in shown


async def test_what_both_changed_is_told_and_comes_back_by_undo(world: World) -> None:
    await add(world)
    first, key = await opened(world)
    second, _ = await opened(world)
    await world.mod.submit_modal(first, {**held(first), "hint": "Miners.", "topic": "Old"})
    saved = await world.mod.submit_modal(second, {**held(second), "hint": "Birds.", "topic": "New"})
    assert "somebody changed the topic and hint, too. Yours counts; Undo brings theirs back" in text_of(
        saved.response
    )
    assert "**Hint** Birds." in await deck(world, "show", deck="team-facts", card=key)
    await world.mod.click(saved.response.message, label="Undo")
    assert "**Hint** Miners." in await deck(world, "show", deck="team-facts", card=key)


async def test_a_form_that_was_sent_as_it_was_changes_nothing(world: World) -> None:
    await add(world, hint="One\n\ntwo ")
    form, _ = await opened(world)
    other, key = await opened(world)
    await world.mod.submit_modal(other, {**held(other), "hint": "Three."})
    assert "Nothing changed" in text_of((await world.mod.submit_modal(form, held(form))).response)
    assert "**Hint** Three." in await deck(world, "show", deck="team-facts", card=key)


async def test_a_suggestion_that_two_change_keeps_both_changes(world: World) -> None:
    await add(world)
    await suggest(world)
    waiting = (await world.mod.slash(world.channel, "deck suggestions")).response.message
    first, second = [await world.mod.click(waiting, label="Edit") for _ in range(2)]
    await world.mod.submit_modal(first, {**SUGGESTED, "hint": "Tall."})
    await world.mod.submit_modal(second, {**SUGGESTED, "reference": "A large bird."})
    form = await world.mod.click(waiting, label="Edit")
    assert held(form) == {**SUGGESTED, "hint": "Tall.", "reference": "A large bird."}

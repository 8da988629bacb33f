"""What members and those who look after decks do about suggestions on the simulated Discord."""

from __future__ import annotations

from typing import Any

from tests.cogs.conftest import World, labels, text_of

CARD = {"prompt": "What is an emu?", "reference": "A bird of Australia.", "topic": "Large", "hint": "Legs."}
FOR_CARD = ["Accept", "Edit", "Decline"]
FLAG = "Something wrong with this question?"


async def form(world: World, who: Any = None, deck: str = "team-facts") -> Any:
    """The form for a card of the deck."""
    opened = await (who or world.ana).slash(world.channel, "deck suggest", deck=deck)
    assert opened.modal, opened.response and opened.response.content
    return opened


async def suggest(world: World, who: Any = None, **values: str) -> str:
    """Suggest a card; what the member hears."""
    sent = await (who or world.ana).submit_modal(await form(world, who), {**CARD, **values})
    assert sent.ephemeral
    return text_of(sent.response)


async def revealed(world: World, **options: Any) -> Any:
    """The message of a question whose answer was shown."""
    question = await world.start(questions=1, seconds=20, **options)
    await world.submit(world.ben, question, "right")
    await world.env.advance_time(40)
    return next(m for m in reversed(world.channel.history()) if FLAG in labels(m))


async def flag(world: World, shown: Any, wrong: str = "It is outdated.", who: Any = None) -> str:
    """Flag the question; what the member hears."""
    opened = await (who or world.ana).click(shown, label=FLAG)
    sent = await (who or world.ana).submit_modal(opened, {"wrong": wrong})
    assert sent.ephemeral
    return text_of(sent.response)


async def oldest(world: World, who: Any = None) -> Any:
    """What `/deck suggestions` shows."""
    shown = await (who or world.mod).slash(world.channel, "deck suggestions")
    assert shown.ephemeral
    return shown.response

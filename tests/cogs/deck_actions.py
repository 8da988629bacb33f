"""What those who look after decks do on the simulated Discord."""

from __future__ import annotations

from typing import Any

from tests.cogs.conftest import World, text_of

CARD = {"prompt": "What is a canary?", "answer": "A release to few users first."}


async def deck(world: World, command: str, who: Any = None, **options: Any) -> str:
    """The private answer to a `/deck` command, all of it."""
    result = await (who or world.mod).slash(world.channel, f"deck {command}", **options)
    assert result.ephemeral
    return text_of(result.response)


async def add(world: World, name: str = "Team facts", **options: Any) -> str:
    return await deck(world, "add", deck=name, **{**CARD, **options})


async def undo(world: World, name: str = "team-facts") -> str:
    """Take back the last change of a deck, and say yes to it."""
    result = await world.mod.slash(world.channel, "deck undo", deck=name)
    await world.mod.click(result.response.message, label="Undo it")
    return text_of(result.response)


async def choices(
    world: World, command: str, option: str, typed: str = "", who: Any = None, **filled: Any
) -> list[str]:
    offered = await (who or world.mod).autocomplete(world.channel, f"deck {command}", option, typed, **filled)
    return [choice["value"] for choice in offered]

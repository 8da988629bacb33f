"""What members and reviewers of appeals do on the simulated Discord."""

from __future__ import annotations

from typing import Any

import discord

from tests.cogs.conftest import World, text_of

VERDICTS = ["Accept", "Accept and remember", "Partly", "Decline"]


async def tap(who: Any, message: Any, label: str) -> Any:
    """A reviewer's tap: the message pressed changes, and the reviewer hears privately what came of it."""
    result = await who.click(message, label=label)
    (said,) = result.followups
    assert said.ephemeral
    return said


async def wrong(world: World, who: Any = None, answer: str = "no idea of it") -> Any:
    """A question answered wrongly; the private verdict with its button."""
    return await world.submit(who or world.ana, await world.start(questions=1), answer)


async def press(world: World, verdict: Any, who: Any = None) -> str:
    pressed = await (who or world.ana).click(verdict.response, label="I was right")
    assert pressed.ephemeral
    return str(pressed.response.content)


async def queue(world: World, who: Any = None) -> Any:
    shown = await (who or world.mod).slash(world.channel, "appeals")
    assert shown.ephemeral
    return shown.response


async def set_review_channel(world: World) -> Any:
    everyone = discord.PermissionOverwrite(view_channel=False)
    channel = world.guild.create_text_channel(
        "reviews",
        overwrites={
            world.guild.default_role: everyone,
            world.guild.me: discord.PermissionOverwrite(view_channel=True),
            world.mod: discord.PermissionOverwrite(view_channel=True),
        },
    )
    await world.mod.slash(world.channel, "settings", review_channel=channel)
    return channel


def told(who: Any) -> list[str]:
    return [m.content for m in who.user.dm_channel.history()] if who.user.dm_channel else []


async def board(world: World, who: Any) -> str:
    return text_of((await who.slash(world.channel, "leaderboard")).response)

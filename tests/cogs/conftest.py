"""The whole bot on a simulated Discord: real discord.py, real storage; only time and grades are the test's."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import discord
import pytest
import simcord
from simcord.env import Env

from bot import app
from bot.config import Settings
from tests.fakes import FakeJudge

# After each action simcord polls every 50 ms while a `tasks.loop` is parked; our work is done long before.
Env._settle_internal.__kwdefaults__["idle"] = 0.001


class EnvClock:
    """The simulated Discord's clock, for the bot."""

    def __init__(self) -> None:
        self.env: Env | None = None

    def now(self) -> datetime:
        assert self.env is not None
        return self.env.now()


@dataclass
class World:
    """A server with one channel, three people, and the bot."""

    env: Env
    guild: object
    channel: object
    ana: object
    ben: object
    mod: object
    database: Path
    app: app.App
    message_content: bool = False

    def messages(self) -> list[discord.Message]:
        return self.channel.history()

    @property
    def last(self) -> discord.Message:
        return self.channel.last_message

    def question(self) -> discord.Message:
        """The newest message with buttons."""
        return next(m for m in reversed(self.messages()) if m.components)

    async def restart(self) -> None:
        """A new process on the same database and the same Discord."""
        await self.app.client.close()
        self.app = build(self.database, self.env, message_content=self.message_content)
        await self.env.restart_bot(self.app.client)


def build(database: Path, env: Env | None, *, message_content: bool = False) -> app.App:
    clock = EnvClock()
    clock.env = env
    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{database}", message_content=message_content, pause_seconds=4
    )
    built = app.build(settings, clock=clock, judge=FakeJudge(), rng=random.Random(7))
    built.client.test_clock = clock
    return built


def text_of(message: object) -> str:
    """Everything that a message says, whether in its content or in its embed."""
    parts = [message.content or ""]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or "", embed.footer.text or ""]
    return "\n".join(parts)


@pytest.fixture
async def make_world(tmp_path: Path) -> AsyncIterator[object]:
    worlds: list[World] = []

    async def make(*, message_content: bool = False, **options: object) -> World:
        database = tmp_path / f"cuecard{len(worlds)}.db"
        built = build(database, None, message_content=message_content)
        env = Env(built.client, **options)
        built.client.test_clock.env = env
        await env.start()
        guild = env.create_guild("Study group")
        channel = guild.create_text_channel("quiz")
        moderators = guild.create_role("Mods", permissions=discord.Permissions(manage_messages=True, manage_guild=True))
        people = [guild.add_member(env.create_user(name)) for name in ("ana", "ben")]
        mod = guild.add_member(env.create_user("mod"), roles=[moderators])
        world = World(env, guild, channel, *people, mod, database, built, message_content)
        worlds.append(world)
        return world

    yield make
    for world in worlds:
        await world.app.client.close()
        await world.env.shutdown()
        world.env.raise_errors()


@pytest.fixture
async def world(make_world: object) -> World:
    return await make_world()


__all__ = ["World", "simcord", "text_of"]

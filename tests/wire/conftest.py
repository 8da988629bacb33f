"""Fixtures: a stand-in, a small town in it, and bot processes that never outlive their test."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from .api import Api
from .people import Person
from .permissions import Can
from .process import BotProcess
from .shard_town import ShardTown
from .standin import StandIn
from .state import Channel, Guild

StartBot = Callable[..., Awaitable[BotProcess]]


@dataclass
class Town:
    """A server with two channels, two people and a moderator."""

    guild: Guild
    general: Channel
    quiz: Channel
    ann: Person
    ben: Person
    mod: Person


@pytest_asyncio.fixture
async def standin() -> AsyncIterator[StandIn]:
    """A running stand-in; afterwards, no gap or fault of its own may have been met."""
    made = StandIn()
    await made.start()
    yield made
    await made.stop()
    assert made.rest.unmodelled == []
    assert made.rest.crashes == []


@pytest_asyncio.fixture
async def town(standin: StandIn) -> Town:
    """The usual server."""
    guild = standin.guild("Lab")
    general, quiz = standin.channel(guild, "general"), standin.channel(guild, "quiz")
    moderator = standin.world.role(guild, "moderator", Can.MANAGE_GUILD | Can.MANAGE_MESSAGES)
    ann, ben = standin.person("ann", guild), standin.person("ben", guild)
    return Town(guild, general, quiz, ann, ben, standin.person("mod", guild, roles=(moderator,)))


@pytest.fixture(autouse=True)
def database(tmp_path: Path, started_file: Path) -> Path:
    """The file of the test's bots, as a first start leaves it; a test of that start deletes it."""
    return Path(shutil.copyfile(started_file, tmp_path / "cuecard.db"))


@pytest_asyncio.fixture
async def start_bot(
    standin: StandIn, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[StartBot]:
    """Starts `python -m bot run` (or other arguments) in the test's directory; see BotProcess.start."""
    started: list[BotProcess] = []

    async def start(*arguments: str, env: dict[str, str] | None = None) -> BotProcess:
        run = arguments or ("-m", "bot", "run")
        name = f"bot{len(started) + 1}"
        bot = await BotProcess.start(standin, tmp_path, name=name, arguments=run, env=env)
        started.append(bot)
        return bot

    yield start
    for bot in started:
        await bot.stop()
        request.node.add_report_section("teardown", f"log of {bot.name}, exit {bot.returncode}", bot.log)


@pytest_asyncio.fixture
async def api(standin: StandIn) -> AsyncIterator[Api]:
    """A client that asks the stand-in directly."""
    async with aiohttp.ClientSession() as session:
        yield Api(standin, session)


@pytest_asyncio.fixture
async def shards(
    standin: StandIn, tmp_path: Path, postgres_url: str, request: pytest.FixtureRequest
) -> AsyncIterator[ShardTown]:
    """A dozen servers on four shards, whose processes share a PostgreSQL; see ShardTown."""
    made = ShardTown(standin, tmp_path, postgres_url, shard_count=4)
    await made.lay_out(12, max_concurrency=4)
    yield made
    for bot in made.bots:
        await bot.stop()
        request.node.add_report_section("teardown", f"log of {bot.name}, exit {bot.returncode}", bot.log)

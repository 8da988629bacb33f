"""The whole bot on a simulated Discord: real discord.py, real storage; only time and grades are the test's."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord.env import Env

from bot import app, config
from bot.app import App
from bot.config import Settings
from bot.errors import UserError
from tests.fakes import FakeGrader
from tests.patience import WAIT

# After each action simcord polls every 50 ms while a `tasks.loop` is parked; our work is done long before.
assert Env._settle_internal.__kwdefaults__ is not None
Env._settle_internal.__kwdefaults__["idle"] = 0.001


class EnvClock:
    """The simulated Discord's clock, for the bot; `ahead` skips the days that no test wants to sit through."""

    env: Env
    ahead = timedelta()

    def now(self) -> datetime:
        return self.env.now() + self.ahead


@dataclass
class World:
    """A server with one channel, three people (one a moderator), and the bot."""

    env: Env
    clock: EnvClock
    app: App
    settings: Settings
    guild: Any
    channel: Any
    ana: Any
    ben: Any
    mod: Any
    closing: list[App] = field(default_factory=list)
    meant: list[BaseException] = field(default_factory=list)
    """Faults inside the bot that the test caused; any other fails it."""

    @property
    def last(self) -> discord.Message:
        newest: discord.Message = self.channel.last_message
        return newest

    def question(self, channel: Any = None) -> discord.Message:
        """The newest open question."""
        messages: list[discord.Message] = (channel or self.channel).history()
        return next(m for m in reversed(messages) if "Answer" in labels(m))

    def said(self, channel: Any = None) -> str:
        """All that the bot said in the channel."""
        return "\n".join(text_of(m) for m in (channel or self.channel).history() if m.author.bot)

    async def start(self, **options: Any) -> discord.Message:
        """Start a quiz as Ana; the question's message."""
        await self.ana.slash(self.channel, "quiz", **options)
        return self.question()

    async def submit(self, who: Any, question: discord.Message, answer: str) -> Any:
        """Press Answer and fill the form in."""
        return await who.submit_modal(await who.click(question, label="Answer"), {"answer": answer})

    async def later(self, **delta: float) -> None:
        """Days pass at once; then a few seconds in which the bot notices."""
        self.clock.ahead += timedelta(**delta)
        async with self.app.store.write() as tx:
            await tx.uptime.beat(self.clock.now())  # the bot was up all the while: no outage
        await self.env.advance_time(4)

    async def demote(self) -> None:
        """The moderator manages the server no more."""
        guild = self.app.client.get_guild(self.guild.id)
        assert guild is not None
        role = discord.utils.get(guild.roles, name="Mods")
        assert role is not None
        await role.edit(permissions=discord.Permissions.none())

    async def restart(self) -> None:
        """A new process on the same database and the same Discord."""
        self.closing.append(self.app)
        await self.app.client.close()
        self.app = build(self.settings, self.clock)
        await self.env.restart_bot(self.app.client)


def build(settings: Settings, clock: EnvClock) -> App:
    return app.build(settings, clock=clock, grader=FakeGrader(), rng=random.Random(7))


_HEADING = re.compile(r"^(?:-#|#{1,3}) ", re.MULTILINE)


def parts_of(message: Any) -> Iterator[Any]:
    """Every component of a message, outer ones first: a channel's holds objects, a private answer the payload."""
    waiting = list(message.components)
    while waiting:
        part = waiting.pop(0)
        yield part
        inner = part.get("components", ()) if isinstance(part, dict) else getattr(part, "children", ())
        waiting = [*inner, *waiting]


def read(part: Any, name: str) -> Any:
    """A field of a component, of either kind; None where it has none."""
    return part.get(name) if isinstance(part, dict) else getattr(part, name, None)


def text_of(message: Any) -> str:
    """Everything that a message says, in its content or its components, without the marks of headings."""
    parts = [message.content or "", *(read(part, "content") or "" for part in parts_of(message))]
    return written(_HEADING.sub("", "\n".join(part for part in parts if part)))


def written(text: str) -> str:
    """The text with commands as they are written, where it mentions them."""
    return re.sub(
        r"</([^:>]+):\d+>(?: `([^`]+)`)?", lambda m: f"`/{' '.join(filter(None, m.groups()))}`", text
    )


def labels(message: Any) -> list[str]:
    """What the buttons say."""
    return [label for part in parts_of(message) if (label := read(part, "label"))]


def menus(message: Any) -> dict[str, Any]:
    """The menus by their placeholders, as Discord has them."""
    return {
        placeholder: part if isinstance(part, dict) else part.to_dict()
        for part in parts_of(message)
        if (placeholder := read(part, "placeholder"))
    }


def offered(message: Any, placeholder: str) -> list[str]:
    """What a menu of options offers."""
    return [option["label"] for option in menus(message)[placeholder]["options"]]


def marked(message: Any, placeholder: str) -> list[str]:
    """What is shown as chosen in a menu of options."""
    return [o["label"] for o in menus(message)[placeholder]["options"] if o.get("default")]


async def choose(who: Any, message: Any, placeholder: str, value: Any) -> Any:
    """Choose in a menu, by its placeholder: an option by its words, or a role or channel."""
    menu = menus(message)[placeholder]
    by_words = {option["label"]: option["value"] for option in menu.get("options", ())}
    chosen = by_words[value] if isinstance(value, str) else value
    return await who.select(message, [chosen], custom_id=menu["custom_id"])


def _deliberate(error: BaseException) -> bool:
    """A refusal that became a private sentence: simcord records it, the person was told."""
    return isinstance(getattr(error, "original", error), UserError)


MakeWorld = Callable[..., Awaitable[World]]


async def open_world(file: Path, *, message_content: bool = False, **options: Any) -> World:
    """A world whose bot keeps everything in that file."""
    settings = config.load(
        env_file=None,
        shard_count=1,
        database_url=f"sqlite:///{file}",
        message_content=message_content,
        pause_seconds=4,
    )
    clock = EnvClock()
    built = build(settings, clock)
    env = clock.env = Env(built.client, settle_timeout=WAIT, **options)
    await env.start()
    guild = env.create_guild("Study group")
    channel = guild.create_text_channel("quiz")
    moderators = guild.create_role(
        "Mods", permissions=discord.Permissions(manage_messages=True, manage_guild=True)
    )
    ana, ben = (guild.add_member(env.create_user(name)) for name in ("ana", "ben"))
    mod = guild.add_member(env.create_user("mod"), roles=[moderators])
    return World(env, clock, built, settings, guild, channel, ana, ben, mod)


async def close_worlds(*worlds: World) -> None:
    """Close them; nothing but refusals, and what the tests meant, may have gone wrong inside."""
    for world in worlds:
        await world.app.client.close()
        await world.env.shutdown()
    for world in worlds:
        unexpected = [error for error in world.env.errors if error not in world.meant]
        assert not [error for error in unexpected if not _deliberate(error)]


@pytest.fixture
async def make_world(tmp_path: Path, started_file: Path) -> AsyncIterator[MakeWorld]:
    worlds: list[World] = []

    async def make(**options: Any) -> World:
        file = Path(shutil.copyfile(started_file, tmp_path / f"cuecard{len(worlds)}.db"))
        worlds.append(await open_world(file, **options))
        return worlds[-1]

    yield make
    await close_worlds(*worlds)


@pytest.fixture
async def world(make_world: MakeWorld) -> World:
    return await make_world()

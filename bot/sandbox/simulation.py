"""A small server with three people in which the real bot runs; real time passes in it.

simcord (pinned exactly) plays Discord; what is used beyond its public interface is used in `internals`.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import discord
from msgspec.structs import replace
from simcord.actors import MemberActor
from simcord.backend.errors import BackendError, SetupError
from simcord.builders import ChannelHandle
from simcord.results import to_discord_message

from bot import app
from bot.config import Settings
from bot.sandbox.due import Due, next_due
from bot.sandbox.greeting import START
from bot.sandbox.internals.server import SETTLE_TIMEOUT, Server, is_refusal
from bot.services.protocols import Grader
from bot.services.uptime import NOTICEABLE

if TYPE_CHECKING:
    from bot.sandbox.internals.page import Page

PEOPLE = ("ana", "ben")
MODERATOR = "mod"
BOT = "cuecard"
OTHER_CHANNEL = "general"
CDN = "https://cdn.simcord.invalid"
TICK = 0.5
"""Real seconds between two looks at the clock."""
STEP = timedelta(seconds=20)
"""Simulated time that passes in one go: after a machine was suspended, people need not wait for all of it."""
LEAP = NOTICEABLE / 2
"""Simulated time that passes in one go where nothing is due: longer would look like an outage to the bot."""
ONE_SHARD = {"shard_count": 1}
"""The simulated Discord recommends no number."""
WINDOW = 60
"""Newest messages that are watched for changes: a little more than the page shows."""


FOR_MANAGERS = "default-member-permissions"
"""In simcord's words for a command that a person does not see."""
MANAGERS_ALONE = (
    f"Only those who manage the server see this command, as {MODERATOR.capitalize()} does: :as {MODERATOR}"
)


class NotPermitted(Exception):
    """Discord does not let the person do that; the message says why."""


class SimulatedClock:
    """The simulated server's time, for the bot."""

    def __init__(self) -> None:
        self.server: Server | None = None

    def now(self) -> datetime:
        """Now, in UTC."""
        assert self.server is not None  # set before the bot is started
        return self.server.now()


class Simulation:
    """The bot, the server it is in, and the people there."""

    def __init__(
        self,
        settings: Settings,
        grader: Grader | None = None,
        rng: random.Random | None = None,
        topic: str = START,
    ) -> None:
        clock = SimulatedClock()
        self.app = app.build(replace(settings, **ONE_SHARD), clock=clock, grader=grader, rng=rng)
        self.server = clock.server = Server(
            self.app.client, settle_timeout=SETTLE_TIMEOUT, check_errors=False
        )
        self.turn = asyncio.Lock()
        """Held while a person acts or time passes: simcord does one thing at a time."""
        self.ahead = timedelta()
        """How much later it is in the simulation than at the desk."""
        self.zone = ZoneInfo(settings.default_timezone)
        """Of the times that are shown."""
        self._populate(topic)

    def _populate(self, topic: str) -> None:
        """Make the server before the clock is set: so its ids are the same in every session on a database."""
        bot = self.server.backend.edit_bot_profile("Cuecard")
        bot.avatar = BOT
        self.guild = self.server.create_guild("Study group")
        self.channel = self.guild.create_text_channel("quiz", topic=topic)
        powers = discord.Permissions(manage_messages=True, manage_guild=True)
        moderators = self.guild.create_role("Moderators", permissions=powers)
        self.people: dict[str, MemberActor] = {}
        for name in (*PEOPLE, MODERATOR):
            user = self.server.create_user(name, global_name=name.capitalize(), avatar=name)
            roles = [moderators] if name == MODERATOR else []
            self.people[name] = self.guild.add_member(user, roles=roles)
        self._direct = {p.id: p.user.dm_channel.id for p in self.people.values()}
        other = self.guild.create_text_channel(OTHER_CHANNEL)
        self._channels = {"quiz": self.channel, OTHER_CHANNEL: other}
        self.roles = {moderators.name: moderators}
        self.server.backend.advance_clock((datetime.now(UTC) - self.server.now()).total_seconds())

    async def start(self) -> None:
        """Start the bot. A question that an earlier session left open is gone with its chat: the quiz goes on."""
        await self.server.start()
        services = self.app.services
        async with self.turn:
            for channel in self.channels.values():
                left = await services.answers.round_in_channel(channel.id)
                if left is not None and left.message_id is not None:
                    await services.rounds.question_deleted(left.message_id)

    async def close(self) -> None:
        """Stop the bot, then the server."""
        await self.app.client.close()
        await self.server.shutdown()

    @asynccontextmanager
    async def acting(self) -> AsyncIterator[None]:
        """A person does something; NotPermitted when Discord would not let them."""
        async with self.turn:
            try:
                yield
            except (SetupError, BackendError) as error:
                if FOR_MANAGERS in str(error):
                    raise NotPermitted(MANAGERS_ALONE) from error
                raise NotPermitted(f"Discord does not allow that: {error}") from error

    async def keep_time(self) -> bool:
        """Let time pass as it really has, one step at the most; whether the clock is right now."""
        behind = datetime.now(UTC) + self.ahead - self.server.now()
        if behind > timedelta():
            async with self.turn:
                await self.server.advance_time(min(behind, STEP).total_seconds())
        return behind <= STEP

    async def next_due(self) -> Due | None:
        """What the bot does next by itself; None when nothing is planned."""
        return await next_due(self.app.store, self.server.now(), self.zone.key)

    async def skip_ahead(self, time: timedelta) -> AsyncIterator[None]:
        """Let time pass at once, and say after each step that something may have happened."""
        end = self.server.now() + time
        while (left := end - self.server.now()) > timedelta():
            due = await self.next_due()
            quiet = min(left, due.at - self.server.now()) if due else left
            async with self.turn:
                if quiet > STEP:
                    step = min(quiet, LEAP)
                    await self.server.leap(step)
                else:
                    step = min(left, STEP)
                    await self.server.advance_time(step.total_seconds())
                self.ahead += step
            yield

    def ids(self, viewer: MemberActor) -> list[int]:
        """Ids of the messages that the viewer sees, in all channels and from the bot alone, oldest first."""
        places = [*(channel.id for channel in self.channels.values()), self._direct[viewer.id]]
        stored = [item for place in places for item in self._stored(place).items()]
        return sorted(key for key, message in stored if message.visible_to(viewer.id))

    def from_bot(self, channel_id: int, viewer_id: int) -> list[int]:
        """Ids of what the bot wrote there for the viewer to see, oldest first."""
        bot, stored = self.server.backend.bot_user.id, self._stored(channel_id).items()
        return sorted(key for key, m in stored if m.author_id == bot and m.visible_to(viewer_id))

    def message(self, message_id: int) -> discord.Message | None:
        """The message as discord.py models it; None when it was deleted."""
        for channel_id in self._places:
            stored = self._stored(channel_id).get(message_id)
            if stored:
                return to_discord_message(self.server, stored)
        return None

    def file(self, attachment: discord.Attachment) -> bytes:
        """What the attached file holds."""
        return self.server.backend.cdn.get(attachment.url) or b""

    def newest(self) -> int:
        """The id of the newest message anywhere; 0 before the first."""
        return max((key for channel_id in self._places for key in self._stored(channel_id)), default=0)

    def marks(self) -> tuple[str, ...]:
        """Different whenever a message was written, edited or deleted."""
        channels = [self._stored(channel_id) for channel_id in self._places]
        return tuple(repr(each[key]) for each in channels for key in sorted(each)[-WINDOW:])

    @property
    def channels(self) -> dict[str, ChannelHandle]:
        """The server's channels and their threads by name; of threads with one name the later ones have a number."""
        found = dict(self._channels)
        for thread in (thread for channel in self._channels.values() for thread in channel.threads):
            same = [name for name in found if name == thread.name or name.startswith(f"{thread.name} (")]
            found[f"{thread.name} ({len(same) + 1})" if same else str(thread.name)] = thread
        return found

    @property
    def _places(self) -> list[int]:
        return [*(channel.id for channel in self.channels.values()), *self._direct.values()]

    def _stored(self, channel_id: int) -> Mapping[int, Any]:
        found: Mapping[int, Any] = self.server.backend.messages.get(channel_id, {})
        return found

    def failures(self) -> list[BaseException]:
        """What went wrong inside the bot; refusals to a person are no failures."""
        return [error for error in self.server.errors if not is_refusal(error)]

    def _faces(self) -> dict[str, tuple[str, bytes]]:
        from bot.sandbox.avatars import face

        ids = {BOT: self.server.backend.bot_user.id, **{name: p.id for name, p in self.people.items()}}
        return {f"{CDN}/avatars/{ids[name]}/{name}.png": (f"{name}.png", face(name)) for name in ids}

    def preview(self, port: int) -> Page:
        """The page, not yet served."""
        from bot.sandbox.internals.page import Page  # with all of the page, which a terminal need not load

        return Page(self, port, timezone=self.zone.key, assets=self._faces())

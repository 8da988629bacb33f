"""A small server with three people in which the real bot runs; real time passes in it.

simcord (pinned exactly) plays Discord. What is used beyond its public interface is used here, and in `page_style`
for the page's looks; `tests/sandbox/test_simulation.py` fails when a release moves it.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from simcord.actors import MemberActor
from simcord.backend.errors import BackendError, SetupError
from simcord.env import Env
from simcord.results import to_discord_message

from bot import app
from bot.config import Settings
from bot.errors import UserError
from bot.services.protocols import Grader

if TYPE_CHECKING:
    from simcord.preview import Preview

PEOPLE = ("ana", "ben")
MODERATOR = "mod"
BOT = "cuecard"
CDN = "https://cdn.simcord.invalid"
TOPIC = "Type /quiz to start. Answer with the button, or reply to the question."
TICK = 0.5
"""Real seconds between two looks at the clock."""
STEP = timedelta(seconds=20)
"""Simulated time that passes in one go: after a machine was suspended, people need not wait for all of it."""
SETTLE_TIMEOUT = 30.0
"""Seconds that the bot may take to come to rest after an event; a loaded machine needs some."""
REST_POLL = 0.001
"""Seconds between two looks whether the bot came to rest. simcord's 0.05 would be felt at every step."""
WINDOW = 60
"""Newest messages that are watched for changes: a little more than the page shows."""


class NotPermitted(Exception):
    """Discord does not let the person do that; the message says why."""


class Server(Env):
    """simcord's environment, quicker to see that the bot is at rest."""

    async def _settle_internal(
        self,
        *,
        timeout: float | None = None,  # noqa: ASYNC109  # simcord's signature
        idle: float = REST_POLL,
        dispatch: str | None = None,
        _deadline: float | None = None,
    ) -> None:
        patience = None if timeout is None else max(timeout, SETTLE_TIMEOUT)
        await super()._settle_internal(
            timeout=patience, idle=min(idle, REST_POLL), dispatch=dispatch, _deadline=_deadline
        )


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
        self, settings: Settings, grader: Grader | None = None, rng: random.Random | None = None
    ) -> None:
        clock = SimulatedClock()
        self.app = app.build(settings, clock=clock, grader=grader, rng=rng)
        self.server = clock.server = Server(
            self.app.client, settle_timeout=SETTLE_TIMEOUT, check_errors=False
        )
        self.turn = asyncio.Lock()
        """Held while a person acts or time passes: simcord does one thing at a time."""
        self._ahead = timedelta()
        self._timezone = settings.default_timezone
        self._populate()

    def _populate(self) -> None:
        """Make the server before the clock is set: so its ids are the same in every session on a database."""
        bot = self.server.backend.edit_bot_profile("Cuecard")
        bot.avatar = BOT
        self.guild = self.server.create_guild("Study group")
        self.channel = self.guild.create_text_channel("quiz", topic=TOPIC)
        powers = discord.Permissions(manage_messages=True, manage_guild=True)
        moderators = self.guild.create_role("Moderators", permissions=powers)
        self.people: dict[str, MemberActor] = {}
        for name in (*PEOPLE, MODERATOR):
            user = self.server.create_user(name, global_name=name.capitalize(), avatar=name)
            roles = [moderators] if name == MODERATOR else []
            self.people[name] = self.guild.add_member(user, roles=roles)
        self.server.backend.advance_clock((datetime.now(UTC) - self.server.now()).total_seconds())

    async def start(self) -> None:
        """Start the bot. A question that an earlier session left open is gone with its chat: the quiz goes on."""
        await self.server.start()
        services = self.app.services
        async with self.turn:
            left = await services.answers.round_in_channel(self.channel.id)
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
                raise NotPermitted(f"Discord does not allow that: {error}") from error

    async def keep_time(self) -> bool:
        """Let time pass as it really has, one step at the most; whether the clock is right now."""
        behind = datetime.now(UTC) + self._ahead - self.server.now()
        if behind > timedelta():
            async with self.turn:
                await self.server.advance_time(min(behind, STEP).total_seconds())
        return behind <= STEP

    async def skip_ahead(self, time: timedelta) -> AsyncIterator[None]:
        """Let time pass at once, and say after each step that something may have happened."""
        while time > timedelta():
            step = min(time, STEP)
            async with self.turn:
                await self.server.advance_time(step.total_seconds())
                self._ahead += step
            time -= step
            yield

    def ids(self, viewer: MemberActor) -> list[int]:
        """Ids of the channel's messages that the viewer sees, oldest first."""
        messages = self.server.backend.messages[self.channel.id]
        return [key for key in sorted(messages) if messages[key].visible_to(viewer.id)]

    def message(self, message_id: int) -> discord.Message | None:
        """The message as discord.py models it; None when it was deleted."""
        stored = self.server.backend.messages[self.channel.id].get(message_id)
        return to_discord_message(self.server, stored) if stored else None

    def marks(self) -> tuple[str, ...]:
        """Different whenever a message was written, edited or deleted."""
        messages = self.server.backend.messages[self.channel.id]
        return tuple(repr(messages[key]) for key in sorted(messages)[-WINDOW:])

    def failures(self) -> list[BaseException]:
        """What went wrong inside the bot; refusals to a person are no failures."""
        return [error for error in self.server.errors if not _is_refusal(error)]

    def _faces(self) -> dict[str, tuple[str, bytes]]:
        from bot.sandbox.avatars import face

        ids = {BOT: self.server.backend.bot_user.id, **{name: p.id for name, p in self.people.items()}}
        return {f"{CDN}/avatars/{ids[name]}/{name}.png": (f"{name}.png", face(name)) for name in ids}

    def preview(self, port: int) -> Preview:
        """The page, not yet served. Its actions take turns with the passing of time."""
        from bot.sandbox.page_style import restyle  # with all of the page, which a terminal need not load

        preview = self.server.preview(
            self.channel,
            viewers=list(self.people.values()),
            layout="channel",
            width=1280,
            height=900,
            timezone=self._timezone,
            assets=self._faces(),
            port=port,
        )
        restyle(preview)
        act = preview._action

        async def act_in_turn(context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
            async with self.turn:
                # The page names the state that it last saw. Something may have been posted since; what it
                # acts on is looked up again anyway, so that is no reason to refuse a click.
                page = preview._pages.get(context_id or "")
                if page is not None and isinstance(body, Mapping) and "published_revision" in body:
                    body = {**body, "published_revision": page.revision}
                return await act(context_id, body)

        preview._action = act_in_turn  # type: ignore[method-assign]
        return preview


def _is_refusal(error: BaseException) -> bool:
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    return isinstance(error, UserError | app_commands.CheckFailure)

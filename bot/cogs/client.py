"""The Discord client: intents, start-up, and what hears of events."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands
from yarl import URL

from bot.cogs import foreign_answers, unread_events
from bot.cogs.command_tree import CommandTree
from bot.cogs.custom_ids import PREFIX
from bot.cogs.daily.poster import DailyPoster
from bot.cogs.errors import NotUsed
from bot.cogs.flood import answers_gate, presses_gate
from bot.cogs.forms import Forms
from bot.cogs.log_facts import bind_to, facts_of
from bot.cogs.mentions import CommandMentions
from bot.cogs.quiz.conductor import Conductor
from bot.cogs.quiz.unsaved import UnsavedAnswers
from bot.cogs.recap.poster import RecapPoster
from bot.cogs.replies import is_stopping, say_error
from bot.cogs.request_pace import RequestPace
from bot.cogs.sharding import ShardKeeper
from bot.errors import StorageUnavailable
from bot.log import bound
from bot.pictures.gallery import Gallery
from bot.services.bundle import Services

log = logging.getLogger(__name__)

Hook = Callable[[], Awaitable[None]]


class _TryAgain(Exception):
    """A shard could not be connected."""


def _intents(*, message_content: bool, member_events: bool) -> discord.Intents:
    """What Discord tells: of servers and messages, and what the operator asks for besides."""
    return discord.Intents(
        guilds=True,
        guild_messages=True,
        dm_messages=True,
        message_content=message_content,
        members=member_events,
    )


def _kept_small() -> dict[str, Any]:
    """How the client is whoever runs it: it mentions nobody, and remembers neither messages nor members."""
    return {
        "command_prefix": commands.when_mentioned,
        "tree_cls": CommandTree,
        "help_command": None,
        "allowed_mentions": discord.AllowedMentions.none(),
        # Who installs the bot for themselves is offered `/review` alone, which says so.
        "allowed_installs": app_commands.AppInstallationType(guild=True, user=False),
        "max_messages": None,
        "chunk_guilds_at_startup": False,
    }


class Cuecard(commands.AutoShardedBot):
    """The bot. What it stands on is opened before the first event and closed after the last one."""

    def __init__(
        self,
        services: Services,
        *,
        message_content: bool,
        member_events: bool,
        cogs: Sequence[type[commands.Cog]],
        on_open: Hook,
        on_close: Hook,
        http_trace: aiohttp.TraceConfig | None,
        requests_a_second: float,
    ) -> None:
        # discord.py warns at each start that voice would need more packages; nobody speaks here.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        self._requests = RequestPace(requests_a_second)
        shards = services.shards.plan
        http_trace = foreign_answers.refused(http_trace)
        super().__init__(
            shard_count=shards.count,
            intents=_intents(message_content=message_content, member_events=member_events),
            **_kept_small(),
            http_trace=self._requests.watched(http_trace) if shards.shares else http_trace,
        )
        unread_events.leave_out(self._connection.parsers)
        self.services = services
        self.reads_messages = message_content
        self._cog_types = cogs
        self._on_open, self._on_close = on_open, on_close
        self._is_open = False
        self.forms = Forms()
        """Cogs say here what happens with theirs."""
        self.answers_gate, self.presses_gate = answers_gate(), presses_gate()
        self.unsaved = UnsavedAnswers(services.answers, services.clock)
        """Answers that wait for the database."""
        self.conductor = Conductor(self)
        """Takes quizzes from step to step: commands and buttons ask it to go on at once."""
        self.daily_poster = DailyPoster(self)
        """Makes daily posts: `/daily now` asks it to look at once."""
        self.recap_poster = RecapPoster(self)
        """Makes recaps: `/recap setup` asks it to look at once."""
        self.gallery = Gallery()
        """Draws pictures, and keeps the newest."""
        self.command_mentions = CommandMentions()
        """Of the commands, once they are published."""
        self._launching: set[int] = set()
        self._pressed: list[re.Pattern[str]] = []
        """The ids of all buttons and menus."""
        self._keeper = ShardKeeper(self) if shards.shares else None
        """None: this process serves all shards, and discord.py looks after them."""

    def look_soon(self) -> None:
        """Something was written: what rested until the next thing due looks again whether something is."""
        for ticker in (self.conductor.tick, self.daily_poster.tick, self.daily_poster.count):
            ticker.wake()

    async def launch_shards(self) -> None:
        """All of them, or those that are this process's, one after the other."""
        if self._keeper is None:
            await super().launch_shards()
        elif not self.is_closed():
            await self._keeper.launch()

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard, however often that fails.

        discord.py tries again within itself, where a thousand tries are too deep: each is ended here before the next.
        """
        if shard_id in self._launching:
            raise _TryAgain
        self._launching.add(shard_id)
        try:
            while True:
                try:
                    await super().launch_shard(gateway, shard_id, initial=initial)
                except _TryAgain:
                    initial = False
                else:
                    return
        finally:
            self._launching.discard(shard_id)

    def go_by(self, shard_count: int) -> None:
        """There are so many shards; which of them are launched is not discord.py's to decide."""
        self.shard_count = self._connection.shard_count = shard_count

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for the shard's turn. What Discord tells next is all there is: what was known before is forgotten."""
        if shard_id is not None and self._connection.shard_count:
            for guild in [each for each in self.guilds if each.shard_id == shard_id]:
                self._connection._remove_guild(guild)
        if self._keeper is None or shard_id is None:
            await super().before_identify_hook(shard_id, initial=initial)
        else:
            await self._keeper.before_identify(shard_id)

    async def wait_until_ready(self) -> None:
        """Until there is a server to work for."""
        if self._keeper is None:
            await super().wait_until_ready()
        else:
            await self._keeper.wait()

    async def on_shard_ready(self, shard_id: int) -> None:
        """Discord has told of all servers of a shard."""
        if self._keeper is not None:
            self._keeper.ready(shard_id)

    def share_requests(self, processes: int) -> None:
        """So many processes share what Discord allows the bot."""
        share = self._requests.share(processes)
        for poster in (self.daily_poster, self.recap_poster):
            poster.pace.share(share)

    def forget_certainties(self) -> None:
        """Others may have posted in this process's servers: from now on it looks before it posts."""
        self.conductor.forget_certainties()
        self.daily_poster.forget_certainties()

    async def open(self) -> None:
        """Open what the bot stands on, unless it is open. Discord need not be there."""
        if not self._is_open:
            await self._on_open()
            self._is_open = True

    async def setup_hook(self) -> None:
        """Open the store, add the cogs, publish the commands."""
        await self.open()
        # At close cogs are removed in this order: first what is under way is finished, while all else still answers.
        for cog in (
            self.conductor,
            self.daily_poster,
            self.recap_poster,
            *(make(self) for make in self._cog_types),
        ):
            await self.add_cog(cog)
        try:
            self.command_mentions = CommandMentions.of(await self.tree.sync())
        except discord.HTTPException as error:
            # The commands that Discord has from the last start go on working.
            log.error("could not publish the commands", extra={"status": error.status, "code": error.code})  # noqa: TRY400

    async def on_ready(self) -> None:
        """Say that it works."""
        log.info("connected", extra={"user": str(self.user), "guilds": len(self.guilds)})

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """A submitted form, or what nobody takes; commands, buttons and menus have reached theirs before."""
        if not await self.forms.take(interaction) and self._is_nobodys(interaction):
            bind_to(interaction)
            await say_error(interaction, NotUsed())

    def add_dynamic_items(self, *items: type[discord.ui.DynamicItem[Any]]) -> None:
        """Have these made anew from their ids at each press."""
        super().add_dynamic_items(*items)
        self._pressed += [item.__discord_ui_compiled_template__ for item in items]

    def _is_nobodys(self, interaction: discord.Interaction[Any]) -> bool:
        """Whether it is a button, menu or form of this bot's, of a kind that it has none of, or no longer."""
        data: dict[str, Any] = dict(interaction.data or {})
        used = str(data.get("custom_id", ""))
        return used.startswith(f"{PREFIX}:") and not (
            interaction.type is discord.InteractionType.component
            and any(ids.fullmatch(used) for ids in self._pressed)
        )

    async def on_message(self, message: discord.Message, /) -> None:
        """No prefix commands: the quiz cog listens to messages itself."""

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """A listener failed; the event is lost to it, the process goes on."""
        error = sys.exc_info()[1]
        if isinstance(error, StorageUnavailable) or is_stopping(error):
            log.warning("an event was lost", extra={"event": event_method, "reason": str(error)})
            return
        log.error("an event handler failed", exc_info=True, extra={"event": event_method})  # noqa: LOG014

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:
        """Hand an event on; discord.py announces that it is ready even after it was closed, and then cannot."""
        if not self.is_closed():
            with bound(**facts_of(args[0] if args else None)):
                super().dispatch(event_name, *args, **kwargs)

    async def close(self) -> None:
        """Stop the cogs, leave Discord, give the shards back, close the store."""
        try:
            await super().close()
        finally:
            if self._keeper is not None:
                await self._keeper.stop()
            await self._on_close()

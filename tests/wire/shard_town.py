"""Many servers over many shards, several processes on one PostgreSQL, and the count of what they did."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from sqlalchemy import func, insert, select

from bot import app
from bot.config import Settings
from bot.services.recount import RecountService
from bot.storage import engine
from bot.storage.schema import attempt, daily_post, deck, schedule, score
from bot.storage.store import Store

from .daily_schedules import DailySchedules
from .people import NoAnswerError, Person
from .play import FIRST_BONUS, FIRST_TRY, answer, posts, question_in, right
from .process import BotProcess
from .standin import StandIn
from .state import Channel

WHOLE = {"question": 1, "answer": 1, "standings": 1}
LEASE_SECONDS = 5


@dataclass
class Quiz:
    """A quiz of one question that somebody plays, or nobody."""

    channel: Channel
    answered: bool = False


@dataclass
class ShardTown:
    """Servers, each with a channel for its daily question and one for a quiz; somebody who is in all of them."""

    standin: StandIn
    directory: Path
    url: str
    shard_count: int
    daily: list[Channel] = field(default_factory=list)
    quizzes: dict[Channel, Quiz] = field(default_factory=dict)
    bots: list[BotProcess] = field(default_factory=list)

    async def lay_out(self, servers: int, max_concurrency: int) -> None:
        """Make the database, the servers and the person."""
        world = self.standin.world
        world.shard_count, world.max_concurrency = self.shard_count, max_concurrency
        guilds = [
            self.standin.guild(f"server {number}", shard=number % self.shard_count)
            for number in range(servers)
        ]
        self.person: Person = self.standin.person("ann", *guilds)
        self.daily = [self.standin.channel(guild, "daily") for guild in guilds]
        self.games = [self.standin.channel(guild, "quiz") for guild in guilds]
        made = app.build(Settings(database_url=self.url))
        await app.prepare(made.store, made.services.decks)
        await made.store.close()

    async def plan_daily(self) -> None:
        """A daily question in each server, due a minute ago."""
        calendar = DailySchedules(self.directory)
        clock, due = calendar.planned(minutes_ago=1)
        store = Store(engine.create(self.url))
        async with store.engine.begin() as connection:
            first = (await connection.execute(select(func.min(deck.c.id)))).scalar_one()
            rows = [
                {
                    "guild_id": channel.guild.id,
                    "channel_id": channel.id,
                    "deck_id": first,
                    "at": time.fromisoformat(clock),
                    "zone": calendar.zone,
                    "days": 127,
                    "sealed": True,
                    "paused": False,
                    "removed": False,
                    "next_at": due,
                }
                for channel in self.daily
                if channel.guild
            ]
            await connection.execute(insert(schedule), rows)
        await store.close()

    async def start(self, **env: str) -> BotProcess:
        """One process more."""
        name = f"bot{len(self.bots) + 1}"
        own = {
            "DATABASE_URL": self.url,
            "SHARDS": "auto",
            "SHARD_LEASE_SECONDS": str(LEASE_SECONDS),
            "PAUSE_SECONDS": "0",
        }
        bot = await BotProcess.start(self.standin, self.directory, name=name, env={**own, **env})
        self.bots.append(bot)
        return bot

    async def registered(self, bot: BotProcess) -> None:
        """Wait until it waits for shards, or serves some."""
        await self.standin.call_by(bot.name, "PUT", "/applications/*/commands")

    async def all_served(self, *by: BotProcess) -> None:
        """Wait until each shard is connected once; with `by`, by each of these processes at least one."""
        names = {bot.name for bot in by}

        def served() -> bool:
            shards = self.standin.gateway.shards()
            serving = {name for names in shards.values() for name in names}
            once = all(len(names) == 1 for names in shards.values())
            return len(shards) == self.shard_count and once and names <= serving

        await self.standin.until(served, f"all {self.shard_count} shards to be served once")

    async def begin_quiz(self, channel: Channel) -> None:
        """Somebody starts a quiz; where nobody answers them they try again, as people do."""
        await self._insist(self._begin, channel)
        self.quizzes[channel] = Quiz(channel)

    async def _begin(self, channel: Channel) -> None:
        if not self.standin.posts(channel):
            await self.person.slash(channel, "quiz", settle=False, questions=1, seconds=20)
        await question_in(self.standin, channel)

    async def play(self, channel: Channel) -> None:
        """They answer right, and the question closes by itself."""
        await self._insist(self._answer, channel)
        self.quizzes[channel].answered = True

    async def _answer(self, channel: Channel) -> None:
        question = await question_in(self.standin, channel)
        verdict = await answer(self.person, question, right(question))
        assert verdict.text, "an answer gets a verdict"

    async def _insist(self, act: Callable[[Channel], Awaitable[None]], channel: Channel) -> None:
        while True:
            try:
                await act(channel)
            except NoAnswerError:
                await asyncio.sleep(0.2)
            else:
                return

    def unfinished(self) -> list[str]:
        """Channels that are not as they should be in the end, with what they show."""
        wrong = [
            f"#{c.name} of {c.guild.name if c.guild else ''}: {dict(found)}"
            for c in self.daily
            if (found := posts(self.standin, c)) != Counter(daily=1)
        ]
        for channel in self.quizzes:
            found = posts(self.standin, channel)
            if found != Counter(WHOLE):
                wrong.append(
                    f"#{channel.name} of {channel.guild.name if channel.guild else ''}: {dict(found)}"
                )
        return wrong

    async def wrong(self) -> list[str]:
        """What was lost, doubled or is stuck; nothing when all is well."""
        found = self.unfinished()
        store = Store(engine.create(self.url))
        try:
            found += await RecountService(store).check()
            async with store.engine.connect() as connection:
                counted = select(daily_post.c.state, func.count().label("posts")).group_by(daily_post.c.state)
                states = {row.state: row.posts for row in await connection.execute(counted)}
                attempts = (await connection.execute(select(func.count()).select_from(attempt))).scalar_one()
                points = (
                    await connection.execute(select(func.sum(score.c.points)).where(score.c.period == "all"))
                ).scalar() or 0
        finally:
            await store.close()
        answered = sum(quiz.answered for quiz in self.quizzes.values())
        if states != {"posted": len(self.daily)}:
            found.append(f"daily posts: {states}")
        if (attempts, points) != (answered, answered * (FIRST_TRY + FIRST_BONUS)):
            found.append(f"{answered} answers, {attempts} attempts, {points} points")
        found += [f"{bot.name}: {bot.log[-3000:]}" for bot in self.bots if "Traceback" in bot.log]
        return found

"""Takes every quiz from step to step on Discord: posts questions, answers and standings when they are due.

All state is in the database, so this needs to remember nothing: what it forgets at a restart is only how
long to wait before it tries again after a failure.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Any

import discord
from discord.abc import Snowflake
from discord.ext import commands, tasks

from bot.cogs.client import Cuecard, Driven
from bot.cogs.panels import Panel
from bot.cogs.posting import (
    NETWORK_ERRORS,
    Backoff,
    find_panel,
    find_question,
    is_passing,
    may_embed,
)
from bot.cogs.quiz import texts
from bot.cogs.quiz.buttons import RoundButton, question_view
from bot.services.quiz.rounds import Due, Question, Reveal, Standings

log = logging.getLogger(__name__)

FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(seconds=60)
CLOSE_SECONDS = 5
GIVE_UP_AFTER = 20
"""Failures in a row, about a quarter of an hour: then the quiz is ended with its scores."""


class Conductor(commands.Cog):
    """One tick a second asks which quizzes are due; each is driven in a task of its own."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.rounds = client.services.rounds
        self.clock = client.services.clock
        self._locks: dict[int, asyncio.Lock] = {}
        self._backoff = Backoff(FIRST_RETRY, LONGEST_RETRY)
        self._tasks: dict[int, asyncio.Task[Driven]] = {}
        self._driving: set[asyncio.Task[Any]] = set()
        """Tasks that drive now, those of people's commands and buttons included."""
        self._certain: set[int] = set()
        """Quizzes whose last post this process saw through: no try of the next one is unaccounted for."""

    async def cog_load(self) -> None:
        """Register the buttons for all questions, also those of earlier processes, and start ticking."""
        self.client.drive_quiz = self.drive
        self.client.add_dynamic_items(RoundButton)
        self.tick.start()

    async def cog_unload(self) -> None:
        """Stop ticking; let a post that is under way finish."""
        self.tick.cancel()
        if self._driving:
            _, late = await asyncio.wait(self._driving, timeout=CLOSE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    @tasks.loop(seconds=1)
    async def tick(self) -> None:
        """Start a task for each quiz that is due."""
        try:
            now = self.clock.now()
            for quiz_id in await self.rounds.due():
                if quiz_id not in self._tasks and self._backoff.ready(quiz_id, now):
                    self.drive_soon(quiz_id)
        except Exception:  # whatever it was, the next tick must come
            log.exception("a tick of the quiz conductor failed")

    @tick.before_loop
    async def _until_ready(self) -> None:
        await self.client.wait_until_ready()

    def drive_soon(self, quiz_id: int) -> None:
        """Drive a quiz in the background."""
        task = asyncio.create_task(self.drive(quiz_id), name=f"drive-quiz-{quiz_id}")
        self._tasks[quiz_id] = task
        task.add_done_callback(lambda done: self._done(quiz_id, done))

    def _done(self, quiz_id: int, task: asyncio.Task[Driven]) -> None:
        if self._tasks.get(quiz_id) is task:
            del self._tasks[quiz_id]
        if not task.cancelled() and task.exception():
            log.error("driving a quiz failed", exc_info=task.exception(), extra={"quiz": quiz_id})

    async def drive(self, quiz_id: int) -> Driven:
        """Do all that is due for the quiz now. One driver at a time: a second waits and finds it done."""
        task = asyncio.current_task()
        assert task is not None  # a coroutine runs in one
        self._driving.add(task)
        try:
            return await self._drive(quiz_id)
        finally:
            self._driving.discard(task)

    async def _drive(self, quiz_id: int) -> Driven:
        async with self._locks.setdefault(quiz_id, asyncio.Lock()):
            while (due := await self.rounds.advance(quiz_id)) is not None:
                certain = quiz_id in self._certain
                self._certain.discard(quiz_id)
                try:
                    await self._perform(due, look=not certain)
                except (*NETWORK_ERRORS, discord.HTTPException) as error:
                    if is_passing(error):
                        return await self._failed(quiz_id, error)
                    return await self._abandon(quiz_id, error)
                self._backoff.clear(quiz_id)
                if isinstance(due, Standings):
                    self._locks.pop(quiz_id, None)
                    break
                self._certain.add(quiz_id)
        return Driven.WAITING

    async def _failed(self, quiz_id: int, error: BaseException) -> Driven:
        count, wait = self._backoff.failed(quiz_id, self.clock.now())
        if count >= GIVE_UP_AFTER:
            return await self._abandon(quiz_id, error)
        log.warning(
            "a post failed and will be tried again",
            extra={"quiz": quiz_id, "failures": count, "wait_seconds": wait, "error": repr(error)},
        )
        return Driven.RETRYING

    async def _abandon(self, quiz_id: int, error: BaseException) -> Driven:
        self._backoff.clear(quiz_id)
        await self.rounds.abandon(quiz_id)
        log.warning(
            "a quiz was ended: its channel cannot be posted in", extra={"quiz": quiz_id, "error": repr(error)}
        )
        return Driven.ABANDONED

    async def _perform(self, due: Due, *, look: bool) -> None:
        """Post what is due; with `look`, unless an earlier try did although its confirmation was lost."""
        channel = self.client.get_partial_messageable(due.quiz.channel_id, guild_id=due.quiz.guild_id)
        if isinstance(due, Question):
            await self._ask(channel, due)
        elif isinstance(due, Reveal):
            await self._reveal(channel, due, look=look)
        else:
            after = due.quiz.started_at if look else None
            await self._show(channel, texts.standings(due), due, _nonce("s", due.quiz.id, due), after)
            await self.rounds.finished(due.quiz.id)

    async def _ask(self, channel: discord.PartialMessageable, due: Question) -> None:
        message_id = None
        if due.resumed:
            message_id = await find_question(channel, self.client.user, due.round.id, due.quiz.next_at)
        await self.client.services.answers.warm(due.quiz.guild_id, due.round.card_id)
        if message_id is None:
            closes_at = self.clock.now() + timedelta(seconds=due.quiz.seconds)
            message = await channel.send(
                **texts.question(due, closes_at).content(embeds=may_embed(self.client, due.quiz.channel_id)),
                view=question_view(due.round.id),
                nonce=_nonce("q", due.round.id, due),
            )
            message_id = message.id
        await self.rounds.posted(due, message_id)

    async def _reveal(self, channel: discord.PartialMessageable, due: Reveal, *, look: bool) -> None:
        asked = channel.get_partial_message(due.round.message_id) if due.round.message_id else None
        panel = texts.reveal(due, self.rounds.pause_seconds)
        await self._show(channel, panel, due, _nonce("r", due.round.id, due), asked if look else None)
        await self.rounds.revealed(due)
        if asked is None:
            return
        embeds = may_embed(self.client, due.quiz.channel_id)
        try:
            await asked.edit(**texts.closed_question(due).content(embeds=embeds), view=None)
        except (*NETWORK_ERRORS, discord.HTTPException):
            log.info("a closed question could not be edited", extra={"round": due.round.id})

    async def _show(
        self,
        channel: discord.PartialMessageable,
        panel: Panel,
        due: Reveal | Standings,
        nonce: str,
        look_after: Snowflake | datetime | None,
    ) -> None:
        """Send a panel, unless it is found in the channel after the given point."""
        if look_after and await find_panel(channel, self.client.user, panel, look_after):
            return
        await channel.send(**panel.content(embeds=may_embed(self.client, due.quiz.channel_id)), nonce=nonce)


def _nonce(kind: str, number: int, due: Due) -> str:
    """The same for the same post, so that Discord drops a repeat; other for another database's round 1."""
    return f"{kind}{number}-{int(due.quiz.started_at.timestamp() * 1000):x}"

"""Takes every quiz from step to step on Discord: posts questions, answers and standings when they are due.

All state is in the database, so this needs to remember nothing: what it forgets at a restart is only how
long to wait before it tries again after a failure.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import discord
from discord.ext import commands

from bot.cogs.delivery.channel import DeliveryChannel
from bot.cogs.delivery.retry import SEND_ERRORS, Backoff, obstacle
from bot.cogs.delivery.tasks import DeliveryTasks
from bot.cogs.quiz import texts
from bot.cogs.quiz.buttons import RoundButton, quiz_question_buttons
from bot.cogs.quiz.refreshing import OpenQuestions
from bot.cogs.quiz.reveal_buttons import RevealButton, reveal_buttons
from bot.cogs.quiz.standings_buttons import StandingsButton, standings_buttons
from bot.cogs.quiz.starting import Driven
from bot.cogs.ticker import Ticker, until
from bot.core.delivery import Obstacle
from bot.core.quiz.state import CLOCK_SKEW, Round
from bot.errors import StorageUnavailable
from bot.log import bind
from bot.services.quiz.rounds import Due, Question, Reveal, Standings

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

TICK_SECONDS = 1
FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(seconds=60)
CLOSE_SECONDS = 5
GIVE_UP_AFTER = 20
"""Failures in a row, about a quarter of an hour: then the quiz is ended with its scores."""


class Conductor(commands.Cog):
    """Each tick asks which quizzes are due; each is driven in a task of its own."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.rounds = client.services.rounds
        self.clock = client.services.clock
        self._locks = WeakValueDictionary[int, asyncio.Lock]()
        """Of the quizzes that are being driven, or whose question is being shown anew."""
        self._backoff = Backoff(FIRST_RETRY, LONGEST_RETRY)
        self._tasks = DeliveryTasks("driving a quiz failed", "quiz", self._backoff)
        self.tick = Ticker(self._tick, TICK_SECONDS, client.wait_until_ready)
        self._certain: set[int] = set()
        """Quizzes whose last post this process saw through: no try of the next one is unaccounted for."""
        self._questions, self._questions_known = OpenQuestions(), False
        self._last_tick: datetime | None = None
        self._edits = DeliveryTasks(
            "showing a question anew failed", "round", Backoff(FIRST_RETRY, LONGEST_RETRY)
        )

    async def cog_load(self) -> None:
        """Register the buttons for all questions, also those of earlier processes, and start ticking."""
        self.client.add_dynamic_items(RoundButton, RevealButton, StandingsButton)
        self.tick.start()

    async def cog_unload(self) -> None:
        """Stop ticking; let a post that is under way finish."""
        self.tick.cancel()
        await asyncio.gather(self._tasks.drain(CLOSE_SECONDS), self._edits.drain(CLOSE_SECONDS))

    @property
    def waiting(self) -> dict[str, int]:
        """How many of what is under way, by name."""
        return {"quizzes": self._tasks.under_way, "questions_shown_anew": self._edits.under_way}

    def forget_certainties(self) -> None:
        """Another process may have posted: look before each next post, and at the questions that are open."""
        self._certain.clear()
        self._questions_known = False

    async def _tick(self) -> timedelta | None:
        """Start a task for each quiz that is due, and for each question that looks different now; how long none is."""
        try:
            await self.client.unsaved.save()  # before a question closes that they were in time for
            next_at = await self.rounds.next_due()
            now = self.clock.now()  # after what is due by the time of the question
            if is_due := next_at is not None and next_at <= now:
                self._tasks.start_due(await self.rounds.due(), now, self.drive)
            if self._last_tick is not None and now < self._last_tick - CLOCK_SKEW:
                self._questions_known = False  # the clock was set back: open questions have their time anew
            self._last_tick = now
            if not self._questions_known:
                self._questions.unknown(await self.rounds.open_rounds())
                self._questions_known = True
            changed = self._questions.due(now)
            self._edits.start_due(changed, now, lambda each: self._show_anew(changed[each]))
            busy = is_due or self._questions.any_changed or self.client.unsaved.kept > 0
            return None if busy else until(next_at, now)
        except StorageUnavailable:  # the store has logged it
            return None
        except Exception:  # whatever it was, the next tick must come
            log.exception("a tick of the quiz conductor failed")
            return None

    def changed(self, round_: Round) -> None:
        """Somebody joined, took the hint or answered: the question may show something else now."""
        if round_.quiz_id is not None:
            self._questions.changed(round_)
            self.tick.wake()

    async def drive(self, quiz_id: int) -> Driven:
        """Do all that is due for the quiz now. One driver at a time: a second waits and finds it done."""
        with self._tasks.joined():
            async with self._locks.setdefault(quiz_id, asyncio.Lock()):
                return await self._drive(quiz_id)

    async def _drive(self, quiz_id: int) -> Driven:
        while (due := await self.rounds.advance(quiz_id)) is not None:
            certain = quiz_id in self._certain
            self._certain.discard(quiz_id)
            try:
                await self._perform(due, look=not certain)
            except SEND_ERRORS as error:
                if obstacle(error) is Obstacle.OUTAGE:
                    return await self._failed(quiz_id, error)
                return await self._abandon(quiz_id, error)
            self._backoff.clear(quiz_id)
            if isinstance(due, Standings):
                break
            self._certain.add(quiz_id)
        return Driven.WAITING

    async def _failed(self, quiz_id: int, error: BaseException) -> Driven:
        count, wait = self._backoff.failed(quiz_id, self.clock.now())
        if count >= GIVE_UP_AFTER:
            return await self._abandon(quiz_id, error)
        log.log(
            logging.WARNING if count == 1 else logging.DEBUG,
            "a post failed and will be tried again",
            extra={"quiz": quiz_id, "failures": count, "wait_seconds": wait, "error": repr(error)},
        )
        return Driven.RETRYING

    async def _abandon(self, quiz_id: int, error: BaseException) -> Driven:
        await self.abandon(quiz_id)
        log.warning(
            "a quiz was ended: its channel cannot be posted in", extra={"quiz": quiz_id, "error": repr(error)}
        )
        return Driven.ABANDONED

    async def abandon(self, quiz_id: int) -> None:
        """End the quiz, in whose channel nothing can be posted any more, with its scores."""
        last = await self.rounds.abandon(quiz_id)
        self._backoff.clear(quiz_id)
        self._certain.discard(quiz_id)
        if last is not None:
            self._closed(last)

    def _closed(self, round_id: int) -> None:
        """Forget the question: nothing of it changes any more."""
        self._questions.closed(round_id)
        self._edits.backoff.clear(round_id)

    async def _perform(self, due: Due, *, look: bool) -> None:
        """Post what is due; with `look`, unless an earlier try did although its confirmation was lost."""
        bind(guild=due.quiz.guild_id, round=None if isinstance(due, Standings) else due.round.id)
        channel = DeliveryChannel(self.client, due.quiz.guild_id, due.quiz.channel_id)
        if isinstance(due, Question):
            await self._ask(channel, due)
        elif isinstance(due, Reveal):
            await self._reveal(channel, due, look=look)
        else:
            nonce, after = _nonce("s", due.quiz.id, due), due.quiz.started_at if look else None
            buttons = standings_buttons(due.quiz.id)
            await channel.send_once(texts.standings(due), *buttons, nonce=nonce, look_after=after)
            await self.rounds.finished(due.quiz.id)

    async def _ask(self, channel: DeliveryChannel, due: Question) -> None:
        message_id = found = None
        if due.resumed:
            message_id = found = await channel.find_question(due.round.id, due.quiz.next_at)
        await self.client.services.answers.warm(due.quiz.guild_id, due.round.card_id)
        if message_id is None:
            panel = texts.question(due, self.clock.now())
            message_id = await channel.send(
                panel, *quiz_question_buttons(due.round), nonce=_nonce("q", due.round.id, due)
            )
            self._questions.show(due.round.id, panel)
        opened = await self.rounds.posted(due, message_id)
        if opened is not None and found is not None:
            self.changed(opened)  # it says when it would close had its time begun when it was sent

    async def _show_anew(self, round_: Round) -> None:
        """Edit an open question into what it shows now; its quiz stands still meanwhile. What fails is tried again."""
        assert round_.quiz_id is not None  # `changed` lets no others pass
        async with self._locks.setdefault(round_.quiz_id, asyncio.Lock()):
            self._questions.taken(round_.id, self.clock.now())
            try:
                await self._bring_up_to_date(round_)
            except Exception as error:
                self._questions.uncertain(round_)
                self._edits.backoff.failed(round_.id, self.clock.now())
                if not isinstance(error, SEND_ERRORS):
                    raise
                extra = {"round": round_.id, "error": repr(error)}
                log.info("a question could not be brought up to date", extra=extra)
            else:
                self._edits.backoff.clear(round_.id)

    async def _bring_up_to_date(self, round_: Round) -> None:
        due = await self.rounds.open_question(round_.id)
        if due is None or due.round.message_id is None:
            self._closed(round_.id)
            return
        panel = texts.question(due, self.clock.now())
        channel = DeliveryChannel(self.client, round_.guild_id, round_.channel_id)
        shown = self._questions.shows(round_.id, panel)
        if shown is None:
            shown = await channel.shows(due.round.message_id, panel)
        if not shown:
            await channel.edit(due.round.message_id, panel, *quiz_question_buttons(round_))
        self._questions.show(round_.id, panel)

    async def _reveal(self, channel: DeliveryChannel, due: Reveal, *, look: bool) -> None:
        asked = due.round.message_id
        panel = texts.reveal(due, self.rounds.pause_seconds)
        nonce, after = _nonce("r", due.round.id, due), discord.Object(asked) if look and asked else None
        await channel.send_once(panel, *reveal_buttons(due.round.id, due.card), nonce=nonce, look_after=after)
        self._closed(due.round.id)
        await self.rounds.revealed(due)
        if asked is not None:
            await channel.close_question(asked, texts.closed_question(due), due.round.id)


def _nonce(kind: str, number: int, due: Due) -> str:
    """The same for the same post, so that Discord drops a repeat; other for another database's round 1."""
    return f"{kind}{number}-{int(due.quiz.started_at.timestamp() * 1000):x}"

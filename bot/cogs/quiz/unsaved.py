"""Answers that the database could not take: kept in memory, counted in order when it is back, as of their arrival."""

from __future__ import annotations

import asyncio
import logging
from bisect import insort
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from operator import attrgetter

from msgspec import Struct

from bot.core.members import Person
from bot.errors import StorageUnavailable, UserError
from bot.services.protocols import Clock
from bot.services.quiz.answers import AnswerService
from bot.services.quiz.errors import AnswerKept, AnswerNotSaved
from bot.services.quiz.given import Answered, GivenAnswer, Passed, Repeated

log = logging.getLogger(__name__)

MOST_KEPT = 1_000
"""Some 5 MB at the most."""
LONGEST_KEPT = timedelta(minutes=13)
"""Within the quarter of an hour in which Discord lets the bot come back to a form."""
ROUNDS_TRIED = 3
"""Rounds whose answers fail before the database is taken to be away: one of them may be locked by itself."""
CLOSE_SECONDS = 4

Outcome = Answered | Passed | Repeated | Exception
Tell = Callable[[Outcome], Awaitable[None]]
"""Tells the person what came of their answer, by the way it came."""


class _Kept(Struct, frozen=True):
    arrived: datetime
    round_id: int
    who: Person
    reply: GivenAnswer
    tell: Tell

    @property
    def source_id(self) -> int:
        return self.reply.source_id

    @property
    def order(self) -> tuple[datetime, int]:
        return self.arrived, self.source_id


class UnsavedAnswers:
    """The answers in waiting, oldest first."""

    def __init__(self, answers: AnswerService, clock: Clock) -> None:
        self._answers = answers
        self._clock = clock
        self._kept: list[_Kept] = []
        self._saving = asyncio.Lock()
        self._telling: set[asyncio.Task[None]] = set()
        self._closing = False

    @property
    def kept(self) -> int:
        """How many answers wait."""
        return len(self._kept)

    async def answer(
        self, round_id: int, who: Person, reply: GivenAnswer, tell: Tell
    ) -> Answered | Passed | Repeated | None:
        """Grade and record an answer, as `AnswerService.answer` does.

        AnswerKept where it waits now and `tell` will say what comes of it, AnswerNotSaved where it cannot wait.
        """
        arrived = self._clock.now()
        if not any(kept.round_id == round_id for kept in self._kept):  # else it would overtake those
            try:
                return await self._answers.answer(round_id, who, reply)
            except StorageUnavailable:
                pass
        if self._closing or len(self._kept) >= MOST_KEPT:
            raise AnswerNotSaved
        if not any(kept.source_id == reply.source_id for kept in self._kept):
            insort(self._kept, _Kept(arrived, round_id, who, reply, tell), key=attrgetter("order"))
        raise AnswerKept

    async def save(self) -> None:
        """Try all of them in order, until the database refuses; each person is told what came of theirs."""
        if not self._kept:
            return
        async with self._saving:
            failed = set[int]()
            for kept in list(self._kept):
                if self._clock.now() - kept.arrived > LONGEST_KEPT:
                    self._settle(kept, AnswerNotSaved())
                elif kept.round_id not in failed and len(failed) < ROUNDS_TRIED:
                    try:
                        self._settle(kept, await self._counted(kept))
                    except StorageUnavailable:
                        failed.add(kept.round_id)

    async def _counted(self, kept: _Kept) -> Outcome:
        try:
            given = kept.round_id, kept.who, kept.reply
            answered = await self._answers.answer(
                *given, arrived=kept.arrived
            ) or await self._answers.recalled(*given)
        except StorageUnavailable:
            raise
        except UserError as error:
            return error
        except Exception as error:  # whatever it was, the others must not wait for this one
            log.exception("an answer that was kept cannot be counted", extra={"round": kept.round_id})
            return error
        return answered or AnswerNotSaved()

    def _settle(self, kept: _Kept, outcome: Outcome) -> None:
        self._kept.remove(kept)
        if isinstance(outcome, AnswerNotSaved):
            log.error(
                "an answer could not be saved", extra={"round": kept.round_id, "user": kept.who.user_id}
            )
        task = asyncio.create_task(self._told(kept, outcome))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _told(self, kept: _Kept, outcome: Outcome) -> None:
        try:
            await kept.tell(outcome)
        except Exception:  # nobody else is there to hear of it
            log.exception("a person could not be told of their answer", extra={"user": kept.who.user_id})

    async def close(self) -> None:
        """A last try; then everybody whose answer is not saved is told so."""
        self._closing = True
        await self.save()
        for kept in list(self._kept):
            self._settle(kept, AnswerNotSaved())
        if self._telling:
            await asyncio.wait(self._telling, timeout=CLOSE_SECONDS)

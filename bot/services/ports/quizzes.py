"""Quizzes and rounds, as the services see them."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.core.quiz import CloseReason, Quiz, QuizState, Round


class Quizzes(Protocol):
    """Quizzes and their rounds."""

    async def add(self, quiz: Quiz) -> Quiz | None:
        """Insert, with the new id; None when the channel already has a live quiz."""
        ...

    async def get(self, quiz_id: int, *, lock: bool = False) -> Quiz | None:
        """The quiz, its row locked until the commit when asked."""
        ...

    async def live_in(self, channel_id: int) -> Quiz | None:
        """The channel's quiz that is not finished."""
        ...

    async def needing_a_step(self, now: datetime) -> list[int]:
        """Ids of quizzes for which `core.quiz.next_step` has something to do."""
        ...

    async def update(
        self,
        quiz_id: int,
        *,
        state: QuizState | None = None,
        asked: int | None = None,
        next_at: datetime | None = None,
        finished_at: datetime | None = None,
    ) -> None:
        """Change what is given."""
        ...

    async def add_round(self, quiz: Quiz, card_id: int, number: int) -> Round:
        """Insert a round in state `posting`."""
        ...

    async def round(self, round_id: int, *, lock: bool = False) -> Round | None:
        """The round, its row locked until the commit when asked."""
        ...

    async def last_round(self, quiz_id: int) -> Round | None:
        """The newest round of the quiz."""
        ...

    async def round_of_message(self, message_id: int) -> Round | None:
        """The round that the message asks."""
        ...

    async def round_in_channel(self, channel_id: int) -> Round | None:
        """The round of the channel that takes answers."""
        ...

    async def asked_cards(self, quiz_id: int) -> set[int]:
        """Cards that the quiz has asked."""
        ...

    async def mark_open(
        self, round_id: int, message_id: int, opened_at: datetime, closes_at: datetime | None
    ) -> None:
        """The question is out: posting -> open."""
        ...

    async def close_by(self, round_id: int, closes_at: datetime) -> None:
        """Bring the closing time forward; never back."""
        ...

    async def mark_closed(self, round_id: int, reason: CloseReason) -> None:
        """No more answers: -> closed."""
        ...

    async def mark_done(self, round_id: int) -> None:
        """The reference answer is out: closed -> done."""
        ...

    async def drop_round(self, round_id: int) -> None:
        """A round that could not be posted: done at once, nothing to reveal."""
        ...

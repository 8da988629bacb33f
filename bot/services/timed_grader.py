"""A grader that tells how long it takes."""

from __future__ import annotations

import time
from collections.abc import Iterable

from bot.core.cards import Card
from bot.core.events import AnswerGraded, Observer
from bot.core.grading import Grade
from bot.core.grading.deck_index import DeckIndex
from bot.services.protocols import Grader


class TimedGrader:
    """Grades as another grader does, on the event loop's thread, and tells an observer each time."""

    def __init__(self, grader: Grader, observe: Observer) -> None:
        self._grader, self._observe = grader, observe

    def prepare(self, card: Card) -> object:
        """Make the card ready; safe in a thread while others are graded, and not timed."""
        return self._grader.prepare(card)

    def index(self, cards: Iterable[Card]) -> DeckIndex:
        """The cards of a deck as `grade` takes them; safe in a thread, and not timed."""
        return self._grader.index(cards)

    def grade(self, card: Card, answer: str, deck: DeckIndex | None = None) -> Grade:
        """The grade of `answer`, in the midst of the deck's other cards where `deck` is given."""
        began = time.perf_counter()
        grade = self._grader.grade(card, answer, deck)
        self._observe(AnswerGraded(time.perf_counter() - began))  # not of one that NotIndexed cut short
        return grade

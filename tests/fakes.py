"""Hand-written fakes, for what a test must control: the time, and what a grade is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot.core.cards import Card
from bot.core.grading import CANNOT_TELL, Grade, Verdict
from bot.core.grading.deck_index import DeckIndex

START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""A Monday noon, in no zone's clock change."""


class FakeClock:
    """Stands still until moved."""

    def __init__(self, now: datetime = START) -> None:
        self.current = now

    def now(self) -> datetime:
        return self.current

    def move(self, **delta: float) -> None:
        self.current += timedelta(**delta)


class FakeGrader:
    """Right when the answer holds "right", partly when it holds "partly"; so a test's answers say what they are.

    "dunno" is an answer that says that the person does not know; of "perhaps" the grader is not sure, and cannot tell
    on a bare card.
    """

    def prepare(self, card: Card) -> None:
        """Nothing to make ready."""

    def index(self, cards: Iterable[Card]) -> DeckIndex:
        """No words are looked at."""
        return DeckIndex(())

    def grade(self, card: Card, answer: str, deck: DeckIndex | None = None) -> Grade:
        text = answer.lower()
        if "perhaps" in text:
            verdict = Verdict.CORRECT if "right" in text else Verdict.INCORRECT
            flags = (CANNOT_TELL,) if card.bare else ()
            return Grade(verdict, 0.4, missing=(card.reference,), flags=flags, unsure=True, closeness=0.5)
        if "right" in text:
            return Grade(Verdict.CORRECT, 0.95, matched=("the idea",))
        if "partly" in text:
            return Grade(
                Verdict.PARTIAL,
                0.5,
                matched=("one half",),
                missing=(card.reference,),
                asks=("what about the other half?",),
            )
        if "dunno" in text:
            asks = ("what changes?", "since when?")
            return Grade(Verdict.INCORRECT, 0.0, missing=(card.reference,), asks=asks, flags=("unknowing",))
        return Grade(Verdict.INCORRECT, 0.05, missing=(card.reference,), correction="That is another idea.")

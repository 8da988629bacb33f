"""Spaced repetition: what an answer says about a person's memory of a card, and when the card is due again.

The scheduling is FSRS (https://github.com/open-spaced-repetition/fsrs4anki/wiki), from the package `fsrs`; a memory
state is what it keeps of one card for one person. Nothing here is random: the same answers at the same times give the
same states, so that all of them can be worked out again from what is stored.

What an answer is rated, by its verdict and how it was reached:

    try      verdict     reached                                  rating
    -----    ---------   --------------------------------------   -------
    first    correct     without hint, in `EASY_SECONDS` or less  Easy
    first    correct     without hint                             Good
    first    correct     with the hint                            Hard
    first    partial     without hint                             Hard
    first    partial     with the hint                            Again
    first    incorrect                                            Again
    later    correct                                              Hard
    later    other                                                nothing: the try before has said it
    any      correct     copied from somebody                     nothing: no memory was asked

Seconds are known in review alone. In a quiz or a daily question the clock runs for everybody, whenever each one came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import cache, reduce

import fsrs
from msgspec import Struct

from bot.core.cards import Card
from bot.core.grading import Grade, Verdict

EASY_SECONDS = 10
"""From the question to the answer, written out: so quick is who need not think."""
RETENTION = 0.9
"""How probably a card is known on the day when it is due."""
LEARNING, REVIEWED, RELEARNING = 1, 2, 3
"""What `Memory.phase` may be: FSRS's states."""
KNOWN_AT_STABILITY = 0.9
"""How probably a card is known after as many days as its stability says: so FSRS defines it."""
_ONE_DAY = timedelta(days=1)
STEP = timedelta(minutes=10)
"""After this a card comes again that was not known. A card that was known comes on a later day."""
NEW_A_DAY, MOST_NEW_A_DAY = 10, 100
"""New cards that reviews bring on one day: unless a person says otherwise, and at the most."""


class Rating(IntEnum):
    """How well a card was remembered; the numbers are FSRS's."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(Struct, frozen=True):
    """The memory state of one card for one person."""

    phase: int
    """FSRS's state: 1 while the card is new to the person, 2 once it comes after days, 3 after it was forgotten."""
    step: int | None
    """Which of the short steps it is at; None in phase 2."""
    stability: float
    """The days after which it is known with a probability of 90 %."""
    difficulty: float
    """1 to 10."""
    reviewed_at: datetime
    due_at: datetime


class Remembered(Struct, frozen=True):
    """All that is kept of one card for one person."""

    memory: Memory | None = None
    """None: the card is new to the person, or new again."""
    forgotten_at: datetime | None = None
    """When they made it new again: answers up to then count no more."""
    suspended: bool = False
    """It is not asked in review."""


class ReviewSettings(Struct, frozen=True):
    """What a person chose about their reviews."""

    paused: bool = False
    new_cards: int = NEW_A_DAY
    """How many new cards a day at the most."""
    deck_ids: tuple[int, ...] = ()
    """From these decks alone; none: from all that the person may see."""


class Recall(Struct, frozen=True):
    """One answer as far as memory is concerned."""

    rating: Rating
    at: datetime


class KeptCard(Struct, frozen=True):
    """A card that a person has begun to learn, or keeps out of reviews, with all that is known of their memory."""

    deck_id: int
    slug: str
    title: str
    """The deck's."""
    card: Card
    remembered: Remembered
    recalls: tuple[Recall, ...] = ()
    """The answers that the memory state follows from, oldest first."""

    @property
    def lapses(self) -> int:
        """How often the card was not known after it had been learned."""
        states = [*self.states]
        return sum(
            before is not None and before.phase == REVIEWED and recall.rating is Rating.AGAIN
            for recall, before, _ in states
        )

    @property
    def states(self) -> Iterator[tuple[Recall, Memory | None, Memory]]:
        """Each answer with the memory state before and after it."""
        before: Memory | None = None
        for recall in self.recalls:
            state = after(before, recall)
            yield recall, before, state
            before = state


def rating_of(
    verdict: Verdict,
    *,
    tries: int = 1,
    hinted: bool = False,
    copied: bool = False,
    seconds: float | None = None,
) -> Rating | None:
    """The table above, for a person's `tries`-th answer (from 1) to one question; None where it says nothing."""
    if verdict is Verdict.CORRECT:
        if copied:
            return None
        if tries > 1 or hinted:
            return Rating.HARD
        return Rating.EASY if seconds is not None and 0 <= seconds <= EASY_SECONDS else Rating.GOOD
    if tries > 1:
        return None
    return Rating.HARD if verdict is Verdict.PARTIAL and not hinted else Rating.AGAIN


def after(memory: Memory | None, recall: Recall) -> Memory:
    """The memory state after an answer; `memory` is None before the first."""
    at = recall.at.astimezone(UTC)
    before = fsrs.Card(card_id=0, due=at) if memory is None else _fsrs_card(memory)
    card, _ = _scheduler().review_card(before, fsrs.Rating(recall.rating), at)
    assert card.stability is not None  # a card that was reviewed has both
    assert card.difficulty is not None
    return Memory(card.state.value, card.step, card.stability, card.difficulty, at, card.due)


def replayed(recalls: Iterable[Recall]) -> Memory | None:
    """The memory state after all these answers, oldest first; None without any."""
    start: Memory | None = None
    return reduce(after, recalls, start)


def recall_probability(memory: Memory, at: datetime) -> float:
    """How probably the card is known then, 0 to 1: FSRS's curve, smooth where `fsrs` counts whole days."""
    decay = -_scheduler().parameters[20]
    factor = KNOWN_AT_STABILITY ** (1 / decay) - 1
    days = max(0.0, (at - memory.reviewed_at) / _ONE_DAY)
    return float((1 + factor * days / memory.stability) ** decay)


def asks_the_person(card: Card, grade: Grade) -> bool:
    """Whether the person is asked if they had it: the grader is not sure, and the card tells it too little to be."""
    return grade.unsure and card.bare


@cache
def _scheduler() -> fsrs.Scheduler:
    return fsrs.Scheduler(
        desired_retention=RETENTION, learning_steps=(STEP,), relearning_steps=(STEP,), enable_fuzzing=False
    )


def _fsrs_card(memory: Memory) -> fsrs.Card:
    # With an id of its own making fsrs waits a millisecond, so that no two cards have the same.
    return fsrs.Card(
        card_id=0,
        state=fsrs.State(memory.phase),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.reviewed_at,
    )

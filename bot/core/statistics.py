"""How somebody does: answers and how many were right, by topic and card; what they remember; when they answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from bot.core.review import Memory, recall_probability

HARD_ANSWERS = 2
"""A card is called hard after this many answers at the earliest."""
HARD_ACCURACY = 0.7
"""And if fewer of them were right."""
FORECAST_DAYS = 30
YEAR_WEEKS = 53
"""Weeks of the calendar of activity, from Monday, the present one included."""
LEARNED_PHASE = 2
"""Of a memory state: the card comes after days, not minutes."""


class Tally(Struct, frozen=True):
    """Graded answers."""

    answers: int = 0
    correct: int = 0
    partial: int = 0

    @property
    def accuracy(self) -> float:
        """The share of correct answers, 0 to 1; 0 without answers."""
        return self.correct / self.answers if self.answers else 0.0

    @property
    def percent(self) -> int:
        """The same in whole percent; 100 means all of them, and 0 none."""
        rounded = round(100 * self.accuracy)
        return min(max(rounded, 1), 99) if 0 < self.correct < self.answers else rounded

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.answers + other.answers, self.correct + other.correct, self.partial + other.partial)


class TopicTally(Struct, frozen=True):
    """How somebody does on a topic."""

    topic: str
    tally: Tally


class CardTally(Struct, frozen=True):
    """How somebody does on a card that can still be asked."""

    card_id: int
    topic: str
    """The deck's title where the card has none."""
    tally: Tally


class Activity(Struct, frozen=True):
    """On which days somebody answered how much, on their own calendar."""

    today: date
    days: tuple[tuple[date, int], ...]
    """Days with answers, oldest first, none older than the calendar's first."""
    off: frozenset[date] = frozenset()
    """Days off of theirs, told ahead, on which they gave no answer: none of them was missed."""

    @property
    def answers(self) -> int:
        """All of them."""
        return sum(count for _, count in self.days)

    @property
    def busiest(self) -> tuple[date, int] | None:
        """The day with the most answers, the newest of several."""
        return max(self.days, key=lambda day: (day[1], day[0]), default=None)


class Outlook(Struct, frozen=True):
    """What somebody remembers, and what comes up for review."""

    cards: int = 0
    due: int = 0
    learned: int = 0
    retention: float = 0.0
    """The share of the learned cards that they would probably know now, 0 to 1."""
    retention_later: float = 0.0
    """The same after `FORECAST_DAYS` in which they review nothing."""
    today: date = date.min
    ahead: tuple[int, ...] = ()
    """Cards that fall due on each day from today on; those that are due stand in the first."""


def first_day(today: date) -> date:
    """The Monday that a calendar of activity begins with."""
    return today - timedelta(days=today.weekday() + 7 * (YEAR_WEEKS - 1))


def by_topic(cards: Iterable[CardTally]) -> tuple[TopicTally, ...]:
    """The topics, the weakest first; of equals the one with more answers."""
    found: dict[str, Tally] = {}
    for card in cards:
        found[card.topic] = found.get(card.topic, Tally()) + card.tally
    topics = [TopicTally(topic, tally) for topic, tally in found.items()]
    return tuple(sorted(topics, key=lambda each: (each.tally.accuracy, -each.tally.answers, each.topic)))


def hardest(cards: Iterable[CardTally], most: int) -> list[CardTally]:
    """The cards that went wrong most, the hardest first; none that went wrong once only, or seldom."""
    hard = [
        card for card in cards if card.tally.answers >= HARD_ANSWERS and card.tally.accuracy < HARD_ACCURACY
    ]
    return sorted(hard, key=lambda card: (card.tally.accuracy, -card.tally.answers, card.card_id))[:most]


def outlook(
    memories: Iterable[Memory], now: datetime, due_on: Mapping[datetime, date], today: date
) -> Outlook:
    """What these memory states give at `now`; `due_on` has the local date of each moment at which one is due."""
    states = list(memories)
    if not states:
        return Outlook(today=today)
    ahead = [0] * FORECAST_DAYS
    for state in states:
        day = max(0, (due_on[state.due_at] - today).days)
        if day < FORECAST_DAYS:
            ahead[day] += 1
    learned = [
        state for state in states if state.phase == LEARNED_PHASE
    ]  # right after a wrong answer all is known
    retention, later = (
        sum(recall_probability(state, at) for state in learned) / max(1, len(learned))
        for at in (now, now + timedelta(days=FORECAST_DAYS))
    )
    return Outlook(
        cards=len(states),
        due=sum(state.due_at <= now for state in states),
        learned=len(learned),
        retention=retention,
        retention_later=later,
        today=today,
        ahead=tuple(ahead),
    )

"""What is to be done about a daily question now, for whoever talks to Discord."""

from __future__ import annotations

from msgspec import Struct

from bot.core.cards import Card
from bot.core.daily.posts import DailyPost
from bot.core.daily.schedules import Schedule
from bot.core.quiz.entries import PlayerEntry
from bot.core.quiz.state import Round


class ToFind(Struct, frozen=True):
    """A daily question that an earlier try may have sent: to be looked for in its round's channel."""

    post: DailyPost
    schedule: Schedule
    round: Round


class ToPost(Struct, frozen=True):
    """A daily question to send in its round's channel."""

    post: DailyPost
    schedule: Schedule
    round: Round
    card: Card


class ToReveal(Struct, frozen=True):
    """A closed daily question whose answer is to be shown."""

    round: Round
    card: Card
    entries: list[PlayerEntry]
    good_answers: list[str]
    """A few of the best, word for word, from people who agreed to that."""
    streaks: list[tuple[str, int]]
    """(name, days) of those whose run this question kept going."""
    thread: bool
    """A thread is to be opened under the answer."""


class ToCount(Struct, frozen=True):
    """A question whose public counter is out of date."""

    post: DailyPost
    round: Round
    card: Card
    answered: int

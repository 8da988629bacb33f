"""An answer as it arrived, and what came of it."""

from __future__ import annotations

from msgspec import Struct

from bot.core.cards import Card
from bot.core.grading import Grade
from bot.core.quiz.entries import Entry
from bot.core.quiz.state import Round
from bot.core.streaks import Streak
from bot.services.quiz.errors import NoText
from bot.services.storable import storable

MAX_ANSWER = 4_000
"""Characters kept of an answer: what a Discord message may hold at most."""


def answer_text(text: str) -> str:
    """An answer's words as they are kept; NoText where there are none."""
    kept = storable(text, MAX_ANSWER)
    if not kept:
        raise NoText
    return kept


class Answered(Struct, frozen=True):
    """What came of an answer."""

    attempt_id: int
    round: Round
    """As it was when the answer came."""
    card: Card
    grade: Grade
    entry: Entry
    gained: int
    copied: bool
    streak: Streak | None
    """Where this answer was the first correct one of the member's day: how long it goes now."""


class Passed(Struct, frozen=True):
    """What came of "I don't know": no try is used, and each further one helps more."""

    round: Round
    card: Card
    grade: Grade
    entry: Entry


class Repeated(Struct, frozen=True):
    """What came of the member's own last answer, sent once more: nothing changes, and no try is used."""

    round: Round
    card: Card
    entry: Entry


class GivenAnswer(Struct, frozen=True):
    """An answer as it arrived."""

    text: str
    source_id: int
    """The message's or interaction's id: delivered twice, it counts once."""
    public: bool

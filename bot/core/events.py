"""What happens, for whoever watches the bot: metrics and the log. An event holds no text and nobody's id.

A service notes an event on its transaction (`Transaction.note`), and it is told once the transaction is committed: what
was rolled back has not happened. The store and the grader tell how long they took by themselves. All are told to one
`Observer`, which `bot.app.build` is given; `bot.monitoring` has those that there are.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from bot.core.grading import Verdict


class AnswerPath(StrEnum):
    """By what an answer came."""

    QUIZ = "quiz"
    DAILY = "daily"
    REVIEW = "review"


class AnswerCounted(Struct, frozen=True):
    """An answer was graded and kept."""

    path: AnswerPath
    verdict: Verdict
    guild: int
    """0 in a direct message."""
    round: int | None = None
    """None in review, which has no rounds."""


class PostsClaimed(Struct, frozen=True):
    """A look at the schedules took these: each due post is claimed, or missed since its day was over."""

    claimed: int
    missed: int


class PostSent(Struct, frozen=True):
    """A daily question is in its channel."""

    guild: int
    round: int


class PostFailed(Struct, frozen=True):
    """A daily post was given up."""


class RecapOutcome(StrEnum):
    """What became of the recap of a week or season."""

    CLAIMED = "claimed"
    POSTED = "posted"
    RESTED = "rested"
    """Nobody had answered for weeks, or in a season: nothing was posted."""
    MISSED = "missed"
    FAILED = "failed"


class RecapMoved(Struct, frozen=True):
    """A recap came to that."""

    outcome: RecapOutcome
    guild: int


class AppealOutcome(StrEnum):
    """What became of an appeal."""

    FILED = "filed"
    UPHELD = "upheld"
    """Decided: the verdict stays."""
    OVERRIDDEN = "overridden"
    """Decided: the verdict is another one now."""
    REOPENED = "reopened"
    """A decision was taken back."""


class AppealChanged(Struct, frozen=True):
    """A member pressed "I was right", or a reviewer decided."""

    outcome: AppealOutcome
    guild: int
    round: int


class AnswerGraded(Struct, frozen=True):
    """The grader graded once; an answer may be graded again to explain it."""

    seconds: float


class TransactionEnded(Struct, frozen=True):
    """A transaction is over, with all its waiting for the database."""

    writing: bool
    seconds: float


class DatabaseFailed(Struct, frozen=True):
    """A transaction found that the database cannot be used."""


Event = (
    AnswerCounted
    | PostsClaimed
    | PostSent
    | PostFailed
    | RecapMoved
    | AppealChanged
    | AnswerGraded
    | TransactionEnded
    | DatabaseFailed
)
Observer = Callable[[Event], None]
"""Is told each event on the event loop's thread, at once: it must be quick, and may not raise."""


def nobody(_event: Event) -> None:
    """Watches nothing."""

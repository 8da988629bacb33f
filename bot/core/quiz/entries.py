"""One member's part in one round: how many tries, the best verdict, what it earned."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from bot.core.grading import Verdict
from bot.core.scoring import MAX_TRIES, earned


class Entry(Struct, frozen=True):
    """A member's standing in a round. Points only ever rise: a worse later try takes nothing away."""

    tries: int = 0
    hinted: bool = False
    best: Verdict | None = None
    points: int = 0
    first: bool = False
    """Held the round's first correct answer."""
    joined: bool = False
    """The member acted in this round: joined, opened the form, took the hint or answered. Without it they are only
    waited for, since they started the quiz or acted in the round before."""
    passes: int = 0
    """How often they said that they do not know; each is answered by a nudge and costs nothing."""
    passed_by: int | None = None
    """The id of the newest message or interaction that said so."""

    @property
    def correct(self) -> bool:
        """Whether the member has answered correctly."""
        return self.best is Verdict.CORRECT

    @property
    def finished(self) -> bool:
        """Whether nothing more can come from the member in this round."""
        return self.correct or self.tries >= MAX_TRIES

    @property
    def tries_left(self) -> int:
        """How many more answers the member may give."""
        return 0 if self.finished else MAX_TRIES - self.tries

    def is_bettered_by(self, verdict: Verdict) -> bool:
        """Whether an answer with that verdict is better than all before it."""
        return self.best is None or verdict.rank > self.best.rank

    def with_answer(self, verdict: Verdict, *, first: bool, copied: bool = False) -> Entry:
        """The entry after one more answer; a copied answer has its verdict but earns nothing."""
        if self.finished:
            raise ValueError("a finished entry takes no more answers")
        tries = self.tries + 1
        gains = 0 if copied else earned(verdict, tries=tries, hinted=self.hinted, first=first).total
        best = verdict if self.is_bettered_by(verdict) else self.best
        return replace(
            self,
            tries=tries,
            best=best,
            points=max(self.points, gains),
            first=self.first or (first and verdict is Verdict.CORRECT and not copied),
            joined=True,
        )

    def with_hint(self) -> Entry:
        """The entry after the member asked for the hint."""
        return replace(self, hinted=True, joined=True)

    def with_pass(self, source_id: int) -> Entry:
        """The entry after the member said once more, by this message or interaction, that they do not know."""
        return replace(self, passes=self.passes + 1, passed_by=source_id, joined=True)


class PlayerEntry(Struct, frozen=True):
    """A member's entry in a round, with the name to show."""

    user_id: int
    name: str | None
    """None for somebody who is hidden, or who asked to be forgotten: counted, never named."""
    entry: Entry


class Players(Struct, frozen=True):
    """How many play a round, and how far they are."""

    playing: int
    answered: int
    """Of them, who have given an answer."""
    extra_time: float
    """The largest among them, see `core.quiz.timing`."""

"""What grading an answer says: the verdict, how sure it is, and what to teach."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

CANNOT_TELL = "cannot-tell"
"""The flag of an answer that was not compared as a fact, on a card that knows too little for the grader to be sure."""


class Verdict(StrEnum):
    """Ordered from worst to best by `rank`."""

    INCORRECT = "incorrect"
    PARTIAL = "partial"
    CORRECT = "correct"

    @property
    def rank(self) -> int:
        """0, 1 or 2: a higher rank is a better answer."""
        return list(Verdict).index(self)


RANGES = {Verdict.INCORRECT: (0.0, 0.24), Verdict.PARTIAL: (0.25, 0.74), Verdict.CORRECT: (0.75, 1.0)}
"""Scores of each verdict: those that are nearest to its own mark, 0, a half or 1."""


def within(verdict: Verdict, score: float) -> float:
    """The score that is nearest to `score` among those of the verdict."""
    least, most = RANGES[verdict]
    return round(min(max(score, least), most), 4)


class Grade(Struct, frozen=True):
    """The graded answer. Deterministic: the same card, answer and model give the same grade."""

    verdict: Verdict
    score: float
    """Expected share of the full mark, 0 to 1, `within` the verdict's range; monotone in how right the answer is."""
    matched: tuple[str, ...] = ()
    """Ideas (`Concept.idea`) found in the answer; "the reference" words for a bare card."""
    missing: tuple[str, ...] = ()
    """Ideas a right answer needs and this one lacks. Gives the answer away: private replies only."""
    false: tuple[str, ...] = ()
    """What was said that is not right, in the person's own words; private replies only."""
    asks: tuple[str, ...] = ()
    """For each missing idea the question that points at it; safe in public."""
    flags: tuple[str, ...] = ()
    """Rules, refusals and kinds of fact that spoke: "rivals", "false-claim", "echo", "injection", "other-unit", ..."""
    correction: str | None = None
    """The known misconception's own correction, when one decided."""
    unsure: bool = False
    """The decision was close: say so, and offer an appeal."""
    closeness: float = 0.0
    """How near the decision was to going another way: 1 on a cut, 0 as far as makes no difference."""
    closest: tuple[Verdict, str] | None = None
    """The card's example that is most like the answer, the reference apart, with its label; for reviewers."""
    reasons: tuple[str, ...] = ()
    """Which assertion, example and idea decided, with their numbers; for `grade --explain`."""


def cautious(grade: Grade) -> Grade:
    """The grade by which points are given: partly right at most where the grader cannot tell."""
    if CANNOT_TELL not in grade.flags or grade.verdict is not Verdict.CORRECT:
        return grade
    return replace(grade, verdict=Verdict.PARTIAL, score=0.5, missing=(), asks=())

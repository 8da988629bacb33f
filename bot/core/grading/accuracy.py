"""How often the grader is right, as people are told; a test holds it to the figures of `make scorecard`."""

from __future__ import annotations

from msgspec import Struct


class Accuracy(Struct, frozen=True):
    """Of answers that the grader had never seen, on cards with examples. Shares are in hundredths."""

    answers: int
    right_verdicts: int
    right_accepted: int
    """Of the right answers."""
    wrong_accepted: int
    """Of the wrong answers."""


MEASURED = Accuracy(answers=1785, right_verdicts=91, right_accepted=93, wrong_accepted=3)

"""Two things, each defined beside its name: before it or behind it, the right way round or exchanged."""

from __future__ import annotations

import pytest

from bot.core.grading import Verdict
from tests.core.grading.making import grader, shipped

RIGHT, WRONG = Verdict.CORRECT, Verdict.INCORRECT
DEFINED = {
    ("Q5", "AI", "ML"): [
        "{}: anything that makes a computer act smart. {}: the part of it that picks up rules from examples",
    ],
    ("Q21", "precision", "recall"): [
        "{}: how many of the alarms were real. {}: how many of the real fires raised an alarm",
        "of everything it flagged, how much was right ({}); of everything it should have flagged, how much did it"
        " catch ({})",
        "how trustworthy a positive call is, that's {}; how few positives slip through, that's {}",
        "{} - share of hits among the predicted yes. {} - share of the real yes that got found",
        "{} is tp/(tp+fp), {} tp/(tp+fn)",
        "{} = TP / (TP + FP); {} = TP / (TP + FN)",
        "TP / ( TP + FP ) is {}, TP / ( TP + FN ) is {}",
    ],
    ("Q25", "high variance", "high bias"): [
        "too flexible, learns the noise ({}); too rigid, misses the pattern ({})",
        "{} means it follows every wiggle of the training set, {} means it is too simple",
    ],
    ("Q50", "online", "offline"): [
        "{}: learns bit by bit as data arrives; {}: all at once from a fixed set",
        "updating after each example is {}, training once on the whole dump is {}",
    ],
}  # fmt: skip
ANSWERS = [(key, text, one, two) for (key, one, two), texts in DEFINED.items() for text in texts]


@pytest.mark.parametrize(("key", "text", "one", "two"), ANSWERS)
def test_two_definitions_are_right_one_way_round(key: str, text: str, one: str, two: str) -> None:
    card = shipped()[key]
    right, exchanged = (grader().grade(card, text.format(*names)) for names in ((one, two), (two, one)))
    assert right.verdict is RIGHT
    assert "swapped" not in right.flags
    assert exchanged.verdict is not RIGHT
    assert exchanged.verdict is not WRONG or "swapped" in exchanged.flags


def test_no_correction_tells_of_an_order_that_is_right() -> None:
    card = shipped()["Q21"]
    told = (
        "recall: of the real ones how many it found, precision: of the flagged ones how many a cat would like"
    )
    grade = grader().grade(card, told)
    assert "swapped" not in grade.flags
    assert not grade.correction or "way round" not in grade.correction

"""Answers that waver between the right value and another, and neighbours that name one value only."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.core.grading.making import grader

FACTS = {
    "What is the capital of France?": ("Paris", "Lyon"),
    "Who wrote Hamlet?": ("William Shakespeare", "Christopher Marlowe"),
    "How many legs has a spider?": ("8", "6"),
    "When did the First World War begin?": ("1914", "1939"),
    "Which knot joins two ropes of different thickness?": ("sheet bend", "clove hitch"),
    "What does a triangular sign with a red border mean?": ("warning", "toblerone shop ahead"),
    "Which organ makes bile?": ("the liver", "the gall bladder"),
    "Spanish: el ferrocarril": ("railway", "car park"),
}
FRAMES = (
    "{} or {}",
    "either {} or {}",
    "{}, or maybe {}",
    "{}. or {}",
    "{} ... or {}?",
    "{}? {}?",
    "{}? or {}?",
    "maybe {}, maybe {}",
    "perhaps {} or perhaps {}",
    "it's {}, or was it {}",
    "i think {} but could be {}",
    "{}, but it might also be {}",
    "i'd say {}, {} could be too",
    "{}, {} would work as well",
    "it could be {} or even {}, not sure",
    "can't decide between {} and {}",
    "i always mix up {} and {}",
    "{} vs {}, i always forget which",
)
ONE_VALUE = (
    "{}, or so i think",
    "{} or something",
    "{}? right?",
    "maybe {}, not sure",
    "i think it could be {}",
    "{} could be right",
)


@pytest.mark.parametrize("question", FACTS)
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("first", ["right", "wrong"])
def test_two_values_are_not_right(question: str, frame: str, first: str) -> None:
    right, wrong = FACTS[question]
    both = (right, wrong) if first == "right" else (wrong, right)
    grade = grader().grade(Card("card", question, right), frame.format(*both))
    assert grade.verdict is not Verdict.CORRECT, grade


@pytest.mark.parametrize("question", FACTS)
@pytest.mark.parametrize("frame", ONE_VALUE)
def test_one_value_is_right(question: str, frame: str) -> None:
    right, _ = FACTS[question]
    grade = grader().grade(Card("card", question, right), frame.format(right))
    assert grade.verdict is Verdict.CORRECT, grade


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        ("7 ± 2 items", "seven plus or minus two"),
        ("affidavit", "affidavit, signed in front of a notary or similar"),
        ("verb or adjective", "an adjective or a verb"),
        ("at least 4", "4 or more"),
    ],
)
def test_or_that_belongs_to_the_value(reference: str, answer: str) -> None:
    grade = grader().grade(Card("card", "What is asked for here?", reference), answer)
    assert grade.verdict is Verdict.CORRECT, grade

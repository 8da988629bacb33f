"""A rival in the place of what the reference adds to the question is no right answer: another cause, say, or place."""

from __future__ import annotations

from functools import cache

import pytest
import yaml

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Grader, Verdict
from tests.grading.corpora import DATA

SETS = yaml.safe_load((DATA / "rivals.yaml").read_text(encoding="utf-8"))


@cache
def grader() -> Grader:
    return load_grader()


def verdicts(part: str) -> list[Verdict]:
    return [
        grader().grade(Card("card", one["question"], one["reference"]), answer).verdict
        for one in SETS
        for answer in one[part]
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Why does the Earth have seasons?", "because of the distance of the Earth to the sun"),
        (
            "Why does metal feel colder than wood at the same temperature?",
            "because of the metal and the wood",
        ),
        ("Why did the Titanic sink?", "due to a fault that made the Titanic sink so fast"),
        ("With what do fish breathe?", "fish breathe with what fish have for it, their lungs"),
        ("Why is a minor key often said to sound sad?", "because of the sad sound that a minor key has"),
    ],
)
def test_the_frame_of_a_reason_and_the_questions_words_are_no_right_answer(
    question: str, answer: str
) -> None:
    (reference,) = (one["reference"] for one in SETS if one["question"] == question)
    assert grader().grade(Card("card", question, reference), answer).verdict is not Verdict.CORRECT


def test_few_rivals_pass_and_few_right_answers_are_lost() -> None:
    right, wrong, near = map(verdicts, ("right", "wrong", "near"))
    assert right.count(Verdict.CORRECT) >= 0.84 * len(right)
    assert Verdict.INCORRECT not in right
    assert wrong.count(Verdict.CORRECT) <= 0.05 * len(wrong)
    assert near.count(Verdict.CORRECT) <= 20  # of 32; 19 before answers of two more fields were in the fit

"""Harm that an answer says something is for, and harm that it says is kept off."""

from __future__ import annotations

import pytest

from bot.core.grading import Verdict
from bot.core.grading.aims import harms_aimed_at, harms_kept_off
from bot.core.grading.text import words
from tests.core.grading.making import grader, lexicon, shipped

RIGHT, WRONG = Verdict.CORRECT, Verdict.INCORRECT


@pytest.mark.parametrize(
    ("key", "answer", "verdict"),
    [
        ("Q30", "adds a penalty for big weights so that it doesn't overfit", RIGHT),
        ("Q30", "adds a penalty for big weights so the model does not overfit", RIGHT),
        ("Q30", "adds a penalty for big weights to stop it from overfitting", RIGHT),
        ("Q30", "penalizes big coefficients to keep the model from memorising the noise", RIGHT),
        ("Q30", "adds a penalty for small weights so that it overfits", WRONG),
        ("Q30", "makes the model overfit by penalizing complexity", WRONG),
        ("Q30", "penalizes small coefficients to make the model memorise the noise", WRONG),
        ("Q26", "splitting the data so that the model overfits", WRONG),
        ("Q8", "so that performance drops in production", WRONG),
        ("Q8", "so that accuracy gets worse in real life", WRONG),
        ("Q35", "making models favor one group", WRONG),
        ("Q37", "changing the input a little on purpose so that the model makes a mistake", RIGHT),
    ],
)
def test_an_aim_is_told_from_its_opposite(key: str, answer: str, verdict: Verdict) -> None:
    grade = grader().grade(shipped()[key], answer)
    assert grade.verdict is verdict
    assert verdict is WRONG or not {"negated", "opposite"}.intersection(grade.flags)


@pytest.mark.parametrize(
    ("text", "aimed", "kept_off"),
    [
        ("so that it overfits", {"=memorize"}, set()),
        ("so that it doesn't overfit", set(), {"=memorize"}),
        ("so it won't overfit", set(), {"=memorize"}),
        ("it doesn't make the model overfit", set(), set()),
        ("it makes the model overfit less", set(), set()),
        ("it makes overfitting harder", set(), set()),
        ("so that there is less overfitting", set(), set()),
        ("models that don't overfit", set(), set()),
        ("so that the weights of all layers stay small, overfitting", set(), set()),
    ],
)
def test_where_a_harm_stands(text: str, aimed: set[str], kept_off: set[str]) -> None:
    assert (harms_aimed_at(lexicon(), words(text)), harms_kept_off(lexicon(), words(text))) == (
        aimed,
        kept_off,
    )


def test_a_denied_harm_of_something_else_is_still_a_denial() -> None:
    card = shipped()["Q30"]
    grade = grader().grade(card, "A technique to reduce complexity by penalizing models that don't overfit.")
    assert grade.verdict is not RIGHT


@pytest.mark.parametrize(
    ("answer", "backwards"),
    [
        ("deploy, then train, then collect data", True),
        ("monitor it, then deploy, then validate, then train and finally collect the data", True),
        ("collect data, then train, then deploy", False),
        (
            "Monitoring comes last; before it deployment, validation, training, preprocessing and data collection",
            False,
        ),
    ],
)
def test_steps_told_backwards_are_wrong(answer: str, *, backwards: bool) -> None:
    grade = grader().grade(shipped()["Q2"], answer)
    assert (grade.verdict is WRONG) is ("swapped" in grade.flags) is backwards

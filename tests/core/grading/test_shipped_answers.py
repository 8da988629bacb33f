"""Answers to shipped cards that are not among their examples, right and turned round."""

from __future__ import annotations

import pytest

from bot.core.grading import Verdict
from tests.core.grading.making import grader, shipped

RIGHT = Verdict.CORRECT


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("Q2", "collect data, then clean it, then train, then validate, then deploy and monitor"),
        ("Q3", "When predictions become less accurate because the world changed"),
        ("Q8", "so that it doesn't get worse without anyone noticing"),
        ("Q8", "so it can't silently degrade"),
        ("Q19", "don't let anyone without a token call the API, and encrypt everything"),
        ("Q25", "high variance models don't generalize, high bias models don't even fit the training data"),
        ("Q26", "splitting the data into k folds and testing on each in turn"),
        ("Q31", "showing why the model decided what it did"),
        ("Q35", "the model doesn't discriminate against anyone"),
        ("Q35", "that it is not unfair to any group"),
        ("Q35", "nobody is treated worse by the model because of who they are"),
        ("Q38", "gradients leave the phone, data doesn't"),
        ("Q39", "learning about a population without learning about any individual"),
    ],
)
def test_right_ones(key: str, answer: str) -> None:
    assert grader().grade(shipped()[key], answer).verdict is RIGHT


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("Q3", "When predictions become less accurate because of random chance"),
        ("Q3", "accuracy drops by bad luck"),
        ("Q8", "so that it gets worse without anyone noticing"),
        ("Q19", "let anyone call the API without a token and encrypt nothing"),
        ("Q25", "high bias models don't generalize, high variance models don't even fit the training data"),
        ("Q26", "splitting into k folds and training on all of them at once"),
        ("Q31", "hiding why the model decided what it did"),
        ("Q31", "keeping the reasons of a decision secret from people"),
        ("Q31", "making model decisions harder to understand for humans"),
        ("Q35", "that it is unfair to one group"),
        ("Q35", "people should not discriminate against the model"),
        ("Q38", "data leaves the phone, gradients don't"),
        ("Q38", "the data goes to the server, the weights stay on the device"),
    ],
)
def test_their_opposites(key: str, answer: str) -> None:
    assert grader().grade(shipped()[key], answer).verdict is not RIGHT

"""The grader must not get worse than the committed figures."""

from __future__ import annotations

import json

import pytest

from tests.grading.figures import answers, figures, judged
from tests.grading.folds import graders
from tests.grading.scorecard import FIGURES

MARGIN = 0.015
"""What a harmless change may cost; about one standard error of the whole set's accuracy."""


@pytest.fixture(scope="module")
def whole_deck() -> dict[str, float]:
    return figures(judged(graders(), answers(), lambda card: card))


@pytest.mark.parametrize("name", ["accuracy", "right_accepted", "partial_partial"])
def test_what_should_be_high_is_not_lower(whole_deck: dict[str, float], name: str) -> None:
    committed = json.loads(FIGURES.read_text(encoding="utf-8"))["whole deck"][name]
    assert whole_deck[name] >= committed - MARGIN


@pytest.mark.parametrize("name", ["wrong_accepted", "right_refused"])
def test_what_should_be_low_is_not_higher(whole_deck: dict[str, float], name: str) -> None:
    committed = json.loads(FIGURES.read_text(encoding="utf-8"))["whole deck"][name]
    assert whole_deck[name] <= committed + MARGIN


def test_the_targets_are_met(whole_deck: dict[str, float]) -> None:
    assert whole_deck["right_accepted"] >= 0.85
    assert whole_deck["wrong_accepted"] <= 0.06
    assert whole_deck["accuracy"] >= 0.80

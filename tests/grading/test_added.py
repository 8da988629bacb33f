"""Answers with another one behind them, as the cross-encoders are fitted on them."""

from __future__ import annotations

import random

import pytest

from bot.core.cards import Card
from tests.grading.corpora import Labelled
from tests.grading.cross_encoders.added import added

CARD = Card("ice", "Why does ice float?", "It is less dense than the water below it.")
RIGHT = "water expands when it freezes"
WRONG = ("cold things always rise", "there is air between the crystals of salt")


@pytest.mark.parametrize("language", ["", "de", "ja", "eo"])
@pytest.mark.parametrize("seed", range(5))
def test_a_mistake_makes_it_half_right_and_two_of_a_kind_are_of_that_kind(seed: int, language: str) -> None:
    rows = [Labelled("ice", RIGHT, 2, "", "me"), *(Labelled("ice", text, 0, "", "me") for text in WRONG)]
    made = list(added(CARD, rows, random.Random(seed), language))
    assert [one.label for one in made] == [1, 2, 0]
    mixed, right, wrong = (one.answer for one in made)
    assert any(text in mixed for text in WRONG)
    assert not any(text in right for text in WRONG)
    assert all(text in wrong for text in WRONG)


@pytest.mark.parametrize("answer", ["salt", " ".join(["it"] * 40)], ids=["a value", "told at length"])
def test_what_is_short_or_long_is_left_out(answer: str) -> None:
    assert not list(added(CARD, [Labelled("ice", answer, 0, "", "me")], random.Random(1), ""))

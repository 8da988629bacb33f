"""Comparatives of one word beside references that have them in two."""

from __future__ import annotations

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.grading.comparatives import Comparatives


@pytest.mark.parametrize(
    ("reference", "text", "told"),
    [
        ("it is less dense than water", "it's denser", "it's more dense"),
        ("they are less heavy", "Heavier ones", "more heavy ones"),
        ("more big cities", "bigger cities", "more big cities"),
        ("it is dense", "denser", "denser"),
        ("less dense", "a dense water", "a dense water"),
    ],
)
def test_in_two_words(reference: str, text: str, told: str) -> None:
    assert Comparatives(reference).in_two_words(text).lower() == told.lower()


def test_the_contrary_in_one_word_is_not_right() -> None:
    card = Card("c", "Why does oil float on water?", "it is less dense than water")
    grader = load_grader(semantic=False)
    assert grader.grade(card, "it is denser than water").verdict is Verdict.INCORRECT
    assert grader.grade(card, "it's less dense").verdict is Verdict.CORRECT

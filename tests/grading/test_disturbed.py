"""Answers in no order, and with talk beside them, as the cross-encoders are fitted on them."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from bot.core.cards import Card
from bot.core.grading.text import word_count
from tests.grading.corpora import Labelled
from tests.grading.cross_encoders.disturbed import KEPT, disturbed, shuffled
from tests.grading.cross_encoders.talk import talk, texts, unrelated

CARD = Card("ice", "Why does ice float?", "It is less dense than the liquid water below it.")
WHOLE = "water expands when it freezes so ice is lighter than what it swims in"


@pytest.mark.parametrize("seed", range(20))
def test_words_in_no_order_are_the_same_words_beside_others(seed: int) -> None:
    mixed = shuffled(WHOLE, random.Random(seed))
    assert mixed is not None
    assert sorted(mixed.split()) == sorted(WHOLE.split())
    beside = set(pairwise(WHOLE.split()))
    assert sum(pair in beside for pair in pairwise(mixed.split())) <= KEPT * len(WHOLE.split())


@pytest.mark.parametrize("text", ["", "it floats", "氷は水より軽いから浮く", "a a a a a a a a"])
def test_a_text_that_has_no_other_order_is_left_out(text: str) -> None:
    assert shuffled(text, random.Random(1)) is None


def test_a_right_answer_comes_whole_in_no_order_and_with_talk_beside_it() -> None:
    made = list(disturbed(CARD, [Labelled("ice", WHOLE, 2, "", "me")], random.Random(3), ""))
    assert {one.kind: one.label for one in made} == {"shuffled": 0, "whole": 2, "padded": 2}


@pytest.mark.parametrize("language", ["en", "de", "ja", "", "eo"])
def test_talk_is_in_its_language_or_english_and_no_longer_than_asked(language: str) -> None:
    chance = random.Random(4)
    own = {*texts().get(language, ()), *texts()["en"]}
    for _ in range(60):
        told = talk(language, chance, 9)
        assert any(one.startswith(told) or " ".join(one.split()).startswith(told) for one in own)
        assert told
        assert word_count(told) <= 9 or len(told) <= 2 * 9  # characters, where there are no blank spaces


def test_talk_beside_a_card_is_no_answer() -> None:
    made = list(unrelated(CARD, 5, random.Random(5)))
    assert len(made) == 5
    assert {(one.card, one.label) for one in made} == {("ice", 0)}

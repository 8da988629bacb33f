"""Answers in no order, as the cross-encoders are fitted on them."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from bot.core.cards import Card
from tests.grading.corpora import Labelled
from tests.grading.cross_encoders.disturbed import KEPT, disturbed, shuffled

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


@pytest.mark.parametrize("abroad", [True, False])
def test_a_right_answer_comes_whole_and_in_no_order_and_talk_is_in_english(*, abroad: bool) -> None:
    made = list(disturbed(CARD, [Labelled("ice", WHOLE, 2, "", "me")], random.Random(3), abroad=abroad))
    labels = {one.kind: one.label for one in made}
    assert labels == {"shuffled": 0, "whole": 2} | ({} if abroad else {"padded": 2})

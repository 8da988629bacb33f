"""The texts made by rule are what their labels say."""

from __future__ import annotations

import random

from tests.grading import synthetic
from tests.grading.corpora import deck

LIST = "It uses training, tuning and monitoring in production."


def chance() -> random.Random:
    return random.Random(5)


def test_a_reordered_text_keeps_its_words() -> None:
    text = "A technique to reduce overfitting by penalizing model complexity"
    turned = synthetic.reordered(text, chance())
    assert turned is not None
    assert sorted(turned.lower().replace(",", "").split()) == sorted(text.lower().split())
    assert turned.split() != text.split()
    assert synthetic.reordered("Short one.", chance()) is None


def test_a_list_keeps_its_items() -> None:
    turned = synthetic.relisted(LIST, random.Random(1))
    assert turned is not None
    assert all(item in turned for item in ("training", "tuning", "monitoring", "production"))
    assert synthetic.relisted("No list here", chance()) is None


def test_a_swap_moves_two_words_only() -> None:
    text = "Combining multiple models to improve the overall performance"
    crossed = synthetic.swapped(text, chance())
    assert crossed is not None
    assert sorted(crossed.split()) == sorted(text.split())
    assert sum(one != two for one, two in zip(crossed.split(), text.split(), strict=True)) == 2


def test_a_negated_text_has_one_word_more() -> None:
    assert synthetic.negated("Ice is light") == "Ice is not light"
    assert synthetic.negated("Light ice") is None


def test_what_is_made_is_the_same_each_time() -> None:
    card = deck()["Q3"]
    once, again = list(synthetic.made(card, "seed")), list(synthetic.made(card, "seed"))
    assert once == again
    assert {row.label for row in once} == {0, 1, 2}
    assert once != list(synthetic.made(card, "other seed"))

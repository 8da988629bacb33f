"""Answers of two values, as the cross-encoders are fitted on them."""

from __future__ import annotations

import random

import pytest

from bot.core.cards import Card
from tests.grading.corpora import Labelled
from tests.grading.cross_encoders.competing import competing

CARD = Card("purl", "Which stitch is the reverse of knit?", "purl")
ANSWERS = (
    Labelled("purl", "purl stitch", 2, "", "me"),
    Labelled("purl", "cast off", 0, "", "me"),
    Labelled("purl", "no idea, my grandmother knew these things but I never listened to her", 0, "", "me"),
)


@pytest.mark.parametrize("language", ["", "de", "ja", "eo"])
@pytest.mark.parametrize("seed", range(5))
def test_two_values_are_half_right_and_one_against_the_other_as_the_first_is(
    seed: int, language: str
) -> None:
    made = list(competing(CARD, ANSWERS, random.Random(seed), language))
    assert made
    for one in made:
        assert "purl" in one.answer
        assert "cast off" in one.answer
        assert "grandmother" not in one.answer
    assert {one.label for one in made if one.kind == "two values"} == {1}
    assert {one.label for one in made if one.kind == "against a wrong one"} <= {2}
    assert {one.label for one in made if one.kind == "against the right one"} <= {0}


@pytest.mark.parametrize(
    ("reference", "wrong"),
    [
        ("it makes the reverse side of a knitted fabric look smooth", "cast off"),
        ("purl", "a purl of some kind"),
        ("purl", "a long way to say that it has another name altogether"),
    ],
    ids=["no-value", "same-word", "much-longer"],
)
def test_what_is_no_other_value_is_left_out(reference: str, wrong: str) -> None:
    card = Card("purl", CARD.prompt, reference)
    assert not list(competing(card, [Labelled("purl", wrong, 0, "", "me")], random.Random(1), ""))

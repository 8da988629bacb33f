"""Near copies of references, as the cross-encoders are fitted on them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.core.cards import Card
from tests.grading.cross_encoders.near_copies import NearCopies

WORDNET = Path("/usr/share/wordnet")


@pytest.fixture(scope="module")
def copies() -> NearCopies:
    if not WORDNET.exists():
        pytest.skip("WordNet's files are not installed; they are needed to fit the models alone")
    return NearCopies(WORDNET)


@pytest.mark.parametrize(
    ("reference", "right", "wrong"),
    [
        ("it searches quickly", {"it searches rapidly", "it searches speedily"}, {"it searches slowly"}),
        ("It connects two tables.", set(), {"It disconnects two tables"}),
        ("the of and to", set(), set()),
    ],
    ids=["adverb", "verb", "nothing to exchange"],
)
def test_synonyms_are_right_and_opposites_wrong(
    copies: NearCopies, reference: str, right: set[str], wrong: set[str]
) -> None:
    made = list(copies.of(Card("card", "What does it do?", reference), random.Random(1)))
    assert {one.answer for one in made if one.label == 2} <= right
    assert {one.answer for one in made if one.label == 0} == wrong

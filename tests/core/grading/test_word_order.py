"""Whether words stand in an order that people use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.word_order import FEWEST, WordOrder, word_class
from tests.core.grading.cards import BARE, CARD, VERSUS
from tests.core.grading.making import order, shipped

TABLE = WordOrder.parse(
    '{"frequent": ["of", "the"], "weights": [["of", "the", 2.0], ["the", "of", -3], ["~s", "~", 1]]}'
)


@pytest.mark.parametrize(
    ("word", "found"),
    [("of", "of"), ("mixing", "~ing"), ("mixed", "~ed"), ("mixes", "~s"), ("mixer", "~er"), ("mix", "~")],
)
def test_classes(word: str, found: str) -> None:
    assert word_class(word, TABLE.frequent) == found


@pytest.mark.parametrize(
    ("text", "disorder"),
    [
        ("of the mix xa xb xc", -2 / 5),
        ("the of mix xa xb xc", 3 / 5),
        ("of the mixes xa xb xc", -3 / 5),
        ("xa xb xc xd xe xf", 0),
        ("the of the of the", 0),
    ],
)
def test_disorder(text: str, disorder: float) -> None:
    assert TABLE.disorder(text.split()) == pytest.approx(disorder)


def test_few_words_have_no_order() -> None:
    assert TABLE.disorder(["the", "of"] * 3) != 0
    assert TABLE.disorder((["the", "of"] * 3)[: FEWEST - 1]) == 0


@pytest.mark.parametrize(
    "text", ["[]", "{}", "3", '{"frequent": 3, "weights": []}', '{"frequent": [], "weights": [1]}']
)
def test_a_broken_table_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="word order"):
        WordOrder.parse(text)


@given(st.lists(st.text(max_size=5), max_size=30))
def test_any_words_have_one(words: list[str]) -> None:
    assert -20 < order().disorder(words) < 20


def test_the_shipped_table_knows_sentences_from_their_words_sorted() -> None:
    cards = [CARD, BARE, VERSUS, *shipped().values()]
    texts = [card.reference.lower().replace(",", "").replace(";", "").rstrip(".").split() for card in cards]
    worse = [order().disorder(sorted(text)) > order().disorder(text) for text in texts if len(text) >= FEWEST]
    assert sum(worse) >= 0.8 * len(worse)

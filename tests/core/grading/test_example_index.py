"""Comparing a text with the examples of a card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.example_index import Comparison, Example, ExampleIndex
from bot.core.grading.reading import read
from bot.core.grading.text_features import text_features
from tests.core.grading.making import lexicon

RIGHT = ("labels are known during training", "the answers are given, it learns to predict them")
WRONG = ("no labels at all, it finds groups", "an agent is rewarded for its actions")
HALF = "it has labels"


def index_of(marked: list[tuple[str, float]], shown: int | None = None) -> ExampleIndex:
    features = [text_features(read(lexicon(), text)) for text, _ in marked]
    return ExampleIndex([Example(*one) for one in marked], features, len(marked) if shown is None else shown)


def beside(index: ExampleIndex, text: str) -> Comparison:
    return index.compare(text_features(read(lexicon(), text)))


@pytest.fixture(scope="module")
def index() -> ExampleIndex:
    return index_of([(text, 1.0) for text in RIGHT] + [(text, -1.0) for text in WRONG])


def test_examples_keep_the_sign_of_their_mark(index: ExampleIndex) -> None:
    assert all(beside(index, text).graded > 0.5 for text in RIGHT)
    assert all(beside(index, text).graded < -0.5 for text in WRONG)


def test_half_an_answer_is_wrong_to_the_strict_regression_alone() -> None:
    taught = index_of([*((text, 1.0) for text in RIGHT), (HALF, 0.0), *((text, -1.0) for text in WRONG)])
    half = beside(taught, HALF)
    assert half.graded == pytest.approx(0, abs=0.2)
    assert half.right < -0.5
    assert all(beside(taught, text).right > 0.5 for text in RIGHT)


def test_a_new_wording_goes_with_its_neighbours(index: ExampleIndex) -> None:
    assert beside(index, "training with known labels").graded > 0
    assert beside(index, "it finds groups without labels").graded < 0


def test_a_foreign_text_says_nothing(index: ExampleIndex) -> None:
    foreign = beside(index, "xyzzy qqq")
    assert foreign.graded == pytest.approx(0.0, abs=0.05)
    assert (foreign.known, foreign.known_pairs) == (0.0, 0.0)
    assert beside(index, "").graded == 0.0


def test_what_is_known_is_a_share_of_what_is_said(index: ExampleIndex) -> None:
    assert beside(index, RIGHT[0]).known == beside(index, RIGHT[0]).known_pairs == 1
    mixed = beside(index, "labels xyzzy")
    assert (mixed.known, mixed.known_pairs) == (0.5, 0.0)


def test_unknown_words_beside_known_ones_weaken_the_estimate(index: ExampleIndex) -> None:
    padded = beside(index, f"{RIGHT[0]} xyzzy qqq plugh wibble quux grault garply waldo")
    assert 0 < padded.graded < beside(index, RIGHT[0]).graded


def test_similarity_is_one_for_the_same_text_and_less_for_others(index: ExampleIndex) -> None:
    same = beside(index, RIGHT[0]).similar
    assert same[0] == pytest.approx(1.0)
    assert max(same[1:]) < 0.9


def test_examples_that_only_teach_are_not_shown() -> None:
    taught = index_of([(RIGHT[0], 1.0), (WRONG[0], -1.0)], shown=1)
    found = beside(taught, WRONG[0])
    assert len(found.similar) == 1
    assert found.graded < -0.5


def test_many_examples_are_told_apart() -> None:
    texts = [f"number{index} is the answer" for index in range(300)]
    similar = beside(index_of([(text, 1.0) for text in texts]), texts[290]).similar
    assert similar.index(max(similar)) == 290


@given(st.lists(st.sampled_from([*RIGHT, *WRONG, HALF]), min_size=1, max_size=5))
def test_similarity_is_the_mean_of_two_cosines(texts: list[str]) -> None:
    index, asked = index_of([(text, 1.0) for text in texts]), text_features(read(lexicon(), RIGHT[1]))
    for text, similar in zip(texts, index.compare(asked).similar, strict=True):
        own = text_features(read(lexicon(), text))
        pairs = ((asked.letters, own.letters), (asked.single | asked.pairs, own.single | own.pairs))
        cosines = [len(one & two) / (len(one) * len(two)) ** 0.5 for one, two in pairs]
        assert similar == pytest.approx(sum(cosines) / 2)


def test_a_text_of_very_many_features_is_compared_in_full() -> None:
    text = " ".join(f"word{number} stands beside thing{number}" for number in range(160))
    assert beside(index_of([(text, 1.0), (HALF, -1.0)]), text).similar[0] == pytest.approx(1.0)

"""The table of word vectors, and what a text is about by it."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.reading import read
from bot.core.grading.subject import About, Subject
from bot.core.grading.word_vectors import WordVectors, nearness
from tests.core.grading.making import everyday
from tests.grading.corpora import general_lexicon

SMALL = WordVectors(lambda: b"cat 0\ndog 1\ntax 2\n\n" + bytes((3, 4, 4, 3, 256 - 4, 3)))
READ = partial(read, general_lexicon())
QUESTION = "What causes the seasons on Earth?"
REFERENCE = "The tilt of its axis, which changes how directly sunlight reaches each hemisphere."
SUBJECT = Subject(general_lexicon(), READ(QUESTION), [READ(REFERENCE)])
vectors = st.lists(st.integers(-2_000, 2_000), min_size=3, max_size=3)


def about(answer: str) -> About:
    return SUBJECT.beside(READ(answer), 0)


def test_a_sum_counts_each_known_stem_once() -> None:
    assert SMALL.total(["cat", "dog", "cat", "unheard"]) == [7, 7]
    assert SMALL.total(["unheard"]) == []


def test_near_and_far_words() -> None:
    cat, dog, tax = (SMALL.total([stem]) for stem in ("cat", "dog", "tax"))
    assert nearness(cat, dog) == pytest.approx(0.96)
    assert nearness(cat, tax) == pytest.approx(0)
    assert nearness(cat, []) == 0


def test_a_malformed_file_is_said_to_be_one() -> None:
    with pytest.raises(ValueError, match="word vectors"):
        WordVectors(lambda: b"cat 0\ndog 1\n\n\x01\x02\x03").total(["cat"])


@given(vectors, vectors)
def test_nearness_is_a_cosine(one: list[int], other: list[int]) -> None:
    assert -1.000001 <= nearness(one, other) <= 1.000001
    assert nearness(one, other) == nearness(other, one)
    assert nearness([5 * each for each in one], other) == pytest.approx(nearness(one, other))


def test_the_reference_is_about_itself() -> None:
    assert about(REFERENCE).near_right == pytest.approx(1)
    assert about(REFERENCE).near_added == pytest.approx(1)
    assert about(QUESTION).near_added == 0 < about(QUESTION).near_card


@pytest.mark.parametrize(
    "answer",
    ["our planet leans, so the rays of noon fall steeper in summer", "it gets more daylight in july"],
)
def test_other_words_for_it_are_nearer_than_another_subject(answer: str) -> None:
    strange = about("put the dough in the oven for half an hour and let it cool on a rack")
    assert about(answer).near_card > strange.near_card + 0.2
    assert about(answer).near_right > strange.near_right + 0.2


@given(st.lists(st.sampled_from(REFERENCE.split()), min_size=1), st.integers(2, 4))
def test_saying_it_again_tells_no_more(words: list[str], times: int) -> None:
    assert about(" ".join(words * times)) == about(" ".join(words))


def test_the_nearer_of_two_right_texts_counts() -> None:
    other = "Because the planet spins on a slanted line."
    subject = Subject(general_lexicon(), READ(QUESTION), [READ(REFERENCE), READ(other)])
    assert subject.beside(READ(other), 1).near_right == pytest.approx(1)
    assert subject.beside(READ(REFERENCE), 1).near_right == pytest.approx(1)


def test_without_a_table_nothing_is_near() -> None:
    lexicon = everyday()
    subject = Subject(lexicon, read(lexicon, QUESTION), [read(lexicon, REFERENCE)])
    assert subject.beside(read(lexicon, REFERENCE), 0) == About()

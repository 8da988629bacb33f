"""Slips are mended towards common English words; real words stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.grading.common_words import FREQUENT, SHORTEST, CommonWords
from bot.core.grading.spelling import Speller
from tests.grading.corpora import common_words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("taht", "that"),
        ("becuase", "because"),
        ("wich", "which"),
        ("temprature", "temperature"),
        ("seperate", "separate"),
        ("runing", "running"),
        ("bacth", "batch"),
        ("pyhton", "python"),
        ("overfiting", "overfitting"),
        ("combonation", "combination"),
    ],
)
def test_slips_become_the_word_that_was_meant(typed: str, meant: str) -> None:
    assert common_words().meant(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        "the", "grind", "simile", "colour", "fibres", "realise", "resample", "compilers", "thresholds", "dont",
        "thats", "photosynthesis", "xylem", "kubernetes", "cron", "gpu", "teh", "bbrrzzt", "x" * 40, "",
    ],
)  # fmt: skip
def test_other_words_stay(word: str) -> None:
    assert common_words().meant(word) == word


def test_without_a_list_nothing_is_mended() -> None:
    assert CommonWords().meant("becuase") == "becuase"


def test_words_of_the_same_letters_come_first_then_a_lost_letter_then_the_more_frequent() -> None:
    text = "\n".join(("bath", "batch", "bats", "layers", "lasers"))
    assert CommonWords(text).meant("bacth") == "batch"
    assert CommonWords(text).meant("batts") == "bats"
    assert CommonWords(text).meant("lazers") == "layers"


def test_the_words_of_the_card_come_before_common_ones() -> None:
    speller = Speller(frozenset(), ["conserve"], CommonWords("converse\nconserve"))
    assert speller.mended(["conserv", "convrse"]) == ["conserve", "converse"]
    assert Speller(frozenset(), ["conserve"], CommonWords("conserved")).mended(["conserv"]) == ["conserve"]


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("abcdehinorstuy'ß1"), max_size=12))
def test_what_is_mended_is_a_word_and_stays_it(word: str) -> None:
    known = common_words()
    once = known.meant(word)
    assert once == word or once in known
    assert known.meant(once) == once
    assert once[:1] == word[:1]


def test_what_may_be_meant_are_the_frequent_words_of_the_list() -> None:
    """They are found by how a line is written: its rank has the digits of one below FREQUENT."""
    words = [f"w{number:05d}" for number in range(FREQUENT + 11_000)]
    frequent = CommonWords("\n".join((*words, "abc")))._frequent("w")
    assert [word for size in frequent.values() for word in size] == words[:FREQUENT]
    assert CommonWords("abc\nabcd")._frequent("a") == {SHORTEST: ["abcd"]}

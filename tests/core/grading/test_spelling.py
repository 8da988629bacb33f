"""Typing mistakes are mended towards the card's words, and only towards those."""

from __future__ import annotations

import pytest

from bot.core.grading.spelling import Speller

SPELLER = Speller(
    frozenset({"labelled", "recall", "the"}),
    ["performance", "recall", "labelled", "unlabelled", "train", "validation"],
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("perfromance", "performance"),
        ("recal", "recall"),
        ("reclal", "recall"),
        ("unlabeled", "unlabelled"),
        ("trian", "train"),
        ("valadiation", "validation"),
    ],
)
def test_slips_are_mended(typed: str, meant: str) -> None:
    assert SPELLER.mended([typed]) == [meant]


@pytest.mark.parametrize(
    "typed",
    ["the", "drift", "rain", "brain", "trayns", "vlaadtaoin", "performers", "tarn", "x" * 30, "recal1", ""],
)
def test_other_words_are_left_alone(typed: str) -> None:
    assert SPELLER.mended([typed]) == [typed]


def test_a_known_word_is_no_slip_of_another() -> None:
    assert Speller(frozenset({"brains"}), ["braids"]).mended(["brains"]) == ["brains"]


def test_the_first_letter_stays() -> None:
    assert Speller(frozenset(), ["labelled"]).mended(["unlabelled", "iabelled"]) == ["unlabelled", "iabelled"]


def test_short_words_are_left_alone() -> None:
    assert Speller(frozenset({"data"}), ["data", "train"]).mended(["date", "dta"]) == ["date", "dta"]


def test_two_slips_are_forgiven_in_long_words_alone() -> None:
    speller = Speller(frozenset(), ["forget", "forgetting"])
    assert speller.mended(["fonget", "fonyet", "fongetding"]) == ["forget", "fonyet", "forgetting"]


def test_of_two_equally_near_the_first_is_chosen() -> None:
    assert Speller(frozenset(), ["casted", "canted"]).mended(["cabted"]) == ["casted"]
    assert Speller(frozenset(), ["canted", "casted"]).mended(["cabted"]) == ["canted"]


def test_a_mended_word_is_mended_again_the_same() -> None:
    assert SPELLER.mended(["recal", "recal"]) == SPELLER.mended(["recal", "recal"]) == ["recall", "recall"]

"""Reading: what a text looks like after the chat has been taken out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assets import GRADING
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.reading import read
from bot.core.grading.spelling import Speller
from bot.core.grading.text import BREAK, MAX_CHARS, MAX_WORDS, plain, words


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.parse((GRADING / "lexicon.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("The **model** `drifts`", ["the", "model", "drifts"]),
        ("||accuracy|| drops", ["accuracy", "drops"]),
        ("```python\nloss```", ["loss"]),
        ("ac\u200bcu\u200dracy", ["accuracy"]),
        ("\u202eaccuracy\u202c", ["accuracy"]),
        ("ａｃｃｕｒａｃｙ", ["accuracy"]),
        ("café naïve", ["cafe", "naive"]),
        ("drift 🙂🔥", ["drift"]),
        ("<@123> <:smile:99> drift", ["drift"]),
        ("see https://example.org/a_b", ["see"]),
        ("[drift](https://example.org)", ["drift"]),
        ("don’t", ["don't"]),
        ("train w/o labels", ["train", "without", "labels"]),
        ("acc ↓", ["acc", "decrease"]),
        ("a != b", ["a", "not", "equal", "b"]),
        ("one, two", ["one", BREAK, "two"]),
        ("real-time", ["real", "time"]),
        ("!!! ... ???", []),
    ],
)
def test_words(typed: str, expected: list[str]) -> None:
    assert words(typed) == expected


def test_a_text_is_cut() -> None:
    assert len(plain("a" * 50_000)) == MAX_CHARS
    assert len([word for word in words("drift " * 3000) if word is not BREAK]) == MAX_WORDS
    assert len(plain("\ufdfa" * 5000)) <= MAX_CHARS


@given(st.text(max_size=300))
def test_words_are_plain(typed: str) -> None:
    for word in words(typed):
        assert word
        assert word == word.lower() or not word.isascii()
        assert word is BREAK or " " not in word


def meanings(lexicon: Lexicon, text: str) -> list[str]:
    return [token.meaning for token in read(lexicon, text).tokens if not token.function]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gets worse", "degrades"),
        ("in prod", "in production"),
        ("roll out", "deployment"),
        ("hyperparams", "hyperparameters"),
        ("overfitting", "memorises"),
        ("without labels", "unlabelled"),
        ("k8s", "kubernetes"),
    ],
)
def test_paraphrases_meet(lexicon: Lexicon, one: str, other: str) -> None:
    assert meanings(lexicon, one) == meanings(lexicon, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("increase", "decrease"),
        ("online", "offline"),
        ("labelled", "unlabelled"),
        ("overfitting", "underfitting"),
        ("faster", "slower"),
        ("before", "after"),
    ],
)
def test_opposites_stay_apart(lexicon: Lexicon, one: str, other: str) -> None:
    (first,), (second,) = meanings(lexicon, one), meanings(lexicon, other)
    assert first != second
    assert second in lexicon.opposites[first]


def test_negation_reaches_to_the_end_of_its_clause(lexicon: Lexicon) -> None:
    reading = read(lexicon, "the accuracy does not drop, but data changes")
    negated = {token.meaning for token, no in zip(reading.tokens, reading.negated, strict=True) if no}
    assert negated == {"=degrade"}


def test_sides_are_bound_by_clause(lexicon: Lexicon) -> None:
    sides = (frozenset({"=precision"}), frozenset({"=recall"}))
    reading = read(lexicon, "precision counts false alarms; missed cases hurt recall", sides)
    bound = {token.meaning: side for token, side in zip(reading.tokens, reading.sides, strict=True)}
    assert bound["=false_positive"] == 0
    assert bound["=false_negative"] == 1


def test_spelling_is_mended_towards_the_card() -> None:
    speller = Speller({"labelled", "recall", "the"}, ["performance", "recall", "labelled", "unlabelled"])
    typed = ["the", "perfromance", "recal", "unlabeled", "drift", "reclal"]
    assert speller.mended(typed) == ["the", "performance", "recall", "unlabelled", "drift", "recall"]


def test_short_and_foreign_words_are_left_alone() -> None:
    speller = Speller({"data"}, ["data", "train"])
    assert speller.mended(["date", "dta", "brain"]) == ["date", "dta", "brain"]


@pytest.mark.parametrize("text", ["", "[]", "groups: {}", "{", "abbreviations: 3"])
def test_a_broken_lexicon_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="lexicon"):
        Lexicon.parse(text)

"""A grader is made of texts; a broken one is refused."""

from __future__ import annotations

import json

import pytest

from bot.assets import GRADING
from bot.core.grading import Grader, Verdict
from bot.core.grading.grader import Texts
from bot.core.grading.stemming import Stemmer
from tests.core.grading.cards import BARE, CARD


def _text(name: str) -> str:
    return (GRADING / name).read_text(encoding="utf-8")


TABLES = Texts(_text("weights.json"), _text("lexicon.yaml"), _text("word-order.json"))


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (TABLES._replace(weights="{}"), "weights"),
        (TABLES._replace(lexicon="{}"), "lexicon"),
        (TABLES._replace(order="{}"), "word order"),
    ],
)
def test_broken_tables_are_refused(texts: Texts, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Grader.load(texts)


@pytest.mark.parametrize("text", ["[]", "3", '{"a": 1}', '{"a": [[1.0]]}'])
def test_broken_solutions_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="solutions"):
        Grader.load(TABLES._replace(solutions=text))


@pytest.mark.parametrize("text", ["[]", "3", '{"a": 1}', "{"])
def test_broken_stems_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="stems"):
        Grader.load(TABLES._replace(stems=text))


def test_the_stems_of_the_file_are_those_of_the_stemmer() -> None:
    """It is written by `python -m tests.shipped`; a word that is not in it only takes longer."""
    kept, fresh = json.loads((GRADING / "stems.json").read_text(encoding="utf-8")), Stemmer()
    assert len(kept) > 3000
    wrong = [
        (word, stem, fresh(word))
        for stem, words in kept.items()
        for word in words.split()
        if fresh(word) != stem
    ]
    assert wrong == []


def test_broken_everyday_words_are_refused_when_they_are_needed() -> None:
    broken = Grader.load(TABLES._replace(general=lambda: "[]"))
    assert broken.grade(CARD, CARD.reference).verdict is Verdict.CORRECT
    with pytest.raises(ValueError, match="lexicon"):
        broken.grade(BARE, BARE.reference)

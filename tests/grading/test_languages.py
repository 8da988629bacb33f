"""Cards in other languages: what strangers' answers are given, with the references alone."""

from __future__ import annotations

from functools import cache

import pytest

from tests.grading import corpora, languages
from tests.grading.figures import figures
from tests.grading.languages import OWN, READ, UNREAD, Graded


@cache
def graded(name: str, *, facts: bool) -> dict[str, Graded]:
    """By language, and of "all" together: a set is graded once, for all tests of its languages."""
    return {one.language: one for one in languages.graded(name, facts=facts)}


@pytest.mark.parametrize("name", [READ, UNREAD])
def test_each_language_has_sentences_and_facts(name: str) -> None:
    cards = corpora.alone(name)
    assert len({languages.language(key) for key in cards}) == 11
    assert len(corpora.labelled(name)) == 8 * len(cards)


@pytest.mark.parametrize(
    ("name", "accepted", "refused", "wrong"), [(READ, 0.50, 0.07, 0.24), (UNREAD, 0.40, 0.12, 0.24)]
)
def test_right_sentences_are_hardly_refused(name: str, accepted: float, refused: float, wrong: float) -> None:
    """Before there were glossaries .35 and .31 of the right ones were refused, .25 and .27 accepted."""
    every = graded(name, facts=False)["all"]
    found = figures(every.pairs)
    assert found["right_accepted"] >= accepted
    assert found["right_refused"] <= refused
    assert found["wrong_accepted"] <= wrong
    assert every.taken <= 0.02


@pytest.mark.parametrize(
    ("language", "accepted", "wrong", "taken"),
    [
        ("sv", 0.67, 0.20, 0.005),
        ("tr", 0.78, 0.17, 0.005),
        ("id", 0.64, 0.20, 0.005),
        ("ar", 0.64, 0.15, 0.025),
        ("hi", 0.60, 0.15, 0.025),
        ("uk", 0.55, 0.17, 0.01),
        ("vi", 0.69, 0.27, 0.02),
        ("cs", 0.58, 0.19, 0.01),
    ],
)
def test_languages_that_came_later_are_read_as_well(
    language: str, accepted: float, wrong: float, taken: float
) -> None:
    """docs/grading-languages.md has the figures from before they had glossaries."""
    own = graded(OWN[language], facts=False)[language]
    found = figures(own.pairs)
    assert found["right_accepted"] >= accepted
    assert found["right_refused"] <= 0.04
    assert found["wrong_accepted"] <= wrong
    assert own.taken <= taken


@pytest.mark.parametrize("name", [READ, UNREAD])
def test_hardly_a_wrong_fact_is_accepted(name: str) -> None:
    every = graded(name, facts=True)["all"]
    assert figures(every.pairs)["wrong_accepted"] <= 0.03
    assert every.taken == 0

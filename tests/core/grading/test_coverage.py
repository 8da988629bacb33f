"""Which ideas an answer has."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Concept, Need
from bot.core.grading.content import content_profile
from bot.core.grading.coverage import Coverage, Found, ideas
from bot.core.grading.reading import read
from tests.core.grading.cards import BARE, CARD
from tests.core.grading.making import lexicon, profile

CONCEPTS = (
    Concept("one", "one", "?", Need.CORRECT, ("xa xb xc xd", "xe xf")),
    Concept("two", "two", "?", Need.PARTIAL, ("not xg xh",)),
    Concept("none", "none", "?", Need.CORRECT, ("of the",)),
)


def covered(text: str) -> Found:
    said = [
        [(phrase, content_profile(lexicon(), read(lexicon(), phrase))) for phrase in one.phrasings]
        for one in CONCEPTS
    ]
    return Coverage(CONCEPTS, said).of(content_profile(lexicon(), read(lexicon(), text)))


@pytest.mark.parametrize(
    ("text", "shares", "best"),
    [
        ("xa xb xc xd", (1, 0, 0), "xa xb xc xd"),
        ("xd xa", (0.5, 0, 0), "xa xb xc xd"),
        ("xa xe", (0.5, 0, 0), "xe xf"),
        ("xa xe xf", (1, 0, 0), "xe xf"),
        ("xz", (0, 0, 0), ""),
        ("not xg xh", (0, 1, 0), ""),
        ("xg xh", (0, 0, 0), ""),
        ("xa xb xc, not xd", (0.625, 0, 0), "xa xb xc xd"),
        ("of the", (0, 0, 0), ""),
    ],
)
def test_the_best_phrasing_counts(text: str, shares: tuple[float, ...], best: str) -> None:
    found = covered(text)
    assert found.shares == pytest.approx(shares)
    assert found.best[0] == best


@pytest.mark.parametrize(
    ("text", "alone"),
    [("xe xf", True), ("xe xf xz", True), ("xe xf xz xy", False), ("xa xb xc xd xz", True), ("", False)],
)
def test_one_more_word_leaves_an_idea_alone(text: str, *, alone: bool) -> None:
    assert covered(text).alone[0] is alone


NEEDS = (Need.CORRECT, Need.CORRECT, Need.CORRECT, Need.PARTIAL, Need.BONUS)


@pytest.mark.parametrize(
    ("shares", "enough", "needed"),
    [
        ((1, 0.5, 0, 1, 1), None, 0.5),
        ((1, 0.5, 0, 1, 1), 3, 0.5),
        ((1, 0.5, 0, 1, 1), 2, 0.75),
        ((0, 0.5, 1, 0, 0), 1, 1),
        ((1, 0.5, 0, 0, 0), 9, 0.5),
    ],
)
def test_as_many_needed_ideas_as_suffice(
    shares: tuple[float, ...], enough: int | None, needed: float
) -> None:
    concepts = [Concept(str(index), "", "", need) for index, need in enumerate(NEEDS)]
    coverage = Coverage(concepts, [[("", profile())] for _ in concepts])
    assert coverage.needed(Found(shares, ("",) * 5, (False,) * 5), enough) == pytest.approx(needed)


def test_a_card_without_needed_ideas_needs_none() -> None:
    concepts = [Concept("one", "", "", Need.BONUS)]
    assert Coverage(concepts, [[]]).needed(Found((1.0,), ("",), (True,)), None) == 0


def test_the_clauses_of_a_bare_cards_reference_are_its_ideas() -> None:
    assert ideas(CARD) == CARD.concepts
    assert [one.phrasings for one in ideas(BARE)] == [
        ("Ice is less dense than liquid water",),
        ("its molecules form an open lattice",),
    ]
    assert all(one.needed is Need.CORRECT for one in ideas(BARE))


@pytest.mark.parametrize(
    ("reference", "clauses"),
    [
        ("Paris", ["Paris"]),
        ("C", ["C"]),
        ("one thing; one thing, ab", ["one thing"]),
        (", ".join(f"part {index}" for index in range(9)), [f"part {index}" for index in range(6)]),
    ],
)
def test_few_clauses_and_many(reference: str, clauses: list[str]) -> None:
    card: Card = replace(BARE, reference=reference)
    assert [phrase for one in ideas(card) for phrase in one.phrasings] == clauses

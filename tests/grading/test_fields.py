"""The decks of other fields: whole, apart from the answers that are measured, and in the fit or out of it as said."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.core.cards import Card
from tests.grading import corpora, samples
from tests.grading.corpora import FIELDS, FIELDS_APART

EVERY = (*FIELDS, *FIELDS_APART)
CHANCE = 3
"""Short texts of a deck that two people wrote alike, at most."""


def examples(card: Card) -> list[str]:
    return [row.answer for row in corpora.examples(card, "deck")]


@pytest.mark.parametrize("name", EVERY)
def test_a_card_has_26_examples_of_every_label(name: str) -> None:
    for card in corpora.deck_of(name):
        labels = Counter(row.label for row in corpora.examples(card, "deck"))
        assert (labels.total(), labels[2]) == (26, 10), card.key
        assert min(labels[0], labels[1]) >= 6, card.key


@pytest.mark.parametrize("name", EVERY)
def test_hardly_an_answer_that_is_measured_is_an_example(name: str) -> None:
    known = {text.casefold() for card in corpora.deck_of(name) for text in examples(card)}
    same = [row.answer for row in corpora.labelled(f"{name}-1") if row.answer.casefold() in known]
    assert len(same) <= CHANCE, same


@pytest.mark.parametrize("name", EVERY)
def test_every_card_has_answers_of_each_label(name: str) -> None:
    rows = corpora.labelled(f"{name}-1")
    for card in corpora.deck_of(name):
        assert {row.label for row in rows if row.card == card.key} == {0, 1, 2}, card.key


@pytest.mark.parametrize("name", ["science", "systems", "mind", "trade"])
def test_deck_and_bare_set_ask_the_same(name: str) -> None:
    alone = corpora.alone(f"{name}-1")
    for card in corpora.deck_of(name):
        assert (card.prompt, card.reference) == (alone[card.key].prompt, alone[card.key].reference)


def test_what_is_for_figures_alone_is_in_no_fit() -> None:
    fitted = {key for _, key in samples.taught_jobs()}
    apart = {card.key for name in FIELDS_APART for card in corpora.deck_of(name)} | corpora.sql_deck().keys()
    assert fitted.isdisjoint(apart)
    assert {card.key for name in FIELDS for card in corpora.deck_of(name)} <= fitted

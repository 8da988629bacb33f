"""The model that reads who holds what: on phrasings of writers that nothing was fitted on and nobody read."""

from __future__ import annotations

import pytest

from bot.assets import load_decks, load_grader
from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.grading.stances.report import unfair

CARDS = ("year", "place", "term", "two")
"""Of fifteen that the report has; the others differ little."""
HIGHEST, HIGHEST_TOGETHER = 0.3, 0.12
"""Shares of unfair verdicts, of one kind of phrasing and of all."""


@pytest.mark.parametrize("number", [8, 16])
def test_hardly_any_phrasing_of_others_is_judged_unfairly(number: int) -> None:
    counts = unfair(load_grader(), "values", number, CARDS)
    assert {kind: count for kind, count in counts.items() if count.unfair > HIGHEST * count.all} == {}
    assert sum(count.unfair for count in counts.values()) <= HIGHEST_TOGETHER * sum(
        count.all for count in counts.values()
    )


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("whoever says Quito slept through that lesson", Verdict.INCORRECT),
        ("everyone in the call says Guayaquil, I'd go for Quito", Verdict.CORRECT),
        ("everyone in the call says Quito, I'd go for Guayaquil", Verdict.INCORRECT),
        ("torn between Quito and Guayaquil", Verdict.PARTIAL),
        ("don't kill me if it's wrong but Quito", Verdict.CORRECT),
        ("Quito", Verdict.CORRECT),
    ],
)
def test_a_value_is_right_for_who_holds_it(answer: str, verdict: Verdict) -> None:
    assert (
        load_grader().grade(Card("capital", "What is the capital of Ecuador?", "Quito"), answer).verdict
        is verdict
    )


def test_a_statement_is_right_for_who_holds_it() -> None:
    (deck,) = load_decks()
    card = next(card for card in deck.cards if card.key == "Q3")
    right = "the model gets worse over time because the data has changed"
    grader = load_grader()
    assert grader.grade(card, right).verdict is Verdict.CORRECT
    denied = grader.grade(card, f"I'd strike the sentence that {right}, it's a fairy tale")
    assert denied.verdict is Verdict.INCORRECT
    assert "denied" in denied.flags

"""The model that reads who holds what: on phrasings of writers that nothing was fitted on and nobody read."""

from __future__ import annotations

import pytest

from bot.assets import load_decks, load_grader
from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.grading.stances.report import unfair

CARDS = ("year", "place", "term", "two")
"""Of fifteen that the report has; the others differ little."""
HIGHEST = {"values": 0.1, "abroad": 0.3}
"""Of each kind of phrasing the share of unfair verdicts; of "claims", half of which are to mislead, twice as much."""


@pytest.mark.parametrize(("sort", "number"), [("values", 8), ("values", 16)])
def test_hardly_any_phrasing_of_others_is_judged_unfairly(sort: str, number: int) -> None:
    rates = {
        kind: count.unfair / count.all for kind, count in unfair(load_grader(), sort, number, CARDS).items()
    }
    high = {kind: rate for kind, rate in rates.items() if rate > HIGHEST[sort] * (1 + (kind == "claims"))}
    assert high == {}


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
    card = next(card for card in deck.cards if card.key == "Q17")
    right = "the model gets worse over time because the data has changed"
    grader = load_grader()
    assert grader.grade(card, right).verdict is Verdict.CORRECT
    denied = grader.grade(card, f"I'd strike the sentence that {right}, it's a fairy tale")
    assert denied.verdict is Verdict.INCORRECT
    assert "denied" in denied.flags

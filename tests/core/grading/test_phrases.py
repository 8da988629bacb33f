"""Other words for a fact need less than a sentence does, where the cross-encoder has read them."""

from __future__ import annotations

import pytest

from bot.core.grading.grader import PHRASE, _decide
from bot.core.grading.model import Probability, Regime
from bot.core.grading.result import Verdict

REGIME = Regime(Probability(0.0, ()), Probability(0.0, ()), cut_right=0.5, cut_partly=0.31, doubt=0.06)


@pytest.mark.parametrize(
    ("right", "phrase", "verdict"),
    [
        (PHRASE, True, Verdict.CORRECT),
        (PHRASE, False, Verdict.PARTIAL),
        (PHRASE - 0.01, True, Verdict.PARTIAL),
        (0.9, True, Verdict.CORRECT),
        (0.9, False, Verdict.CORRECT),
    ],
)
def test_the_cut_of_a_phrase_is_lower(right: float, phrase: bool, verdict: Verdict) -> None:
    assert _decide(REGIME, right, 0.95, phrase=phrase)[0] is verdict


def test_a_phrase_below_the_cut_of_sentences_is_unsure() -> None:
    assert not _decide(REGIME, PHRASE + 0.1, 0.95, phrase=True)[1]

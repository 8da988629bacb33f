"""Answers that were disturbed: their words in no order, which is no answer, or with talk of something else beside them.

Without these the models tell a right answer from its own words in any order no better than by chance (AUC .50 and .54).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.grading.corpora import Labelled
from tests.grading.cross_encoders.talk import talk

SHORTEST = 6
"""Words of an answer from which their order tells whether it is one."""
KEPT = 0.2
"""Share of its words that may still have their neighbour behind them once they are in no order."""
TRIES = 20
TALK = {
    Verdict.CORRECT.rank: (6, 9, 12),
    Verdict.PARTIAL.rank: (8, 15, 30),
    Verdict.INCORRECT.rank: (8, 15, 30, 45),
}
"""Words of talk that change nothing about a verdict: beside a right answer only a few do not."""


def shuffled(text: str, chance: random.Random) -> str | None:
    """The words in another order, hardly any beside those it was beside; None for a short text."""
    words = text.split()
    beside = set(pairwise(words))
    for _ in range(TRIES if len(words) >= SHORTEST else 0):
        mixed = chance.sample(words, len(words))
        if sum(pair in beside for pair in pairwise(mixed)) <= KEPT * len(words):
            return " ".join(mixed)
    return None


def disturbed(
    card: Card, answers: Sequence[Labelled], chance: random.Random, language: str
) -> Iterator[Labelled]:
    """A right answer, whole and in no order, and one of any label with talk before or behind it, in that language."""
    right = [one.answer for one in answers if one.label == Verdict.CORRECT.rank]
    whole = chance.choice([*right, card.reference])
    mixed = shuffled(whole, chance)
    if mixed:
        yield Labelled(card.key, mixed, Verdict.INCORRECT.rank, "shuffled", "made")
        yield Labelled(card.key, whole, Verdict.CORRECT.rank, "whole", "made")
    if answers:
        one = chance.choice(answers)
        beside = talk(language, chance, chance.choice(TALK[one.label]))
        parts = [one.answer.rstrip(". "), beside.rstrip(". ")]
        yield Labelled(card.key, ". ".join(chance.sample(parts, 2)), one.label, "padded", "made")

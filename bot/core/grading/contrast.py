"""Which content tells a card's right examples from its partly right and its wrong ones.

Ideas say what an answer needs where somebody wrote them down. Where nobody did, the examples show it: a word that right
ones use and partly right ones do not is what the latter lack. Each content meaning has the log-odds of standing in an
example of the one label and not of the other, and an answer the sum over its own: naive Bayes of what is said, with no
account of what is not, so that neither length nor an unknown word earns anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from bot.core.grading.content import ContentProfile

_UNSEEN = 0.5
"""Added to each count, so that a word of a single example tells little."""


class Leaning(NamedTuple):
    """To which examples the content of a text leans, as sums of log-odds; 0 where it leans to none of the two."""

    right_over_partial: float = 0.0
    right_over_wrong: float = 0.0
    partial_over_wrong: float = 0.0


class Contrast:
    """The content of a card's examples by label."""

    def __init__(
        self,
        right: Sequence[ContentProfile],
        partial: Sequence[ContentProfile],
        wrong: Sequence[ContentProfile],
    ) -> None:
        """Two labels of which one has no example are not told apart."""
        self._odds: dict[str, Leaning] = {}
        if not (partial or wrong):
            return
        sizes = len(right), len(partial), len(wrong)
        counts = [
            Counter(meaning for one in part for meaning in one.weights) for part in (right, partial, wrong)
        ]
        for meaning in counts[0].keys() | counts[1].keys() | counts[2].keys():
            rates = [
                log((count[meaning] + _UNSEEN) / (size + 2 * _UNSEEN)) if size else None
                for count, size in zip(counts, sizes, strict=True)
            ]
            self._odds[meaning] = Leaning(
                _less(rates[0], rates[1]), _less(rates[0], rates[2]), _less(rates[1], rates[2])
            )

    def of(self, content: ContentProfile) -> Leaning:
        """The leaning of a text; what the question already says counts for less (`ContentProfile.weights`)."""
        known = [
            (self._odds[meaning], weight)
            for meaning, weight in content.weights.items()
            if meaning in self._odds
        ]
        if not known:
            return Leaning()
        partial, wrong, between = zip(*(odds for odds, _ in known), strict=True)
        weights = [weight for _, weight in known]
        return Leaning(_total(partial, weights), _total(wrong, weights), _total(between, weights))


def _less(one: float | None, other: float | None) -> float:
    return one - other if one is not None and other is not None else 0.0


def _total(odds: Sequence[float], weights: Sequence[float]) -> float:
    return sum(value * weight for value, weight in zip(odds, weights, strict=True))

"""What having a word tells, corrected for chance: texts that speak of nothing here have everyday words, too.

A text of `size` content words about anything has, by chance, a word whose share of English is `frequency` with
probability p = 1 - exp(-size * frequency). Somebody who answers says it besides on purpose, with probability
ON_PURPOSE. The logarithm of the ratio of both probabilities, that an answer has it and that any text has it, is what
having it tells; so is that of lacking it. A rare word in a short text tells much, a common one in a long text next to
nothing. What is lacking counts against, so that many words do not make a relation by being many.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import expm1, log, log1p

ON_PURPOSE = 0.25
"""How likely an answer says a word of the reference or the question that chance would not have put there."""
LACKING = log(1 - ON_PURPOSE)
"""What it tells that a word is lacking."""


def having(frequency: float, size: int) -> float:
    """What it tells that a text of `size` content words has a word of that frequency (0 to 1, not 0): above 0."""
    by_chance = -expm1(-size * frequency)
    return log1p(ON_PURPOSE * (1 / by_chance - 1))


def levels(frequencies: Mapping[float, float]) -> dict[float, float]:
    """How frequent the words are that have a share of a word or more; `frequencies` has those with just that share."""
    found: dict[float, float] = {}
    total = 0.0
    for share, frequency in sorted(frequencies.items(), reverse=True):
        total += frequency
        found[share] = total
    return found

"""Probabilities and their log-odds, which add up where probabilities do not."""

from __future__ import annotations

from math import exp, log

FARTHEST = 30.0
"""Log-odds beyond which nothing changes, and an exponential would overflow."""


def probability(log_odds: float) -> float:
    """The probability for log-odds."""
    return 1 / (1 + exp(-max(-FARTHEST, min(FARTHEST, log_odds))))


def odds(probability: float) -> float:
    """The log-odds of a probability that is neither 0 nor 1, as far as can be told from one."""
    bounded = max(1e-6, min(1 - 1e-6, probability))
    return log(bounded / (1 - bounded))

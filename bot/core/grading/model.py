"""The small model that turns features into two chances: "at least partly right" and "right".

Two learners are averaged for each chance: a logistic regression, which extrapolates sanely, and a few dozen
shallow boosted trees, which know that a feature means one thing near an example and another far from all.
Weights are read from `data/grading/weights.json`, written by `tests/grading/fit.py`; nothing here learns.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, isfinite
from operator import mul
from typing import Any

from bot.core.grading.features import NAMES, PLACE

Tree = Any
"""A leaf's value, or [feature, threshold, tree if <=, tree if >]."""


@dataclass(frozen=True, slots=True)
class Chance:
    """One fitted probability."""

    bias: float
    weights: tuple[float, ...]
    """Of the logistic regression, on raw features, in the order of `NAMES`."""
    base: float
    trees: tuple[Tree, ...]

    def of(self, vector: Sequence[float]) -> float:
        """The probability for a feature vector."""
        linear = self.bias + sum(map(mul, self.weights, vector))
        boosted = self.base
        for tree in self.trees:
            node = tree
            while type(node) is list:
                node = node[2] if vector[node[0]] <= node[1] else node[3]
            boosted += node
        return (_logistic(linear) + _logistic(boosted)) / 2


@dataclass(frozen=True, slots=True)
class Regime:
    """The chances and cuts for one kind of card."""

    right: Chance
    partly: Chance
    cut_right: float
    """From this chance of "right" on the verdict is correct."""
    cut_partly: float
    """From this chance of "at least partly right" on it is not incorrect."""
    doubt: float
    """Within this distance of a cut the grade is `unsure`."""


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted weights: for cards that know wrong answers, and for those that do not."""

    taught: Regime
    bare: Regime

    @classmethod
    def parse(cls, text: str) -> Model:
        """The model of a JSON text. Raises ValueError when it is not one for these features."""
        data = json.loads(text)
        try:
            return cls(_regime(data["taught"]), _regime(data["bare"]))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"weights: {error!r}") from None


def _regime(data: Mapping[str, Any]) -> Regime:
    return Regime(
        right=_chance(data["right"]),
        partly=_chance(data["partly"]),
        cut_right=float(data["cut_right"]),
        cut_partly=float(data["cut_partly"]),
        doubt=float(data["doubt"]),
    )


def _chance(data: Mapping[str, Any]) -> Chance:
    weights = data["linear"]
    unknown = set(weights) - set(NAMES)
    if unknown:
        raise ValueError(f"weights: unknown features {sorted(unknown)}")
    chance = Chance(
        bias=float(data["bias"]),
        weights=tuple(float(weights.get(name, 0.0)) for name in NAMES),
        base=float(data["base"]),
        trees=tuple(_tree(tree) for tree in data["trees"]),
    )
    if not all(map(isfinite, (chance.bias, chance.base, *chance.weights))):
        raise ValueError("weights: a number is not finite")
    return chance


def _tree(node: Any) -> Tree:
    """The tree with features by position, as `Chance.of` walks it."""
    if not isinstance(node, list):
        return float(node)
    name, threshold, low, high = node
    return [PLACE[name], float(threshold), _tree(low), _tree(high)]


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))

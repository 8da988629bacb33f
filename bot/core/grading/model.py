"""The small model that turns evidence into two probabilities: "right" and "at least partly right".

Each is the sum of a few dozen shallow boosted trees (gradient boosting with the logistic loss). Trees do not
extrapolate: beyond the data the answer stays what it was at its edge. The signs of `evidence.SIGN` were imposed when
they were grown. Weights are read from `data/grading/weights.json`, written by `tests/grading/fit.py`; nothing here
learns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import isfinite
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.core.grading.boosted_trees import BoostedTrees, Tree
from bot.core.grading.evidence import PLACE
from bot.core.grading.odds import odds, probability

FEW = 20
"""Examples from which a card is no longer graded by the weights for few."""
MANY = 45
"""Examples from which it is graded by those for many. Between are the decks that members bring: 20 to 40 examples by
one writer, where weights fitted on cards with a hundred trust single examples too much."""

READ_BELOW = 32
"""Examples below which the cross-encoders are asked; with more they are not any more."""


class Probability(Struct, frozen=True):
    """One boosted classifier."""

    base: float
    """The log-odds before any tree."""
    trees: tuple[Tree, ...]


class Regime(Struct, frozen=True, dict=True):
    """The classifiers and cuts for one kind of card; `docs/grading-figures.md` says how the cuts were chosen."""

    right: Probability
    partly: Probability
    cut_right: float
    """From this probability of "right" on the verdict is correct."""
    cut_partly: float
    """From this probability of "at least partly right" on it is not incorrect."""
    doubt: float
    """Within this distance of a cut the grade is `unsure`."""
    related: Probability | None = None
    """Whether the answer speaks of the card's subject at all; None asks nothing."""
    cut_related: float = 0.0
    """Below this probability of a relation an answer is not partly right."""
    cut_closely_related: float = 0.0
    """Below this one it is not correct."""
    share: float = 0.0
    """The cross-encoders' share in the log-odds of "right" and "at least partly right"; 0: they are not asked."""
    trusted: float = 1.1
    """From this probability by the cross-encoders alone on no relation is asked; more than 1: always."""
    vouched: float = 0.0
    """Below this probability of "right" by the cross-encoders alone nothing is correct, whatever its words are."""
    told: float = 1.1
    """From this probability of "right" by the cross-encoders alone an answer relates to the card, though no word of it
    does; more than 1: never."""
    shift_right: float = 0.0
    shift_partly: float = 0.0
    """What is added to these: they learnt from many wrong answers made by rule, so that their odds are low."""

    def weigh(self, vector: Sequence[float]) -> tuple[float, float]:
        """The probabilities of "right" and of "at least partly right"; the first is never the higher."""
        leaves = self._boosted.leaves(vector)
        count = len(self.right.trees)
        right = probability(sum(leaves[:count], self.right.base))
        partly = probability(sum(leaves[count:], self.partly.base))
        return min(right, partly), partly

    def both(self, weighed: tuple[float, float], read: tuple[float, float]) -> tuple[float, float]:
        """The probabilities of `weigh` and those that the cross-encoders read, in one."""
        shifts = self.shift_right, self.shift_partly
        right, partly = (
            probability((1 - self.share) * odds(one) + self.share * odds(two) + shift)
            for one, two, shift in zip(weighed, read, shifts, strict=True)
        )
        return min(right, partly), partly

    @cached_property
    def _boosted(self) -> BoostedTrees:
        """Both classifiers' trees; made when the first answer is weighed, for few processes need every regime."""
        return BoostedTrees((*self.right.trees, *self.partly.trees))

    def relates(self, vector: Sequence[float], *, closely: bool = False) -> bool:
        """Whether the answer speaks of the card's subject, as far as can be told; `closely` as a correct one has to."""
        if self.related is None:
            return True
        cut = self.cut_closely_related if closely else self.cut_related
        return probability(sum(self._relation.leaves(vector), self.related.base)) >= cut

    @cached_property
    def _relation(self) -> BoostedTrees:
        """The trees of the relation; made when the first bare answer is called partly right."""
        return BoostedTrees(self.related.trees if self.related else ())


class Model(Struct, frozen=True):
    """The fitted weights, by how much a card knows."""

    rich: Regime
    """For cards with MANY examples or more."""
    some: Regime
    """For cards with FEW examples or more, and fewer than MANY."""
    few: Regime
    """For cards with fewer, some of them partly right or wrong."""
    bare: Regime
    """For cards with a reference and perhaps more right answers."""
    read: Mapping[str, Regime]
    """By name those for answers that the cross-encoders have read as well."""

    def regime(self, *, examples: int, bare: bool) -> Regime:
        """The regime for a card with that many examples, its reference among them."""
        if bare:
            return self.bare
        if examples >= MANY:
            return self.rich
        return self.some if examples >= FEW else self.few

    def reading(self, *, examples: int, bare: bool) -> Regime | None:
        """The regime for an answer that the cross-encoders have read as well; None where nobody asks them.

        A card with READ_BELOW examples or more shows what is right itself, and is graded in less than a millisecond.
        """
        if not bare and examples >= READ_BELOW:
            return None
        return self.read.get("bare" if bare else "some" if examples >= FEW else "few")

    @classmethod
    def parse(cls, text: str) -> Model:
        """The model of a JSON text. Raises ValueError when it is not one for these features."""
        try:
            data = msgspec.json.decode(text)
            known = {name: _regime(data[name]) for name in ("rich", "some", "few", "bare")}
            read = {name: replace(known[name], **told) for name, told in data.get("read", {}).items()}
            return cls(**known, read=read)
        except (KeyError, TypeError, AttributeError, msgspec.DecodeError) as error:
            raise ValueError(f"weights: {error!r}") from None


def _regime(data: Mapping[str, Any]) -> Regime:
    return Regime(
        right=_probability(data["right"]),
        partly=_probability(data["partly"]),
        cut_right=float(data["cut_right"]),
        cut_partly=float(data["cut_partly"]),
        doubt=float(data["doubt"]),
        related=_probability(data["related"]) if "related" in data else None,
        cut_related=float(data.get("cut_related", 0.0)),
        cut_closely_related=float(data.get("cut_closely_related", 0.0)),
    )


def _probability(data: Mapping[str, Any]) -> Probability:
    base = float(data["base"])
    if not isfinite(base):
        raise ValueError("weights: a number is not finite")
    return Probability(base=base, trees=tuple(map(_tree, data["trees"])))


def _tree(node: Any) -> Tree:
    """The tree with features by place, as `BoostedTrees` takes it."""
    if not isinstance(node, list):
        return float(node)
    name, threshold, low, high = node
    return [PLACE[name], float(threshold), _tree(low), _tree(high)]

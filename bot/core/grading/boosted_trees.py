"""Boosted trees, all scored at once: QuickScorer (Lucchese et al., SIGIR 2015) on Python's long integers.

Every tree has a lane in one integer, and in its lane a bit for each leaf, from left to right. A test that fails
("feature <= threshold" is false) rules out the leaves of its left branch, and the leaf that is reached is the leftmost
one that no failed test rules out. Which tests of a feature fail hangs on its value's place among the thresholds alone;
so what they leave together is known beforehand, and a vector costs one look-up and one "and" a feature instead of a
walk down every tree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from struct import calcsize
from sys import byteorder
from typing import Any, Literal

Tree = Any
"""A leaf's value, or [place of the feature, threshold, tree if <=, tree if >]."""
_Code = Literal["B", "H", "I", "Q"]
_CODES: tuple[_Code, ...] = ("B", "H", "I", "Q")
_Test = tuple[float, int]
"""A threshold, and the bits of the leaves that are ruled out above it."""


class BoostedTrees:
    """Trees, ready to be asked all together; those of several ensembles share the look-ups."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        """Raises ValueError for a tree of more than 64 leaves."""
        leaves: list[list[float]] = []
        tests: dict[int, list[_Test]] = {}
        found = [(_leaves(tree), tree) for tree in trees]
        self._code = _code(max((len(values) for values, _ in found), default=1))
        width = 8 * calcsize(self._code)
        for number, (values, tree) in enumerate(found):
            leaves.append(values)
            _collect(tree, number * width, tests)
        self._ones = sum(1 << number * width for number in range(len(leaves)))
        self._all = sum((1 << len(values)) - 1 << number * width for number, values in enumerate(leaves))
        self._values = [{1 << at: value for at, value in enumerate(values)} for values in leaves]
        self._bytes = len(leaves) * width // 8
        self._features = [(place, *_ladder(found, self._all)) for place, found in tests.items()]

    def leaves(self, vector: Sequence[float]) -> list[float]:
        """For each tree the value of the leaf that `vector` reaches."""
        left = self._all
        for place, thresholds, masks in self._features:
            left &= masks[bisect_left(thresholds, vector[place])]
        # No lane is ever empty, so nothing is borrowed from the next one.
        lowest = left & ~(left - self._ones)
        reached = memoryview(lowest.to_bytes(self._bytes, byteorder)).cast(self._code)
        return list(map(dict.__getitem__, self._values, reached))


def _code(most: int) -> _Code:
    """The type code of the smallest unsigned number with that many bits."""
    for code in _CODES:
        if 8 * calcsize(code) >= most:
            return code
    raise ValueError(f"weights: a tree has {most} leaves")


def _leaves(tree: Tree) -> list[float]:
    """The values of the leaves from left to right."""
    return [*_leaves(tree[2]), *_leaves(tree[3])] if isinstance(tree, list) else [tree]


def _collect(tree: Tree, first: int, tests: dict[int, list[_Test]]) -> int:
    """The tests of the tree whose first leaf has the bit number `first`, by feature; the number after its last leaf."""
    if not isinstance(tree, list):
        return first + 1
    place, threshold, low, high = tree
    after = _collect(low, first, tests)
    tests.setdefault(place, []).append((threshold, (1 << after) - (1 << first)))
    return _collect(high, after, tests)


def _ladder(tests: Sequence[_Test], every: int) -> tuple[list[float], list[int]]:
    """The thresholds in order, and for each number of failed tests the leaves that these leave."""
    ordered = sorted(tests)
    masks = [every]
    for _, ruled_out in ordered:
        masks.append(masks[-1] & ~ruled_out)
    return [threshold for threshold, _ in ordered], masks

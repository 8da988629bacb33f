"""Trees scored all at once reach the leaves that a walk reaches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.boosted_trees import BoostedTrees, Tree

VALUES = st.floats(-2, 2, allow_nan=False) | st.sampled_from([-1.0, 0.0, 0.5, 1.0])
TREES = st.recursive(
    VALUES,
    lambda tree: st.builds(lambda *node: [*node], st.integers(0, 3), VALUES, tree, tree),
    max_leaves=20,
)


def walk(tree: Tree, vector: Sequence[float]) -> Any:
    while isinstance(tree, list):
        tree = tree[2] if vector[tree[0]] <= tree[1] else tree[3]
    return tree


@given(st.lists(TREES, max_size=6), st.lists(st.tuples(VALUES, VALUES, VALUES, VALUES), max_size=6))
def test_every_tree_is_walked(trees: list[Tree], vectors: list[tuple[float, ...]]) -> None:
    boosted = BoostedTrees(trees)
    for vector in vectors:
        assert boosted.leaves(vector) == [walk(tree, vector) for tree in trees]


def vine(leaves: int) -> Tree:
    """A tree that asks about one threshold after the other."""
    tree: Tree = float(leaves)
    for number in reversed(range(1, leaves)):
        tree = [0, float(number), float(number), tree]
    return tree


@pytest.mark.parametrize("leaves", [1, 2, 8, 9, 16, 17, 32, 33, 64])
def test_trees_of_many_leaves(leaves: int) -> None:
    boosted = BoostedTrees([vine(leaves), 0.25, vine(2)])
    for value in range(1, leaves + 1):
        assert boosted.leaves([float(value)]) == [float(value), 0.25, float(min(value, 2))]


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    with pytest.raises(ValueError, match="65 leaves"):
        BoostedTrees([vine(65)])

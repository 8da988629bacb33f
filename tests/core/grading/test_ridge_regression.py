"""The regression over rows of features."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.ridge_regression import RIDGE, kernel, solve

ROWS = st.lists(
    st.dictionaries(st.sampled_from("abcde"), st.floats(-1, 1), min_size=1), min_size=1, max_size=6
)


def test_the_solution_solves() -> None:
    matrix = [[1.0, 0.5, 0.0], [0.5, 1.0, 0.25], [0.0, 0.25, 1.0]]
    weights = solve(matrix, [1.0, -1.0, 0.5])
    for row, own, mark in zip(matrix, weights, [1.0, -1.0, 0.5], strict=True):
        said = sum(k * w for k, w in zip(row, weights, strict=True)) + RIDGE * own
        assert said == pytest.approx(mark, abs=1e-3)


@given(ROWS, st.integers(-3, 3))
def test_any_rows_are_solved(rows: list[dict[str, float]], mark: int) -> None:
    matrix = kernel(rows)
    weights = solve(matrix, [float(mark)] * len(rows))
    for row, own in zip(matrix, weights, strict=True):
        said = sum(k * w for k, w in zip(row, weights, strict=True)) + RIDGE * own
        assert said == pytest.approx(mark, abs=2e-3)


def test_the_kernel_is_symmetric_with_the_inner_products() -> None:
    assert kernel([{"a": 1.0, "b": 2.0}, {"b": 3.0}]) == [[5.0, 6.0], [6.0, 9.0]]


def test_nothing_is_learned_from_marks_of_nought() -> None:
    assert solve([[1.0, 0.5], [0.5, 1.0]], [0.0, 0.0]) == [0.0, 0.0]

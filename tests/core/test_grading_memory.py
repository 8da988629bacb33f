"""The regression over a card's examples."""

from __future__ import annotations

import pytest

from bot.assets import GRADING
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.memory import Memo, Memory
from bot.core.grading.reading import read
from bot.core.grading.ridge import RIDGE, by_feature, kernel, solve
from bot.core.grading.views import View, view

RIGHT = ("labels are known during training", "the answers are given, it learns to predict them")
WRONG = ("no labels at all, it finds groups", "an agent is rewarded for its actions")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.parse((GRADING / "lexicon.yaml").read_text(encoding="utf-8"))


def seen(lexicon: Lexicon, text: str) -> View:
    return view(read(lexicon, text))


@pytest.fixture(scope="module")
def memory(lexicon: Lexicon) -> Memory:
    marked = [(text, 1.0) for text in RIGHT] + [(text, -1.0) for text in WRONG]
    return Memory([Memo(text, read(lexicon, text), mark) for text, mark in marked], len(marked))


def test_the_solution_solves() -> None:
    matrix = [[1.0, 0.5, 0.0], [0.5, 1.0, 0.25], [0.0, 0.25, 1.0]]
    weights = solve(matrix, [1.0, -1.0, 0.5])
    for row, own, mark in zip(matrix, weights, [1.0, -1.0, 0.5], strict=True):
        assert sum(k * w for k, w in zip(row, weights, strict=True)) + RIDGE * own == pytest.approx(
            mark, abs=1e-3
        )


def test_the_kernel_is_symmetric_with_the_inner_products() -> None:
    assert kernel([{"a": 1.0, "b": 2.0}, {"b": 3.0}]) == [[5.0, 6.0], [6.0, 9.0]]


def test_primal_and_dual_agree() -> None:
    rows = [{"a": 1.0}, {"a": 0.6, "b": 0.8}]
    weights = solve(kernel(rows), [1.0, -1.0])
    primal = by_feature(rows, weights)
    answer = {"a": 0.8, "b": 0.6}
    dual = sum(
        weight * sum(value * row.get(feature, 0.0) for feature, value in answer.items())
        for weight, row in zip(weights, rows, strict=True)
    )
    assert sum(value * primal[feature] for feature, value in answer.items()) == pytest.approx(dual)


def test_examples_keep_the_sign_of_their_mark(memory: Memory, lexicon: Lexicon) -> None:
    assert all(memory.compare(seen(lexicon, text)).graded > 0.5 for text in RIGHT)
    assert all(memory.compare(seen(lexicon, text)).graded < -0.5 for text in WRONG)


def test_a_new_wording_goes_with_its_neighbours(memory: Memory, lexicon: Lexicon) -> None:
    assert memory.compare(seen(lexicon, "training with known labels")).graded > 0
    assert memory.compare(seen(lexicon, "it finds groups without labels")).graded < 0


def test_a_foreign_text_says_nothing(memory: Memory, lexicon: Lexicon) -> None:
    beside = memory.compare(seen(lexicon, "xyzzy qqq"))
    assert beside.graded == pytest.approx(0.0, abs=0.05)
    assert (beside.known, beside.known_pairs) == (0.0, 0.0)
    assert memory.compare(seen(lexicon, "")).graded == 0.0


def test_similarity_is_one_for_the_same_text_and_less_for_others(memory: Memory, lexicon: Lexicon) -> None:
    same = memory.compare(seen(lexicon, RIGHT[0])).similar
    assert same[0] == pytest.approx(1.0)
    assert max(same[1:]) < 0.9


def test_many_examples_are_told_apart(lexicon: Lexicon) -> None:
    texts = [f"number{index} is the answer" for index in range(300)]
    many = Memory([Memo(text, read(lexicon, text), 1.0) for text in texts], len(texts))
    similar = many.compare(seen(lexicon, texts[290])).similar
    assert similar.index(max(similar)) == 290

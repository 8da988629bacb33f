"""The regression over a card's examples."""

from __future__ import annotations

import pytest

from bot.assets import GRADING
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.memory import Memo, Memory, _solve
from bot.core.grading.reading import read
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
    kernel = [[1.0, 0.5, 0.0], [0.5, 1.0, 0.25], [0.0, 0.25, 1.0]]
    weights = _solve(kernel, [1.0, -1.0, 0.5])
    for row, own, mark in zip(kernel, weights, [1.0, -1.0, 0.5], strict=True):
        assert sum(k * w for k, w in zip(row, weights, strict=True)) + 0.2 * own == pytest.approx(
            mark, abs=1e-3
        )


def test_examples_keep_the_sign_of_their_mark(memory: Memory, lexicon: Lexicon) -> None:
    assert all(memory.estimate(seen(lexicon, text))[0] > 0.5 for text in RIGHT)
    assert all(memory.estimate(seen(lexicon, text))[0] < -0.5 for text in WRONG)


def test_a_new_wording_goes_with_its_neighbours(memory: Memory, lexicon: Lexicon) -> None:
    assert memory.estimate(seen(lexicon, "training with known labels"))[0] > 0
    assert memory.estimate(seen(lexicon, "it finds groups without labels"))[0] < 0


def test_a_foreign_text_says_nothing(memory: Memory, lexicon: Lexicon) -> None:
    foreign = seen(lexicon, "xyzzy qqq")
    assert memory.estimate(foreign) == pytest.approx((0.0, 0.0), abs=0.05)
    assert memory.known(foreign) == (0.0, 0.0)


def test_the_estimate_is_the_sum_of_pulls(memory: Memory, lexicon: Lexicon) -> None:
    answer = seen(lexicon, "labels are given while it learns")
    pulls = sum(near * pull for near, pull in zip(memory.kernel(answer), memory.pulls, strict=True))
    assert memory.estimate(answer)[0] == pytest.approx(pulls)


def test_similarity_is_one_for_the_same_text_and_falls_with_distance(
    memory: Memory, lexicon: Lexicon
) -> None:
    same = memory.similar(seen(lexicon, RIGHT[0]))
    assert same[0] == pytest.approx(1.0)
    assert max(same[1:]) < 0.9

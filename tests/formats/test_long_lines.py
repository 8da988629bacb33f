"""Files that look like much and are nothing: what reads them takes steps in line with their length.

Without a bound each of these takes minutes, which no test would wait for; nothing here is timed.
"""

from __future__ import annotations

import pytest

from bot.formats import fenced, pub_quizzes


@pytest.mark.parametrize("opened", ["```csv\n", "~~~yaml\n"])
def test_many_fences_are_no_deck(opened: str) -> None:
    assert fenced.deck_in(opened * 200_000) is None


def test_one_fence_that_is_never_closed_is_no_deck() -> None:
    assert fenced.deck_in("```csv\n" + "a,b\n" * 200_000) is None


def test_a_line_full_of_beginnings_of_options_is_no_quiz() -> None:
    assert not pub_quizzes.looks_like("1. Which is it? " + ".a. x" * 20_000)

"""Whether an answer is one's own last one, sent once more."""

from __future__ import annotations

import pytest

from bot.core.similarity import is_repeat


@pytest.mark.parametrize(
    "again",
    ["The data drifts.", "the  data drifts", " “The data drifts” ", "THE DATA DRIFTS!!", "The data\ndrifts…"],
)
def test_case_blanks_and_marks_make_no_other_answer(again: str) -> None:
    assert is_repeat(again, "The data drifts.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the data drifts", "the date drifts"),
        ("C", "C++"),
        ("5", "-5"),
        ("1.5", "15"),
        ("a != b", "a = b"),
        ("कि", "की"),
        ("⬆️", "⬇️"),
        ("…", "!"),
    ],
)
def test_other_letters_signs_and_digits_do(one: str, other: str) -> None:
    assert not is_repeat(one, other)
    assert not is_repeat(other, one)

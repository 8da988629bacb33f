"""The worked example of docs/grading.md has the figures of the code."""

from __future__ import annotations

from bot.assets import load_grader
from tests.grading.worked_example import PAGE, replaced, written


def test_the_example_is_what_the_grader_says() -> None:
    """`python -m tests.grading.worked_example` writes it anew."""
    page = PAGE.read_text(encoding="utf-8")
    assert page == replaced(page, written(load_grader(semantic=False)))

"""What several pages say of one thing they say alike."""

from __future__ import annotations

import re

import pytest

from bot.config import ROOT

PAGES = ["README.md", "CHANGELOG.md", ".env.example", "docs/grading.md", "docs/performance.md"]
READING_TAKES = "some 16 ms for an answer of 8 words, 36 ms for one of 282"
"""What the two language models take to read an answer."""


def flat(page: str) -> str:
    return re.sub(r"[\s#]+", " ", (ROOT / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_how_long_the_language_models_take(page: str) -> None:
    assert READING_TAKES in flat(page)
    assert not re.search(r"\b(ten|fifteen|10|15) milliseconds", flat(page))


def test_there_are_two_cross_encoders() -> None:
    """What speaks of the one means a file or a kind of thing; what is done is done by both."""
    files = [
        *ROOT.glob("bot/**/*.py"),
        *(ROOT / each for each in ("pyproject.toml", ".env.example", "README.md")),
    ]
    one = re.compile(r"\bthe cross-encoder\b(?!-)")
    assert [file.name for file in files if one.search(file.read_text(encoding="utf-8"))] == []

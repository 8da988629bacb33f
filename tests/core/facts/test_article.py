"""A letter that is asked for, and "a" the article."""

from __future__ import annotations

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Verdict

GRADER = load_grader(semantic=False)
VITAMIN = ("Which vitamin is made from carotene?", "vitamin A")
NOTE = ("Which note has 440 Hz?", "A")
TAG = ("Which HTML tag makes a link?", "<a>")
SYMBOL = ("What is the symbol for potassium?", "K")


@pytest.mark.parametrize(
    ("card", "answer", "right"),
    [
        (VITAMIN, "vitamin A", True),
        (VITAMIN, "vitamin a", True),
        (VITAMIN, "vitamin a is made from it", True),
        (VITAMIN, "it's A", True),
        (VITAMIN, "vitamin", False),
        (VITAMIN, "a vitamin", False),
        (NOTE, "a", True),
        (NOTE, "it is a", True),
        (NOTE, "the note A", True),
        (NOTE, "a is the note", True),
        (NOTE, "it is a note", False),
        (NOTE, "a note", False),
        (TAG, "<a>", True),
        (TAG, "a tag", True),
        (TAG, "give me a hint please", False),
        (SYMBOL, "k", True),
        (SYMBOL, "the symbol is K", True),
        (SYMBOL, "the symbol of potassium", False),
        (SYMBOL, "a symbol for potassium", False),
    ],
)
def test_the_article_is_no_letter(card: tuple[str, str], answer: str, *, right: bool) -> None:
    grade = GRADER.grade(Card("letter", *card), answer)
    assert (grade.verdict is Verdict.CORRECT) is right, grade

"""What grading an answer may cost, whatever it holds: in calls and bytes, for a clock would tell of the machine."""

from __future__ import annotations

import gc
import tracemalloc
from cProfile import Profile

import pytest

from bot import assets
from bot.core.cards import Card
from bot.core.grading import Grader
from bot.services.quiz.given import MAX_ANSWER

MOST_CALLS = 200_000
MOST_BYTES = 2 * 2**20
"""As SECURITY.md promises."""
LONGER = 25
"""How many times as long an answer is sent to see that nothing more is done."""

CARDS = {
    "examples": None,
    "bare": Card("b", "What is drift?", "the input distribution changes over time"),
    "formula": Card("f", "Energy?", "E = mc^2"),
    "list": Card("l", "Name the three.", "red, green, blue"),
}
PIECES = {
    "words": "word another thing ",
    "one word": "a",
    "digits": "1234567890 ",
    "negations": "not never no ",
    "clauses": "a, b; c. ",
    "combining marks": "e\u0301\u0301\u0301",
    "a sign that becomes eighteen letters": "\ufdfa",
    "brackets": "(((",
    "powers": "x^2+",
    "another script": "\u4e00",
    "quantities": "5 km/h ",
}


@pytest.fixture(scope="module")
def grader() -> Grader:
    return assets.load_grader()


def calls(grader: Grader, card: Card, text: str) -> int:
    """How many functions are called, Python's and C's."""
    with Profile() as counted:
        grader.grade(card, text)
    return sum(each.callcount for each in counted.getstats())


def memory(grader: Grader, card: Card, text: str) -> int:
    """Bytes held at once beyond what was held before."""
    gc.collect()
    tracemalloc.start()
    try:
        grader.grade(card, text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


@pytest.mark.parametrize("shape", PIECES)
@pytest.mark.parametrize("kind", CARDS)
def test_an_answer_of_any_length_costs_no_more_than_is_promised(
    grader: Grader, kind: str, shape: str
) -> None:
    card = CARDS[kind] or assets.load_decks()[0].cards[0]
    longest, beyond = (repeated(PIECES[shape], size) for size in (MAX_ANSWER, LONGER * MAX_ANSWER))
    grader.grade(card, longest)  # what is made ready once is kept
    grader.grade(card, beyond)
    done = calls(grader, card, longest)
    assert done <= MOST_CALLS
    assert calls(grader, card, beyond) <= done + done // 20
    assert memory(grader, card, beyond) <= MOST_BYTES

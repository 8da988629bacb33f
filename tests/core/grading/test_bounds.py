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

KINDS = {
    "number": ("How many continents are there?", "7"),
    "quantity": ("How long is it?", "12 m"),
    "date": ("When was it declared?", "4 July 1776"),
    "years": ("When was the war?", "1914-1918"),
    "name": ("Who wrote Oliver Twist?", "Charles Dickens"),
    "term": ("What is that called?", "catharsis"),
    "phrase": ("What does a capacitor do?", "stores electrical charge"),
    "list": ("Name the three primary colours", "red, yellow, blue"),
    "yes or no": ("Is Pluto a planet?", "No, it is a dwarf planet"),
    "formula": ("What is the formula of energy?", "E = mc^2"),
    "sentence": ("Why is the sky blue?", "Air scatters blue light more than red light"),
    "German": ("Warum ist der Himmel blau?", "Die Luft streut blaues Licht stärker als rotes"),
    "Russian": ("Что такое дрейф модели?", "Модель со временем становится хуже"),
    "Arabic": ("لماذا السماء زرقاء؟", "لأن الهواء يشتت الضوء الأزرق أكثر من الأحمر"),
    "Japanese": ("なぜ空は青いのか?", "空気が青い光を赤い光よりも強く散乱するから"),
    "Japanese term": ("日本の首都は?", "東京"),
    "Chinese date": ("何时成立?", "1949年10月1日"),
}
"""A question and its reference for each kind of answer, and in scripts that are read in other ways."""
REPEATED = (
    *",;:!?()[{<|`*_~'\"-=/.", "½", "²", "…", "a", "1", " ", "\n", "東", "と", "و", "я", "é", "\u0301", "\ufdfa", "🙂",
    "a ", "a, ", "1 ", "1, ", "4/7 ", "1/", "4 July ", "1776 ", "one ", "not ", "or ", "A or B or ", ", and ", "no, ",
    "is it? ", "no doubt ", "(e.g. ", "a\n", "- a\n", "(a) ", "VII ", "12:30 ", "x+", "東京 ", "не ", "und ",
)  # fmt: skip
"""What texts are made of that are hard to read: marks, and words that say how others are to be taken."""


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


@pytest.fixture(scope="module")
def without_models() -> Grader:
    return assets.load_grader(semantic=False)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_repeated_to_a_card_of_any_kind_costs_no_more(without_models: Grader, kind: str) -> None:
    card = Card(kind, *KINDS[kind])
    without_models.grade(card, "one thing and another, which is why it is so")  # as a sentence, too
    for piece in REPEATED:
        text = repeated(piece, MAX_ANSWER)
        done = calls(without_models, card, text)
        if done > MOST_CALLS:  # what is made ready once is kept: it is not counted the second time
            done = calls(without_models, card, text)
        assert done <= MOST_CALLS, piece

"""The opposite of a right text's word in a short answer, or a "not" over its words, is not right."""

from __future__ import annotations

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Grader
from bot.core.grading.result import Verdict

CARDS = {
    "idempotent": (
        "What does idempotent mean?",
        "Making the same request several times has the same effect as making it once.",
    ),
    "salt": ("What does salt do to water?", "It lowers the freezing point of the water, so that ice melts."),
    "inflation": ("What is inflation?", "A general rise of prices over time, so that money buys less."),
    "boats": ("Why do boats float?", "They push away as much water as they weigh."),
    "spanish": (
        "¿Qué es la inflación?",
        "El aumento general de los precios, por lo que el dinero compra menos.",
    ),
    "milk": ("Is milk good for cats?", "Milk is not good for adult cats."),
}


@pytest.fixture(scope="module")
def grader() -> Grader:
    return load_grader()


def grade(grader: Grader, name: str, answer: str) -> tuple[Verdict, bool]:
    """The verdict, and whether an opposite was heard."""
    question, reference = CARDS[name]
    found = grader.grade(Card(name, question, reference), answer)
    return found.verdict, "contrary" in found.flags


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("idempotent", "each request has a different effect"),
        ("salt", "it raises the freezing point of the water"),
        ("inflation", "a general fall of prices over time"),
    ],
)
def test_an_opposite_is_heard(grader: Grader, name: str, answer: str) -> None:
    verdict, heard = grade(grader, name, answer)
    assert heard or verdict is Verdict.INCORRECT
    assert verdict is not Verdict.CORRECT


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("idempotent", "the same request has the same effect, no different one"),  # with a "no"
        ("salt", "it lowers the freezing point, and does not raise it"),
        ("salt", "it lowers the freezing point and raises the boiling point"),  # the right word as well
        ("milk", "milk is bad for adult cats"),  # the reference denies
        ("inflation", "prices rise over time"),
    ],
)
def test_what_is_no_opposite_is_not_taken_for_one(grader: Grader, name: str, answer: str) -> None:
    assert not grade(grader, name, answer)[1]


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("inflation", "it is not the rise of prices"),
        ("inflation", "inflation is not a rise in prices"),
        ("inflation", "prices do not rise"),
        ("boats", "they do not push away water"),
        ("spanish", "no es el aumento de los precios"),
    ],
)
def test_a_not_over_the_words_of_the_reference_turns_it_round(grader: Grader, name: str, answer: str) -> None:
    assert grade(grader, name, answer)[0] is not Verdict.CORRECT


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("inflation", "prices rise, so money does not buy as much"),  # over other words
        ("milk", "milk is not good for adult cats"),  # the reference has one, too
        ("boats", "they push away as much water as they weigh, not less"),
    ],
)
def test_a_not_elsewhere_does_not(grader: Grader, name: str, answer: str) -> None:
    question, reference = CARDS[name]
    assert "turned" not in grader.grade(Card(name, question, reference), answer).flags

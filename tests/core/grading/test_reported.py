"""What an answer reports, takes back or leaves open, on cards of every kind, as the whole grader sees it."""

from __future__ import annotations

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Grader, Verdict
from bot.core.grading.facts.reported import reported

CARDS = {
    "number": ("How many bits are in a byte?", "8", "8", "10"),
    "quantity": ("What is the boiling point of water at sea level?", "100 °C", "100 °C", "90 °C"),
    "year": ("In which year did World War II end?", "1945", "1945", "1939"),
    "date": ("When was the Declaration of Independence adopted?", "4 July 1776", "4 July 1776", "3 May 1791"),
    "place": ("What is the capital of Ecuador?", "Quito", "Quito", "Guayaquil"),
    "person": ("Who painted Guernica?", "Pablo Picasso", "Pablo Picasso", "Salvador Dali"),
    "term": ("By which process do plants make sugar?", "photosynthesis", "photosynthesis", "respiration"),
    "list": (
        "Which two planets are gas giants?",
        "Jupiter and Saturn",
        "Jupiter and Saturn",
        "Mars and Venus",
    ),
    "formula": ("What is the chemical formula of water?", "H2O", "H2O", "CO2"),
    "phrase": (
        "What does a capacitor do?",
        "stores electrical charge",
        "stores electrical charge",
        "blocks light",
    ),
    "yes or no": ("Is Pluto a planet?", "No", "no", "yes"),
}
"""Question, reference, a right answer and a wrong one."""
REPORTS = """
many say {0} but it is {1} | people often think {0}; actually {1} | everyone says {0}, I say {1}
I first thought {0}, but it's {1} | I thought {0} at first, but {1} | at first I thought {0}, now I think {1}
most people would say {0}, the right answer is {1} | {0} is wrong, it's {1}
contrary to what many think it's not {0}, it's {1} | it used to be {0} I thought, but no: {1}
"""
"""What is told of others, or of before, and then what the answer says itself."""
CORRECTIONS = ("{0}, no wait, {1}", "{0}... sorry, I mean {1}")
OPEN = (
    "{0} or {1}",
    "{0} unless it's {1}",
    "{0} oder {1}",
    "{0} as well as {1}",
    "{0} | {1}",
    "{0} otherwise {1}",
)
WAYS = [way.strip() for line in REPORTS.split("\n") for way in line.split("|") if way.strip()]


@pytest.fixture(scope="module")
def grader() -> Grader:
    return load_grader(semantic=False)


@pytest.mark.parametrize("kind", CARDS)
def test_what_is_said_counts_and_not_what_is_reported(grader: Grader, kind: str) -> None:
    question, reference, right, wrong = CARDS[kind]
    card = Card(kind, question, reference)
    lost = [
        way for way in WAYS if grader.grade(card, way.format(wrong, right)).verdict is not Verdict.CORRECT
    ]
    passed = [
        way for way in WAYS if grader.grade(card, way.format(right, wrong)).verdict is not Verdict.INCORRECT
    ]
    assert (lost, passed) == ([], [])


@pytest.mark.parametrize("way", CORRECTIONS)
@pytest.mark.parametrize("kind", [kind for kind in CARDS if kind not in ("yes or no", "list", "phrase")])
def test_what_is_corrected_to_the_right_value_is_half_right(grader: Grader, kind: str, way: str) -> None:
    question, reference, right, wrong = CARDS[kind]
    card = Card(kind, question, reference)
    assert grader.grade(card, way.format(wrong, right)).verdict is Verdict.PARTIAL
    assert grader.grade(card, way.format(right, wrong)).verdict is Verdict.INCORRECT


@pytest.mark.parametrize("way", OPEN)
@pytest.mark.parametrize("kind", [kind for kind in CARDS if kind not in ("yes or no", "list")])
def test_two_values_are_not_right(grader: Grader, kind: str, way: str) -> None:
    question, reference, right, wrong = CARDS[kind]
    card = Card(kind, question, reference)
    for first, second in ((right, wrong), (wrong, right)):
        assert grader.grade(card, way.format(first, second)).verdict is not Verdict.CORRECT, (first, second)


@pytest.mark.parametrize(
    "answer",
    [
        "as everyone knows, no", "not sure but no", "no, not 100% sure though", "as far as I recall no", "no, not yes",
        "no (and not yes)", "if I'm not mistaken, no", "no duh",
    ],
)  # fmt: skip
def test_a_hedge_hides_no_yes_or_no(grader: Grader, answer: str) -> None:
    assert grader.grade(Card("c", "Is Pluto a planet?", "No"), answer).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    "hedge",
    [
        "{} (not 100% sure)",
        "not 100% but {}",
        "{}, no guarantee",
        "{} if I'm not mistaken",
        "{}. Nothing else to say.",
    ],
)
def test_a_hedge_turns_no_sentence_round(grader: Grader, hedge: str) -> None:
    card = Card("c", "Why is the sky blue?", "Air scatters blue light more than red light")
    right = "air scatters blue light more than red light"
    assert grader.grade(card, hedge.format(right)).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    "text",
    [
        "they put noise in, but nobody sees it",
        "I think Lima, but I'm not sure",
        "people say Lima",
        "Lima",
        "it is not Lima",
    ],
)
def test_nothing_is_reported(text: str) -> None:
    assert reported(text) is None


@pytest.mark.parametrize(
    "amounts", ["100 °C, 90 °C", "100 °C; 90 °C", "100 °C. 90 °C.", "100 °C, 90 °C, 80 °C"]
)
def test_several_amounts_are_not_right(grader: Grader, amounts: str) -> None:
    card = Card("c", "What is the boiling point of water at sea level?", "100 °C")
    assert grader.grade(card, amounts).verdict is not Verdict.CORRECT


@pytest.mark.parametrize(
    "nothing", ["the answer", "the right answer", "correct", "all of them", "it depends", "you tell me"]
)
def test_words_that_say_nothing_are_no_answer(grader: Grader, nothing: str) -> None:
    card = Card("c", "Why is the sky blue?", "Air scatters blue light more than red light")
    assert grader.grade(card, nothing).verdict is Verdict.INCORRECT

"""Answers that name a value only to say that it is wrong, and their neighbours that mean it."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.core.grading.making import grader

FACTS = {
    "Name the primary colours.": "red, yellow, blue",
    "What is the capital of France?": "Paris",
    "How many legs has a spider?": "8",
    "At which temperature does water boil?": "100 °C",
    "Who wrote Hamlet?": "William Shakespeare",
    "When did the First World War begin?": "1914",
    "What is the formula of water?": "H2O",
}
FRAMES = (
    "it is wrong to say that it is {}",
    "it is not true that it's {}",
    "it's false that the answer is {}",
    "It is a common misconception that it is {}",
    "people wrongly think it is {}",
    "nobody would say {}",
    "i don't think it is {}",
    "i doubt it is {}",
    "the wrong answer is {}",
    "it is definitely not {}",
    "{}, that's false",
    "{} is a myth",
    "{}? no way",
    "{}? no, that is not it",
    "{}? that's not it",
    "{}. nope, this is not it",
    "{}? nope, not that",
    "{}? no",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("question", FACTS)
def test_what_is_named_as_wrong_is_not_claimed(question: str, frame: str) -> None:
    reference = FACTS[question]
    grade = grader().grade(Card("fact", question, reference), frame.format(reference))
    assert grade.verdict is Verdict.INCORRECT


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        ("What is the capital of France?", "Paris", "i dont think it's London, it's Paris"),
        ("What is the capital of France?", "Paris", "it is wrong to say London. Paris is the capital"),
        ("What is the capital of France?", "Paris", "nobody says Lyon, it is Paris"),
        ("What is the capital of France?", "Paris", "not London but Paris"),
        ("What is the capital of France?", "Paris", "Paris, that's right"),
        ("What is the capital of France?", "Paris", "Paris, no doubt"),
        ("What is the capital of France?", "Paris", "Paris, isn't it?"),
        ("What is the capital of France?", "Paris", "is it not Paris?"),
        ("What is the capital of France?", "Paris", "ain't it Paris"),
        ("What is the capital of France?", "Paris", "was that not Paris, france?"),
        ("What is the capital of France?", "Paris", "London? no, that is not it. Paris"),
        ("Is a whale a fish?", "No", "a fish? no"),
        ("Who wrote Hamlet?", "William Shakespeare", "hands down William Shakespeare"),
        ("Name the primary colours.", "red, yellow, blue", "red, yellow, blue without a doubt"),
        ("What is an easy victory, in two words?", "hands down", "hands down"),
        ("How many legs has a spider?", "8", "people wrongly think 6, but it's 8"),
        ("Is a whale a fish?", "No", "it is not true that a whale is a fish"),
        ("What is the opposite of true?", "false", "it's false"),
        ("What is an untrue statement made on purpose?", "a lie", "it is a lie"),
        ("What is a story of the gods?", "a myth", "that is a myth"),
        ("Name the primary colours.", "red, yellow, blue", "not only red but also yellow, and blue"),
    ],
)
def test_what_is_meant_counts(question: str, reference: str, answer: str) -> None:
    assert grader().grade(Card("fact", question, reference), answer).verdict is Verdict.CORRECT

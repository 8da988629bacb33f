"""What an answer says of two things that a question compares."""

import pytest

from bot.core.grading.facts.yes_no.compared import says_so
from bot.core.grading.facts.yes_no.contraries import Contraries
from tests.core.facts.cards import verdict

CARDS = "true or false: a flush beats a straight."
LEAD = "is lead heavier than water?"
RIVERS = "true or false: the nile is longer than the thames"
NUMBERS = "is -3 greater than -5?"
FEASTS = "does christmas come before easter?"


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (CARDS, "a straight loses to a flush", True),
        (CARDS, "a straight is beaten by a flush", True),
        (CARDS, "flushes win against straights", True),
        (CARDS, "a straight beats a flush", False),
        (CARDS, "a flush is beaten by a straight", False),
        (CARDS, "a flush doesn't beat a straight", False),
        (CARDS, "true; a flush beats three of a kind", None),
        (CARDS, "a straight or a flush", None),
        (LEAD, "water is lighter than lead", True),
        (LEAD, "water is less heavy", True),
        (LEAD, "lead is lighter", False),
        (LEAD, "gold is heavier than silver", None),
        (LEAD, "lead is cheaper than water", None),
        (RIVERS, "the thames is not as long as the nile", True),
        (RIVERS, "the nile is shorter than the thames", False),
        (NUMBERS, "-5 < -3", True),
        (NUMBERS, "-3 < -5", False),
        (FEASTS, "easter is after christmas", True),
        (FEASTS, "easter precedes christmas", None),
        ("is water wet?", "water is wetter than sand", None),
    ],
)
def test_what_is_said_of_two_things(question: str, answer: str, expected: bool | None) -> None:
    assert says_so(answer, question, Contraries()) is expected


@pytest.mark.parametrize(
    ("question", "reference", "answers", "wrong"),
    [
        (
            "Is Jupiter bigger than Saturn?",
            "Yes",
            "Jupiter is the bigger one | Saturn is smaller | Saturn is the smaller one | Jupiter has the bigger size",
            "Saturn is the bigger one | Jupiter is smaller | Saturn is bigger",
        ),
        (
            "Is the left ventricle's wall thicker than the right's?",
            "Yes",
            "left ventricle has the thicker wall | the left wall is thicker",
            "the right wall is thicker | right ventricle has the thicker wall",
        ),
        (
            "Does sound travel faster in air than in water?",
            "No",
            "it travels faster in water | water carries sound faster | faster in water | slower in air",
            "air is faster | slower in water | sound is faster in air",
        ),
    ],
)
def test_one_side_tells_of_both(question: str, reference: str, answers: str, wrong: str) -> None:
    told = {
        answer: verdict(reference, answer, question)
        for answer in (*answers.split(" | "), *wrong.split(" | "))
    }
    assert told == {
        **dict.fromkeys(answers.split(" | "), "correct"),
        **dict.fromkeys(wrong.split(" | "), "incorrect"),
    }

"""Bare cards that a server taught a few answers, and what the grader says where it cannot tell."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.appeals import with_learned
from bot.core.cards import TAUGHT_FROM, AnswerSpec, Card, Concept, Misconception, Side
from bot.core.grading import CANNOT_TELL, Grade, Verdict, cautious
from bot.core.grading.light_teaching import tempered
from tests.core.grading.making import grader

RIGHT, PARTLY, WRONG = Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT
SHIP = Card(
    "ship",
    "Why can a ship made of steel float?",
    "Its hollow hull pushes aside water weighing as much as the ship, so its overall density is below that of water.",
)
MISTAKE = "the steel of ships is made in the factory so that the metal itself weighs less than water"
ANSWERS = (
    "Because inside is much air, whole ship together with air has smaller density than water, so it swim on the top.",
    "most of the vessel is air, so averaged out it is lighter per litre than the sea it sits in",
    "the hull diplaces a volum of water that wieghs as much as the hole ship, so upthrust balences gravity",
)


def test_what_was_taught_has_the_verdict_that_was_said() -> None:
    card = with_learned(SHIP, [(WRONG, MISTAKE), (PARTLY, "upthrust from the water")])
    assert card.lightly_taught
    for text, verdict in (
        (MISTAKE, WRONG),
        (MISTAKE.upper() + "!", WRONG),
        ("Upthrust, from the water.", PARTLY),
    ):
        grade = grader().grade(card, text)
        assert (grade.verdict, grade.unsure) == (verdict, False)


@pytest.mark.parametrize("answer", ANSWERS)
def test_one_wrong_answer_makes_no_other_answer_worse_that_is_not_like_it(answer: str) -> None:
    card = with_learned(SHIP, [(WRONG, MISTAKE)])
    bare, taught = grader().grade(SHIP, answer), grader().grade(card, answer)
    assert taught == bare
    assert grader().grade(replace(card, learned=0), answer) != bare, (
        "an author's card is graded by what it knows"
    )


def test_an_answer_that_is_like_a_taught_mistake_is_wrong() -> None:
    near = "ship steel is made in factories so the metal itself weighs less than the water"
    assert grader().grade(SHIP, near).verdict is not WRONG
    assert grader().grade(with_learned(SHIP, [(WRONG, MISTAKE)]), near).verdict is WRONG


def test_from_a_number_on_the_card_is_a_taught_one() -> None:
    lessons = [(WRONG, f"{MISTAKE}, {number}") for number in range(TAUGHT_FROM)]
    few, many = with_learned(SHIP, lessons[1:]), with_learned(SHIP, lessons)
    assert (few.lightly_taught, few.bare) == (True, True)
    assert (many.lightly_taught, many.bare) == (False, False)
    assert grader().grade(many, ANSWERS[0]) == grader().grade(replace(many, learned=0), ANSWERS[0])


@pytest.mark.parametrize(
    "more",
    [
        {"concepts": (Concept("air", "the air in it", "what is in it?"),)},
        {"sides": (Side("steel"),)},
        {"partial": ("It is hollow.",)},
        {"wrong": (Misconception(("It is magic.",)),)},
    ],
)
def test_a_card_that_its_author_taught_is_never_a_lightly_taught_one(more: dict[str, object]) -> None:
    card = with_learned(replace(SHIP, **more), [(WRONG, MISTAKE)])
    assert not card.bare
    assert card.learned == 0


def test_right_answers_alone_leave_a_card_as_bare_as_it_was() -> None:
    card = with_learned(SHIP, [(RIGHT, ANSWERS[0])])
    assert card.bare
    assert grader().grade(card, ANSWERS[1]) == grader().grade(replace(card, learned=0), ANSWERS[1])


def test_of_two_opinions() -> None:
    taught_right = replace(SHIP, accepted=("It is hollow.",))
    for known, unknown, card, verdict in (
        (WRONG, RIGHT, SHIP, RIGHT),
        (WRONG, RIGHT, taught_right, PARTLY),
        (WRONG, PARTLY, taught_right, PARTLY),
        (PARTLY, RIGHT, taught_right, PARTLY),
        (RIGHT, WRONG, taught_right, RIGHT),
        (WRONG, WRONG, taught_right, WRONG),
    ):
        found = tempered(card, Grade(known, 0.4, flags=("a",)), Grade(unknown, 0.7, flags=("b",)))
        assert found.verdict is verdict
        assert (CANNOT_TELL in found.flags) == (known is WRONG and unknown is RIGHT and card is taught_right)


def test_the_grader_says_when_it_cannot_tell() -> None:
    doubtful = next(text for text in ANSWERS if grader().grade(SHIP, text).unsure)
    grade = grader().grade(SHIP, doubtful)
    assert CANNOT_TELL in grade.flags
    assert 0 < grade.closeness <= 1
    taught = replace(SHIP, wrong=(Misconception(("It is magic.",)),))
    assert CANNOT_TELL not in grader().grade(taught, doubtful).flags
    assert CANNOT_TELL not in grader().grade(SHIP, SHIP.reference).flags


def test_a_fact_is_never_past_telling() -> None:
    card = Card("who", "Who wrote Faust?", "Goethe", answer=AnswerSpec())
    assert CANNOT_TELL not in grader().grade(card, "Goeteh").flags


def test_without_telling_an_answer_is_partly_right_at_most() -> None:
    sure, unsure = Grade(RIGHT, 0.9), Grade(RIGHT, 0.6, missing=("x",), asks=("y?",), flags=(CANNOT_TELL,))
    assert cautious(sure) is sure
    assert cautious(unsure) == replace(unsure, verdict=PARTLY, score=0.5, missing=(), asks=())
    partly = replace(unsure, verdict=PARTLY)
    assert cautious(partly) is partly

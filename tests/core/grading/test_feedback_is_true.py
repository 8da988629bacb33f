"""What feedback says that an answer has, it has."""

from __future__ import annotations

import pytest

from bot.assets import load_decks, load_grader
from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.grading.feedback import says_otherwise

GRADER = load_grader()
SONNET = "A poem of fourteen lines, usually in iambic pentameter"
ICE = "Ice is less dense than liquid water because its molecules form an open lattice"


@pytest.mark.parametrize(
    ("answer", "clause", "otherwise"),
    [
        ("a poem of 12 lines", "A poem of fourteen lines", True),
        ("a poem of 14 lines", "A poem of fourteen lines", False),
        ("fourteen lines, in 3 quatrains", "A poem of fourteen lines", False),
        ("a poem in lines", "A poem of fourteen lines", False),
        ("water is less dense than ice", "Ice is less dense than liquid water", True),
        ("ice is less dense than water", "Ice is less dense than liquid water", False),
        ("ice is less dense", "Ice is less dense than liquid water", False),
    ],
)
def test_a_clause_with_other_numbers_or_sides_was_not_said(
    answer: str, clause: str, *, otherwise: bool
) -> None:
    assert says_otherwise(answer, clause) is otherwise


@pytest.mark.parametrize(
    ("reference", "answer", "quoted"),
    [
        (SONNET, "a poem of 12 lines", False),
        (ICE, "water is less dense than ice", False),
        (ICE, "ice is less dense than water", True),
    ],
)
def test_of_a_bare_card_only_what_was_said_is_quoted(reference: str, answer: str, *, quoted: bool) -> None:
    assert bool(GRADER.grade(Card("c", "What is it?", reference), answer).matched) is quoted


def test_an_answer_that_is_not_right_has_not_every_idea() -> None:
    card = next(
        card for deck in load_decks() for card in deck.cards if card.prompt == "What is model serving?"
    )
    grade = GRADER.grade(card, "it splits the traffic")
    assert (grade.verdict, grade.matched) == (Verdict.INCORRECT, ())
    assert grade.missing and grade.asks


def test_a_part_of_the_value_is_not_called_false() -> None:
    card = Card("c", "What is a sonnet?", SONNET)
    assert GRADER.grade(card, "a poem").false == ()
    assert GRADER.grade(Card("c", "When was it?", "9 November 1989"), "1961").false == ("1961",)


def test_a_bare_yes_has_no_reason() -> None:
    card = Card("c", "Is a tomato a fruit?", "Yes, botanically, because it develops from the flower's ovary")
    assert [GRADER.grade(card, said).matched for said in ("yes", "Yes, because it is red")] == [("Yes",)] * 2


def test_nobody_is_asked_what_belongs_to_the_answer() -> None:
    """It says nothing to somebody who has nothing yet."""
    card = Card("c", "Why does ice float on water?", ICE)
    assert GRADER.grade(card, "no idea").asks == ()

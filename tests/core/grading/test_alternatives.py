"""References of several phrases: which of them are right by themselves on cards that are graded as sentences."""

from __future__ import annotations

import pytest

from bot.core.cards import AnswerKind, AnswerSpec, Card
from bot.core.grading.alternatives import with_alternatives
from bot.core.grading.facts import kind_of
from bot.core.grading.facts.detection.phrases import phrases_of
from bot.core.grading.result import Verdict
from tests.core.grading.making import grader

SEIZE = "to seize the day / to make the most of the present moment before it is gone"


@pytest.mark.parametrize(
    ("question", "reference"),
    [
        pytest.param('What does "carpe diem" mean?', SEIZE, id="meaning"),
        pytest.param("German: Ich freue mich", "I'm happy / I'm looking forward to it", id="translation"),
        pytest.param("Ich freue mich", "I'm happy / I'm looking forward to it", id="no-label"),
        pytest.param("Translate: Wie geht's?", "How are you? / How is it going?", id="questions"),
    ],
)
def test_phrases_that_begin_alike_are_each_the_answer(question: str, reference: str) -> None:
    assert phrases_of(reference, question) == reference.split(" / ")


@pytest.mark.parametrize(
    ("question", "reference"),
    [
        pytest.param("What is a bistro?", "a place to eat / drink", id="word-behind"),
        pytest.param("What is migration?", "the process of moving / copying data", id="within-a-phrase"),
        pytest.param("Which two wines are there?", "red wine / white wine", id="list"),
        pytest.param(
            "What is the difference between moths and butterflies?",
            "a moth flies by night / a butterfly flies by day",
            id="two-things",
        ),
        pytest.param("Name the colours of light", "red / green / blue", id="words"),
        pytest.param(
            "How does it spread?", "it flies away / it is carried off", id="neither-language-nor-meaning"
        ),
        pytest.param("What does it mean?", "it flies/it is carried", id="no-blanks"),
    ],
)
def test_strokes_within_a_phrase_or_a_list_part_no_answers(question: str, reference: str) -> None:
    card = Card("card", question, reference)
    assert phrases_of(reference, question) == []
    assert with_alternatives(card).accepted == ()


@pytest.mark.parametrize(
    ("question", "reference", "kind"),
    [
        pytest.param("What is allegro in music?", "fast and lively tempo", AnswerKind.TERM, id="tempo"),
        pytest.param("What is the climate?", "hot and dry summer", AnswerKind.TERM, id="summer"),
        pytest.param("What is bread made of?", "white and dark flour", AnswerKind.TERM, id="flour"),
        pytest.param("What colours has the flag?", "red and dark blue", AnswerKind.LIST, id="colours"),
        pytest.param("What is brass made of?", "copper and zinc", AnswerKind.LIST, id="metals"),
        pytest.param(
            "What is bronze made of?", "copper and white tin", AnswerKind.LIST, id="metals-one-white"
        ),
        pytest.param("Name two soils", "warm and dark soil", AnswerKind.LIST, id="two-asked"),
        pytest.param("What is in it?", "fast, lively tempo", AnswerKind.TERM, id="comma"),
    ],
)
def test_one_thing_with_two_qualities_is_no_list(question: str, reference: str, kind: AnswerKind) -> None:
    assert kind_of(Card("card", question, reference)) is kind


def test_each_phrase_of_a_sentence_card_is_right_by_itself() -> None:
    card = Card("card", 'What does "carpe diem" mean?', SEIZE)
    for told in ("to seize the day", "To make the most of the present moment before it is gone!", SEIZE):
        assert grader().grade(card, told).verdict is Verdict.CORRECT
    assert grader().grade(card, "to forget the day").verdict is not Verdict.CORRECT


def test_the_authors_own_answer_form_is_kept() -> None:
    card = Card("card", "German: Ich freue mich", "I'm happy / I'm glad", answer=AnswerSpec(exact=True))
    assert with_alternatives(card) is card

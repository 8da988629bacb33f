"""Which answers only say that the person does not know."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.grading.passes import is_pass
from tests.core.grading.making import grader, shipped

CARD = Card("k", "What is model drift?", "Data that changes", accepted=("the world moves on",))


@pytest.mark.parametrize(
    "text",
    [
        "I don't know",
        "i dont know.",
        "I don’t know, sorry!",
        "IDK",
        "dunno",
        "Pass",
        "pass...",
        "no idea",
        "Hmm, no idea at all",
        "I have no idea what this is",
        "no clue tbh",
        "not sure",
        "I'm not sure",
        "skip",
        "i give up",
        "can't remember",
        "hint please",
        "never heard of it",
        "keine Ahnung",
        "Ich weiß es nicht",
        "no sé",
        "Je ne sais pas.",
        "não sei",
        "не знаю",
        "わからない",
        "不知道",
        "모르겠어요",
        "पता नहीं",
    ],
)
def test_a_person_who_does_not_know(text: str) -> None:
    assert is_pass(text, CARD)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "I know",
        "no",
        "I don't know exactly, but the data changes over time",
        "no idea of the past is kept",
        "pass the data on",
        "the model skips what it does not know",
        "not sure, maybe when data changes",
        "help the model adapt",
    ],
)
def test_an_answer_however_unsure(text: str) -> None:
    assert not is_pass(text, CARD)


def test_words_that_are_the_cards_own_answer_are_one() -> None:
    assert not is_pass("pass", Card("k", "Which keyword of Python does nothing?", "`pass`"))
    assert not is_pass(
        "Skip!", Card("k", "What does a driver do with a song?", "play on", accepted=("skip",))
    )
    assert is_pass("no idea", Card("k", "Is the earth flat?", "No"))


@pytest.mark.parametrize(
    ("question", "reference", "text"),
    [
        ("Which Python statement does nothing?", "the pass statement", "pass"),
        ("Which Python statement does nothing?", "pass (the null statement)", "Pass!"),
        ("Which git bisect subcommand leaves a commit out?", "git bisect skip", "skip"),
        ("Which 1965 album by the Beatles has the song Yesterday?", "Help! (1965)", "Help!"),
        ("Which 1965 album by the Beatles has the song Yesterday?", "The album Help!", "help"),
        ("Which word do you press in a quiz for a clue?", "Hint / clue", "hint"),
        ("What is the route over a mountain called?", "a pass", "pass"),
        ("What is the route over a mountain called?", "Pass or saddle", "pass"),
        ("Which keyword of Python does nothing?", "pass", "well, pass"),
    ],
)
def test_words_within_a_right_answer_are_graded_as_one(question: str, reference: str, text: str) -> None:
    grade = grader().grade(Card("k", question, reference), text)
    assert (grade.verdict, grade.flags) == (Verdict.CORRECT, ())


@pytest.mark.parametrize(
    ("question", "reference", "text"),
    [
        ("Is the earth flat?", "No", "I cannot"),
        ("How many moons does Venus have?", "0", "no idea"),
        ("Who sang My Generation?", "The Who", "who knows"),
        ("What is the first person pronoun?", "I", "I give up"),
        ("What is the opposite of remembering?", "to forget", "I forgot"),
        ("How do data reach the model?", "They pass through a queue, so that none are lost", "pass"),
    ],
)
def test_words_that_a_fact_is_only_found_in_are_a_pass(question: str, reference: str, text: str) -> None:
    assert grader().grade(Card("k", question, reference), text).flags == ("unknowing",)


def test_what_the_author_calls_partly_right_is_an_answer() -> None:
    card = Card("k", "What does a driver do with a song?", "play the next one", partial=("skip",))
    assert grader().grade(card, "Skip!").verdict is Verdict.PARTIAL


@pytest.mark.parametrize("text", ["no idea", "I don't know", "pass", "keine Ahnung"])
@pytest.mark.parametrize(
    ("question", "reference"),
    [
        ("What is the capital of France?", "Paris"),
        ("How many planets are there?", "8"),
        ("Is the earth flat?", "No"),
        ("What is model drift?", "Data that changes after training, so that a model gets worse"),
    ],
)
def test_the_grader_says_so_on_facts_and_sentences(text: str, question: str, reference: str) -> None:
    grade = grader().grade(Card("k", question, reference), text)
    assert (grade.verdict, grade.flags) == (Verdict.INCORRECT, ("unknowing",))


def test_on_every_card_of_the_shipped_deck() -> None:
    for card in shipped().values():
        assert grader().grade(card, "no idea").flags == ("unknowing",), card.prompt
        assert grader().grade(card, card.reference).verdict is Verdict.CORRECT

"""Which assertions of an answer are denied, and which are offered in place of another."""

from __future__ import annotations

import re

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.core.grading.making import shipped, stated, told

CLAIM = "every change is written down first"


@pytest.mark.parametrize(
    "frame",
    [
        "It is a myth that ",
        "It's wrong to say that ",
        "I don't think ",
        "Nobody would say that ",
        "I think it is not true that ",
        "Well, it is false that: ",
        "contrary to popular belief, ",
    ],
)
def test_a_frame_denies(frame: str) -> None:
    assert told(frame + CLAIM) == [f"not: {CLAIM}"]
    assert told(f"The log is kept. {frame.replace(', ', ' ')}{CLAIM}") == ["the log is kept", f"not: {CLAIM}"]


@pytest.mark.parametrize(
    "after", [" is a myth", ", which is false", ", but that's wrong", ": not true", ", nope"]
)
def test_a_rejection_denies(after: str) -> None:
    assert told(CLAIM + after) == [f"not: {CLAIM}"]


def test_a_single_word_is_rejected() -> None:
    assert told("entropy is a myth") == ["not: entropy"]
    assert told("entropy, which is false") == ["not: entropy"]


@pytest.mark.parametrize("after", [". Not.", "! That's not true!", ". That is false.", "... absolutely not!"])
def test_a_sentence_that_rejects_denies_the_one_before_alone(after: str) -> None:
    assert told(f"The log is kept. {CLAIM}{after}") == ["the log is kept", f"not: {CLAIM}"]
    assert told(f"{CLAIM}{after} The log is kept") == [f"not: {CLAIM}", "the log is kept"]


@pytest.mark.parametrize(
    "kept",
    [
        "is a myth",
        "not true",
        "it is a myth that",
        "the log says it is a myth that nobody reads",
        "a change is not true to the log",
        "the myth of a change",
        "it is no myth that a change is first",
    ],
)
def test_what_denies_nothing(kept: str) -> None:
    assert told(kept) == [kept]


@pytest.mark.parametrize(
    "word", ["or maybe", "or perhaps,", "no wait", "alternatively", "or is it", "Scratch that:"]
)
def test_rivals(word: str) -> None:
    assert told(f"a log of changes {word} a copy of tables") == [
        "or: a log of changes",
        "or: a copy of tables",
    ]


@pytest.mark.parametrize("text", ["a log or a copy of it", "maybe a log", "a log, perhaps", "no log or wait"])
def test_no_rivals(text: str) -> None:
    assert [one.rival for one in stated(text).assertions] == [False]


def test_a_word_that_offers_a_rival_to_nothing_offers_none() -> None:
    assert told("or maybe the log is kept") == ["the log is kept"]
    assert told("the log is kept or maybe") == ["the log is kept"]


def test_three_rivals() -> None:
    assert told("the log or maybe the copy or perhaps the table") == [
        "or: the log",
        "or: the copy",
        "or: the table",
    ]


def test_either_makes_rivals_of_what_or_joins() -> None:
    assert told("either the log or the copy or the table") == [
        "or: either the log",
        "or: the copy",
        "or: the table",
    ]
    assert told("the log or the copy or the table") == ["the log or the copy or the table"]


def test_either_stands_among_the_first_five_words() -> None:
    assert told("it must be held either here or there") == ["or: it must be held either here", "or: there"]
    assert told("it must be held up either here or there") == ["it must be held up either here or there"]


def test_either_speaks_of_its_sentence_alone() -> None:
    assert told("either way. the log or the copy") == ["either way", "the log or the copy"]


CONTENT = {
    "a rejection without a pause before it": "it tells you how often the model is wrong",
    "a bare not at the end": "supervised learning has labels but unsupervised learning does not",
    "a rejection of another clause": "a confusion matrix shows in which cells it goes wrong",
    "false as an adjective": "false alarms are what precision counts",
    "wrong as an adjective": "wrong labels teach the model nonsense patterns",
    "far from as a place": "far from the data the model has to guess",
}
"""Ends and beginnings that are content, though the lexicon has them among what denies."""


@pytest.mark.parametrize("kind", CONTENT)
def test_content_denies_nothing(kind: str) -> None:
    assert not any(one.denied for one in stated(CONTENT[kind]).assertions)


def test_a_denial_behind_an_opening_and_a_mark() -> None:
    assert told(f"The log is kept. Well, it is false that {CLAIM}") == ["the log is kept", f"not: {CLAIM}"]


@pytest.mark.parametrize("key", ["Q1", "Q2", "Q11", "Q23", "Q37", "Q50"])
def test_shipped_questions_and_references(key: str) -> None:
    card = shipped()[key]
    plain, asked = stated(card.reference), stated(f"{card.prompt} {card.reference}", card.prompt)
    assert asked.assertions == plain.assertions
    assert (asked.repeated, stated(card.reference, card.prompt).repeated) == (True, False)
    opened = stated(f"Hi all, I think that {card.reference} Hope that's right!", card.prompt)
    assert opened.assertions == plain.assertions
    denied = stated(f"It is a myth that {re.sub('[.;]', ',', card.reference)}").assertions
    assert all(one.denied for one in denied)
    assert not any(one.denied or one.rival for one in plain.assertions)


CONTRARIES = [
    (
        "Why are noble gases inert?",
        "They do not react because their outer shell is full",
        "they react because their outer shell is full",
    ),
    (
        "What becomes of the energy of a closed system?",
        "It does not change over time",
        "it changes over time",
    ),
    ("What is special about mules?", "They cannot reproduce", "they can reproduce"),
    (
        "What does stateless mean?",
        "The server does not remember earlier requests",
        "the server remembers earlier requests",
    ),
    ("What does a cache do to reads?", "It makes later reads faster", "it makes later reads slower"),
]
ALIKE = [
    (
        "What becomes of the energy of a closed system?",
        "It does not change over time",
        "it doesn't change over time",
    ),
    (
        "What becomes of the energy of a closed system?",
        "It does not change over time",
        "it stays the same over time",
    ),
    (
        "What does stateless mean?",
        "The server does not remember earlier requests",
        "the server forgets earlier requests",
    ),
    ("What does a cache do to reads?", "It makes later reads faster", "later reads are made faster by it"),
]


@pytest.mark.parametrize(("question", "reference", "answer"), CONTRARIES)
def test_the_reference_turned_round_is_refused_on_a_bare_card(
    question: str, reference: str, answer: str
) -> None:
    assert load_grader().grade(Card("q", question, reference), answer).verdict is Verdict.INCORRECT


@pytest.mark.parametrize(("question", "reference", "answer"), ALIKE)
def test_the_same_in_other_words_is_not(question: str, reference: str, answer: str) -> None:
    assert load_grader().grade(Card("q", question, reference), answer).verdict is not Verdict.INCORRECT

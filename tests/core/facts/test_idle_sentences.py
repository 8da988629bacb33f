"""Sentences beside a right value that can name none, and those that may."""

from __future__ import annotations

import pytest

from bot.core.cards import AnswerKind
from bot.core.grading.facts.idle_sentences import is_idle, naming
from tests.core.facts.cards import whole_verdict

QUITO = ("Quito", "What is the capital of Ecuador?")
LEGS = ("8", "How many legs has a spider?")
LIVER = ("liver", "Which organ makes bile?")
IDLE = "My roommate is snoring next to me."


@pytest.mark.parametrize("fact", [QUITO, LEGS, LIVER])
@pytest.mark.parametrize("form", ["{}. " + IDLE, IDLE + " {}.", "You people are way too fast for me!\n{}"])
def test_what_can_name_no_value_changes_nothing(fact: tuple[str, str], form: str) -> None:
    assert whole_verdict(fact[0], form.format(fact[0]), fact[1]) == "correct"


@pytest.mark.parametrize(
    ("fact", "answer"),
    [
        (QUITO, "Lima. It is Quito that has the higher market."),
        (LIVER, "Pancreas. " + IDLE),
        (LIVER, "The pancreas. The gall makes bile as well."),
        (QUITO, "Lima. You people are way too fast for me."),
    ],
)
def test_what_may_name_another_counts(fact: tuple[str, str], answer: str) -> None:
    assert whole_verdict(fact[0], answer, fact[1]) != "correct"


@pytest.mark.parametrize(
    ("sentence", "kind", "idle"),
    [
        (IDLE, AnswerKind.NUMBER, True),
        (IDLE, AnswerKind.NAME, True),
        ("Guayaquil is what my neighbour told me", AnswerKind.NAME, False),
        ("There are twelve of us here tonight", AnswerKind.NUMBER, False),
        ("My neighbour Guayaquil told me that yesterday", AnswerKind.NAME, False),
        ("a long blunt bone", AnswerKind.TERM, True),
        ("the liver bone", AnswerKind.TERM, False),
        ("or the bone of a leg", AnswerKind.TERM, False),
        ("not the bone of a leg", AnswerKind.TERM, False),
    ],
)
def test_a_sentence_is_idle_without_a_word_that_a_value_needs(
    sentence: str, kind: AnswerKind, *, idle: bool
) -> None:
    assert is_idle(sentence, kind, frozenset()) is idle


def test_of_several_sentences_the_one_that_can_name_a_value_is_taken() -> None:
    assert naming(f"Femur. {IDLE}", AnswerKind.TERM, ()) == "Femur"
    assert naming(f"{IDLE} Femur.", AnswerKind.TERM, ()) == "Femur."
    for text in ("Femur. Thigh bone.", f"{IDLE} {IDLE}", "Femur", f"Femur. {IDLE} " + "la " * 200):
        assert naming(text, AnswerKind.TERM, ()) == ""

"""What a card's author may say of the form of its answer, and the examples of a card."""

from __future__ import annotations

import pytest

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Misconception
from bot.core.grading.facts import prepare_fact
from tests.core.facts.cards import card, graded, verdict

PLANETS = ("Mercury", "Venus", "Earth", "Mars")


@pytest.mark.parametrize(
    ("spec", "reference", "answer", "expected"),
    [
        (AnswerSpec(tolerance="2%"), "100", "101", "correct"),
        (AnswerSpec(tolerance="2%"), "100", "103", "incorrect"),
        (AnswerSpec(tolerance="0.5"), "9.8 m/s^2", "10 m/s^2", "correct"),
        (AnswerSpec(tolerance="0.5"), "9.8 m/s^2", "11 m/s^2", "incorrect"),
        (AnswerSpec(tolerance="0.5"), "12 m", "1240 cm", "correct"),
        (AnswerSpec(unit="km"), "12", "12000 m", "correct"),
        (AnswerSpec(unit="km"), "12", "12", "correct"),
        (AnswerSpec(unit="km"), "12", "12 m", "incorrect"),
        (AnswerSpec(all_of=PLANETS, any=2), "four planets", "Venus, Mars", "correct"),
        (AnswerSpec(all_of=PLANETS, any=2), "four planets", "Venus", "partial"),
        (
            AnswerSpec(all_of=PLANETS, ordered=True),
            "the inner planets",
            "Mercury, Venus, Earth, Mars",
            "correct",
        ),
        (
            AnswerSpec(all_of=PLANETS, ordered=True),
            "the inner planets",
            "Venus, Mercury, Earth, Mars",
            "partial",
        ),
        (AnswerSpec(exact=True), "Photosynthesis", " photosynthesis ", "correct"),
        (AnswerSpec(exact=True), "Photosynthesis", "photosynthsis", "incorrect"),
        (AnswerSpec(exact=True), "photosynthesis", "the photosynthesis", "incorrect"),
        (AnswerSpec(kind=AnswerKind.NUMBER), "7", "seven", "correct"),
        (AnswerSpec(kind=AnswerKind.DATE), "1937", "1936", "incorrect"),
        (AnswerSpec(kind=AnswerKind.NAME), "Paul Simon", "Simon", "correct"),
        (AnswerSpec(kind=AnswerKind.FORMULA), "a+b", "b + a", "correct"),
        (AnswerSpec(kind=AnswerKind.YES_NO), "No", "nope", "correct"),
    ],
)
def test_what_the_author_says_holds(spec: AnswerSpec, reference: str, answer: str, expected: str) -> None:
    assert verdict(reference, answer, spec=spec) == expected


def test_accepted_partial_and_wrong_examples_decide() -> None:
    ready = prepare_fact(
        Card(
            "card", "What is the capital of the Netherlands?", "Amsterdam", accepted=("Mokum",), partial=("Holland",),
            wrong=(Misconception(("The Hague",), "It is the seat of government."),),
        )
    )  # fmt: skip
    assert ready is not None
    verdicts = {}
    for answer in ("amsterdam", "It's Mokum!", "holland", "the hague", "Rotterdam", "Amsterdam or Mokum"):
        grade = ready.grade(answer)
        verdicts[answer] = grade and grade.verdict.value
    assert verdicts == {
        "amsterdam": "correct", "It's Mokum!": "correct", "holland": "partial", "the hague": "incorrect",
        "Rotterdam": "incorrect", "Amsterdam or Mokum": "correct",
    }  # fmt: skip


def test_taught_cards_are_sentences() -> None:
    concept = Concept("a", "the drop", "What drops?")
    assert prepare_fact(Card("card", "What is it?", "drift", concepts=(concept,))) is None
    long = ("it is a thing that one does when the data have moved away",)
    assert prepare_fact(Card("card", "What is it?", "drift", partial=long)) is None


@pytest.mark.parametrize(
    ("reference", "answer", "question", "flag"),
    [
        ("12 m", "12 cm", "How long?", "other-number"),
        ("12 m", "12 kg", "How long?", "other-unit"),
        ("12 m", "12", "What is it?", "no-unit"),
        ("1937", "1936", "In which year?", "other-date"),
        ("Paul Simon", "Paul", "Who sang it?", "first-name-only"),
        ("Monet", "Manet", "Which painter?", "neighbour"),
        ("Ankara", "Ankara or Istanbul", "Which city?", "rivals"),
        ("Ankara", "not Ankara", "Which city?", "denied"),
        ("copper and zinc", "copper", "Which two metals?", "part"),
        ("north", "south", "Which way?", "opposite"),
    ],
)
def test_flags_name_the_rule(reference: str, answer: str, question: str, flag: str) -> None:
    grade = graded(reference, answer, question)
    assert grade is not None
    assert flag in grade.flags
    assert grade.reasons


def test_what_is_false_is_said_in_the_answers_own_words() -> None:
    grade = graded("1937", "I think it was 1936", "In which year?")
    assert grade is not None
    assert grade.false == ("1936",)
    grade = graded("copper and zinc", "copper and tin", "Which two metals?")
    assert grade is not None
    assert (grade.matched, grade.missing, grade.false) == (("copper",), ("zinc",), ("tin",))


def test_what_may_be_a_paraphrase_is_left_to_the_sentence_grader() -> None:
    ready = prepare_fact(card("ability to do work", "What is energy?"))
    assert ready is not None
    assert ready.grade("the capacity for doing work") is None


def test_a_reason_is_left_to_the_sentence_grader_where_it_is_asked_for() -> None:
    ready = prepare_fact(card("No, because penguins are too heavy", "Can penguins fly? Explain why."))
    assert ready is not None
    assert ready.grade("No, because they weigh too much for their wings") is None

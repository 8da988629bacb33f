"""Talk around a value, the question written down first and how an answer is set: none of it changes the verdict."""

from __future__ import annotations

import pytest

from bot.core.cards import AnswerKind, Card
from bot.core.grading import Verdict
from bot.core.grading.facts.lettercase import in_small_letters, unbulleted, unwrapped, with_degrees
from bot.core.grading.facts.talk import is_talk
from tests.core.grading.making import grader

TALK = (
    "learned it 2 years ago",
    "we had this in week 3",
    "I got this one",
    "just woke up",
    "typing this from work lol",
    "love these quizzes",
    "sorry for the late reply",
    "Cheers, Anna",
    "thanks Anna",
    "hi Tom",
    "haven't had coffee yet",
    "that one was tricky",
    "I studied this last night",
    "thanks for the hint",
    "Happy Friday everyone",
    "I remember this from chapter 7",
    "my dog is barking so gotta run",
    "correct me if I'm wrong",
    "or something like that",
)
NO_TALK = (
    "it's Sydney",
    "i got sydney",
    "my second guess is Lima",
    "that is not right",
    "I don't think so",
    "wait, no",
    "I disagree",
    "gravity",
    "two",
    "I know the capital is Sydney",
    "could be Lima",
    "I would go with gold",
    "i remember it as mitosis",
    "everyone says it is copper",
    "sorry, I meant Lima",
    "I got 4",
    "in 1945",
    "I take that back",
    "you stop the car",
    "Hard",
)


@pytest.mark.parametrize("text", TALK)
def test_what_people_say_of_themselves_is_talk(text: str) -> None:
    assert is_talk(text)


@pytest.mark.parametrize("text", NO_TALK)
def test_what_may_name_or_deny_a_value_is_no_talk(text: str) -> None:
    assert not is_talk(text)


CARDS = {
    "What is the capital of Ecuador?": ("Quito", "Lima"),
    "How many legs has a spider?": ("8", "6"),
    "At how many °C does water boil?": ("100 °C", "90 °C"),
    "Which organ makes bile?": ("the liver", "the gall bladder"),
    "When did the First World War begin?": ("1914", "1939"),
    "How tall is a basketball hoop?": ("305 cm", "250 cm"),
}
AROUND = (
    "Easy one :) {}",
    "thanks anna! {}",
    "{}. Cheers, Anna",
    "ez, {} lol",
    "learned it 2 years ago: {}",
    "we had this in week 3, it's {}",
    "I got this one: {}",
    "{}. Sorry that I was so slow, my train was late.",
    "not 100% sure but {}",
    "{} not sure tho",
    "{question} {}",
    "the question is {question}\n{}",
    "__*{}*__",
    "🎉 {} 🙂 👍",
)


@pytest.mark.parametrize("question", CARDS)
@pytest.mark.parametrize("around", AROUND)
def test_talk_around_a_value_changes_nothing(question: str, around: str) -> None:
    right, wrong = CARDS[question]
    card = Card("card", question, right)
    told = around.format(right, question=question)
    assert grader().grade(card, told).verdict is Verdict.CORRECT, told
    told = around.format(wrong, question=question)
    assert grader().grade(card, told).verdict is Verdict.INCORRECT, told


@pytest.mark.parametrize("question", CARDS)
@pytest.mark.parametrize(
    "form",
    ["{0}, sorry, {1}", "not sure but {0} or {1}", "hi Tom! {0}, or maybe {1}. Cheers!"],
)
def test_a_second_value_is_no_talk(question: str, form: str) -> None:
    grade = grader().grade(Card("card", question, CARDS[question][0]), form.format(*CARDS[question]))
    assert grade.verdict is not Verdict.CORRECT


@pytest.mark.parametrize("question", CARDS)
@pytest.mark.parametrize(
    "form", ["Easy one! not {}. Thanks!", "{}? No way. Cheers, Anna", "thanks anna! it isn't {}"]
)
def test_talk_hides_no_denial(question: str, form: str) -> None:
    grade = grader().grade(Card("card", question, CARDS[question][0]), form.format(CARDS[question][0]))
    assert grade.verdict is Verdict.INCORRECT


@pytest.mark.parametrize(
    ("question", "right", "answer", "verdict"),
    [
        ("How do you greet somebody in the morning?", "good morning", "good evening", Verdict.INCORRECT),
        (
            "Translate: cogito, ergo sum",
            "I think, therefore I am",
            "I think, therefore I am",
            Verdict.CORRECT,
        ),
        ("Water boils at which temperature?", "100 °C", "212f", Verdict.CORRECT),
        ("How fast is sound?", "343 m/s", "343 M/S", Verdict.CORRECT),
        ("Which operator tests strict equality?", "===", "strict equality (===)", Verdict.CORRECT),
        ("What is 3 minus 5?", "-2", "- 2", Verdict.CORRECT),
        ("Solve x + 5 = 7", "2", "- 2", Verdict.INCORRECT),
    ],
)
def test_neighbours(question: str, right: str, answer: str, verdict: Verdict) -> None:
    assert grader().grade(Card("card", question, right), answer).verdict is verdict


def test_small_letters_are_read_where_they_are_no_other_unit() -> None:
    assert in_small_letters("9.8 M/S", AnswerKind.QUANTITY) == "9.8 m/s"
    assert in_small_letters("5 MW", AnswerKind.QUANTITY) == "5 MW"
    assert in_small_letters("UNESCO", AnswerKind.TERM) == "UNESCO"
    assert in_small_letters("Pa", AnswerKind.TERM) == "Pa"
    assert with_degrees("212f", "Boiling point?", "100 °C") == "212F"
    assert with_degrees("212f", "How many francs?", "212 francs") == "212f"


def test_what_only_sets_an_answer_is_taken_off() -> None:
    assert unbulleted("- 206", "How many bones?", "206") == "206"
    assert unbulleted("- 5", "At which temperature does it freeze?", "5 °C") == "- 5"
    assert unwrapped("two hundred twelve\ndegrees", AnswerKind.QUANTITY) == "two hundred twelve degrees"
    assert unwrapped("S.\nSpielberg", AnswerKind.NAME) == "S. Spielberg"
    assert unwrapped("canberra\nsydney", AnswerKind.NAME) == "canberra\nsydney"
    assert unwrapped("a red one\nred", AnswerKind.LIST) == "a red one\nred"

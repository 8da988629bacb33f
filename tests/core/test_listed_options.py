"""Options below a question that asks which of them."""

from __future__ import annotations

import pytest

from bot.core.cards import Card, Misconception
from bot.core.grading import Verdict
from bot.core.listed_options import listed, refers, without_options
from bot.formats.load import load
from tests.core.grading.making import grader

FLIES = Card(
    "flies", "Which of these flies?", "Bat", wrong=(Misconception(("Cow",)), Misconception(("Eel",)))
)


@pytest.mark.parametrize(
    "prompt",
    [
        "Which of these flies?",
        "Which of the following is a gas?",
        "Which one is right?",
        "Which statement describes a mutex?",
        "All of these animals are omnivorous except one.",
        "What is the odd one out?",
        "Which city is not in Spain?",
        "Which isn't a mammal?",
        "Select the prime number.",
        "The following commands are run. What happens?",
    ],
)
def test_questions_that_need_their_options(prompt: str) -> None:
    assert refers(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "Which planet is closest to the Sun?",
        "What is the capital of France?",
        "Is it true or false that cells divide?",
        "Who was one of the Beatles?",
        "Why does ice not sink?",
        "What command lists files?",
    ],
)
def test_questions_that_need_none(prompt: str) -> None:
    assert not refers(prompt)
    card = Card("a", prompt, "x", wrong=(Misconception(("y",)),))
    assert listed(card, 1_500) is card


def test_options_are_listed_by_the_alphabet_and_numbers_by_value() -> None:
    assert listed(FLIES, 1_500).prompt == "Which of these flies?\n• Bat\n• Cow\n• Eel"
    primes = Card(
        "p", "Which of these is prime?", "9 001", wrong=(Misconception(("10",)), Misconception(("4",)))
    )
    assert listed(primes, 1_500).prompt.split("\n• ")[1:] == ["4", "9 001", "10"]


@pytest.mark.parametrize(
    "card",
    [
        Card("a", "Which of these flies?", "Bat"),
        Card("a", "Which of these flies?", "Bat", wrong=tuple(Misconception((str(n),)) for n in range(10))),
        Card("a", "Which of these flies?", "Bat", wrong=(Misconception(("x" * 301,)),)),
    ],
)
def test_what_cannot_be_listed_is_left_as_it_is(card: Card) -> None:
    assert listed(card, 1_500) is card


def test_a_question_that_would_be_too_long_is_left_as_it_is() -> None:
    assert listed(FLIES, 30) is FLIES


def test_listed_options_are_no_words_of_the_question() -> None:
    asked = listed(FLIES, 1_500)
    assert without_options(asked) == FLIES
    code = Card("c", "Which of these runs?", "a\nb", wrong=(Misconception(("c\nd",)),))
    assert without_options(listed(code, 1_500)) == code
    own = Card("o", "Name it:\n• by its Latin name\n• in full", "Bat")
    assert without_options(own) is own


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("bat", Verdict.CORRECT),
        ("It's the bat", Verdict.CORRECT),
        ("Cow", Verdict.INCORRECT),
        ("the eel", Verdict.INCORRECT),
        ("bat or cow", Verdict.PARTIAL),
    ],
)
def test_an_option_is_graded_as_where_none_is_shown(answer: str, verdict: Verdict) -> None:
    shown, hidden = (grader().grade(card, answer) for card in (listed(FLIES, 1_500), FLIES))
    assert (shown.verdict, hidden.verdict) == (verdict, verdict)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.json",
            '[{"question": "Which of these flies?", "correct_answer": "Bat", "incorrect_answers": ["Cow"]}]',
        ),
        ("a.json", '[{"question": "Which of these flies?", "options": ["Cow", "Bat"], "answer": "Bat"}]'),
        ("a.csv", "Question,A,B,Correct\nWhich of these flies?,Cow,Bat,B\n"),
        ("a.md", "## Which of these flies?\n- [ ] Cow\n- [x] Bat\n\n## What swims?\n\nFish\n"),
        ("a.txt", "Which of these flies?\nA. Cow\nB. Bat\nANSWER: B\n"),
        ("animals", "#Q Which of these flies?\n^ Bat\nA Bat\nB Cow\n"),
    ],
)
def test_all_formats_with_options_list_them(name: str, text: str) -> None:
    card = load(text.encode(), filename=name).deck.cards[0]
    assert card.prompt == "Which of these flies?\n• Bat\n• Cow"

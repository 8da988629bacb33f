"""Cards in plain text and Markdown: pairs, paragraphs, numbered questions, options with a letter."""

from __future__ import annotations

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import pairs


def loaded(text: str, filename: str = "notes.md") -> Loaded:
    found = load(text.encode(), filename=filename)
    assert found.format == "flashcards"
    return found


def test_two_colons_part_question_and_answer() -> None:
    text = (
        "---\ntags:\n  - flashcards\n---\n# Threads #flashcards\n\nWhat is a mutex?::a lock\n"
        "- Deadlock?:::two that wait <!--SR:!2026-01-01,3,250-->\n"
    )
    found = loaded(text)
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        ("What is a mutex?", "a lock", "Threads"),
        ("Deadlock?", "two that wait", "Threads"),
    ]


def test_colons_in_code_part_nothing() -> None:
    assert pairs(loaded("What is `std::vector`?::A list that grows\nWhat does `a::b` name?::b in a\n")) == [
        ("What is `std::vector`?", "A list that grows"),
        ("What does `a::b` name?", "b in a"),
    ]


def test_a_question_mark_alone_parts_paragraphs() -> None:
    text = (
        "# Locks\n\nWhat is\na deadlock?\n?\nTwo threads\nthat wait\n\nA note beside.\n\n"
        "```\na::b\n\n?\n```\n\nWhat is a race?\n??\nTwo writers\n"
    )
    found = loaded(text)
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [
        ("What is\na deadlock?", "Two threads\nthat wait"),
        ("What is a race?", "Two writers"),
    ]


def test_numbered_questions_have_their_answers_below() -> None:
    text = "Networks\n\n1. What is DNS?\nIt turns names\n  into addresses.\n\n2) What is a port?\nAnswer: A number.\n"
    assert pairs(loaded(text.split("\n\n", 1)[1], "net.txt")) == [
        ("What is DNS?", "It turns names\n  into addresses."),
        ("What is a port?", "A number."),
    ]


def test_options_with_the_letter_of_the_right_one() -> None:
    text = "Which flies?\nA. Cow\nB) Bat\n(c) Cod\nANSWER: B\n\n2. Which swims?\na) Cow\nb) Cod\nAnswer: b) Cod\n"
    first, second = loaded(text, "aiken.txt").deck.cards
    assert (first.prompt, first.reference, [g.answers for g in first.wrong]) == (
        "Which flies?",
        "Bat",
        [("Cow",), ("Cod",)],
    )
    assert (second.prompt, second.reference) == ("Which swims?", "Cod")


def test_what_is_no_card_is_counted() -> None:
    assert loaded("Intro to it.\n\nA?::b\nC?::d\nE?::f\n").skipped == ("paragraphs that are no card: 1",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Which flies?\nA. Cow\nB. Bat\nANSWER: D\n",
            "line 1: 'Which flies\\?' names none of its options as the right one",
        ),
        ("What is it?\n?\n\nA?\n?\nb\n", "line 1: 'What is it\\?' has no answer below it"),
    ],
)
def test_problems_say_the_line(text: str, said: str) -> None:
    with pytest.raises(DeckError, match=said):
        loaded(text, "notes.txt")


def test_labels_in_other_words_and_under_marks_are_q_and_a() -> None:
    text = (
        "# Netze\n**Frage:** Was ist DNS?\n**Antwort:** Namen zu Adressen\n\n"
        "## Question 2: What is a port?\n- Answer: A number\n  of a service\n"
    )
    found = load(text.encode(), filename="netze.md")
    assert found.format == "qa"
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        ("Was ist DNS?", "Namen zu Adressen", "Netze"),
        ("What is a port?", "A number\nof a service", "Netze"),
    ]


@pytest.mark.parametrize("mark", [" - ", " – ", " — ", " = "])
def test_a_list_of_terms_may_be_parted_by_other_marks(mark: str) -> None:
    text = f"mitosis{mark}division into two\nmeiosis{mark}division{mark}into four\n"
    found = load(text.encode(), filename="cells.txt")
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [
        ("mitosis", "division into two"),
        ("meiosis", f"division{mark}into four"),
    ]
    assert found.skipped[0].startswith(repr(mark.strip()))


def test_a_clue_is_the_question_of_a_quiz_shows_board() -> None:
    found = load(b"Category,Clue,Response\nGeo,Capital of France,Paris\n", filename="board.csv")
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        ("Capital of France", "Paris", "Geo")
    ]

"""What stands around texts of cards and in them: bullets, numbers, other names of an answer, ends of answers."""

import json

import pytest

from bot.core.decks import limits
from bot.formats.load import load
from tests.formats.decks import loaded, pairs


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("What does **DNS** turn names into?::addresses\n", "What does **DNS** turn names into?"),
        ("- Is 4 - 2 even?::yes\n", "Is 4 - 2 even?"),
        ("1. Which **bat** flies?\nA. Bat\nB. Cow\nANSWER: A\n", "Which **bat** flies?"),
        (
            "Which of 5 - 2 and 4. is odd?\nA. the first\nB. the other\nANSWER: A\n",
            "Which of 5 - 2 and 4. is odd?",
        ),
        (
            "## What is new in Java 8: streams?\nPipes.\n\n## What is old?\nLoops.\n",
            "What is new in Java 8: streams?",
        ),
        (
            "## 3. What is new in Java 8: streams?\nPipes.\n\n## 4. What is old?\nLoops.\n",
            "What is new in Java 8: streams?",
        ),
    ],
)
def test_only_what_begins_a_text_is_a_bullet_or_number(text: str, prompt: str) -> None:
    assert pairs(loaded(text, "a.md"))[0][0].split("\n")[0] == prompt


def test_other_names_of_an_answer_are_right_too() -> None:
    record = {
        "Question": "Capital of Norway?",
        "Answer": {"Value": "Oslo", "Aliases": ["Oslo", "Christiania"]},
    }
    (card,) = load(json.dumps({"Data": [record]}).encode(), filename="a.json").deck.cards
    assert (card.reference, card.accepted) == ("Oslo", ("Christiania",))


def test_lists_of_another_program_are_no_topic() -> None:
    cards = {"~#list": [{"~:content": "What is DNS?\n---\nNames to addresses"}]}
    (card,) = load(
        json.dumps({"~:decks": [{"~:name": "Nets", "~:cards": cards}]}).encode(), filename="a.json"
    ).deck.cards
    assert card.topic == "Nets"


def test_the_end_of_a_sentence_in_an_answer_is_no_topic() -> None:
    text = "Q: Who?\nA: Yes, and\nSo can he\n\n<!-- x -->\nQ: Where?\nA: There.\nPlaces\n\nQ: When?\nA: Now\n"
    found = load(text.encode(), filename="a.md").deck.cards
    assert [(card.reference, card.topic) for card in found] == [
        ("Yes, and\nSo can he", ""),
        ("There.", ""),
        ("Now", "Places"),
    ]


def test_one_question_of_many_that_is_too_long_is_left_out() -> None:
    text = "".join(f"Q: What is {number}?\nA: A number.\n\n" for number in range(12))
    long = f"Q: {'why ' * (limits.MAX_PROMPT // 4)}so?\nA: Because.\n"
    found = load((text + long).encode(), filename="a.txt")
    assert len(found.deck.cards) == 12
    assert "questions over 1,500 characters: 1 (the first in line 37)" in found.skipped


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("細胞：生物の単位\n核：DNAを含む\n", ["細胞", "核"]),
        (
            "lock*held by one thread\nCPU*does all the work\nwhat it is?*a thing\n",
            ["lock", "CPU", "what it is?"],
        ),
    ],
)
def test_marks_between_terms_and_meanings(text: str, terms: list[str]) -> None:
    assert [prompt for prompt, _ in pairs(loaded(text, "a.txt"))] == terms


def test_quotes_around_all_questions_or_answers_are_no_part_of_them() -> None:
    record = [
        {"question": f"'It isn't {word}, is it'", "answer": word} for word in ("a bat", "a cow", "an ant")
    ]
    assert pairs(loaded(json.dumps(record), "a.json"))[0] == ("It isn't a bat, is it", "a bat")
    text = "question;answer;wrong 1\nWho?;'Ann';'Bob'\nWhere?;'Oslo';'Rome'\nWhen?;'now';'never'\n"
    (card, *_) = load(text.encode(), filename="a.csv").deck.cards
    assert (card.reference, card.wrong_answers) == ("Ann", ("Bob",))
    some = [{"question": "Who said 'no'?", "answer": "'me'"}, {"question": "Who?", "answer": "I"}]
    assert pairs(loaded(json.dumps(some), "a.json"))[0] == ("Who said 'no'?", "'me'")


def test_a_dash_in_a_cell_explains_nothing() -> None:
    text = "question,answer,notes,topic\nWho?,Ann,-,n/a\nWhere?,-,here,-\n"
    first, second = load(text.encode(), filename="a.csv").deck.cards
    assert (first.explanation, first.topic) == ("", "")
    assert (second.reference, second.explanation) == ("-", "here")


def test_marks_by_which_a_notebook_finds_a_line_are_no_text() -> None:
    assert pairs(loaded("lock::held by one ^a1b2c3\npower::x ^2\n", "a.md")) == [
        ("lock", "held by one"),
        ("power", "x ^2"),
    ]

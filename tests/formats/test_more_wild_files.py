"""Kinds of files that people keep and that nobody wrote for this program: small ones of each kind."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import load
from tests.formats.decks import loaded, pairs


def lines(*records: dict[str, Any]) -> str:
    return "\n".join(map(json.dumps, records))


HASHCARDS = (
    '---\nname = "Cells"\n---\n\n<!-- of week 1 -->\n\nC: The [nucleus] holds the [genes], see [here](https://a.org).\n\n'
    "Q: What makes proteins?\nA: Ribosomes do,\n\nNamed by Roberts.\n\n---\n\nQ: What is next?\nA:\n\n"
    "Q: What is a cell?\nA:\nThe unit of life.\n"
)


def test_hashcards_have_settings_gaps_and_answers_of_several_paragraphs() -> None:
    found = load(HASHCARDS.encode(), filename="a.md")
    assert found.deck.title == "Cells"
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        ("Fill the gap: The _____ holds the genes, see [here](https://a.org).", "nucleus", ""),
        ("Fill the gap: The nucleus holds the _____, see [here](https://a.org).", "genes", ""),
        ("What makes proteins?", "Ribosomes do,\nNamed by Roberts.", ""),
        ("What is a cell?", "The unit of life.", ""),
    ]
    assert "questions without an answer: 1 (the first in line 16)" in found.skipped


def test_prose_that_is_too_long_is_no_topic() -> None:
    text = f"Q: a?\nA: b\n\n{'Some prose of notes. ' * 8}\nQ: c?\nA: d\nQ: e?\nA: f\n"
    assert [card.topic for card in load(text.encode(), filename="a.txt").deck.cards] == ["", "", ""]


def test_a_blank_line_may_follow_the_mark_between_question_and_answer() -> None:
    assert pairs(loaded("What is trim?\n?\n\n```js\ntrim()\n```\n", "a.md")) == [
        ("What is trim?", "```js\ntrim()\n```")
    ]


def test_notes_and_feedback_of_text2qti_are_no_part_of_a_question() -> None:
    text = (
        "Quiz title: Cells\nQuiz description: Of week 1.\n\nTitle: First\nPoints: 1\n1. What makes proteins?\n"
        "... Ribosomes make proteins.\n*a) Ribosomes\nb) Genes\n\nTitle: Second\nPoints: 2\n2. What holds genes?\n"
        "a) Ribosomes\n*b) The nucleus\n"
    )
    assert pairs(loaded(text, "a.txt")) == [
        ("What makes proteins?", "Ribosomes"),
        ("What holds genes?", "The nucleus"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<kvtml version='2.0'><entries><entry id='1'><translation id='0'><text>bat</text></translation>"
        "<translation id='1'><text>Fledermaus</text></translation></entry><entry id='2'><translation id='0'/></entry>"
        "</entries></kvtml>",
        "<kvtml><e><o l='en'>bat</o><t l='de'>Fledermaus</t></e></kvtml>",
    ],
    ids=["2", "1"],
)
def test_vocabulary_files_of_kde_are_read(text: str) -> None:
    assert pairs(loaded(f"<?xml version='1.0'?>\n<!DOCTYPE kvtml PUBLIC 'a' 'b'>\n{text}", "a.kvtml")) == [
        ("bat", "Fledermaus")
    ]


@pytest.mark.parametrize(
    ("records", "cards"),
    [
        ([{"question": "What is 2 + 3?", "answer": "It is <<2+3=5>>5.\n#### 5"}], [("What is 2 + 3?", "5")]),
        ([{"input": "Do bats really fly?", "target": "yes"}], [("Do bats really fly?", "yes")]),
        ([{"prompt": "Do bats really fly?", "completion": "yes"}], [("Do bats really fly?", "yes")]),
        (
            [{"instruction": "Put it into French.", "input": "bat", "output": "chauve-souris"}],
            [("Put it into French.\nbat", "chauve-souris")],
        ),
        (
            [{"input": [{"role": "system", "content": "x"}, {"role": "user", "content": "What flies here?"}],
              "ideal": "Bat"}],
            [("What flies here?", "Bat")],
        ),
        (
            [{"input": "Which flies?\nOptions:\n(A) Cow\n(B) Bat", "target": "(B)"}],
            [("Which flies?", "Bat")],
        ),
        (
            [{"passage": "Bats fly.", "question": "Who does?", "options": ["(A)Cow", "(B)Bat"], "label": "B"}],
            [("Bats fly.\n\nWho does?", "Bat")],
        ),
    ],
    ids=["steps", "target", "completion", "instruction", "messages", "letter", "label"],
)  # fmt: skip
def test_sets_of_tests_for_language_models_are_read(
    records: Sequence[dict[str, Any]], cards: list[tuple[str, str]]
) -> None:
    assert pairs(loaded(lines(*records), "a.jsonl")) == cards


def test_the_steps_to_an_answer_explain_it() -> None:
    (card,) = load(
        lines({"question": "2 + 3?", "answer": "It is <<2+3=5>>5.\n#### 5"}).encode(), filename="a.json"
    ).deck.cards
    assert card.explanation == "It is 5."


def test_the_first_of_several_languages_by_code_is_asked_and_its_synonyms_are_no_answers() -> None:
    record = {"cs": "ahoj", "en": "hello", "hi": "namaste", "synonyms": "nazdar"}
    (card,) = load(json.dumps([record]).encode(), filename="a.json").deck.cards
    assert (card.prompt, card.reference, card.accepted) == ("ahoj", "hello", ())


WORDS = {"pes": "dog", "kočka": "cat",
         "otázka": "question", "čas": "time", "den": "day", "dům": "house", "děda": "granny",
         "jídlo": "food", "voda": "water", "oheň": "fire", "země": "earth", "čaj": "tea"}  # fmt: skip


def test_words_that_are_names_of_their_translations_are_all_cards() -> None:
    assert pairs(loaded(json.dumps({**WORDS, "answer": "x", "question": "y"}), "a.json"))[2] == (
        "otázka",
        "question",
    )
    assert len(pairs(loaded(json.dumps(WORDS), "a.json"))) == len(WORDS)


TEXTS = {"save": "Sichern", "cancel": "Abbrechen", "question": "Frage", "answer": "Antwort", "title": "Titel",
         "ok": "OK", "close": "Zu", "open": "Auf", "edit": "Ändern", "delete": "Weg", "next": "Weiter"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "filename", "message"),
    [
        (json.dumps(TEXTS), "de.json", "no question with an answer"),
        ("[{\"input\": \"src/a b c.ts\", \"output\": \"dist/a.js\"}]", "a.json", "no question with an answer"),
        ("CASES = [('one and two', '3')]\ndef test_sum():\n    pass\n", "test_sum.py", "a test of a program"),
        ("import pytest\nCASES = [{'question': 'a b?', 'answer': 'c'}]\n", "a.py", "a test of a program"),
        ("const q = [{question: 'a?', answer: 'b'}]\ndescribe('quiz', () => {})\n", "a.test.js", "a test of a program"),
        ("Timestamp,Score,What is DNS?\n2024/01/01 9:00:00 AM GMT+1,1,Names\n", "a.csv", "answers to a form"),
    ],
    ids=["texts of a page", "input and output", "tests", "pytest", "jest", "form"],
)  # fmt: skip
def test_what_is_no_deck_is_refused(text: str, filename: str, message: str) -> None:
    with pytest.raises(DeckError, match=message):
        load(text.encode(), filename=filename)


def test_lists_in_programs_that_speak_of_tests_stay_decks() -> None:
    text = "// Run test('x') with care.\nexport const quiz = [{ question: 'What does it() do?', answer: 'Tests.' }]\n"
    assert pairs(loaded(text, "quiz.js")) == [("What does it() do?", "Tests.")]


def test_cards_with_many_short_fields_are_cards() -> None:
    card = {"question": "Bat?", "answer": "Flies", **{f"field {letter}": letter for letter in "abcdefghij"}}
    assert pairs(loaded(json.dumps([card]), "a.json")) == [("Bat?", "Flies")]
    asked = {**card, "question": "Which of these flies?"}
    assert pairs(loaded(json.dumps({"q1": asked}), "a.json")) == [("Which of these flies?", "Flies")]


def test_a_letter_before_questions_and_ways_through_a_page_are_no_part_of_cards() -> None:
    part = "## Q. What is {}?\n\nIt is {}.\n\n&nbsp;\n\n<div align=right><b><a href='#'>↥ back to top</a></b></div>\n\n"
    cards = load((part.format("a", "b") + part.format("c", "d")).encode(), filename="a.md").deck.cards
    assert [(card.prompt, card.reference, card.explanation) for card in cards] == [
        ("What is a?", "It is b.", ""),
        ("What is c?", "It is d.", ""),
    ]

"""Lists of records: JSON, JSON lines and YAML lists of questions, as programs write them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import Card
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load

FLIES = ("Which flies?", "Bat", "Cow")


def loaded(value: Any, filename: str = "deck.json") -> Loaded:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return load(text.encode(), filename=filename)


def cards(value: Any, filename: str = "deck.json") -> tuple[Card, ...]:
    found = loaded(value, filename)
    assert found.format == "records"
    return found.deck.cards


def choice(card: Card) -> tuple[str, ...]:
    """Question, right option, wrong ones."""
    return (card.prompt, card.reference, *(text for group in card.wrong for text in group.answers))


@pytest.mark.parametrize(
    "value",
    [
        [{"question": "hola", "answer": "hello"}, {"question": "adiós", "answer": "goodbye"}],
        {"cards": [{"front": "hola", "back": "hello"}, {"front": "adiós", "back": "goodbye"}]},
        {
            "data": {
                "set": {
                    "items": [
                        {"term": "hola", "definition": "hello"},
                        {"term": "adiós", "definition": "goodbye"},
                    ]
                }
            }
        },
        [["hola", "hello"], ["adiós", "goodbye"]],
        '{"prompt": "hola", "answer": "hello"}\n{"prompt": "adiós", "answer": "goodbye"}\n',
        "\ufeff\n [{'".replace("'", '"') + 'q": "hola", "a": "hello"}, {"q": "adiós", "a": "goodbye"}]',
        {"1": {"frage": "hola", "antwort": "hello"}, "2": {"frage": "adiós", "antwort": "goodbye"}},
    ],
)
def test_questions_are_found_wherever_they_lie(value: Any) -> None:
    assert [(card.prompt, card.reference) for card in cards(value)] == [
        ("hola", "hello"),
        ("adiós", "goodbye"),
    ]


def test_a_mapping_of_questions_to_answers_is_a_deck() -> None:
    (card, _) = cards({"What is a port?": "A number of a service", "What is DNS?": "Names to addresses"})
    assert (card.prompt, card.reference) == ("What is a port?", "A number of a service")


def test_a_yaml_list_is_read_as_it_is_typed() -> None:
    text = "- question: What is pi to two places?\n  answer: 3.10\n  tags: [maths, numbers]\n- q: Right?\n  a: no\n"
    first, second = cards(text, "deck.yaml")
    assert (first.reference, first.topic, second.reference) == ("3.10", "maths", "no")


def test_numbers_and_truth_stay_as_written() -> None:
    assert [
        card.reference
        for card in cards('[{"q":"a","a":1.50},{"q":"b","a":007},{"q":"c","a":1}]'.replace("007", "7"))
    ] == [
        "1.50",
        "7",
        "1",
    ]
    assert cards([{"question": "Rome?", "answer": False}])[0].reference == "False"


def test_headings_become_topics_and_the_title_the_decks() -> None:
    value = {
        "title": "Computer science",
        "decks": [
            {"name": "Networks", "cards": [{"front": "DNS?", "back": "names"}]},
            {"name": "SQL", "cards": [{"front": "NULL?", "back": "unknown", "category": "Logic"}]},
        ],
    }
    found = loaded(value).deck
    assert (found.slug, found.title) == ("computer-science", "Computer science")
    assert [card.topic for card in found.cards] == ["Networks", "Logic"]
    assert [card.topic for card in cards({"History": {"easy": [{"q": "When?", "a": "1066"}]}})] == ["easy"]


@pytest.mark.parametrize("name", ["q1", "question_12", "3", "qas", "FAQs", "questionList"])
def test_a_name_that_only_holds_or_counts_records_is_no_topic(name: str) -> None:
    for record in ({"q": "When?", "a": "753 BC"}, [{"q": "When?", "a": "753 BC"}]):
        assert [card.topic for card in cards({"decks": {"Rome": {name: record}}})] == ["Rome"]
        assert [card.topic for card in cards({"decks": {name: record}})] == [""]


@pytest.mark.parametrize(
    "record",
    [
        {"question": "Which flies?", "options": ["Cow", "Bat"], "answer": "Bat"},
        {"question": "Which flies?", "options": ["Cow", "Bat"], "answer": "b"},
        {"question": "Which flies?", "options": ["Cow", "Bat"], "correctIndex": 1},
        {"question": "Which flies?", "options": ["Cow", "Bat"], "answer": 2},
        {"question": "Which flies?", "choices": {"A": "Cow", "B": "Bat"}, "correct": "B"},
        {
            "text": "Which flies?",
            "answers": [{"text": "Cow", "correct": False}, {"text": "Bat", "correct": True}],
        },
        {
            "questionText": "Which flies?",
            "answerOptions": [
                {"answerText": "Cow", "isCorrect": False},
                {"answerText": "Bat", "isCorrect": True},
            ],
        },
        {"question": {"text": "Which flies?"}, "correctAnswer": "Bat", "incorrectAnswers": ["Cow"]},
    ],
)
def test_options_become_the_answer_and_wrong_ones(record: dict[str, Any]) -> None:
    (card,) = cards([record])
    assert choice(card) == FLIES
    assert card.accepted == ()


def test_numbers_of_options_count_from_where_the_file_counts() -> None:
    options = ["Cow", "Bat", "Cod"]
    both = [{"question": f"{n}?", "options": options, "answer": n} for n in (0, 1)]
    assert [card.reference for card in cards(both)] == ["Cow", "Bat"]
    ones = [{"question": f"{n}?", "options": options, "answer": n} for n in (1, 3)]
    assert [card.reference for card in cards(ones)] == ["Cow", "Cod"]
    with pytest.raises(DeckError, match="nothing tells whether they count from 0 or from 1"):
        loaded([{"question": "Which?", "options": options, "answer": 1}])


def test_of_numbers_as_options_the_one_that_is_written_counts() -> None:
    (card,) = cards([{"question": "2 + 1?", "options": ["1", "2", "3"], "answer": 3}])
    assert choice(card) == ("2 + 1?", "3", "1", "2")


def test_a_question_that_names_no_option_is_left_out_and_told() -> None:
    found = loaded(
        [
            {"question": "Which flies?", "options": ["Cow", "Bat"], "answer": "Bat"},
            {"question": "Which swims?", "options": ["Cow", "Bat"], "answer": "Cod"},
        ]
    )
    assert len(found.deck.cards) == 1
    assert found.skipped == ("questions that name none of their options as the right one: 1",)


def test_several_answers_are_one_and_others_that_count() -> None:
    (card,) = cards(
        [{"question": "Who?", "answers": ["Bob", "Bobby", "Bob"], "hints": ["short", "for Robert"]}]
    )
    assert (card.reference, card.accepted, card.hint) == ("Bob", ("Bobby",), "short\nfor Robert")


def test_entities_are_read_and_tags_that_are_asked_about_stay() -> None:
    value = {
        "results": [
            {
                "question": "What&#039;s &quot;Au&quot;?",
                "correct_answer": "Gold",
                "incorrect_answers": ["Tin"],
            }
        ]
    }
    assert choice(cards(value)[0]) == ('What\'s "Au"?', "Gold", "Tin")
    assert cards([{"q": "What does <b> do?", "a": "bold"}])[0].prompt == "What does <b> do?"


def test_fields_that_are_no_part_of_a_card_are_told() -> None:
    found = loaded([{"question": "Who?", "answer": "Bob", "difficulty": "easy", "image": None}])
    assert found.skipped == ("the field 'difficulty', which is no part of a card",)


def test_what_no_card_can_hold_is_left_out_with_its_line() -> None:
    text = (
        '[\n {"question": "Fine?", "answer": "Yes"},\n {"question": "Long?", "answer": "'
        + "x" * 2_000
        + '"},\n {"question": "Empty?", "answer": " "}\n]'
    )
    found = loaded(text)
    assert [card.prompt for card in found.deck.cards] == ["Fine?"]
    assert found.skipped == (
        "questions without an answer, or with one that no card can hold: 2 (the first in line 3)",
    )
    with pytest.raises(DeckError, match=r"^line 1: 'Long"):
        loaded('[{"question": "Long?", "answer": "' + "x" * 2_000 + '"}]')


def test_a_long_answer_in_paragraphs_is_its_first_and_the_rest_explains_it() -> None:
    found = loaded(
        [
            {
                "question": "Long?",
                "answer": "It is so:\n\n- one\n- two\n\n" + "Since " * 100 + "\n\n" + "x" * 1_400,
            }
        ]
    )
    (card,) = found.deck.cards
    assert card.reference == "It is so:\n\n- one\n- two"
    assert card.explanation.startswith("Since")
    assert found.skipped[0].startswith(
        "answers over 1,500 characters, of which the first paragraph was taken: 1"
    )


def test_decks_of_anki_that_crowdanki_wrote() -> None:
    model = {
        "__type__": "NoteModel",
        "crowdanki_uuid": "m",
        "flds": [{"name": "Front"}, {"name": "Back"}, {"name": "Extra"}],
    }
    note = {
        "__type__": "Note",
        "guid": "a",
        "note_model_uuid": "m",
        "fields": ["What is <b>DNA</b>?", "Genes", ""],
        "tags": ["cells"],
    }
    inner = {**note, "guid": "b", "fields": ["ATP?", "Energy", "of cells"], "tags": []}
    sub = {"__type__": "Deck", "name": "Bio::Sub", "notes": [inner], "children": []}
    found = loaded(
        {"__type__": "Deck", "name": "Bio", "note_models": [model], "notes": [note], "children": [sub]}
    )
    assert found.deck.title == "Bio"
    assert [(card.prompt, card.reference, card.topic, card.explanation) for card in found.deck.cards] == [
        ("What is DNA?", "Genes", "cells", ""),
        ("ATP?", "Energy", "Sub", "of cells"),
    ]
    assert len({card.key for card in found.deck.cards}) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"question": "a", }', "line 1: not JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"a": 1}', "name the fields of each `question` and `answer`"),
        ("[]", "name the fields of each"),
        ('[{"question": "a", "answer": "b"}] and more', "not JSON"),
        (json.dumps([{"question": f"{n}?", "answer": "b"} for n in range(5_001)]), "over 5,000 cards"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(DeckError, match=said):
        loaded(text)


def test_a_deck_of_our_own_in_json_is_still_one() -> None:
    value = {"deck": {"slug": "a", "title": "A"}, "cards": [{"key": "q1", "prompt": "Q?", "reference": "R"}]}
    assert loaded(value).format == "yaml"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["question", "answer", "options", "answers", "correct", "text", "cards", "tags", "clue"]
            )
            | st.text(max_size=8),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(ANYTHING)
def test_whatever_the_json_it_is_a_deck_or_a_sentence(value: Any) -> None:
    text = json.dumps([value])
    try:
        found = load(text.encode(), filename="deck.json")
    except DeckError as error:
        assert str(error)
    else:
        assert found.deck.cards

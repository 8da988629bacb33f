"""Which option is right, in the tables and records that people have: no wrong one may be taken for it."""

import base64
import json
from urllib.parse import quote

import pytest

from bot.core.cards import AnswerKind
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import wrong


def loaded(name: str, text: str) -> Loaded:
    return load(text.encode(), filename=name)


@pytest.mark.parametrize(
    "sheet",
    [
        "Type;Question;A;B;C;CorrectAnswer\nx;What flies?;Cow;Bat;Cat;B\nx;What barks?;Dog;Bat;Cat;A\n",
        "question,optionA,optionB,optionC,answer\nWhat flies?,Cow,Bat,Cat,Bat\nWhat barks?,Dog,Bat,Cat,Dog\n",
        "no,question,option_1,option_2,option_3,answer\n1,What flies?,Cow,Bat,Cat,1\n2,What barks?,Dog,Bat,Cat,0\n",
        "Perguntas,Opção 1,Opção 2,Opção 3,Resposta\nWhat flies?,Cow,Bat,Cat,2\nWhat barks?,Dog,Bat,Cat,1\n"
        "Meows?,a,b,c,3\n",
        "What flies?,Cow,Bat,Cat,2,animals\nWhat barks?,Dog,Bat,Cat,1,animals\nWhat meows?,Dog,Bat,Cat,3,animals\n",
        'Question, Option1, Option2, Option3, Answer\n"What flies?", "A) Cow", "B) Bat", "C) Cat", "B"\n'
        '"What barks?", "A) Dog", "B) Bat", "C) Cat", "A"\n',
    ],
)
def test_sheets_of_choices(sheet: str) -> None:
    flying, barking = loaded("quiz.csv", sheet).deck.cards[:2]
    assert (flying.prompt, flying.reference, wrong(flying)) == ("What flies?", "Bat", ["Cow", "Cat"])
    assert (barking.reference, wrong(barking)) == ("Dog", ["Bat", "Cat"])


def test_options_of_which_none_is_the_answer_are_wrong_ones() -> None:
    sheet = "question,optionA,optionB,answer\nWhat flies?,Cow,Cat,Bat\nWhat barks?,Cow,Cat,Dog\n"
    flying = loaded("quiz.csv", sheet).deck.cards[0]
    assert (flying.reference, wrong(flying)) == ("Bat", ["Cow", "Cat"])


def test_tables_side_by_side_are_one_below_the_other() -> None:
    sheet = "Question,Answer,,Question,Answer\nWhat flies?,Bat,,What barks?,Dog\nWhat meows?,Cat,,,\n"
    found = loaded("quiz.csv", sheet).deck.cards
    assert [(card.prompt, card.reference, card.accepted) for card in found] == [
        ("What flies?", "Bat", ()),
        ("What barks?", "Dog", ()),
        ("What meows?", "Cat", ()),
    ]


def test_columns_without_a_name_that_are_lost_are_told() -> None:
    assert (
        "columns past the second, which have no name: 1" in loaded("a.csv", "a b,c,d e\nf g,h,i j\n").skipped
    )


def test_a_few_rows_without_an_answer_are_left_out_and_broken_quotes_are_text() -> None:
    rows = "".join(f"word {number};meaning {number}\n" for number in range(20))
    found = loaded("words.csv", rows + 'lost;\nwish;"I wish", hopefully\n')
    assert found.deck.cards[-1].reference == '"I wish", hopefully'
    assert "rows without a question or an answer: 1 (the first in line 21)" in found.skipped
    assert found.skipped[0].startswith("quotes that do not fit together")


def test_languages_and_a_single_known_name_name_both_columns() -> None:
    (card,) = loaded("v.csv", "English,Spanish\nbat,murciélago\n").deck.cards
    assert (card.prompt, card.reference) == ("bat", "murciélago")
    (card,) = loaded("v.csv", "Frage,Tier\nWas fliegt?,Fledermaus\n").deck.cards
    assert (card.prompt, card.reference) == ("Was fliegt?", "Fledermaus")


@pytest.mark.parametrize(
    "record",
    [
        '{"question": "What flies?", "options": ["Cow", "Bat"], "answer": "Bat", "correct_option": 1}',
        '{"text": "What flies?", "answer": ["Cow", "Bat"], "correct_answer": "Bat"}',
        '{"Q": "What flies?", "choices": ["Cow", "Bat"], "A": "1"}',
        '{"pregunta": "What flies?", "opciones": ["Cow", "Bat"], "respuesta_correcta": "Bat"}',
        '{"stem": "What flies?", "options": [{"id": "o1", "text": "Cow"}, {"id": "o2", "text": "Bat"}], '
        '"correct": ["o2"]}',
        '{"title": "What flies?", "variants": ["Cow", "Bat"], "correct": "Bat"}',
        '{"question": "What flies?", "answers": [{"answer": "Cow", "isTrue": false}, '
        '{"answer": "Bat", "isTrue": true}]}',
        '{"question": "What flies?", "options": ["A. Cow", "B. Bat"], "answer": "B"}',
        '{"question": {"en": "What flies?", "de": "Was fliegt?"}, "options": ["Cow", "Bat"], "answerIndex": 1}',
    ],
)
def test_records_of_choices(record: str) -> None:
    other = '{"question": "What moos?", "options": ["Cow", "Bat"], "Q": "What moos?", "correctIndex": 0}'
    card = loaded("quiz.json", f"[{record}, {other}]").deck.cards[0]
    assert (card.prompt, card.reference, wrong(card)) == ("What flies?", "Bat", ["Cow"])


def test_several_that_are_asked_for_are_a_list() -> None:
    record = '{"question": "Select two that fly.", "options": ["Cow", "Bat", "Owl"], "answer": "BC"}'
    (card,) = loaded("quiz.json", f"[{record}]").deck.cards
    assert card.answer is not None and card.answer.kind is AnswerKind.LIST
    assert (card.reference, card.accepted, wrong(card)) == ("Bat, Owl", (), ["Cow"])


@pytest.mark.parametrize(
    "field",
    [
        '"answers": ["Cow", "Bat", "Cat"]',
        '"options": [{"text": "Cow", "value": "a"}, {"text": "Bat", "value": "b"}]',
    ],
)
def test_options_of_which_nothing_tells_the_right_one_are_no_answers(field: str) -> None:
    records = ",".join(f'{{"question": "What is {number}?", {field}}}' for number in range(5))
    with pytest.raises(DeckError, match="no question tells which of its options is the right one"):
        loaded("quiz.json", f"[{records}]")


@pytest.mark.parametrize("encoding", ["base64", "url3986"])
def test_the_encodings_of_open_trivia_are_read(encoding: str) -> None:
    def encoded(text: str) -> str:
        return base64.b64encode(text.encode()).decode() if encoding == "base64" else quote(text, safe="")

    results = [
        {
            "question": encoded(f"What is {name}?"),
            "category": encoded("All animals"),
            "correct_answer": encoded("Bat & co"),
            "incorrect_answers": [encoded("Cow")],
        }
        for name in ("flying", "hanging")
    ]
    card = loaded("api.json", json.dumps({"response_code": 0, "results": results})).deck.cards[0]
    assert (card.prompt, card.reference, wrong(card), card.topic) == (
        "What is flying?",
        "Bat & co",
        ["Cow"],
        "All animals",
    )


def test_numbers_that_start_anew_are_no_keys() -> None:
    part = '{"name": "A", "cards": [{"id": 1, "q": "%s?", "a": "b"}]}'
    parts = f"[{part % 'a'}, {part % 'c'}]"
    found = loaded("quiz.json", parts)
    assert all(card.key.startswith("c-") for card in found.deck.cards)
    assert (
        "identifiers that stand at several questions: keys are made of the questions instead" in found.skipped
    )


def test_answer_lines_of_quizbowl() -> None:
    line = (
        "George <b><u>Washington</u></b> [accept General Washington or the first president; prompt on George; "
        "do not accept or prompt on “Washington State”; accept any clear equivalents]"
    )
    (card,) = loaded("qb.json", json.dumps([{"question": "Who crossed a river?", "answer": line}])).deck.cards
    assert (card.prompt, card.reference) == ("Who crossed a river?", "George Washington")
    assert card.accepted == ("Washington", "General Washington", "the first president")
    assert (card.partial, wrong(card)) == (("George",), ["Washington State"])
    (card,) = loaded("q.json", '[{"question": "Which brackets?", "answer": "a list [1, 2]"}]').deck.cards
    assert card.reference == "a list [1, 2]"

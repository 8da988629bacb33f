"""Columns of right and wrong answers as people call them, in tables and records."""

import json

import pytest

from bot.core.cards import Card
from bot.formats.load import load

WRONG = {"Bergen", "Narvik"}


def first(text: str, filename: str = "a.csv") -> Card:
    return load(text.encode(), filename=filename).deck.cards[0]


@pytest.mark.parametrize(
    "names",
    [
        "question,correct,wrong_one,wrong_two",
        "question,answer,wrong one,wrong two",
        "Question,Correct Awnser,Incorrect option 1,Incorrect option 2",
        "pregunta,respuesta correcta,incorrecta 1,incorrecta 2",
        "Frage,richtig,falsch1,falsch2",
        "Question Text,Correct Answer,False A,False B",
    ],
)
def test_wrong_answers_may_be_counted_in_any_way(names: str) -> None:
    card = first(f"{names}\nCapital of Norway?,Oslo,Bergen,Narvik\nCapital of Peru?,Lima,Cusco,Ica\n")
    assert (card.reference, set(card.wrong_answers)) == ("Oslo", WRONG)


def test_wrong_answers_of_records_may_be_counted_in_words() -> None:
    record = {
        "question": "Capital of Norway?",
        "answer": "Oslo",
        "wrong_one": "Bergen",
        "wrong_two": "Narvik",
    }
    assert set(first(json.dumps([record]), "a.json").wrong_answers) == WRONG


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        (
            "statement,is_true,explanation\nBats can fly far.,TRUE,wings\nCows can fly far.,FALSE,legs\n",
            "True",
        ),
        ("card front,card back\nOslo,a city\n", "a city"),
        ("Learnable,Definition,Audio\nby,town,x.mp3\nhus,house,y.mp3\n", "town"),
        (
            "Level,Kind,Question Name,Question Text,Question Answers,Correct_Awnser\n"
            "easy,mc,Q 1,Capital of Norway?,Bergen;Oslo,Oslo\neasy,mc,Q 2,Capital of Peru?,Lima;Ica,Lima\n",
            "Oslo",
        ),
    ],
)
def test_answers_under_other_names(text: str, reference: str) -> None:
    assert first(text).reference == reference


def test_a_count_of_wrong_answers_is_none() -> None:
    card = first("question,answer,wrong count\nCapital of Norway?,Oslo,7\n")
    assert card.wrong_answers == ()


def test_keywords_are_tags() -> None:
    assert first("Vorderseite;Rückseite;Schlagworte\nHund;dog;Tiere\n").topic == "Tiere"

"""`python -m bot grade`: a line in, a line out, whatever the line is."""

from __future__ import annotations

import io
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assets import load_grader
from bot.cli import grade
from bot.cli.grade_decks import StoredDecks
from bot.cli.grade_lines import brought
from bot.core.cards import AnswerKind, AnswerSpec, Deck
from tests.grading.corpora import deck

DECKS = StoredDecks([Deck("mlops", "MLOps", cards=tuple(deck().values()))])
GRADER = grade.Indexed(load_grader())
KEYS = {"verdict", "score", "matched", "missing", "false", "flags", "asks", "correction", "unsure"}


@pytest.fixture(autouse=True, scope="module")
def no_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever database the machine has is left alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('none') / 'no.db'}")
        yield


def said(row: object, *, explain: bool = False) -> dict[str, Any]:
    line = row if isinstance(row, str) else json.dumps(row)
    return grade.graded(GRADER, DECKS, line, explain=explain)


def test_a_card_of_the_deck() -> None:
    got = said(
        {"deck": "mlops", "card": "Q3", "answer": "performance drops over time because the data changes"}
    )
    assert set(got) == KEYS
    assert got["verdict"] == "correct"
    assert 0 <= got["score"] <= 1


def test_reasons_on_demand() -> None:
    got = said({"deck": "mlops", "card": "Q3", "answer": "accuracy decays as data shifts"}, explain=True)
    assert any("nearest right example" in reason for reason in got["reasons"])


def test_a_card_brought_along() -> None:
    row = {"question": "Capital of France?", "reference": "Paris", "answer": "pariss"}
    assert said(row)["verdict"] == "correct"
    taught = {
        "question": "What is overfitting?",
        "reference": "Learning the noise of the training data.",
        "accepted": ["it memorises the training set"],
        "partial": ["the model is bad"],
        "wrong": [
            "it learns too little",
            {"why": "That is the opposite.", "answers": ["the model is too simple"]},
        ],
        "concepts": [{"idea": "noise", "phrasings": ["learns the noise", "memorises"]}],
        "answer": "the model is too simple",
    }
    got = said(taught)
    assert (got["verdict"], got["correction"]) == ("incorrect", "That is the opposite.")


def test_a_line_may_say_what_form_its_answer_has() -> None:
    row = {
        "question": "How fast?",
        "reference": "3.6",
        "answer": "3.6",
        "spec": {"kind": "number", "tolerance": 0.1},
    }
    assert said(row)["verdict"] == "correct"
    assert brought(row).answer == AnswerSpec(AnswerKind.NUMBER, tolerance="0.1")
    assert brought({**row, "spec": "yes-no"}).answer == AnswerSpec(AnswerKind.YES_NO)
    assert brought({**row, "spec": None}).answer is None


OWN = {"question": "q?", "reference": "r", "answer": "a"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ("[" * 100_000, "not JSON"),
        ('{"question": "q", "reference": "r", "answer": NaN}', "NaN"),
        ('{"question": "q", "reference": "r", "answer": ' + "1" * 5000 + "}", "not JSON"),
        ({**OWN, "answer": 3}, "answer is not a text"),
        ({**OWN, "answer": None}, "answer is not a text"),
        ({**OWN, "answer": ["a"]}, "answer is not a text"),
        ({"question": "q?", "reference": "r"}, "answer is missing"),
        ({"answer": "a"}, "question is missing"),
        ({**OWN, "reference": " "}, "reference is empty"),
        ({**OWN, "question": "x" * 10_000}, "over"),
        ({**OWN, "accepted": "a"}, "accepted is not a list"),
        ({**OWN, "accepted": [1]}, "not a text"),
        ({**OWN, "partial": ["x"] * 5000}, "over"),
        ({**OWN, "wrong": [1]}, "wrong"),
        ({**OWN, "wrong": [{"answers": "x"}]}, "not a list"),
        ({**OWN, "concepts": ["x"]}, "concepts"),
        ({**OWN, "concepts": [{"needed": "much"}]}, "needed"),
        ({"deck": "nope", "card": "Q1", "answer": "a"}, "no deck"),
        ({"deck": "mlops", "card": "Q99", "answer": "a"}, "no card"),
        ({"deck": "mlops", "card": 99, "answer": "a"}, "no card '99'"),
        ({"deck": "mlops", "card": 0, "answer": "a"}, "no card '0'"),
        ({"deck": "mlops", "card": True, "answer": "a"}, "card is not a text"),
        ({**OWN, "spec": "verb"}, "spec: should be 'sentence', 'number'"),
        ({**OWN, "spec": 3}, "spec: should hold named values"),
        ({**OWN, "spec": {"tolerance": "much"}}, "spec.tolerance: should be a positive number"),
        ({**OWN, "spec": {"kind": "number", "any": 2}}, "spec: any goes with a list, not with number"),
        ({**OWN, "spec": {"kind": "verb", "any": "x"}}, "or 'formula'; spec.any: should be a whole number"),
        ({"deck": 1, "card": "Q1", "answer": "a"}, "deck is not a text"),
        ({"card": "Q1", "answer": "a"}, "deck is missing"),
        ({"deck": "mlops", "answer": "a"}, "card is missing"),
    ],
)
def test_a_bad_line_gets_an_error(row: object, expected: str) -> None:
    assert expected in said(row)["error"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=4),
    )
)
def test_no_value_anywhere_breaks_it(value: object) -> None:
    names = (
        "question",
        "reference",
        "answer",
        "accepted",
        "partial",
        "wrong",
        "concepts",
        "deck",
        "card",
        "spec",
    )
    for name in names:
        got = said(json.dumps({**OWN, name: value}))
        assert ("error" in got) != ("verdict" in got)


def test_one_line_out_for_each_in_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"deck": "mlops", "card": "Q3", "answer": "performance drops over time because the data changes"},
        {"deck": "mlops", "card": "Q3"},
        {"deck": "mlops", "card": "Q50", "answer": ""},
        {"question": "Capital of France?", "reference": "Paris", "answer": "\ud800 Paris"},
    ]
    text = "\n".join(json.dumps(row) for row in rows) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert grade.run(Namespace(explain=False, deck=None, server=None, jobs=1)) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ["error" in line for line in lines] == [False, True, False, False]
    assert [line.get("verdict") for line in lines] == ["correct", None, "incorrect", "correct"]
    assert lines[2]["flags"] == ["empty"]

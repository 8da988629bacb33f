"""What authors say of the form of an answer: in YAML and in tables, what is refused, and at which line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.core.cards import AnswerKind, AnswerSpec, Card
from bot.core.decks.check import card_problems
from bot.core.decks.problems import DeckError
from bot.formats.answer_model import read
from bot.formats.tables import csv_format
from bot.formats.yaml import reader

HEAD = "deck: {slug: m, title: M}\ncards:\n- key: Q1\n  prompt: a?\n  reference: b\n  answer: "
KINDS = "'sentence', 'number', 'quantity', 'date', 'name', 'term', 'list', 'yes-no' or 'formula'"
LIST, NUMBER = AnswerKind.LIST, AnswerKind.NUMBER


def from_yaml(text: str) -> AnswerSpec | None:
    return reader.parse(f"{HEAD}{text}\n").cards[0].answer


def yaml_problems(text: str) -> list[str]:
    with pytest.raises(DeckError) as caught:
        from_yaml(text)
    return [str(problem) for problem in caught.value.problems]


def from_csv(text: str) -> tuple[list[AnswerSpec | None], tuple[str, ...]]:
    deck, notes = csv_format.parse(text, slug="d", title="D")
    return [card.answer for card in deck.cards], notes


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("number", AnswerSpec(NUMBER)),
        ("Yes/No", AnswerSpec(AnswerKind.YES_NO)),
        ("yes_no", AnswerSpec(AnswerKind.YES_NO)),
        ("{kind: number, tolerance: 2 %, unit: m/s}", AnswerSpec(NUMBER, "2%", "m/s")),
        ("{tolerance: .50}", AnswerSpec(tolerance="0.50")),
        ('{tolerance: "±3"}', AnswerSpec(tolerance="3")),
        ("{all_of: [red, no, 1.50]}", AnswerSpec(all_of=("red", "no", "1.50"))),
        ("{all_of: true}", AnswerSpec(LIST)),
        ("{kind: list, all_of: true, ordered: yes}", AnswerSpec(LIST, ordered=True)),
        ("{any: 3}", AnswerSpec(any=3)),
        ("{all_of: [a, b], any: 2}", AnswerSpec(all_of=("a", "b"), any=2)),
        ("{exact: true, ordered: no}", AnswerSpec(exact=True)),
        ("{exact: false}", None),
        ("{}", None),
        ("", None),
        ("~", None),
        ("\n    kind: date", AnswerSpec(AnswerKind.DATE)),
    ],
)
def test_yaml(text: str, spec: AnswerSpec | None) -> None:
    assert from_yaml(text) == spec


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Paris", f"answer: should be {KINDS} (the form of the answer; the model answer itself is `reference`)"),
        ("[a]", "answer: should hold named values, a line `name: value` for each"),
        ("{kind: verb}", f"answer.kind: should be {KINDS}"),
        ("{tolerance: -1}", "answer.tolerance: should be a positive number, such as 0.5 or 2%"),
        ("{tolerance: 0%}", "answer.tolerance: should be a positive number, such as 0.5 or 2%"),
        ('{tolerance: "0,5"}', "answer.tolerance: should be a positive number, such as 0.5 or 2%"),
        ("{tolerance: ٣}", "answer.tolerance: should be a positive number, such as 0.5 or 2%"),
        ("{tolerance: [1]}", "answer.tolerance: should be a text"),
        ("{unit: " + "x" * 41 + "}", "answer.unit: is over 40 characters"),
        ("{all_of: red}", "answer.all_of: should be a list, or true"),
        ("{all_of: false}", "answer.all_of: should be a list, or true"),
        ("{all_of: []}", "answer: all_of is empty"),
        ("{all_of: [a]}", "answer: all_of has one member: a list has two or more"),
        ("{all_of: [a, b, a]}", "answer: all_of names 'a' twice"),
        ("{all_of: [a, b], any: 3}", "answer: any is 3, but all_of has 2 members"),
        ("{all_of: true, any: 3}", "answer: all_of: true asks for every member, and any for some"),
        ("{any: some}", "answer.any: should be a whole number"),
        ("{any: " + "9" * 5_000 + "}", "answer.any: should be a whole number"),
        ("{any: 0}", "answer.any: should be 1 or more"),
        ("{any: 51}", "answer.any: should be 50 or less"),
        ("{ordered: perhaps}", "answer.ordered: should be true or false"),
        ("{tolerence: 2}", "answer.tolerence: no such field; did you mean tolerance?"),
        ("{kind: yes-no, tolerance: 2%}", "answer: tolerance goes with a number or a quantity, not with yes-no"),
        ("{kind: name, unit: m}", "answer: unit goes with a number or a quantity, not with name"),
        ("{any: 2, unit: m}", "answer: unit goes with a number or a quantity, not with list"),
        ("{kind: number, all_of: [a, b]}", "answer: all_of goes with a list, not with number"),
        ("{kind: number, all_of: true}", "answer: all_of goes with a list, not with number"),
        ("{kind: term, any: 2, ordered: true}", "answer: any goes with a list, not with term; "
         "ordered goes with a list, not with term"),
        ("{exact: true, tolerance: 1}", "answer: exact forgives nothing, so there can be no tolerance"),
    ],
)  # fmt: skip
def test_what_yaml_may_not_say_is_told_with_its_line(text: str, problem: str) -> None:
    assert yaml_problems(text) == [f"line 6: {problem}"]


def test_each_part_has_its_own_line() -> None:
    text = "\n    kind: verb\n    all_of:\n      - red\n      - [a]\n    any: x\n  hint: h"
    assert [problem.partition(": ")[0] for problem in yaml_problems(text)] == ["line 7", "line 10", "line 11"]


@pytest.mark.parametrize(
    ("data", "spec"),
    [
        ("number", AnswerSpec(NUMBER)),
        ({"tolerance": 0.5}, AnswerSpec(tolerance="0.5")),
        ({"tolerance": 2}, AnswerSpec(tolerance="2")),
        ({"tolerance": 1e-05}, AnswerSpec(tolerance="0.00001")),
        ({"all_of": True, "ordered": True}, AnswerSpec(LIST, ordered=True)),
    ],
)
def test_json_has_numbers_of_its_own(data: object, spec: AnswerSpec) -> None:
    assert read(data, "spec") == (spec, [])


@pytest.mark.parametrize(
    "data", [{"tolerance": True}, {"tolerance": float("inf")}, {"tolerance": 1e300}, 3, []]
)
def test_what_json_may_not_say(data: object) -> None:
    spec, messages = read(data, "spec")
    assert spec is None
    assert messages and all(message.startswith("spec") for message in messages)


def test_a_card_from_anywhere_is_checked() -> None:
    spec = AnswerSpec(NUMBER, tolerance="much", unit="m\x00", all_of=("a", ""), any=60)
    assert [problem.message for problem in card_problems(Card("k", "a?", "b", answer=spec), 1)] == [
        "k: tolerance should be a positive number, such as 0.5 or 2%",
        "k: all_of goes with a list, not with number",
        "k: any goes with a list, not with number",
        "k: any is 60, and should be 1 to 50",
        "k: the unit holds a control character (U+0000)",
        "k: member 2 of the list is empty",
    ]


def test_all_that_a_table_can_say() -> None:
    text = (
        "question,answer,answer_kind,Answer Tolerance,answer-unit,answer_all_of,answer_any,"
        "answer_ordered,answer_exact\n"
        "a?,3,Number,2 %,m/s,,,,\n"
        "b?,c,,,,x; y ;z,2,yes,\n"
        "c?,d,,,,x;y | z,,,no\n"
        "d?,e,,,,true,,,\n"
        "e?,f,,,,,,,TRUE\n"
        "f?,g,,,,,,,\n"
    )
    assert from_csv(text) == (
        [
            AnswerSpec(NUMBER, "2%", "m/s"),
            AnswerSpec(all_of=("x", "y", "z"), any=2, ordered=True),
            AnswerSpec(all_of=("x;y", "z")),
            AnswerSpec(LIST),
            AnswerSpec(exact=True),
            None,
        ],
        (),
    )


def test_what_a_table_may_not_say_is_told_with_its_line() -> None:
    text = (
        "question,answer,answer_kind,answer_tolerance,answer_all_of,answer_any\n"
        "a?,3,verb,,,\n"
        '"b?\n?",c,name,2%,,\n'
        "d?,e,,,a;b,3\n"
        "f?,g,,-1,,x\n"
    )
    with pytest.raises(DeckError) as caught:
        from_csv(text)
    assert [str(problem) for problem in caught.value.problems] == [
        f"line 2: answer_kind: should be {KINDS}",
        "line 3: answer: tolerance goes with a number or a quantity, not with name",
        "line 5: answer: any is 3, but all_of has 2 members",
        "line 6: answer_any: should be a whole number",
        "line 6: answer_tolerance: should be a positive number, such as 0.5 or 2%",
    ]


def test_short_names_of_columns_are_taken_where_all_fits() -> None:
    text = (
        "question,answer,kind,tolerance,unit,all_of,any,ordered,exact\n"
        "a?,3,number,2%,m/s,,,,\n"
        "b?,c,list,,,x|y|z,2,yes,\n"
        "c?,d,,,,,,,true\n"
    )
    specs = [
        AnswerSpec(NUMBER, "2%", "m/s"),
        AnswerSpec(LIST, all_of=("x", "y", "z"), any=2, ordered=True),
        AnswerSpec(exact=True),
    ]
    assert from_csv(text) == (specs, ())


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ("kind,unit\nverb,Unit 3\nnumber,Unit 4\n", ["kind", "unit"]),
        ("unit,tolerance\nm,2%\nkg,3%\n", ["unit", "tolerance"]),
        ("Kind,Exact\nWort,circa\nname,true\n", ["Kind", "Exact"]),
        ("any,ordered\n1,yes\n2,no\n", ["any", "ordered"]),
        ("all of,any\nus,3\nthem,x\n", ["all of", "any"]),
    ],
)
def test_columns_of_other_meaning_are_left_out_and_told(text: str, unused: list[str]) -> None:
    head, *rows = text.splitlines()
    table = "\n".join(
        [f"question,answer,{head}", *(f"q{number}?,a,{row}" for number, row in enumerate(rows))]
    )
    assert from_csv(table) == (
        [None] * len(rows),
        tuple(f"the column {name!r}, which is no part of a card" for name in unused),
    )


def test_cells_of_a_short_name_that_do_not_fit_their_row_are_left_out_and_counted() -> None:
    text = (
        "question,answer,kind,unit,any,all_of\n"
        "a?,3,number,m,,\n"
        "b?,c,name,m,1,\n"
        "c?,d,list,,3,x|y\n"
        "d?,e,list,,1,x|y\n"
    )
    specs, notes = from_csv(text)
    assert specs == [
        AnswerSpec(NUMBER, unit="m"),
        AnswerSpec(AnswerKind.NAME),
        AnswerSpec(LIST, all_of=("x", "y")),
        AnswerSpec(LIST, all_of=("x", "y"), any=1),
    ]
    assert notes == (
        "cells of the column 'unit' that do not fit the answer: 1",
        "cells of the column 'any' that do not fit the answer: 2",
    )


def test_the_long_name_counts_before_the_short_one() -> None:
    text = "question,answer,kind,answer_kind\na?,3,term,number\nb?,c,term,\n"
    assert from_csv(text)[0] == [AnswerSpec(NUMBER), AnswerSpec(AnswerKind.TERM)]


def test_ankis_text_export_says_nothing_of_it() -> None:
    text = "#separator:comma\n#columns:Question,Answer,Kind,answer_kind\na?,b,number,verb\n"
    specs, notes = from_csv(text)
    assert specs == [None]
    assert notes == (
        "the column 'Kind', which is no part of a card",
        "the column 'answer_kind', which is no part of a card",
    )


def test_editors_know_what_may_be_said() -> None:
    schema = json.loads((Path(__file__).parents[2] / "docs/deck.schema.json").read_text(encoding="utf-8"))
    tolerance = schema["$defs"]["AnswerEntry"]["properties"]["tolerance"]
    assert {"exclusiveMinimum": 0, "type": "number"} in tolerance["anyOf"]
    assert schema["$defs"]["AnswerKind"]["enum"] == list(AnswerKind)

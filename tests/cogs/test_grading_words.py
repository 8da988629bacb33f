"""What reviewers read of a grade: plain words, whatever the grader says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.core.grading
from bot.cogs.appeals.grading_words import _FLAGS, explanation
from bot.core.grading import Grade, Verdict
from tests.core.grading.making import grader, shipped

WRONG, PARTLY = Verdict.INCORRECT, Verdict.PARTIAL
NUMBER = re.compile(r"\b[01]\.\d")


@pytest.mark.parametrize(
    ("grade", "lines"),
    [
        (Grade(WRONG, 0.0), ["The grader was fairly sure that this is wrong."]),
        (Grade(PARTLY, 0.5, unsure=True), ["The grader was not sure: it took this for partly right."]),
        (Grade(Verdict.CORRECT, 1.0, ("the drop",)),
         ["The grader was fairly sure that this is right.", "Found: the drop."]),
        (Grade(PARTLY, 0.5, ("one", "two"), ("three",)),
         ["The grader was fairly sure that this is partly right.", "Found: one; two. Not found: three."]),
        (Grade(WRONG, 0.0, missing=("it",), false=("*x*", "y"), flags=("other-number", "unheard-of"),
               closest=(WRONG, "z")),
         ["The grader was fairly sure that this is wrong.", "Not found: it.",
          r"Taken for false: “\*x\*” and “y”.", "It gives another number than the card.",
          "Most like an answer that the card calls wrong: “z”"]),
    ],
)  # fmt: skip
def test_a_grade_in_words(grade: Grade, lines: list[str]) -> None:
    assert explanation(grade) == lines


@pytest.mark.parametrize(
    "answer", ["no idea", "it gets worse as the data change", "a kind of database", "cats " * 90]
)
def test_no_number_and_no_rule_stands_in_front_of_reviewers(answer: str) -> None:
    for card in list(shipped().values())[:10]:
        said = "\n".join(explanation(grader().grade(card, answer)))
        assert not NUMBER.search(said), said
        for name in ("idea part", "rule ", "probability", "nearest"):
            assert name not in said


def _nodes() -> Iterator[ast.AST]:
    """All of the grader's code."""
    for path in Path(bot.core.grading.__file__).parent.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def test_every_flag_that_has_words_is_one_that_the_grader_gives() -> None:
    given = {node.value for node in _nodes() if isinstance(node, ast.Constant)}
    assert set(_FLAGS) <= given


def test_every_rule_that_changes_a_verdict_has_words() -> None:
    rules = {
        node.args[0].value
        for node in _nodes()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Ruling"
        if isinstance(node.args[0], ast.Constant)
    }
    assert len(rules) > 10
    assert rules <= set(_FLAGS)


def test_the_longest_explanation_fits_a_panel() -> None:
    long = "x" * 2_000
    grade = Grade(
        WRONG, 0.0, (long,) * 9, (long,) * 9, (long,) * 2, flags=tuple(_FLAGS), closest=(WRONG, long)
    )
    lines = explanation(grade)
    assert sum(map(len, lines)) < 1_400

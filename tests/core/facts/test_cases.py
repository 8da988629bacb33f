"""Whole answers on many cards, each with the verdicts that are fair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core.facts.cards import graded

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("reference", sorted({row["reference"] for row in ROWS}))
def test_every_answer_gets_a_fair_verdict(reference: str) -> None:
    unfair = []
    for row in ROWS:
        if row["reference"] != reference:
            continue
        grade = graded(reference, row["answer"], row["question"])
        if grade is None or grade.verdict.value not in row["allowed"]:
            unfair.append((row["question"], row["answer"], row["allowed"], grade))
    assert unfair == []


def test_half_of_the_answers_are_traps() -> None:
    traps = sum("correct" not in row["allowed"] for row in ROWS)
    assert 0.4 <= traps / len(ROWS) <= 0.6

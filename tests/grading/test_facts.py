"""Facts by a writer whose rows nobody has mended for: what the whole grader says of them, on the reference alone."""

from __future__ import annotations

import json

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from tests.grading.corpora import DATA

MOST_UNFAIR = {"facts": 0.09, "facts-2": 0.16, "facts-3": 0.145}
"""Share of verdicts other than the writer's: .08, .15 and .14 today, .09, .18 and .18 on first sight. They are to be
measured with, not mended for. The second and third writers' references have remarks in brackets and are told in
sentences, the traps stand nearer, and most rows have one label alone. Of the third writer's cards half were mended
for by their kinds; the other half, these rows, nobody who mended has read."""


@pytest.mark.parametrize("name", MOST_UNFAIR)
def test_few_verdicts_on_unseen_facts_are_unfair(name: str) -> None:
    grader = load_grader()
    rows = [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    unfair = [
        (row["question"], row["reference"], row["answer"])
        for row in rows
        if grader.grade(Card("card", row["question"], row["reference"]), row["answer"]).verdict.value
        not in row["allowed"]
    ]
    assert len(unfair) <= MOST_UNFAIR[name] * len(rows), unfair

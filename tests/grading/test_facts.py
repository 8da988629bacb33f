"""Facts by a writer whose rows nobody has mended for: what the whole grader says of them, on the reference alone."""

from __future__ import annotations

import json

from bot.assets import load_grader
from bot.core.cards import Card
from tests.grading.corpora import DATA

MOST_UNFAIR = 0.1
"""It was .093 when the test was written. The rows are to be measured with, not mended for."""


def test_few_verdicts_on_unseen_facts_are_unfair() -> None:
    grader = load_grader()
    rows = [json.loads(line) for line in (DATA / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    unfair = [
        (row["question"], row["reference"], row["answer"])
        for row in rows
        if grader.grade(Card("card", row["question"], row["reference"]), row["answer"]).verdict.value
        not in row["allowed"]
    ]
    assert len(unfair) <= MOST_UNFAIR * len(rows), unfair

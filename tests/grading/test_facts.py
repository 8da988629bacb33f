"""Facts by writers who had not seen the code: what the whole grader says of them, on the reference alone."""

from __future__ import annotations

import json

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from tests.grading.corpora import DATA

MOST_UNFAIR = {"facts": 0.085, "facts-2": 0.15, "facts-3": 0.095, "facts-4": 0.19}
"""Share of verdicts other than the writer's: .08, .14, .09 and .18 today, .09, .18, .18 and .20 on first sight.

`facts-3` has been read and mended for. The others are to be measured with, not mended for: nobody who mended has read
them. The second and third writers' references have remarks in brackets and are told in sentences, the traps stand
nearer, and most rows have one label alone. The fourth writer has more phrases and translations, and calls "A or B"
incorrect, where `docs/grading.md` calls it partly right.
"""


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

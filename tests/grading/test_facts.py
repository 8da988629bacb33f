"""Facts by writers who had not seen the code: what the whole grader says of them, on the reference alone."""

from __future__ import annotations

import json

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from tests.grading.corpora import DATA

MOST_UNFAIR = {
    "facts": 0.065, "facts-2": 0.06, "facts-3": 0.08, "facts-4": 0.125, "facts-5": 0.085, "facts-6": 0.16,
    "facts-7": 0.2, "facts-8": 0.255, "facts-9": 0.265, "facts-10": 0.18, "facts-12": 0.1, "facts-13": 0.17,
    "facts-14": 0.16, "facts-15": 0.2, "facts-16": 0.24, "facts-17": 0.21,
}  # fmt: skip
"""Share of verdicts other than the writer's: .06, .05, .07, .12, .08, .15, .20, .25, .26, .18 today; .09, .18, .18,
.20, .17, .19, .24, .32, .31, .19 on first sight.

`facts-2` to `facts-5`, `facts-7` to `facts-9` and the quantities of `facts-6` have been read and mended for. `facts`,
`facts-10` and the rest of `facts-6` are to be measured with, not mended for: nobody who mended has read them. The
second and third writers' references have remarks in brackets and are told in sentences, the traps stand nearer, and
most rows have one label alone. The fourth writer has more phrases and translations, and calls "A or B" incorrect, where
`docs/grading.md` calls it partly right. The fifth has one label for each row, as all later ones, and calls a right
value with a false remark partly right. The sixth has phrases and scripts as its hardest kinds. The eighth and ninth
wrote terms and phrases told in other words for the most part. The twelfth and thirteenth, .18 on first sight, .08 and
.16 today, wrote values as people answer them; the first of these was mended for, the other only counted. The last
four wrote facts of every kind, half of the answers traps, each label read by a second person; the first three of these
sets were mended for, `facts-17` was only counted.
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

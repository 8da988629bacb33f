"""Rows written without a look at the code, or before the rules they test: few verdicts on them are unfair.

The rows of `blind-a`, `blind-b` and `blind-c` are by writers who had not seen the code, those of `fresh` by its author.
Those of `kinds` were written for each kind of fault that strangers' answers showed, in other subjects, before it was
mended: .18 of them were unfair then.
Those of `abroad` are on cards in sixteen other languages, half of them traps: lists, sentences, remarks, years, yes
and no; 289 were written before any of it was mended, 394, 249 and 225 one after another in between, and .31 of all were
unfair before. Of the latter .11, .06 and .16 were unfair when they were first tried, those before having been mended.
Of the 102 in Swedish, Turkish and Indonesian 20 were, of the 56 in Arabic 14, of the 60 in Hindi 18.
Those of `abroad-uk-vi-cs`, in Ukrainian, Vietnamese and Czech, were first tried when facts in these were read: 5 of the
99 were unfair.
Those of `tries` were written the same way, of twenty subjects and more for each kind of equality: .15 of them were
unfair then.
Those of `notations` are of versions, bounds, small fractions, sections, chords, castling, definitions, official names,
names of cities, code and units, in both directions, and everyday facts beside them; .21 of them were unfair before.
A row that is marked `"world": true` needs knowledge of the world (Wien for Vienna) and may be unfair.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Grader

HERE = Path(__file__).parent
MOST_UNFAIR = 0.03
MOST_UNFAIR_TRIES = 0.095
MOST_UNFAIR_NOTATIONS = 0.06
MOST_WORLD = 0.02


@cache
def without_models() -> Grader:
    return load_grader(semantic=False)


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("name", "most"),
    [
        *(
            (f"{name}.jsonl", MOST_UNFAIR)
            for name in ("blind-a", "blind-b", "blind-c", "fresh", "kinds", "abroad", "abroad-uk-vi-cs")
        ),
        ("tries.jsonl", MOST_UNFAIR_TRIES),
        ("notations.jsonl", MOST_UNFAIR_NOTATIONS),
    ],
)
def test_few_verdicts_are_unfair(name: str, most: float) -> None:
    known = [row for row in rows(name) if not row.get("world")]
    unfair = []
    for row in known:
        allowed = row["allowed"]
        assert isinstance(allowed, list)
        grade = without_models().grade(
            Card("card", str(row["question"]), str(row["reference"])), str(row["answer"])
        )
        if grade.verdict.value not in allowed:
            unfair.append((row["question"], row["answer"], allowed, grade.verdict.value))
    assert len(unfair) <= most * len(known), unfair


@pytest.mark.parametrize("name", ["blind-a.jsonl", "blind-b.jsonl", "blind-c.jsonl", "kinds.jsonl"])
def test_few_rows_need_the_world(name: str) -> None:
    found = rows(name)
    assert sum(bool(row.get("world")) for row in found) <= MOST_WORLD * len(found)

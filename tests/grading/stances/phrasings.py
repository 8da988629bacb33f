"""What people write around a value or a statement: phrasings by many writers, with two blanks.

`data/phrasings/values-*.json` are around values, `abroad-*.json` the same in a dozen other languages, `clauses-*.json`
around whole statements. Each file is by one writer, who saw neither code nor the others' texts, in a voice of their own
(pupils, retired people, nurses, streamers, second languages, dictation ...). `{A}` is what a phrasing is about, `{B}`
another value or statement.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from bot.core.grading import Verdict
from bot.core.grading.stances import Stance
from tests.grading import corpora


class Kind(NamedTuple):
    """What is done with both blanks of a kind of phrasing; None where {B} is a value and nothing is known of it."""

    a: Stance
    b: Stance | None = None
    b_of_clauses: Stance | None = None
    """Where that is something else."""


KINDS = {
    "claims": Kind(Stance.HELD),
    "remarks": Kind(Stance.HELD),
    "denies": Kind(Stance.REJECTED),
    "a_not_b": Kind(Stance.HELD, Stance.REJECTED),
    "open": Kind(Stance.OPEN, Stance.OPEN),
    "both": Kind(Stance.OPEN, Stance.OPEN),
    "corrects": Kind(Stance.CORRECTED, Stance.REJECTED),
    "corrects_right": Kind(Stance.REJECTED, None, Stance.CORRECTED),
    "beside": Kind(Stance.HELD, Stance.REJECTED, Stance.HELD),
    "other": Kind(Stance.REJECTED, Stance.HELD),
}
"""`corrects_right` takes A back, `other` answers B; a value that is named beside the answer counts as rejected."""
VERDICTS = {
    Stance.HELD: (Verdict.CORRECT,),
    Stance.REJECTED: (Verdict.INCORRECT,),
    Stance.CORRECTED: (Verdict.PARTIAL, Verdict.CORRECT),
    Stance.OPEN: (Verdict.PARTIAL, Verdict.INCORRECT),
}
"""What is a fair verdict on an answer that does so with what is right, and whose other blank is wrong: of rivals a
tutor may give half or nothing."""
APART = {"values": (8, 16, 29, 30), "abroad": (2,), "clauses": (4, 11)}
"""Writers that nothing is fitted on, by number; nobody who changes the grader reads them, but for 29 and 30, which were
read for the rules of `denials`."""
ALL = {"values": 34, "abroad": 2, "clauses": 11}


def fitted(sort: str) -> list[int]:
    """The writers of a sort that the model is fitted on."""
    return [number for number in range(1, ALL[sort] + 1) if number not in APART[sort]]


def phrasings(sort: str, number: int) -> dict[str, list[str]]:
    """A writer's phrasings by their kind."""
    path = corpora.DATA / "phrasings" / f"{sort}-{number}.json"
    found: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def directed(sort: str, number: int) -> Iterator[tuple[str, str, Stance]]:
    """A writer's phrasings both ways, by their kind: what they do with {A}; of "a_not_b-" the blanks are exchanged."""
    for kind, told in phrasings(sort, number).items():
        known = KINDS[kind]
        other = known.b_of_clauses or known.b if sort == "clauses" else known.b
        for text in told:
            yield kind, text, known.a
            if other is not None:
                yield f"{kind}-", exchanged(text), other


def exchanged(text: str) -> str:
    """A phrasing with its blanks exchanged."""
    return text.replace("{A}", "\0").replace("{B}", "{A}").replace("\0", "{B}")

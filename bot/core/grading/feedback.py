"""What a grade tells the person: ideas found and missing, a correction, and the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.cards import Need
from bot.core.grading.coverage import FOUND
from bot.core.grading.features import Evidence
from bot.core.grading.prepared import Prepared
from bot.core.grading.result import Verdict

CORRECTION_NEAR = 0.22
"""Least similarity to a known wrong answer from which its correction is said."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Ideas the answer has and lacks."""

    matched: tuple[str, ...]
    missing: tuple[str, ...]
    asks: tuple[str, ...]


def lesson(card: Prepared, evidence: Evidence, verdict: Verdict) -> Lesson:
    """Matched ideas, and for an answer that is not correct the missing ones with their questions."""
    pairs = list(zip(card.coverage.concepts, evidence.found.shares, strict=True))
    matched = tuple(concept.idea for concept, share in pairs if share >= FOUND)
    needed = [concept for concept, share in pairs if share < FOUND and concept.needed is Need.CORRECT]
    have = sum(share >= FOUND and concept.needed is Need.CORRECT for concept, share in pairs)
    if verdict is Verdict.CORRECT or (card.card.enough is not None and have >= card.card.enough):
        needed = []
    return Lesson(matched, tuple(c.idea for c in needed), tuple(dict.fromkeys(c.ask for c in needed)))


def correction(card: Prepared, evidence: Evidence, verdict: Verdict) -> str | None:
    """The correction of the known mistake that the answer is nearest to, unless the answer is right."""
    if verdict is Verdict.CORRECT or evidence.wrong < 0:
        return None
    near = evidence.similar[evidence.wrong]
    others = max(
        evidence.similar[evidence.right], evidence.similar[evidence.partial] if evidence.partial >= 0 else 0.0
    )
    if near < CORRECTION_NEAR or (near < others and verdict is Verdict.PARTIAL):
        return None
    return card.whys[evidence.wrong - card.spans.wrong[0]]


def reasons(card: Prepared, evidence: Evidence, chances: tuple[float, float]) -> tuple[str, ...]:
    """Which examples and concepts decided, for `grade --explain` and for judges of appeals."""
    memory = card.memory
    said = [f"chance of right {chances[0]:.2f}, of at least partly right {chances[1]:.2f}"]
    for label, at in (
        ("right", evidence.right),
        ("partly right", evidence.partial),
        ("wrong", evidence.wrong),
    ):
        if at >= 0:
            said.append(f"nearest {label} example ({evidence.similar[at]:.2f}): {memory.memos[at].text}")
    for concept, share, text in zip(
        card.coverage.concepts, evidence.found.shares, evidence.found.best, strict=True
    ):
        said.append(f"idea {concept.id} {share:.2f}" + (f" by: {text}" if text else ""))
    return tuple(said)

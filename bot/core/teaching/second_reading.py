"""A second reader, who answers a card's question without having seen its answer, and labels the examples unlabelled.

The card's own answer lies among the examples: who does not take that one for right reads the question otherwise, and
then nothing is concluded from their labels but that a person should look.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.decks.check import short
from bot.core.decks.lint_answers import AnswerGrader, labelled
from bot.core.grading.result import Verdict
from bot.core.teaching.cleaning import without
from bot.core.teaching.fit_texts import unfit
from bot.core.teaching.proposals import Proposal, Stage

TRUSTED = 0.6
"""Share of labels that has to agree before single ones are believed."""
MOST_LEFT_UNSURE = 0.5
"""Share of examples without a label above which the reading says nothing."""


class Reading(Struct, frozen=True):
    """What the second reader says."""

    answer: str
    """Their own answer to the question."""
    labels: Mapping[int, Verdict]
    """By the example's number, from 1; those of which they were not sure are left out."""


class Compared(Struct, frozen=True):
    """The additions after the second reading."""

    additions: Card
    dropped: tuple[str, ...]
    flags: tuple[str, ...]


def examples(additions: Card) -> tuple[str, ...]:
    """The card's answer and all examples, in an order that says nothing of their labels and is the same each time."""
    texts = [additions.reference, *(text for text, _ in labelled(additions))]
    return tuple(sorted(dict.fromkeys(texts), key=lambda text: hashlib.sha256(text.encode()).digest()))


def compare(
    additions: Card, whole: Card, shown: Sequence[str], reading: Reading, grader: AnswerGrader
) -> Compared:
    """What differs: an example that is called the contrary goes, one that is called nearly so is flagged.

    `whole` is the card with the additions, `shown` the examples as `examples` gave them.
    """
    said = {shown[number - 1]: label for number, label in reading.labels.items() if 0 < number <= len(shown)}
    flags = list(_own_answer(whole, reading.answer, grader))
    labels = dict(labelled(additions))
    known = {text: label for text, label in labels.items() if text in said}
    if len(known) < MOST_LEFT_UNSURE * len(labels):
        return Compared(additions, (), (*flags, "A second reading had no opinion of most examples."))
    agreed = sum(said[text] is label for text, label in known.items())
    reference = said.get(additions.reference, Verdict.CORRECT)
    if reference is Verdict.INCORRECT or agreed < TRUSTED * len(known):
        why = f"it called the card's own answer {reference}" if reference is Verdict.INCORRECT else ""
        why = why or f"it agreed on {agreed} of {len(known)} labels"
        return Compared(additions, (), (*flags, f"A second reading sees this card otherwise: {why}."))
    contrary = {text for text, label in known.items() if abs(said[text].rank - label.rank) == 2}
    nearly = [text for text, label in known.items() if abs(said[text].rank - label.rank) == 1]
    dropped = tuple(
        f"Left out “{short(text)}”: written as {known[text]}, but {said[text]} to a second reading."
        for text in known
        if text in contrary
    )
    if len(nearly) > (1 - TRUSTED) * len(known):
        flags.append(
            f"A second reading calls {len(nearly)} of {len(known)} examples otherwise, such as “{short(nearly[0])}”."
        )
    return Compared(without(additions, contrary), dropped, tuple(flags))


def _own_answer(whole: Card, answer: str, grader: AnswerGrader) -> list[str]:
    """What to say where the reader's own answer does not pass."""
    if not answer.strip() or unfit(answer, ""):
        return []
    grade = grader.grade(whole, answer)
    if grade.verdict is Verdict.CORRECT:
        return []
    return [f"A second reader's own answer is graded {grade.verdict}: “{short(answer, 120)}”."]


def is_about(note: str) -> bool:
    """Whether a note of the checks tells of a second reading, or of why there was none."""
    return "second read" in note or "a second time" in note


def still_said(before: Proposal, checked: Proposal) -> Proposal:
    """A draft that was mended and checked, with what a second reading had said of it: no check says that again.

    `before` is the draft as it waited; where it was flagged and a second reading spoke, it stays so.
    """
    said = tuple(note for note in before.notes if is_about(note))
    stage = Stage.FLAGGED if said and before.stage is Stage.FLAGGED else checked.stage
    return replace(checked, stage=stage, notes=(*said, *checked.notes))

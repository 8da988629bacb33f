"""What a rule is: answers made from labelled ones, and the share of them that may be judged unfairly."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.grading.behaviour.wording import length, one_sentence
from tests.grading.corpora import Labelled

_HOLLOW = frozenset(
    ("vague", "offtopic", "injection", "jailbreak", "echo", "evasive", "stuffed", "heap", "keyword_heap")
)
"""Kinds of wrong answers that claim nothing about the card's subject."""
_MIXED = frozenset(("spoiled", "contradiction"))
"""Kinds of wrong answers that are partly true."""

_ELSEWHERE = frozenset(("other", "other_card"))


class Knows(StrEnum):
    """What a state's cards know, by which the limits differ."""

    TAUGHT = "taught"
    """Examples."""
    BARE = "bare"
    """A reference alone, which is a sentence."""
    FACT = "fact"
    """A reference alone, which is a value: a number, quantity, date, name or term."""


class Measure(StrEnum):
    """Which share of a rule's rows counts as unfair."""

    ACCEPTED = "accepted"
    """Called correct."""
    CREDITED = "credited"
    """Called correct or partly right."""
    REFUSED = "refused"
    """Called incorrect."""
    LOST = "lost"
    """No longer correct, of the rows whose unchanged answer is."""
    DROPPED = "dropped"
    """Incorrect, of the rows whose unchanged answer is correct."""
    BETTER = "better"
    """Better than the unchanged answer, of the rows whose unchanged answer is not correct already."""
    MISJUDGED = "misjudged"
    """Anything else than what the card's author said."""


@dataclass(frozen=True, slots=True)
class Row:
    """One made answer."""

    answer: str
    base: str | None = None
    """The answer it was made from, where the measure compares the two."""
    expected: Verdict | None = None
    """The author's verdict, for `Measure.MISJUDGED`."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Labelled answers that none of a state's cards holds, by card."""

    rows: Mapping[str, Sequence[Labelled]]

    def right(self, key: str, *, typed: bool = True) -> list[str]:
        """The right answers to a card; without `typed`, none that were written with slips."""
        return [row.answer for row in self._labelled(key, 2) if typed or not row.kind.startswith("typo")]

    def wrong(self, key: str) -> list[str]:
        """The wrong answers to a card, of every kind."""
        return [row.answer for row in self._labelled(key, 0)]

    def assertions(self, key: str, *, typed: bool = True) -> list[str]:
        """Right answers of one sentence that can stand inside another one."""
        found = self.right(key, typed=typed)
        return [answer for answer in found if one_sentence(answer) and 2 <= length(answer) <= 25]

    def claims(self, key: str, *, other: bool = True) -> list[str]:
        """Wrong answers of one sentence, up to 20 words, that say something false; without `other`, none that
        say of the card's subject what is true of another one.
        """
        left_out = _HOLLOW | _MIXED | (frozenset() if other else _ELSEWHERE)
        found = [row.answer for row in self._labelled(key, 0) if row.kind not in left_out]
        return [answer for answer in found if one_sentence(answer) and 2 <= length(answer) <= 20]

    def _labelled(self, key: str, label: int) -> list[Labelled]:
        return [row for row in self.rows.get(key, ()) if row.label == label]


Maker = Callable[[Card, Sequence[Card], Answers, random.Random], Iterator[Row]]
"""Rows in random order for a card, the cards that do not overlap with it, the answers, and a random source."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A change with a known effect, and how often the grader may miss it."""

    name: str
    says: str
    """The rule in one sentence, as a tutor would say it."""
    measure: Measure
    limits: Mapping[Knows, float]
    """The highest allowed rate by what the card knows; the rule does not apply to cards that are not there."""
    rows: Maker
    every: bool = False
    """Whether the whole suite takes every row that the rule makes."""


def rule(
    name: str,
    measure: Measure,
    limit: float | None,
    *,
    bare: float | None,
    fact: float | None = None,
    every: bool = False,
) -> Callable[[Maker], Rule]:
    """Make a rule of a generator; its docstring becomes what the rule says. None: the rule does not apply there."""
    given = {Knows.TAUGHT: limit, Knows.BARE: bare, Knows.FACT: fact}
    limits = {knows: most for knows, most in given.items() if most is not None}

    def made(rows: Maker) -> Rule:
        return Rule(name, (rows.__doc__ or "").strip(), measure, limits, rows, every)

    return made


def unfair(measure: Measure, row: Row, verdict: Verdict, before: Verdict | None) -> bool | None:
    """Whether the verdict on a row counts against the grader; None where the row does not count at all."""
    if measure is Measure.MISJUDGED:
        return verdict is not row.expected
    if measure is Measure.ACCEPTED:
        return verdict is Verdict.CORRECT
    if measure is Measure.CREDITED:
        return verdict is not Verdict.INCORRECT
    if measure is Measure.REFUSED:
        return verdict is Verdict.INCORRECT
    if before is None:
        raise ValueError(f"a rule that measures {measure} needs an unchanged answer: {row.answer!r}")
    if measure is Measure.BETTER:
        return None if before is Verdict.CORRECT else verdict.rank > before.rank
    if before is not Verdict.CORRECT:
        return None
    return verdict is Verdict.INCORRECT if measure is Measure.DROPPED else verdict is not Verdict.CORRECT

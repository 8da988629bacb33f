"""Running the rules: which rows are drawn, and what the grader makes of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.grading.behaviour.catalog import RULES
from tests.grading.behaviour.rule import Row, Rule, unfair
from tests.grading.behaviour.states import FACTS_READ, READ, READ_FEW, WITH_MODELS, State, names, state

Counts = dict[str, dict[str, tuple[int, int]]]
"""By state and rule: rows judged unfairly, rows counted."""
_PATIENCE = 4
"""So many rows are tried for one that counts, where the unchanged answer has to be graded right first."""


@dataclass(frozen=True, slots=True)
class Sample:
    """How much of a state is measured. The rows of a small sample are among those of a larger one."""

    cards: int
    rows: int
    """Rows that count, for each card and rule."""
    stored: int
    """The same, for rules on what the cards store."""


FULL = Sample(cards=1_000, rows=6, stored=1_000)
QUICK = Sample(cards=25, rows=2, stored=4)
_READ = Sample(cards=1_000, rows=2, stored=1_000)
_READ_QUICK = {
    READ: Sample(cards=12, rows=2, stored=4),
    READ_FEW: Sample(cards=8, rows=2, stored=4),
    FACTS_READ: Sample(cards=17, rows=2, stored=4),
}
"""Less of what the cross-encoders read: an answer takes ten times as long."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row that counts, with what the grader said."""

    card: Card
    row: Row
    verdict: Verdict
    unfair: bool


def sample(name: str, *, quick: bool = False) -> Sample:
    """How much of a state is measured, and in the test run."""
    if quick:
        return _READ_QUICK.get(name, QUICK)
    return _READ if name in WITH_MODELS else FULL


class Suite:
    """The rules on one state. Verdicts on unchanged answers are kept, since many rules start from the same."""

    def __init__(self, known: State, drawn: Sample) -> None:
        self._state = known
        self._sample = drawn
        self._deck = load_grader(semantic=False).index(known.cards)
        self._cards = self._drawn()
        self._others = {card.key: known.others(card) for card in self._cards}
        self._before: dict[tuple[str, str], Verdict] = {}

    def counts(self, rule: Rule) -> tuple[int, int]:
        """Rows judged unfairly and rows counted."""
        found = [outcome.unfair for outcome in self.outcomes(rule)]
        return sum(found), len(found)

    def outcomes(self, rule: Rule) -> Iterator[Outcome]:
        """What the grader says of a rule's rows, card by card; nothing where the rule does not apply."""
        if self._state.knows in rule.limits:
            for card in self._cards:
                yield from self._of_card(rule, card)

    def _of_card(self, rule: Rule, card: Card) -> Iterator[Outcome]:
        chance = random.Random(f"{rule.name}, {card.key}")
        left = self._sample.stored if rule.every else self._sample.rows
        made = rule.rows(card, self._others[card.key], self._state.answers, chance)
        for _, row in zip(range(left * _PATIENCE), made, strict=False):
            before = None if row.base is None else self._unchanged(card, row.base)
            verdict = self._verdict(card, row.answer)
            against = unfair(rule.measure, row, verdict, before)
            if against is not None:
                yield Outcome(card, row, verdict, against)
                left -= 1
                if not left:
                    return

    def _unchanged(self, card: Card, answer: str) -> Verdict:
        key = (card.key, answer)
        if key not in self._before:
            self._before[key] = self._verdict(card, answer)
        return self._before[key]

    def _verdict(self, card: Card, answer: str) -> Verdict:
        return self._state.grader(card.key).grade(card, answer, self._deck).verdict

    def _drawn(self) -> tuple[Card, ...]:
        """Cards from the whole deck, evenly."""
        cards = self._state.cards
        step = max(1, -(-len(cards) // self._sample.cards))
        return cards[::step]


def measured(
    states: Iterable[str] | None = None, rules: Iterable[Rule] = RULES, *, quick: bool = False
) -> Counts:
    """Every rule on every state."""
    several = tuple(rules)
    found: Counts = {}
    for name in names() if states is None else states:
        suite = Suite(state(name), sample(name, quick=quick))
        found[name] = {rule.name: suite.counts(rule) for rule in several}
    return found

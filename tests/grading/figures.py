"""The figures by which graders are compared, and the rules that other bots use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from bot.core.cards import Card
from bot.core.grading import Grader
from tests.grading.corpora import MLOPS_SETS, Labelled, State, deck, labelled
from tests.grading.folds import fold

Pair = tuple[int, int]
"""The label and the verdict, as ranks: 0 incorrect, 1 partial, 2 correct."""
Rule = Callable[[Card, str], int]


def share(hits: int, of: int) -> float:
    """`hits` of `of`, 0 where there is nothing to count."""
    return hits / of if of else 0.0


def figures(pairs: Sequence[Pair]) -> dict[str, float]:
    """Accuracy over three verdicts; right accepted and refused, wrong accepted, partial called partial."""
    by_label = {label: [verdict for own, verdict in pairs if own == label] for label in (0, 1, 2)}
    return {
        "answers": len(pairs),
        "accuracy": share(sum(label == verdict for label, verdict in pairs), len(pairs)),
        "right_accepted": share(by_label[2].count(2), len(by_label[2])),
        "right_refused": share(by_label[2].count(0), len(by_label[2])),
        "wrong_accepted": share(by_label[0].count(2), len(by_label[0])),
        "partial_partial": share(by_label[1].count(1), len(by_label[1])),
    }


def judged(graders: Sequence[Grader], rows: Sequence[Labelled], change: State) -> list[Pair]:
    """Labels and verdicts; each card is graded with the weights that have not seen it."""
    cards = {key: change(card) for key, card in deck().items()}
    return [
        (row.label, graders[fold(row.card)].grade(cards[row.card], row.answer).verdict.rank) for row in rows
    ]


def ruled(rule: Rule, rows: Sequence[Labelled]) -> list[Pair]:
    """Labels and what a rule says."""
    return [(row.label, rule(deck()[row.card], row.answer)) for row in rows]


def answers() -> list[Labelled]:
    """The answers of the three sets on the MLOps cards."""
    return [row for name in MLOPS_SETS for row in labelled(name)]


RULES: dict[str, Rule] = {
    "`fuzz.ratio` > 88": lambda card, answer: 2 * (fuzz.ratio(card.reference.lower(), answer.lower()) > 88),
    "`token_sort_ratio` > 85": lambda card, answer: (
        2 * (fuzz.token_sort_ratio(card.reference.lower(), answer.lower()) > 85)
    ),
    "`token_set_ratio`, 60 / 40": lambda card, answer: _steps(
        fuzz.token_set_ratio(card.reference.lower(), answer.lower())
    ),
    "always incorrect": lambda card, answer: 0,
}
"""Rules of well-known quiz bots and course platforms, on the reference answer."""


def _steps(score: float) -> int:
    return 2 if score >= 60 else 1 if score >= 40 else 0

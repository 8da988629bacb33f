"""How cards in other languages do, the reference alone: `python -m tests.grading.languages`.

The cards and answers are by two writers who saw neither code nor grades; keys begin with the language's code. Only the
first writer's were read while the readers of glossaries were made. The languages that came later have rows of our own,
written before their glossaries.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Grader
from tests.grading import corpora
from tests.grading.corpora import Labelled
from tests.grading.figures import Pair, figures, share

READ, UNREAD = "languages-1", "languages-2"
OWN = {
    **dict.fromkeys(("sv", "tr", "id", "ar", "hi"), "languages-own"),
    **dict.fromkeys(("uk", "vi", "cs"), "languages-uk-vi-cs"),
}
"""The set of each language that came later."""
RIGHT = 2


@dataclass(frozen=True, slots=True)
class Graded:
    """The answers in one language, or in all of them, with the verdicts they were given."""

    language: str
    pairs: Sequence[Pair]
    elsewhere: Sequence[int]
    """The verdicts, by rank, on right answers to the other cards of the language."""

    @property
    def taken(self) -> float:
        """Share of answers to other cards that are called correct."""
        return share(sum(verdict == RIGHT for verdict in self.elsewhere), len(self.elsewhere))


@cache
def grader() -> Grader:
    """The grader that ships."""
    return load_grader(semantic=False)


def graded(name: str, *, facts: bool) -> Iterator[Graded]:
    """Each language of a set, its facts or its sentences, and all languages together."""
    cards = corpora.alone(name)
    kept = {key: card for key, card in cards.items() if bool(grader().prepare(card).fact) is facts}
    rows = [row for row in corpora.labelled(name) if row.card in kept]
    codes = sorted({language(key) for key in kept})
    found = [_graded(code, kept, [row for row in rows if language(row.card) == code]) for code in codes]
    yield from found
    pairs = [pair for one in found for pair in one.pairs]
    yield Graded("all", pairs, [verdict for one in found for verdict in one.elsewhere])


def language(key: str) -> str:
    """The code of a card's language."""
    return key.rstrip("0123456789")


def _graded(code: str, cards: dict[str, Card], rows: Sequence[Labelled]) -> Graded:
    own = [card for key, card in cards.items() if language(key) == code]
    pairs = [(row.label, _rank(cards[row.card], row.answer)) for row in rows]
    right = [row for row in rows if row.label == RIGHT]
    elsewhere = [_rank(card, row.answer) for card in own for row in right if row.card != card.key]
    return Graded(code, pairs, elsewhere)


def _rank(card: Card, answer: str) -> int:
    return grader().grade(card, answer).verdict.rank


def main() -> None:
    """Print a table for each set."""
    for name in dict.fromkeys((READ, UNREAD, *OWN.values())):
        for facts in (False, True):
            sys.stdout.write(f"\n{name}, {'facts' if facts else 'sentences'}\n\n")
            for one in graded(name, facts=facts):
                cells = {**figures(one.pairs), "another card's accepted": one.taken}
                told = " | ".join(f"{key} {value:.3f}" for key, value in cells.items())
                sys.stdout.write(f"| {one.language} ({len(one.pairs)}) | {told} |\n")


if __name__ == "__main__":
    main()

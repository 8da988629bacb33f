"""Which ideas of a card an answer has.

A card with concepts names them; of a bare card the clauses of the reference stand in for ideas. An idea is
found when enough of one of its phrasings is in the answer, with the same polarity.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from bot.core.cards import Card, Concept, Need
from bot.core.grading.content import ContentProfile

FOUND = 0.55
"""Share of a phrasing's content, by weight, from which its idea counts as found."""
BESIDE = 1
"""Meanings beside a phrasing's own that leave it the only thing said."""
_CLAUSES = re.compile(
    r"[,;:.()、。，；：]+\s*|\s+(?:and|or|while|whereas|but|by|to|because)\s+", re.IGNORECASE
)
_SHORTEST_CLAUSE = 4
WHAT_ELSE = "what else belongs to the answer?"
"""What can be asked for of a bare card: it says nothing to somebody who has nothing yet."""


def ideas(card: Card) -> tuple[Concept, ...]:
    """The card's concepts, or for a bare card the clauses of its reference as concepts."""
    if card.concepts:
        return card.concepts
    clauses = [
        part.strip() for part in _CLAUSES.split(card.reference) if len(part.strip()) >= _SHORTEST_CLAUSE
    ]
    clauses = list(dict.fromkeys(clauses)) or [card.reference]
    return tuple(
        Concept(id=f"part{index}", idea=f"“{clause}”", ask=WHAT_ELSE, phrasings=(clause,))
        for index, clause in enumerate(clauses[:6], start=1)
    )


class Found(Struct):
    """How well each idea of the card is covered, in the card's order."""

    shares: tuple[float, ...]
    """0 to 1 for each idea: the best covered phrasing."""
    best: tuple[str, ...]
    """That phrasing, for the reasons."""
    alone: tuple[bool, ...]
    """Whether the answer says next to nothing but that phrasing."""


class Coverage:
    """The ideas of one card with their phrasings, indexed by meaning."""

    def __init__(
        self, concepts: Sequence[Concept], phrasings: Sequence[Sequence[tuple[str, ContentProfile]]]
    ) -> None:
        self.concepts = tuple(concepts)
        self._needed = [at for at, one in enumerate(self.concepts) if one.needed is Need.CORRECT]
        self._texts: list[tuple[int, str, int]] = []
        """Of each phrasing its idea's number, its text and its size in meanings."""
        self._postings: dict[str, list[tuple[int, float, bool]]] = {}
        for number, said in enumerate(phrasings):
            for text, phrase in said:
                if phrase.total:
                    self._index(number, text, phrase)

    def _index(self, number: int, text: str, phrase: ContentProfile) -> None:
        index = len(self._texts)
        self._texts.append((number, text, len(phrase.weights)))
        for meaning, weight in phrase.weights.items():
            self._postings.setdefault(meaning, []).append(
                (index, weight / phrase.total, meaning in phrase.negated)
            )

    def of(self, answer: ContentProfile) -> Found:
        """The coverage by an answer."""
        sums = [0.0] * len(self._texts)
        for meaning in answer.weights:
            negated = meaning in answer.negated
            for index, share, expected in self._postings.get(meaning, ()):
                sums[index] += share if negated == expected else -0.5 * share
        shares = [0.0] * len(self.concepts)
        best = [""] * len(self.concepts)
        alone = [False] * len(self.concepts)
        for share, (number, text, size) in zip(sums, self._texts, strict=True):
            if share > shares[number]:
                shares[number], best[number] = min(share, 1.0), text
                alone[number] = len(answer.weights) <= size + BESIDE
        return Found(tuple(shares), tuple(best), tuple(alone))

    def best(self, meanings: Iterable[str], negated: Collection[str]) -> float:
        """The best coverage of any idea by a text of these content meanings, of which some are `negated`."""
        sums: dict[int, float] = {}
        for meaning in meanings:
            no = meaning in negated
            for index, share, expected in self._postings.get(meaning, ()):
                sums[index] = sums.get(index, 0.0) + (share if no == expected else -0.5 * share)
        return max(0.0, min(1.0, max(sums.values(), default=0.0)))

    def needed_shares(self, found: Found) -> list[float]:
        """The coverage of each needed idea."""
        return [found.shares[at] for at in self._needed]

    def needed(self, found: Found, enough: int | None) -> float:
        """Mean coverage of the best `enough` needed ideas (all of them if None), 0 to 1."""
        shares = sorted(self.needed_shares(found), reverse=True)
        count = min(enough or len(shares), len(shares))
        return sum(shares[:count]) / count if count else 0.0

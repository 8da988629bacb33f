"""A text boiled down to what two texts are aligned by, and the alignment itself.

The kernel says *how near* an example is; the alignment with the few nearest ones says *what differs*: a word
missing, a "not" more, an opposite in its place, the same words in another order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import compress, pairwise

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from bot.core.grading.lexicon import Lexicon
from bot.core.grading.reading import Reading

DEMOTED = 0.25
"""Weight of a word that the question already says; three quarters of its credit go to whoever asked."""


class ContentProfile(Struct):
    """The content of a text."""

    order: list[str]
    """Content meanings in the order said, without polarity."""
    weights: dict[str, float]
    """Content meaning -> weight: 1, or DEMOTED where the question says it."""
    total: float
    pairs: frozenset[tuple[str, str]]
    """Content meanings that stand next to each other, in either order."""
    negators: int
    negated: frozenset[str]
    """Content meanings in the scope of a negator."""
    strong: frozenset[str]
    """Stems of words that overclaim ("always", "only", "guarantees")."""
    length: int
    """Tokens in all."""


class Alignment(Struct):
    """How an answer stands to one example."""

    recall: float
    """Share of the example's content that the answer has."""
    precision: float
    """Share of the answer's content that the example has."""
    order: float
    """Share of the common content that comes in the same order; 1 where nothing is shared."""
    pairs: float
    """Share of the shorter text's neighbours in content that are neighbours in the other too, in either order."""
    negation: int
    """Negators the answer has more than the example (less if negative)."""
    flipped: int
    """Common content said with the other polarity."""
    opposed: int
    """Content of the answer whose opposite the example has in its place."""
    misplaced: int = 0
    """Words of the common content that have to be taken out for the rest to come in the same order."""
    contrary: bool = False
    """They differ in opposites alone, one at least, and deny as often: the one says the contrary of the other."""

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


NOTHING = Alignment(0.0, 0.0, 1.0, 0.0, 0, 0, 0)


def content_profile(lexicon: Lexicon, reading: Reading, asked: Collection[str] = ()) -> ContentProfile:
    """The content of a reading; `asked` holds the content meanings of the question."""
    order = reading.content
    weights = {meaning: DEMOTED if meaning in asked else 1.0 for meaning in order}
    stems = [token.stem for token in reading.tokens]
    return ContentProfile(
        order=order,
        weights=weights,
        total=sum(weights.values()),
        pairs=frozenset([(one, two) if one < two else (two, one) for one, two in pairwise(order)]),
        negators=sum([token.negator for token in reading.tokens]),
        negated=negated_meanings(reading),
        strong=lexicon.overclaim.intersection(stems),
        length=len(stems),
    )


def negated_meanings(reading: Reading) -> frozenset[str]:
    """The meanings of words in the scope of a negator."""
    if True not in reading.negated:
        return frozenset()
    return frozenset([token.meaning for token in compress(reading.tokens, reading.negated)])


def align(lexicon: Lexicon, answer: ContentProfile, example: ContentProfile) -> Alignment:
    """How `answer` stands to `example`."""
    theirs = example.weights
    shared = answer.weights.keys() & theirs.keys()
    if not shared:
        return NOTHING
    weight = sum([theirs[meaning] for meaning in shared])
    one = [meaning for meaning in answer.order if meaning in shared]
    two = [meaning for meaning in example.order if meaning in shared]
    opposites = lexicon.opposites
    extra = answer.weights.keys() - shared
    turned = [meaning for meaning in extra if not theirs.keys().isdisjoint(opposites.get(meaning, ()))]
    negation = answer.negators - example.negators
    common, in_order = min(len(one), len(two)), LCSseq.similarity(one, two)
    contrary = (
        len(turned) == len(extra) > 0
        and negation == 0
        and theirs.keys() - shared <= _against(opposites, extra)
    )
    return Alignment(
        recall=weight / example.total,
        precision=weight / answer.total,
        order=in_order / common,
        pairs=len(answer.pairs & example.pairs) / (min(len(answer.pairs), len(example.pairs)) or 1),
        negation=negation,
        flipped=len(shared & (answer.negated ^ example.negated)),
        opposed=len(turned),
        misplaced=common - in_order,
        contrary=contrary,
    )


def _against(opposites: Mapping[str, frozenset[str]], meanings: Iterable[str]) -> set[str]:
    """All that is the opposite of one of the meanings."""
    return {other for meaning in meanings for other in opposites.get(meaning, ())}

"""Which card of a deck an answer speaks to: what fits another card plainly better is no answer to this one.

Cards of one field are about the same things, and an answer to one of them has the words of all. What tells them apart
are the words that few of them have: words are weighed by how rare they are *in the deck* (inverse document frequency,
Spärck Jones 1972), and word vectors are compared beside the deck's mean. `docs/grading-figures.md` has how often this
finds the card of a right answer, and what it changes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest
from itertools import groupby
from math import fsum, log, sqrt
from operator import sub
from typing import NamedTuple
from zlib import crc32

from bot.core.cards import Card
from bot.core.grading.evidence import AssertionEvidence
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.reading import Reading, reading_of
from bot.core.grading.subject import content_stems
from bot.core.grading.text import STOP
from bot.core.grading.text_features import text_features
from bot.core.grading.word_vectors import Vector, nearness

ANSWERS = 12
"""Accepted answers of a card that are read beside its reference: a text is read up to `text.MAX_WORDS` anyway."""
CANDIDATES = 20
"""Other cards whose vectors are compared: those that the words are nearest to."""
BY_CHANCE, FEW = 0.06, 20
"""The nearest of many is nearer by chance than that of FEW: by so much for each e-fold of cards."""
_BITS = 16
_PLACE = (1 << _BITS) - 1
_HASH = 0xFFFFFFFF << _BITS


class Elsewhere(NamedTuple):
    """How an answer stands between its card and the others of the deck."""

    nearer: float = 0.0
    """How much nearer it is to one of them (`DeckIndex.nearer`)."""
    least: float = 0.0
    """The same of the assertion of which this is least, talk about nothing of the card left out."""


class DeckIndex:
    """The cards of a deck, by what their questions and right answers say."""

    def __init__(self, cards: Iterable[tuple[Card, Lexicon]]) -> None:
        """`cards` with the lexicon that reads each: a fraction of a millisecond a card."""
        keys, vectors = [], []
        meanings, letters = array("Q"), array("Q")
        # One after the other: a card that was read takes far more than what is kept of it.
        for place, (card, lexicon) in enumerate(cards):
            text = " . ".join((card.prompt, card.reference, *card.accepted[:ANSWERS]))
            reading = reading_of(lexicon, lexicon.words(text))
            keys.append(card.key)
            meanings.extend([_hash(meaning) | place for meaning in set(reading.content)])
            letters.extend([_hash(gram) | place for gram in text_features(reading).letters])
            vectors.append(array("i", _vector(lexicon, reading)))
        self._places = {key: place for place, key in enumerate(keys)}
        self._meanings = _Postings(meanings, len(keys))
        self._letters = _Postings(letters, len(keys))
        self._vectors = _centred(vectors)

    def elsewhere(self, card: PreparedCard, assertions: Sequence[AssertionEvidence]) -> Elsewhere:
        """Whether an answer to the card speaks to another card; its slips are mended as for this one."""

        def nearer(told: Sequence[AssertionEvidence]) -> float:
            words = [word for one in told for word in (*card.speller.mended(one.assertion.words), STOP)]
            return self.nearer(card.card.key, card.lexicon, words)

        whole = nearer(assertions)
        if whole <= 0 or len(assertions) == 1:
            return Elsewhere(whole, whole)
        related = [one for one in assertions if one.related] or assertions
        return Elsewhere(whole, min(nearer([one]) for one in related))

    def nearer(self, key: str, lexicon: Lexicon, words: list[str]) -> float:
        """How much nearer a text is to some other card than to the card of that key; below 0 where to none.

        `lexicon` reads its `words`. Nearness is the sum of three cosines, of meanings, of letters and of word
        vectors, and the more cards there are, the nearer the nearest has to be. 0 where the deck has no such card, or
        no other one.
        """
        own = self._places.get(key)
        if own is None or len(self._places) < 2:
            return 0.0
        reading = reading_of(lexicon, words)
        meanings = self._meanings.near(set(reading.content))
        letters = self._letters.near(text_features(reading).letters)
        near = [one + two for one, two in zip(meanings, letters, strict=True)]
        others = nlargest(CANDIDATES, (at for at in range(len(near)) if at != own), key=near.__getitem__)
        about = _vector(lexicon, reading)
        here, *there = [near[at] + nearness(about, self._vectors[at]) for at in (own, *others)]
        return max(there) - here - BY_CHANCE * log(max(1.0, len(self._places) / FEW))


class NotIndexed(Exception):
    """An answer has to be compared with the other cards of a deck that nobody indexed yet."""


class UnreadDeck(DeckIndex):
    """A deck that is indexed only if it has to be: it takes far longer than an answer, and wrong ones never ask it."""

    def __init__(self) -> None:
        super().__init__(())

    def elsewhere(
        self,
        card: PreparedCard,  # noqa: ARG002 (nothing is looked at, nothing answered)
        assertions: Sequence[AssertionEvidence],  # noqa: ARG002
    ) -> Elsewhere:
        """Raises NotIndexed."""
        raise NotIndexed


class _Postings:
    """Texts as sets of features: for each feature the places of the texts that have it.

    Kept as sorted numbers, eight bytes for each feature of a text: a feature's hash, and the text's place behind it.
    """

    def __init__(self, numbers: Iterable[int], size: int) -> None:
        """`numbers` in any order, of `size` texts."""
        self._size = size
        self._sorted = array("Q", sorted(numbers))
        squares = [0.0] * self._size
        for _, having in groupby(self._sorted, key=_HASH.__and__):
            numbers = list(having)
            for number in numbers:
                squares[number & _PLACE] += self._square(len(numbers))
        self._lengths = [sqrt(square) or 1.0 for square in squares]

    def near(self, features: Collection[str]) -> list[float]:
        """The cosine of a text with each; features that no text has are left out of it."""
        products = [0.0] * self._size
        own = 0.0
        for first in sorted(map(_hash, features)):  # sums hang on the order in their last bits
            start = bisect_left(self._sorted, first)
            end = bisect_left(self._sorted, first + _PLACE, start)
            if end > start:
                square = self._square(end - start)
                own += square
                for number in self._sorted[start:end]:
                    products[number & _PLACE] += square
        length = sqrt(own) or 1.0
        return [product / (length * other) for product, other in zip(products, self._lengths, strict=True)]

    def _square(self, having: int) -> float:
        """The square of how much a feature tells that so many texts have: the fewer, the more."""
        return log(1 + self._size / having) ** 2


def _hash(feature: str) -> int:
    """A number for a feature, with room for a place behind it; of four billion pairs of features one has the same."""
    return crc32(feature.encode()) << _BITS


def _vector(lexicon: Lexicon, reading: Reading) -> Vector:
    """The sum of the vectors of a text's content words."""
    return lexicon.vectors.total(content_stems(lexicon, reading))


def _centred(vectors: Sequence[Vector]) -> list[Vector]:
    """The vectors at length one, less their mean; empty ones stay empty."""
    units = [[number / length for number in vector] for vector in vectors if (length := _length(vector))]
    mean = [sum(numbers) / len(units) for numbers in zip(*units, strict=True)]
    centred = (array("f", map(sub, unit, mean)) for unit in units)
    return [next(centred) if _length(vector) else () for vector in vectors]


def _length(vector: Vector) -> float:
    return sqrt(fsum(number * number for number in vector))

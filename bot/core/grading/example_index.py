"""What a card remembers: its examples, and a kernel ridge regression over them that generalises from their wording.

With a few dozen labelled texts a card, the regression is solved when the card is prepared, in tens of milliseconds. Its
solution is kept by feature, so that comparing an answer is one look-up for each of its features: that gives the
regression's estimate, and how near each single example is.

All that is kept of a feature is one long integer. It has a byte for each example, 1 where that has the feature; above
these stand the feature's three numbers in fixed point. The sum of an answer's features then holds in each byte how many
of them that example has, and above the sums of the numbers: one look-up and one addition a feature, however many
examples there are, and a third of the memory that a tuple of numbers takes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from math import log, sqrt
from operator import add, mul
from sys import intern
from typing import NamedTuple

from msgspec import Struct

from bot.core.grading.ridge_regression import kernel, solve
from bot.core.grading.text_features import SHARES, TextFeatures

_HALF = 0.25
_BYTE = 255
"""Features that can be added before a byte overflows."""
_LANE = 80
"""Bits of each number of a feature."""
_LANE_MASK = (1 << _LANE) - 1
_ONE = 1 << 48
"""1 in fixed point: what is lost of a sum lies far below what a grade is rounded to."""
_UNIT = 1 / _ONE
_OFFSET = 1 << 70
"""Added to each number that may be negative, so that no lane borrows from the next; _BYTE of them fit a lane."""


class Example(Struct, frozen=True):
    """One remembered text with what it stands for."""

    text: str
    mark: float
    """1 right, 0 partly right, -1 wrong, or between for a phrase that is only part of an answer."""


class Comparison(Struct):
    """An answer beside the examples."""

    similar: list[float]
    """The mean cosine of letters and of meanings with each shown example, 0 to 1."""
    graded: float
    """The regression's mark, about -1 to 1."""
    right: float
    """The same for a regression that knows only wholly right and the rest."""
    known: float
    """Share of the answer's meanings that any example has."""
    known_pairs: float
    """Share of the answer's pairs of neighbours that any example has."""
    first_letters: int
    """How many of the answer's character n-grams the first example has."""


class Solution(NamedTuple):
    """The dual weights of both regressions: one number an example."""

    graded: Sequence[float]
    right: Sequence[float]


class ExampleIndex:
    """The examples of one card, ready to be compared with answers."""

    def __init__(
        self,
        examples: Sequence[Example],
        features: Sequence[TextFeatures],
        shown: int,
        solution: Solution | None = None,
    ) -> None:
        """`features` are those of the examples.

        Answers are compared with the first `shown` examples one by one; the rest only teach the regressions. Solving
        them takes most of the time; `solution` holds the weights where that was done before.
        """
        self.examples = tuple(examples)
        self._rare = log(1 + len(examples)) + 1
        self._shown = shown
        self._letter_sizes = [0.5 / (sqrt(len(one.letters)) or 1.0) for one in features[:shown]]
        self._said_sizes = [0.5 / (sqrt(len(one.single) + len(one.pairs)) or 1.0) for one in features[:shown]]
        self._bits = 8 * shown
        self._counts_mask = (1 << self._bits) - 1
        views = [_views(one) for one in features]
        shares = [_shares(*map(bool, parts)) for parts in views]
        parts = [_Part(*one) for one in zip(zip(*views, strict=True), zip(*shares, strict=True), strict=True)]
        self.solution = solution or _solved(features, parts, [example.mark for example in examples])
        self._table: dict[str, int] = {}
        letters = parts[0]
        for part in parts:
            entries = part.entries(self.solution, shown)
            # Many cards have the same letters, and few the same neighbours in meaning.
            names = map(intern, part.postings) if part is letters else part.postings
            self._table.update(zip(names, map(entries.__getitem__, part.postings.values()), strict=True))

    @property
    def size(self) -> int:
        """How many features it holds, at some 190 to 260 bytes each, with all else that a card is made ready with."""
        return len(self._table)

    def compare(self, answer: TextFeatures) -> Comparison:
        """The answer beside every example."""
        find = self._table.get
        letters, single, pairs, sided = (
            list(filter(None, map(find, features)))
            for features in (answer.letters, answer.single, answer.pairs, answer.sided)
        )
        sizes = (len(answer.letters), len(answer.single) + len(answer.pairs), len(answer.sided))
        shares = _shares(*map(bool, sizes))
        spelled = self._sums(letters)
        said = self._sums(single + pairs)
        graded, right = self._estimates(spelled, len(letters), sizes[0], shares[0])
        of_said = self._estimates(said, len(single) + len(pairs), sizes[1], shares[1])
        graded, right = graded + of_said[0], right + of_said[1]
        if sided:
            of_sided = self._estimates(self._sums(sided), len(sided), sizes[2], shares[2])
            graded, right = graded + of_sided[0], right + of_sided[1]
        return Comparison(
            similar=self._similar(spelled.counts, said.counts, sizes),
            graded=graded,
            right=right,
            known=len(single) / (len(answer.single) or 1),
            known_pairs=len(pairs) / (len(answer.pairs) or 1),
            first_letters=spelled.counts[0],
        )

    def first_has(self, features: Iterable[str]) -> int:
        """How many of the features the first example has."""
        return sum([self._table.get(feature, 0) & 1 for feature in features])

    def _sums(self, entries: Sequence[int]) -> _Sums:
        """The entries of some features added up."""
        if len(entries) > _BYTE:
            parts = [self._sums(entries[at : at + _BYTE]) for at in range(0, len(entries), _BYTE)]
            counts, squares, graded, right = zip(*parts, strict=True)
            return _Sums([*map(sum, zip(*counts, strict=True))], sum(squares), sum(graded), sum(right))
        total = sum(entries)
        numbers = total >> self._bits
        offset = len(entries) * _OFFSET
        return _Sums(
            (total & self._counts_mask).to_bytes(self._shown, "little"),
            (numbers & _LANE_MASK) * _UNIT,
            ((numbers >> _LANE & _LANE_MASK) - offset) * _UNIT,
            ((numbers >> 2 * _LANE) - offset) * _UNIT,
        )

    def _estimates(self, sums: _Sums, found: int, size: int, share: float) -> tuple[float, float]:
        """What one view tells both regressions: of `size` features of the answer `found` are known."""
        norm = share / (sqrt(sums.squares + (size - found) * self._rare * self._rare) or 1.0)
        return sums.graded * norm, sums.right * norm

    def _similar(self, letters: Sequence[int], said: Sequence[int], sizes: Sequence[int]) -> list[float]:
        """The mean cosine with each shown example, given how many of the answer's features each has."""
        one, two = 1 / (sqrt(sizes[0]) or 1.0), 1 / (sqrt(sizes[1]) or 1.0)
        return [
            one * (letter * size) + two * (meaning * other)
            for letter, size, meaning, other in zip(
                letters, self._letter_sizes, said, self._said_sizes, strict=True
            )
        ]


class _Sums(NamedTuple):
    """Entries added up."""

    counts: Sequence[int]
    """For each shown example how many of the features it has."""
    squares: float
    """Of their idf."""
    graded: float
    """Of their weights in each regression, times their squared idf."""
    right: float


class _Part:
    """One view of the examples (letters, meanings, or what is said of sides) with the weights of its features."""

    def __init__(self, features: Sequence[frozenset[str]], shares: Sequence[float]) -> None:
        """`shares` say how long each example's row is."""
        self.postings = _postings(features)
        self._lists = Counter(self.postings.values())
        self.idf = [_idf(having, len(features)) for having in range(len(features) + 1)]
        """By how many examples have a feature how rare it is."""
        squares = [0.0] * len(features)
        for where, count in self._lists.items():
            square = count * self.idf[len(where)] ** 2
            for at in map(ord, where):
                squares[at] += square
        self._scales = [share / (sqrt(square) or 1.0) for share, square in zip(shares, squares, strict=True)]

    def entries(self, solution: Solution, shown: int) -> dict[str, int]:
        """The entry of each posting list; the first `shown` examples have a byte in it."""
        graded = [*map(mul, self._scales, solution.graded)].__getitem__
        right = [*map(mul, self._scales, solution.right)].__getitem__
        held = [1 << 8 * at if at < shown else 0 for at in range(len(self._scales))].__getitem__
        squares = [idf * idf * _ONE for idf in self.idf]
        found = {}
        for where in self._lists:
            places = [*map(ord, where)]
            square = squares[len(places)]
            one, two = square * sum(map(graded, places)), square * sum(map(right, places))
            numbers = (int(two) + _OFFSET << 2 * _LANE) + (int(one) + _OFFSET << _LANE) + int(square)
            found[where] = (numbers << 8 * shown) + sum(map(held, places))
        return found


def _postings(features: Iterable[frozenset[str]]) -> dict[str, str]:
    """For each feature the examples that have it, a character each.

    Strings, for they are far quicker to add to, to tell apart and to throw away than thousands of lists are.
    """
    found: dict[str, str] = {}
    for at, one in enumerate(features):
        before = map(found.get, one, repeat(""))
        found.update(zip(one, map(add, before, repeat(chr(at))), strict=False))
    return found


def _views(one: TextFeatures) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The features by the parts of the kernel."""
    return one.letters, one.single | one.pairs, one.sided


def _idf(having: int, count: int) -> float:
    """Smoothed inverse document frequency, as scikit-learn defines it."""
    return log((1 + count) / (1 + having)) + 1


def _solved(features: Iterable[TextFeatures], parts: Iterable[_Part], marks: Sequence[float]) -> Solution:
    """Both regressions solved, to five digits: so that one that was kept gives the same grades to the last bit."""
    idf = {feature: part.idf[len(where)] for part in parts for feature, where in part.postings.items()}
    matrix = kernel([_row(one, idf) for one in features])
    graded, right = solve(matrix, marks), solve(matrix, [_strict(mark) for mark in marks])
    return Solution([round(weight, 5) for weight in graded], [round(weight, 5) for weight in right])


def _row(one: TextFeatures, idf: Mapping[str, float]) -> dict[str, float]:
    """An example's features weighted by rarity, each part scaled to its share."""
    found: dict[str, float] = {}
    views = _views(one)
    for features, share in zip(views, _shares(*map(bool, views)), strict=True):
        ordered = sorted(features)  # so that sums do not hang on the order of a set
        weights = [idf[feature] for feature in ordered]
        factor = share / (sqrt(sum(map(mul, weights, weights))) or 1.0)
        found.update(zip(ordered, (weight * factor for weight in weights), strict=True))
    return found


@cache
def _shares(*present: bool) -> tuple[float, ...]:
    """The square roots of the views' shares of the kernel; the shares of those that are not empty sum to 1."""
    shares = [share if any_ else 0.0 for any_, share in zip(present, SHARES, strict=True)]
    total = sum(shares) or 1.0
    return tuple(sqrt(share / total) for share in shares)


def _strict(mark: float) -> float:
    """The target of the second regression: 1 for wholly right only."""
    if mark >= 1:
        return 1.0
    return mark - _HALF if mark > 0 else -1.0

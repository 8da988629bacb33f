"""What a card remembers: its examples, and a kernel ridge regression over them that generalises from their wording.

With a few dozen labelled texts a card, the regression is solved when the card is prepared, in tens of milliseconds. Its
solution is kept by feature, so that comparing an answer is one look-up for each of its features: that gives the
regression's estimate, and how near each single example is.

Which examples have a feature is kept as a long integer with a byte for each example, 1 where it has the feature. The
sum of an answer's features then holds, in each byte, how many of them that example has: one addition a feature,
however many examples there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import log, sqrt
from operator import add, mul
from sys import intern
from typing import Any, NamedTuple

from bot.core.grading.ridge_regression import kernel, solve
from bot.core.grading.text_features import SHARES, TextFeatures

_Entry = tuple[float, float, float, int]
"""Of a feature: its squared idf, idf times its weight in each of the two regressions, and a byte for each example."""
_NO_ENTRIES: tuple[tuple[Any, ...], ...] = ((), (), (), ())
_HALF = 0.25
_BYTE = 255
"""Features that can be added before a byte overflows."""


@dataclass(frozen=True, slots=True)
class Example:
    """One remembered text with what it stands for."""

    text: str
    mark: float
    """1 right, 0 partly right, -1 wrong, or between for a phrase that is only part of an answer."""


@dataclass(frozen=True, slots=True)
class Comparison:
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
        views = [_views(one) for one in features]
        shares = [_shares(map(len, parts)) for parts in views]
        parts = [_Part(*one) for one in zip(zip(*views, strict=True), zip(*shares, strict=True), strict=True)]
        self.solution = solution or _solved(features, parts, [example.mark for example in examples])
        self._table: dict[str, _Entry] = {}
        held = [1 << 8 * at if at < shown else 0 for at in range(len(examples))]
        for part in parts:
            entries = part.entries(self.solution, held)
            names = map(intern, part.postings)
            self._table.update(zip(names, map(entries.__getitem__, part.postings.values()), strict=True))

    @property
    def size(self) -> int:
        """How many features it holds, at some 220 to 270 bytes each, with all else that a card is made ready with."""
        return len(self._table)

    def compare(self, answer: TextFeatures) -> Comparison:
        """The answer beside every example."""
        find = self._table.get
        letters, single, pairs, sided = (
            list(filter(None, map(find, features)))
            for features in (answer.letters, answer.single, answer.pairs, answer.sided)
        )
        sizes = (len(answer.letters), len(answer.single) + len(answer.pairs), len(answer.sided))
        graded = right = 0.0
        having: list[Sequence[int]] = []
        for entries, size, share in zip((letters, single + pairs, sided), sizes, _shares(sizes), strict=True):
            squares, one, two, held = zip(*entries, strict=True) if entries else _NO_ENTRIES
            unknown = (size - len(entries)) * self._rare * self._rare
            norm = share / (sqrt(sum(squares) + unknown) or 1.0)
            graded += sum(one) * norm
            right += sum(two) * norm
            having.append(held)
        return Comparison(
            similar=self._similar(having[0], having[1], sizes),
            graded=graded,
            right=right,
            known=len(single) / (len(answer.single) or 1),
            known_pairs=len(pairs) / (len(answer.pairs) or 1),
        )

    def _similar(self, letters: Sequence[int], said: Sequence[int], sizes: Sequence[int]) -> list[float]:
        """The mean cosine with each shown example, given which examples have each of the answer's features."""
        one, two = 1 / (sqrt(sizes[0]) or 1.0), 1 / (sqrt(sizes[1]) or 1.0)
        return [
            one * (letter * size) + two * (meaning * other)
            for letter, size, meaning, other in zip(
                self._counts(letters), self._letter_sizes, self._counts(said), self._said_sizes, strict=True
            )
        ]

    def _counts(self, held: Sequence[int]) -> Sequence[int]:
        """For each shown example how many of the features it has; `held` says of each which examples have it."""
        if len(held) <= _BYTE:
            return sum(held).to_bytes(self._shown, "little")
        parts = (self._counts(held[at : at + _BYTE]) for at in range(0, len(held), _BYTE))
        return [*map(sum, zip(*parts, strict=True))]


class _Part:
    """One view of the examples (letters, meanings, or what is said of sides) with the weights of its features."""

    def __init__(self, features: Sequence[frozenset[str]], shares: Sequence[float]) -> None:
        """`shares` say how long each example's row is."""
        self.postings = _postings(features)
        self.idf = {where: _idf(len(where), len(features)) for where in self.postings.values()}
        squares = [0.0] * len(features)
        for where, count in Counter(self.postings.values()).items():
            square = count * self.idf[where] ** 2
            for at in map(ord, where):
                squares[at] += square
        self._scales = [share / (sqrt(square) or 1.0) for share, square in zip(shares, squares, strict=True)]

    def entries(self, solution: Solution, held: Sequence[int]) -> dict[str, _Entry]:
        """The entry of each posting list; `held` has for each example the integer with its byte alone."""
        graded = [*map(mul, self._scales, solution.graded)].__getitem__
        right = [*map(mul, self._scales, solution.right)].__getitem__
        found = {}
        for where, idf in self.idf.items():
            places = [*map(ord, where)]
            square = idf * idf
            one, two = sum(map(graded, places)), sum(map(right, places))
            found[where] = (square, square * one, square * two, sum(map(held.__getitem__, places)))
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
    idf = {feature: part.idf[where] for part in parts for feature, where in part.postings.items()}
    matrix = kernel([_row(one, idf) for one in features])
    graded, right = solve(matrix, marks), solve(matrix, [_strict(mark) for mark in marks])
    return Solution([round(weight, 5) for weight in graded], [round(weight, 5) for weight in right])


def _row(one: TextFeatures, idf: Mapping[str, float]) -> dict[str, float]:
    """An example's features weighted by rarity, each part scaled to its share."""
    found: dict[str, float] = {}
    views = _views(one)
    for features, share in zip(views, _shares(map(len, views)), strict=True):
        ordered = sorted(features)  # so that sums do not hang on the order of a set
        weights = [idf[feature] for feature in ordered]
        factor = share / (sqrt(sum(map(mul, weights, weights))) or 1.0)
        found.update(zip(ordered, (weight * factor for weight in weights), strict=True))
    return found


def _shares(sizes: Iterable[int]) -> list[float]:
    """The square roots of the views' shares of the kernel; the shares of those that are not empty sum to 1."""
    shares = [share if size else 0.0 for size, share in zip(sizes, SHARES, strict=True)]
    total = sum(shares) or 1.0
    return [sqrt(share / total) for share in shares]


def _strict(mark: float) -> float:
    """The target of the second regression: 1 for wholly right only."""
    if mark >= 1:
        return 1.0
    return mark - _HALF if mark > 0 else -1.0

"""What a card remembers: its examples, and a kernel ridge regression over them that generalises from their wording.

With a few dozen labelled texts a card, the regression is solved when the card is prepared, in tens of milliseconds. Its
solution is kept by feature, so that comparing an answer is one look-up for each of its features: that gives the
regression's estimate, and through posting lists how near each single example is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from math import log, sqrt
from operator import mul
from sys import intern
from typing import NamedTuple

from bot.core.grading.reading import Reading
from bot.core.grading.ridge_regression import by_feature, kernel, solve
from bot.core.grading.text_features import SHARES, TextFeatures, text_features

_Entry = tuple[float, float, float, "bytes | tuple[int, ...]"]
"""Of a feature: its squared idf, idf times its weight in each of the two regressions, and the examples that have it."""
_HALF = 0.25


@dataclass(frozen=True, slots=True)
class Example:
    """One remembered text with what it stands for."""

    text: str
    reading: Reading
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

    def __init__(self, examples: Sequence[Example], shown: int, solution: Solution | None = None) -> None:
        """Answers are compared with the first `shown` examples one by one; the rest only teach the regressions.

        Solving them takes most of the time; `solution` holds the weights where that was done before.
        """
        self.examples = tuple(examples)
        views = [text_features(example.reading) for example in examples]
        self._rare = log(1 + len(examples)) + 1
        self._letter_sizes = [0.5 / (sqrt(len(one.letters)) or 1.0) for one in views[:shown]]
        self._said_sizes = [0.5 / (sqrt(len(one.single) + len(one.pairs)) or 1.0) for one in views[:shown]]
        idf = _idf(views)
        rows = [_row(one, idf) for one in views]
        self.solution = solution or _solved(rows, [example.mark for example in examples])
        graded, right = by_feature(rows, self.solution.graded), by_feature(rows, self.solution.right)
        postings = _postings(views[:shown])
        alike: dict[_Entry, _Entry] = {}
        self._table: dict[str, _Entry] = {}
        for feature, weight in idf.items():
            entry = (
                weight * weight,
                weight * graded[feature],
                weight * right[feature],
                _packed(postings.get(feature, [])),
            )
            self._table[intern(feature)] = alike.setdefault(entry, entry)

    @property
    def size(self) -> int:
        """How many features it holds, at some 150 to 250 bytes each."""
        return len(self._table)

    def compare(self, answer: TextFeatures) -> Comparison:
        """The answer beside every example."""
        letters, single, pairs, sided = (
            list(filter(None, map(self._table.get, features)))
            for features in (answer.letters, answer.single, answer.pairs, answer.sided)
        )
        said = single + pairs
        sizes = (len(answer.letters), len(answer.single) + len(answer.pairs), len(answer.sided))
        graded, right = self._estimate((letters, said, sided), sizes)
        by_letters = _overlaps(letters, self._letter_sizes)
        by_meaning = _overlaps(said, self._said_sizes)
        one, two = 1 / (sqrt(sizes[0]) or 1.0), 1 / (sqrt(sizes[1]) or 1.0)
        return Comparison(
            similar=[
                one * letter + two * meaning for letter, meaning in zip(by_letters, by_meaning, strict=True)
            ],
            graded=graded,
            right=right,
            known=len(single) / (len(answer.single) or 1),
            known_pairs=len(pairs) / (len(answer.pairs) or 1),
        )

    def _estimate(self, found: Sequence[Sequence[_Entry]], sizes: Sequence[int]) -> tuple[float, float]:
        """Both regressions: over the views, the sum of weights over the norm, in which unknown features count."""
        graded = right = 0.0
        for entries, size, share in zip(found, sizes, _shares(sizes), strict=True):
            if entries:
                squares, one, two, _ = zip(*entries, strict=True)
                unknown = (size - len(entries)) * self._rare * self._rare
                norm = share / sqrt(sum(squares) + unknown)
                graded += sum(one) * norm
                right += sum(two) * norm
        return graded, right


def _solved(rows: Sequence[dict[str, float]], marks: Sequence[float]) -> Solution:
    """Both regressions solved, to five digits: so that one that was kept gives the same grades to the last bit."""
    matrix = kernel(rows)
    graded, right = solve(matrix, marks), solve(matrix, [_strict(mark) for mark in marks])
    return Solution([round(weight, 5) for weight in graded], [round(weight, 5) for weight in right])


def _shares(sizes: Iterable[int]) -> list[float]:
    """The square roots of the views' shares of the kernel; the shares of those that are not empty sum to 1."""
    shares = [share if size else 0.0 for size, share in zip(sizes, SHARES, strict=True)]
    total = sum(shares) or 1.0
    return [sqrt(share / total) for share in shares]


def _row(one: TextFeatures, idf: dict[str, float]) -> dict[str, float]:
    """An example's features weighted by rarity, each part scaled to its share."""
    found: dict[str, float] = {}
    views = (one.letters, one.single | one.pairs, one.sided)
    for features, share in zip(views, _shares(map(len, views)), strict=True):
        ordered = sorted(features)  # so that sums do not hang on the order of a set
        weights = [idf[feature] for feature in ordered]
        factor = share / (sqrt(sum(map(mul, weights, weights))) or 1.0)
        found.update(zip(ordered, (weight * factor for weight in weights), strict=True))
    return found


def _strict(mark: float) -> float:
    """The target of the second regression: 1 for wholly right only."""
    if mark >= 1:
        return 1.0
    return mark - _HALF if mark > 0 else -1.0


def _idf(views: Sequence[TextFeatures]) -> dict[str, float]:
    """Smoothed inverse document frequency, as scikit-learn defines it."""
    counts = Counter(
        feature for one in views for feature in chain(one.letters, one.single, one.pairs, one.sided)
    )
    weight = {count: log((1 + len(views)) / (1 + count)) + 1 for count in set(counts.values())}
    return {feature: weight[count] for feature, count in counts.items()}


def _postings(views: Sequence[TextFeatures]) -> dict[str, list[int]]:
    """For each letter and meaning feature the examples that have it."""
    found: dict[str, list[int]] = {}
    for index, one in enumerate(views):
        for feature in chain(one.letters, one.single, one.pairs):
            found.setdefault(feature, []).append(index)
    return found


def _packed(indices: list[int]) -> bytes | tuple[int, ...]:
    """The indices in the least memory that still iterates fast."""
    return bytes(indices) if not indices or indices[-1] < 256 else tuple(indices)


def _overlaps(entries: Iterable[_Entry], sizes: Sequence[float]) -> Iterator[float]:
    """Features shared with each example, times `sizes`, half their inverse norms; counting a chain runs in C."""
    counts = Counter(chain.from_iterable([entry[3] for entry in entries]))
    return map(mul, map(counts.get, range(len(sizes)), repeat(0)), sizes)

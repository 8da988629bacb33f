"""What a card remembers: its examples, and a kernel ridge regression over them that generalises from their wording.

With a few dozen labelled texts a card, the regression is solved when the card is prepared, in tens of milliseconds. Its
solution is kept by feature, so that comparing an answer is one look-up for each of its features: that gives the
regression's estimate, and through posting lists how near each single example is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from math import log, sqrt
from operator import add, mul

from bot.core.grading.reading import Reading
from bot.core.grading.ridge import by_feature, kernel, solve
from bot.core.grading.views import SHARES, View, view

_Entry = tuple[float, float, float, "bytes | tuple[int, ...]"]
"""Of a feature: its squared idf, idf times its weight in each of the two regressions, and the memos that have it."""
_HALF = 0.25


@dataclass(frozen=True, slots=True)
class Memo:
    """One remembered text with what it stands for."""

    text: str
    reading: Reading
    mark: float
    """1 right, 0 partly right, -1 wrong, or between for a phrase that is only part of an answer."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An answer beside the memos."""

    similar: list[float]
    """The mean cosine of letters and of meanings with each shown memo, 0 to 1."""
    graded: float
    """The regression's mark, about -1 to 1."""
    right: float
    """The same for a regression that knows only wholly right and the rest."""
    known: float
    """Share of the answer's meanings that any memo has."""
    known_pairs: float
    """Share of the answer's pairs of neighbours that any memo has."""


class Memory:
    """The examples of one card, ready to be compared with answers."""

    def __init__(self, memos: Sequence[Memo], shown: int) -> None:
        """Answers are compared with the first `shown` memos one by one; the rest only teach the regression."""
        self.memos = tuple(memos)
        views = [view(memo.reading) for memo in memos]
        self._rare = log(1 + len(memos)) + 1
        self._letter_sizes = [0.5 / (sqrt(len(one.letters)) or 1.0) for one in views[:shown]]
        self._said_sizes = [0.5 / (sqrt(len(one.single) + len(one.pairs)) or 1.0) for one in views[:shown]]
        idf = _idf(views)
        rows = [_row(one, idf) for one in views]
        matrix = kernel(rows)
        graded = by_feature(rows, solve(matrix, [memo.mark for memo in memos]))
        right = by_feature(rows, solve(matrix, [_strict(memo.mark) for memo in memos]))
        postings = _postings(views[:shown])
        self._table: dict[str, _Entry] = {
            feature: (
                weight * weight,
                weight * graded[feature],
                weight * right[feature],
                _packed(postings.get(feature, [])),
            )
            for feature, weight in idf.items()
        }

    def compare(self, answer: View) -> Comparison:
        """The answer beside every memo."""
        letters, single, pairs, sided = (
            list(filter(None, map(self._table.get, features)))
            for features in (answer.letters, answer.single, answer.pairs, answer.sided)
        )
        said = single + pairs
        sizes = (len(answer.letters), len(answer.single) + len(answer.pairs), len(answer.sided))
        graded, right = self._estimate((letters, said, sided), sizes)
        return Comparison(
            similar=list(
                map(
                    add,
                    _cosines(letters, sizes[0], self._letter_sizes),
                    _cosines(said, sizes[1], self._said_sizes),
                )
            ),
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


def _shares(sizes: Iterable[int]) -> list[float]:
    """The square roots of the views' shares of the kernel; the shares of those that are not empty sum to 1."""
    shares = [share if size else 0.0 for size, share in zip(sizes, SHARES, strict=True)]
    total = sum(shares) or 1.0
    return [sqrt(share / total) for share in shares]


def _row(one: View, idf: dict[str, float]) -> dict[str, float]:
    """A memo's features weighted by rarity, each view scaled to its share."""
    found: dict[str, float] = {}
    views = (one.letters, one.single | one.pairs, one.sided)
    for features, share in zip(views, _shares(map(len, views)), strict=True):
        weights = [idf[feature] for feature in features]
        factor = share / (sqrt(sum(map(mul, weights, weights))) or 1.0)
        found.update(zip(features, (weight * factor for weight in weights), strict=True))
    return found


def _strict(mark: float) -> float:
    """The target of the second regression: 1 for wholly right only."""
    if mark >= 1:
        return 1.0
    return mark - _HALF if mark > 0 else -1.0


def _idf(views: Sequence[View]) -> dict[str, float]:
    """Smoothed inverse document frequency, as scikit-learn defines it."""
    counts = Counter(
        feature for one in views for feature in chain(one.letters, one.single, one.pairs, one.sided)
    )
    weight = {count: log((1 + len(views)) / (1 + count)) + 1 for count in set(counts.values())}
    return {feature: weight[count] for feature, count in counts.items()}


def _postings(views: Sequence[View]) -> dict[str, list[int]]:
    """For each letter and meaning feature the memos that have it."""
    found: dict[str, list[int]] = {}
    for index, one in enumerate(views):
        for feature in chain(one.letters, one.single, one.pairs):
            found.setdefault(feature, []).append(index)
    return found


def _packed(indices: list[int]) -> bytes | tuple[int, ...]:
    """The indices in the least memory that still iterates fast."""
    return bytes(indices) if not indices or indices[-1] < 256 else tuple(indices)


def _cosines(entries: Iterable[_Entry], size: int, sizes: Sequence[float]) -> list[float]:
    """Half the cosine with each memo; `sizes` are half the inverse norms. Counting a chain of indices runs in C."""
    counts = Counter(chain.from_iterable([entry[3] for entry in entries]))
    scale = 1 / (sqrt(size) or 1.0)
    return [
        count * half * scale
        for count, half in zip(map(counts.get, range(len(sizes)), repeat(0)), sizes, strict=True)
    ]

"""What English words are about, as vectors: texts about one thing have sums that point one way, whatever their words.

The table is `data/grading/word-vectors.bin`, learnt from a sentence encoder by `tests/grading/word_vectors.py`. It is
read when the first bare card comes. A vector is longer the more its word tells of what a text is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from math import sqrt
from operator import mul

from bot.core.grading.sorted_lines import SortedLines, no_bytes

Vector = Sequence[float]


class WordVectors:
    """The table."""

    def __init__(self, data: Callable[[], bytes] = no_bytes) -> None:
        """`data` gives the file: the stems in order, a line each with its place, an empty line, the numbers.

        Each stem has as many numbers, signed bytes one after the other, in the order of the places.
        """
        self._data = data

    @cached_property
    def _table(self) -> tuple[SortedLines, memoryview, int]:
        """The stems, the numbers, and how many each stem has. Raises ValueError for a malformed file."""
        data = self._data()
        end = data.find(b"\n\n")
        end = len(data) if end < 0 else end
        stems = data[:end].decode()
        numbers = memoryview(data)[end + 2 :].cast("b")  # no copy of a megabyte
        size, rest = divmod(len(numbers), stems.count("\n") + 1)
        if rest:
            raise ValueError("word vectors: not as many numbers for each stem")
        return SortedLines(stems), numbers, size

    def total(self, stems: Iterable[str]) -> Vector:
        """The sum of the vectors of those stems that the table has, each counted once; empty where it has none."""
        lines, numbers, size = self._table
        places = filter(None, map(lines.rest, dict.fromkeys(stems)))
        found = [int(place) * size for place in places]
        return list(map(sum, zip(*[numbers[start : start + size] for start in found], strict=True)))


def nearness(one: Vector, other: Vector) -> float:
    """The cosine of the angle between two vectors, -1 to 1; 0 where either is empty or nought."""
    lengths = sqrt(_product(one, one) * _product(other, other))
    return _product(one, other) / lengths if lengths else 0.0


def _product(one: Vector, other: Vector) -> float:
    return sum(map(mul, one, other), 0.0)

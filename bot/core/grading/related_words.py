"""Which English words stand near one another: synonyms, words of one family, what is more general or a part.

The table is `data/grading/related.txt`, made from WordNet by `tests/grading/wordnet.py`. It is read when the first card
with few examples or none comes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from sys import intern

from bot.core.grading.sorted_lines import SortedLines, no_text

GAP = "|"
"""Stands in a line between what is alike and what is only near."""
ALIKE, NEAR = 0.9, 0.5
"""How much of a word another one has that is alike, or only near."""


_CACHE = 3_000


class RelatedWords:
    """The table."""

    def __init__(self, read: Callable[[], str] = no_text) -> None:
        """`read` gives a text with a line for each stem, in the order of their letters.

        In a line are the stem, those alike, GAP, those near.
        """
        self._read = read
        self._found: dict[str, dict[str, float]] = {}

    @cached_property
    def _lines(self) -> SortedLines:
        return SortedLines(self._read())

    def of(self, stem: str) -> dict[str, float]:
        """The stems that stand near one, with how much they have of it."""
        found = self._found.get(stem)
        if found is None:
            if len(self._found) >= _CACHE:
                self._found.clear()
            alike, _, near = (self._lines.rest(stem) or "").partition(GAP)
            found = dict.fromkeys(map(intern, near.split()), NEAR)
            found.update(dict.fromkeys(map(intern, alike.split()), ALIKE))
            self._found[stem] = found
        return found

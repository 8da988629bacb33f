"""Which English words stand near one another: synonyms, words of one family, what is more general or a part.

The table is `data/grading/related.txt`, made from WordNet by `tests/grading/wordnet.py`. It is read when the first card
with few examples or none comes.
"""

from __future__ import annotations

from functools import cached_property
from sys import intern

GAP = "|"
"""Stands in a line between what is alike and what is only near."""
ALIKE, NEAR = 0.9, 0.5
"""How much of a word another one has that is alike, or only near."""


_CACHE = 3_000


class RelatedWords:
    """The table."""

    def __init__(self, text: str = "") -> None:
        """`text` has a line for each stem: the stem, those alike, GAP, those near."""
        self._text = text
        self._found: dict[str, dict[str, float]] = {}

    @cached_property
    def _lines(self) -> dict[str, str]:
        """What follows each stem in its line."""
        text, self._text = self._text, ""
        return dict(line.partition(" ")[::2] for line in text.splitlines())

    def of(self, stem: str) -> dict[str, float]:
        """The stems that stand near one, with how much they have of it."""
        found = self._found.get(stem)
        if found is None:
            if len(self._found) >= _CACHE:
                self._found.clear()
            alike, _, near = self._lines.get(stem, "").partition(GAP)
            found = dict.fromkeys(map(intern, near.split()), NEAR)
            found.update(dict.fromkeys(map(intern, alike.split()), ALIKE))
            self._found[stem] = found
        return found

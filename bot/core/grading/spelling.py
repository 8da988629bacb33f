"""Mends typing mistakes against the words a card and the lexicon know, and then against common English words.

Only words that nothing knows are touched, and only towards one close neighbour with the same first letter, so
that "labelled" never becomes "unlabelled" and a short word never becomes another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.grading.common_words import SHORTEST as SHORTEST_OF_ALL
from bot.core.grading.common_words import CommonWords

SHORTEST = 5
"""Shorter words have too many neighbours."""
LONG = 8
"""From this length on two slips are forgiven, below it one (optimal string alignment distance)."""
LONGEST = 24
"""Longer words are no words."""
_CACHE = 4000


class Speller:
    """Maps unknown words to known ones; remembers what it found, up to a bound."""

    def __init__(
        self, known: frozenset[str], targets: Iterable[str], common: CommonWords | None = None
    ) -> None:
        """`known` words are right as they are, and so are `targets`; of two equally near the earlier one is chosen.

        What is near none of `targets` and not among the `common` words becomes the common word it is near.
        """
        self._known = known
        self._common = common
        self._buckets: dict[tuple[str, int], list[str]] = {}
        self._rank: dict[str, int] = {}
        for word in targets:
            if word in self._rank:
                continue
            self._rank[word] = len(self._rank)
            if len(word) >= SHORTEST - 1 and word.isalpha():
                self._buckets.setdefault((word[0], len(word)), []).append(word)
        self._found: dict[str, str] = {}

    def mended(self, found: Sequence[str]) -> list[str]:
        """The words, each unknown one replaced by its one close neighbour where there is one."""
        known, own = self._known, self._rank
        return [
            word if word in known or word in own or len(word) < SHORTEST_OF_ALL else self._mend(word)
            for word in found
        ]

    def _mend(self, word: str) -> str:
        best = self._found.get(word)
        if best is None:
            best = self._search(word) if word.isalpha() and len(word) <= LONGEST else word
            if len(self._found) >= _CACHE:
                self._found.clear()
            self._found[word] = best
        return best

    def _search(self, word: str) -> str:
        slips = 2 if len(word) >= LONG else 1 if len(word) >= SHORTEST else -1
        near = [
            target
            for size in range(-slips, slips + 1)
            for target in self._buckets.get((word[0], len(word) + size), ())
        ]
        near.sort(key=self._rank.__getitem__)
        hit = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=slips) if near else None
        if hit:
            return str(hit[0])
        return self._common.meant(word) if self._common else word

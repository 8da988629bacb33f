"""Common English words, the most frequent first: which typed words are no words, and which one is meant.

The list is `data/grading/words.txt`, made from that of `pyspellchecker` by `tests/shipped.py`. It is read when the first
word comes that neither the card nor the lexicon knows.
"""

from __future__ import annotations

from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

FREQUENT = 20_000
"""So many of the words are what somebody may have meant; rarer ones are only known to be words."""
SHORTEST, LONG = 4, 8
"""Letters of a word that may be a slip of another, and from which on two slips are forgiven."""


class CommonWords:
    """The words of a list. Looks them up, and mends what is none of them."""

    def __init__(self, text: str = "") -> None:
        """`text` holds a word a line."""
        self._text = text

    @cached_property
    def ranks(self) -> dict[str, int]:
        """How many words are more frequent than each."""
        return {word: rank for rank, word in enumerate(self._text.split())}

    @cached_property
    def _buckets(self) -> dict[tuple[str, int], list[str]]:
        """The frequent words by first letter and length, in order."""
        found: dict[tuple[str, int], list[str]] = {}
        for word in self._text.split()[:FREQUENT]:
            if len(word) >= SHORTEST:
                found.setdefault((word[0], len(word)), []).append(word)
        return found

    def __contains__(self, word: str) -> bool:
        return word in self.ranks

    def meant(self, word: str) -> str:
        """The most frequent of the words nearest to one that is no word; `word` itself where none is near.

        The first letter is taken to be right. Distance is that of optimal string alignment.
        """
        if len(word) < SHORTEST or word in self.ranks:
            return word
        slips = 2 if len(word) >= LONG else 1
        near = [
            target
            for size in range(len(word) - slips, len(word) + slips + 1)
            for target in self._buckets.get((word[0], size), ())
        ]
        near.sort(key=self.ranks.__getitem__)
        for allowed in range(1, slips + 1):
            hit = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=allowed) if near else None
            if hit:
                return str(hit[0])
        return word

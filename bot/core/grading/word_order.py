"""Whether words stand in an order that people use: weights of neighbouring word classes.

A frequent word is a class of its own, any other one goes by its ending. "of the" is common and "the of" is not,
whatever the subject; so disorder shows on cards that nobody has seen. The table was fitted on texts and their shuffles;
it is `data/grading/word-order.json`, written by
`tests/grading/fit.py`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, repeat

from msgspec import Struct

FEWEST = 6
"""Words of a text whose order is worth asking about."""
_ENDINGS = ("ing", "ed", "ly", "ion", "er", "s")
_CACHE = 20_000


class _Classes(dict[str, str]):
    """The class of each word that was asked for, up to a bound; to look one up takes no call of our own."""

    def __init__(self, frequent: Collection[str]) -> None:
        super().__init__()
        self._frequent = frequent

    def __missing__(self, word: str) -> str:
        if len(self) >= _CACHE:
            self.clear()
        found = self[word] = word_class(word, self._frequent)
        return found


class WordOrder(Struct, frozen=True, dict=True):
    """The fitted table."""

    frequent: frozenset[str]
    """Words that are classes of their own."""
    weights: Mapping[tuple[str, str], float]
    """Log-odds of two neighbouring classes in a text against its shuffles; pairs that say nothing are left out."""

    @classmethod
    def parse(cls, text: str) -> WordOrder:
        """The table of a JSON text. Raises ValueError when it is not one."""
        try:
            data = json.loads(text)
            pairs = {(one, two): float(weight) for one, two, weight in data["weights"]}
            return cls(frozenset(data["frequent"]), pairs)
        except (KeyError, TypeError) as error:
            raise ValueError(f"word order: {error!r}") from None

    def disorder(self, words: Sequence[str]) -> float:
        """How unlike a text the order is: about -0.5 for sentences, above 0 for shuffles; 0 for a few words."""
        if len(words) < FEWEST:
            return 0.0
        classes = map(self._classes.__getitem__, words)
        return -sum(map(self.weights.get, pairwise(classes), repeat(0.0))) / (len(words) - 1)

    @cached_property
    def _classes(self) -> _Classes:
        return _Classes(self.frequent)


def word_class(word: str, frequent: Collection[str]) -> str:
    """The class of a lower-case word: itself where it is frequent, else its ending."""
    if word in frequent:
        return word
    return "~" + next((ending for ending in _ENDINGS if word.endswith(ending)), "")

"""What an answer to a bare card is about beside what the card is about, by vectors of words (`word_vectors.py`).

Words tell what a text has of the reference's very words and their relatives (`focus.py`); this tells whether it speaks
of the same things at all. Right and wrong answers mostly do, another subject does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.core.grading.lexicon import Lexicon
from bot.core.grading.reading import Reading
from bot.core.grading.word_vectors import Vector, nearness


class About(NamedTuple):
    """How near what an answer is about is to what the card is about: cosines, 0 where no word is known."""

    near_right: float = 0.0
    """To a right text."""
    near_added: float = 0.0
    """What the answer adds to the question, to what a right text adds."""
    near_card: float = 0.0
    """To question and right text together."""


class _Right(NamedTuple):
    """Sums over a right text: its words, those that the question lacks, and with the question's."""

    whole: Vector
    added: Vector
    card: Vector


class Subject:
    """What a bare card is about."""

    def __init__(self, lexicon: Lexicon, question: Reading, right: Sequence[Reading]) -> None:
        """`right` holds the right texts, the reference first."""
        self._lexicon = lexicon
        asked = list(content_stems(lexicon, question))
        self._asked = frozenset(asked)
        total = lexicon.vectors.total
        self._right = []
        for reading in right:
            stems = list(content_stems(lexicon, reading))
            whole = total(stems)
            added = total(stem for stem in stems if stem not in self._asked)
            self._right.append(_Right(whole, added or whole, total([*asked, *stems])))

    def beside(self, reading: Reading, nearest: int) -> About:
        """What an answer is about; of the reference and the right text at `nearest` whichever is nearer counts."""
        total = self._lexicon.vectors.total
        stems = list(content_stems(self._lexicon, reading))
        whole = total(stems)
        added = total(stem for stem in stems if stem not in self._asked)
        beside = [self._right[at] for at in {0, nearest}]
        return About(
            near_right=max([nearness(whole, right.whole) for right in beside]),
            near_added=max([nearness(added, right.added) for right in beside]),
            near_card=max([nearness(whole, right.card) for right in beside]),
        )


def content_stems(lexicon: Lexicon, reading: Reading) -> Iterator[str]:
    """The stems of the words that carry content, those of a phrase one by one."""
    for token in reading.tokens:
        if not (token.function or token.negator):
            yield from (stem for stem in token.stem.split() if stem not in lexicon.grammar)

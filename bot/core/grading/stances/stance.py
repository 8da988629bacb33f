"""Reads what an answer does with what it says: a small language model, fitted by `tests/grading/stances/fit.py`.

Stance detection (Mohammad et al. 2016), of a writer towards their own words. The model is a transformer of word pieces
like the cross-encoders, with an output a piece; it reads the answer alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from bot.core.grading.cross_encoders.word_pieces import WordPieces
from bot.core.grading.facts.tables import pattern
from bot.core.grading.stances.naming import Span

MOST_PIECES = 94
"""Word pieces of an answer that the model was fitted to read, without the two at its ends."""
LONGEST_WORD = 40
"""Word pieces of a word."""
_WORD = pattern(r"[^\W_]+|[^\w\s]|_")

Run = Callable[[list[int]], list[list[float]]]
"""Runs the model: the numbers of pieces give for each the probabilities of the stances, in their order."""


class Stance(IntEnum):
    """What somebody does with a word that they write."""

    FRAME = 0
    """It says nothing of the answer: who says it, how sure they are, talk."""
    HELD = 1
    """It is the answer, or beside the answer what is none."""
    REJECTED = 2
    """It is said not to be the answer; of a value also that it is named in passing while another one is the answer."""
    CORRECTED = 3
    """It is put in place of another answer that was given before: "Lima, no wait, Quito"."""
    OPEN = 4
    """It is one of several that may be the answer."""


class Likely(NamedTuple):
    """A stance with its probability."""

    stance: Stance
    probability: float


class Word(NamedTuple):
    """A word or a sign of a text, with the probability of each stance."""

    start: int
    end: int
    stances: tuple[float, ...]


class StanceReader:
    """The model with its vocabulary, both read when an answer first needs them."""

    def __init__(self, pieces: Callable[[], str], run: Callable[[], Run | None]) -> None:
        """`pieces` reads the vocabulary; `run` loads the model, or gives None where it cannot be run."""
        self._vocabulary, self._load = pieces, run

    @cached_property
    def _pieces(self) -> WordPieces:
        return WordPieces(self._vocabulary())

    @cached_property
    def _run(self) -> Run | None:
        return self._load()

    def load(self) -> None:
        """Load the model ahead of the first answer; safe in a thread, and nothing the second time."""
        _ = self._run and self._pieces

    def of_value(self, text: str, spans: Sequence[Span]) -> Likely | None:
        """What is likeliest done with the value that stands at `spans`, which are in order and apart.

        None where the model cannot be run, or the text is longer than it reads. The first call loads the model, which
        takes a tenth of a second; an answer takes some milliseconds.
        """
        if self._run is None:
            return None
        numbers = blanked(text, spans, self._pieces)
        blanks = [at for at, number in enumerate(numbers) if number == self._pieces.blank]
        if not blanks:
            return None
        read = self._run(numbers)
        means = [sum(read[at][stance] for at in blanks) / len(blanks) for stance in Stance]
        means[Stance.FRAME] = 0.0  # a value is none
        likeliest = max(Stance, key=means.__getitem__)
        return Likely(likeliest, means[likeliest] / sum(means))

    def of_words(self, text: str) -> list[Word]:
        """The words of a text, each with its stances; none where the model cannot be run, or the text is too long."""
        if self._run is None:
            return []
        numbers, words = [self._pieces.first], []
        for found in _WORD.finditer(text):
            own = self._pieces.of(found[0], LONGEST_WORD)
            words.append((found.span(), len(numbers), len(numbers) + len(own)))
            numbers += own
        if len(numbers) > MOST_PIECES + 1 or not words:
            return []
        read = self._run([*numbers, self._pieces.between])
        return [
            Word(
                *span,
                tuple(sum(read[at][stance] for at in range(first, end)) / (end - first) for stance in Stance),
            )
            for span, first, end in words
            if end > first
        ]


def blanked(text: str, spans: Sequence[Span], pieces: WordPieces) -> list[int]:
    """The numbers of the text's pieces, with one blank for each span; empty for a text that is too long."""
    read, at = [pieces.first], 0
    for span in spans:
        read += pieces.of(text[at : span.start], MOST_PIECES + 1)
        read.append(pieces.blank)
        at = span.end
    read += pieces.of(text[at:], MOST_PIECES + 1)
    return [*read, pieces.between] if len(read) <= MOST_PIECES + 1 else []

"""One small language model that reads question, reference and answer together.

A cross-encoder (Reimers and Gurevych 2019): unlike an encoder of sentences it sees every word of the answer beside
every word of the reference, so that it can tell "metal conducts heat faster than wood" from its contrary, and a right
answer without a word in common from a wrong one. `docs/grading-figures.md` has what it adds for cards with few
examples or none, for which it is asked where the extra `semantic` is installed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple, Protocol

Run = Callable[[list[int], list[int]], tuple[float, float]]
"""Runs the model: the numbers of pieces, and for each whether it is of the answer (1) or before it (0), give the
probabilities of "right" and of "at least partly right"."""


class Pieces(Protocol):
    """The pieces of words that a model knows, by number."""

    first: int
    """Opens what is read."""
    between: int
    """Ends each of its parts."""

    def of(self, text: str, most: int) -> list[int]:
        """The numbers of the text's pieces, `most` at most."""
        ...


class Triple(NamedTuple):
    """What a model reads."""

    question: str
    reference: str
    answer: str


class Most(NamedTuple):
    """Pieces that are read of each part; a model is fitted with as many."""

    question: int
    reference: int
    answer: int


class CrossEncoder:
    """The model with its vocabulary, both read when a card or an answer first needs them."""

    def __init__(self, pieces: Callable[[], Pieces], run: Callable[[], Run | None], most: Most) -> None:
        """`pieces` reads the vocabulary; `run` loads the model, or gives None where it cannot be run."""
        self._vocabulary, self._load, self._most = pieces, run, most

    @cached_property
    def _pieces(self) -> Pieces:
        return self._vocabulary()

    @cached_property
    def _run(self) -> Run | None:
        return self._load()

    def load(self) -> None:
        """Load the model ahead of the first answer; safe in a thread, and nothing the second time."""
        _ = self._run and self._pieces

    def read(self, told: Triple) -> tuple[float, float] | None:
        """The probabilities of "right" and of "at least partly right"; None where the model cannot be run.

        The first call loads it, which takes most of a second; an answer takes some milliseconds.
        """
        if self._run is None:
            return None
        right, partly = self._run(*cut(told, self._pieces, self._most))
        return min(right, partly), partly


def cut(told: Triple, pieces: Pieces, most: Most) -> tuple[list[int], list[int]]:
    """The numbers of the pieces as a model takes them, and for each whether it is of the answer."""
    before = [
        pieces.first,
        *pieces.of(told.question, most.question),
        pieces.between,
        *pieces.of(told.reference, most.reference),
        pieces.between,
    ]
    said = [*pieces.of(told.answer, most.answer), pieces.between]
    return before + said, [0] * len(before) + [1] * len(said)

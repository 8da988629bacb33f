"""A small language model that reads question, reference and answer together and says how right the answer is.

A cross-encoder (Reimers and Gurevych 2019): unlike an encoder of sentences it sees every word of the answer beside
every word of the reference, so that it can tell "metal conducts heat faster than wood" from its contrary, and a right
answer without a word in common from a wrong one. `docs/grading.md` has what it adds for cards with few examples or
none, for which it is asked where the extra `semantic` is installed; `tests/grading/fit_cross_encoder.py` made it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from bot.core.grading.evidence import AssertionEvidence
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.word_pieces import WordPieces

QUESTION, REFERENCE, ANSWER = 48, 112, 144
"""Word pieces that are read of each; the model was fitted with as many."""

Run = Callable[[list[int], list[int]], tuple[float, float]]
"""Runs the model: the numbers of word pieces, and for each whether it is of the answer (1) or before it (0), give the
probabilities of "right" and of "at least partly right"."""


class CrossEncoder:
    """The model with its vocabulary, both read when a card or an answer first needs them."""

    def __init__(self, vocabulary: Callable[[], str], run: Callable[[], Run | None]) -> None:
        """`vocabulary` gives the word pieces, a line each; `run` loads the model, or None where it cannot be run."""
        self._vocabulary, self._load = vocabulary, run

    @cached_property
    def _pieces(self) -> WordPieces:
        return WordPieces(self._vocabulary())

    @cached_property
    def _run(self) -> Run | None:
        return self._load()

    def load(self) -> None:
        """Load the model ahead of the first answer; safe in a thread, and nothing the second time."""
        _ = self._run, self._pieces

    def read(self, question: str, reference: str, answer: str) -> tuple[float, float] | None:
        """The probabilities of "right" and of "at least partly right"; None where the model cannot be run.

        The first call loads it, which takes most of a second; an answer takes some five milliseconds.
        """
        run, pieces = self._run, self._pieces
        if run is None:
            return None
        before = [pieces.first]
        for text, most in ((question, QUESTION), (reference, REFERENCE)):
            before += [*pieces.of(text, most), pieces.between]
        said = [*pieces.of(answer, ANSWER), pieces.between]
        right, partly = run(before + said, [0] * len(before) + [1] * len(said))
        return min(right, partly), partly


def as_read(text: str, lexicon: Lexicon) -> str:
    """A question or reference as the model reads it: in words, and in English whatever its language."""
    return " ".join(lexicon.words(text))


def as_said(card: PreparedCard, assertions: Sequence[AssertionEvidence]) -> str:
    """An answer as the model reads it: what it claims, mended, without greetings, the question said first, or talk.

    All of it where nothing relates to the card or all is denied.
    """
    claimed = [one.assertion for one in assertions if one.related and not one.assertion.denied]
    told = claimed or [one.assertion for one in assertions]
    return " . ".join(" ".join(card.speller.mended(one.words)) for one in told)

"""Two cross-encoders, whose words on an answer are taken together.

One reads English alone, the other a hundred languages. They were begun with different models, so that they err on
different answers: together they tell right from wrong better than either does, in English too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from bot.core.grading.cross_encoders.cross_encoder import CrossEncoder, Most, Run, Triple
from bot.core.grading.cross_encoders.unigram_pieces import UnigramPieces
from bot.core.grading.cross_encoders.word_pieces import WordPieces
from bot.core.grading.odds import odds, probability

ENGLISH = Most(question=48, reference=112, answer=144)
MULTILINGUAL = Most(question=64, reference=144, answer=192)
SHARE = 0.6
"""Of the multilingual model in the log-odds; the other one reads other languages word by word in English."""


class Opinion(NamedTuple):
    """The probabilities of what an answer is beside a reference."""

    right: float
    partly: float
    """Of "at least partly right"."""
    least: float
    """The lower one of both models' of "right"."""


class CrossEncoders:
    """Both models, each loaded when it is first needed."""

    def __init__(
        self,
        english: Callable[[], str],
        multilingual: Callable[[], str],
        run: Callable[[str], Run | None],
    ) -> None:
        """`english` and `multilingual` read the vocabularies; `run` loads the model of a name, as in `CrossEncoder`."""
        self._english = CrossEncoder(lambda: WordPieces(english()), partial(run, "english"), ENGLISH)
        self._multilingual = CrossEncoder(
            lambda: UnigramPieces(multilingual()), partial(run, "multilingual"), MULTILINGUAL
        )

    def load(self) -> None:
        """Load both ahead of the first answer; safe in a thread, and nothing the second time."""
        self._english.load()
        self._multilingual.load()

    def read(self, english: Triple, written: Triple) -> Opinion | None:
        """What both say together; None where neither model can be run.

        `english` is told in English words, `written` in the card's language; for an English card they are the same.
        """
        one, two = self._english.read(english), self._multilingual.read(written)
        one, two = one or two, two or one
        if one is None or two is None:
            return None
        right, partly = (_together(first, second) for first, second in zip(one, two, strict=True))
        return Opinion(min(right, partly), partly, min(one[0], two[0]))


def _together(english: float, multilingual: float) -> float:
    """The probability whose log-odds are the weighed mean of both."""
    return probability((1 - SHARE) * odds(english) + SHARE * odds(multilingual))

"""What an answer says that lacks some of a term's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from bot.core.grading.facts.vocabulary import ARTICLES
from bot.core.grading.facts.words.phrases import Phrase
from bot.core.grading.facts.words.words import Word

PARAPHRASE = 3
"""Content words from which an answer to a phrase may say it in words of its own: a case for the sentence grader."""


class Told(Struct, frozen=True):
    """What an answer that lacks some of the phrase says instead."""

    quoted: str
    content: Sequence[Word]
    """Its words that say something, and are not denied."""
    had: dict[str, Word]
    """Keys of the phrase, each with the word that says it."""
    telling: Sequence[str]
    """Keys of the phrase that tell it from others."""
    extras: Sequence[Word]
    """Words that are neither the phrase's nor the question's."""
    contrary: tuple[str, ...]
    """Words that are opposite to one of the phrase's."""
    question: frozenset[str]

    def first(self, phrase: Phrase) -> list[Word]:
        """The first words that it says and the question does not, as many as a name has: "Apis dorsata"."""
        own = [word for word in self.content if word.key not in self.question]
        row = own[: len(phrase.keys)] if phrase.text[:1].isupper() else []
        return row if all(after.start - word.end <= 1 for word, after in pairwise(row)) else []

    def head(self, phrase: Phrase, found: Sequence[Word]) -> list[Word]:
        """Its words before the first comma, as many as the phrase has: "ascorbic acid, the one in lemons"."""
        mark = next((word for word in found if word.mark), None)
        row = [
            word
            for word in found
            if mark is not None and word.start < mark.start and word.key not in ARTICLES
        ]
        alike = mark is not None and mark.text == "," and len(row) == len(phrase.keys)
        return row if alike and all(word in self.content and word.text.isalpha() for word in row) else []

    @property
    def wordy(self) -> bool:
        """Whether it may say the phrase in words of its own."""
        return len(self.content) >= PARAPHRASE

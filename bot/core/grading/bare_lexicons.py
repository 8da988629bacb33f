"""The lexicons of bare cards: the field's own table and that of everyday English, one of which has the first word.

"live", "loss" and "table" mean one thing in machine learning and another everywhere else. So where both tables know a
word, everyday English says what it means, except on a card that speaks of the field.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bot.core.cards import Card
from bot.core.grading.languages.foreign import Languages
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.reading import reading_of

OF_FIELD = 0.25
"""Share of a card's content words that only the field's table knows from which the card speaks of the field: .37 and
more for nine in ten of the MLOps cards, .12 and less for nine in ten of general knowledge."""


class BareLexicons:
    """Finds the lexicon for a bare card."""

    def __init__(self, parse: Callable[[bool], Lexicon], languages: Languages | None = None) -> None:
        """`parse` makes the lexicon in which everyday English has the first word, or for False the field."""
        self._parse = cache(parse)
        self._languages = languages or Languages()

    def of(self, card: Card) -> Lexicon:
        """The lexicon that reads the card, in the card's language."""
        everyday = self._languages.lexicon(card, self._parse(True))
        if _share_of_field(everyday, f"{card.prompt} {card.reference}") < OF_FIELD:
            return everyday
        return self._languages.lexicon(card, self._parse(False))


def _share_of_field(lexicon: Lexicon, text: str) -> float:
    """Which share of a text's content words has a meaning that only the field's table knows."""
    content = reading_of(lexicon, lexicon.words(text)).content
    return sum(meaning in lexicon.of_field for meaning in content) / (len(content) or 1)

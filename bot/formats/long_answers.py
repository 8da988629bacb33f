"""Answers that are too long for a card: as much of them as is one, and the rest as the explanation."""

from __future__ import annotations

import re
from typing import Protocol

from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.decks import limits
from bot.formats.documents import answers

_LONG = f"answers over {limits.MAX_REFERENCE:,} characters, of which the first paragraph was taken"
_CUT = f"answers of one paragraph over {limits.MAX_REFERENCE:,} characters, of which the first sentences were taken"
_SENTENCE_END = re.compile(r"[.!?]\s+|[。！？]\s*")


class Counter(Protocol):
    """Counts what was cut, with its first line."""

    def note(self, what: str, line: int) -> None:
        """Count one thing that stands at `line`."""


def shortened(card: Card, counted: Counter, line: int = 0) -> Card:
    """The card with the first paragraph of an answer that is too long, or as many of its sentences as fit.

    What follows is the explanation, where there is none yet. As it is where nothing of the answer fits.
    """
    if len(card.reference) <= limits.MAX_REFERENCE:
        return card
    first, rest = answers.parted(card.reference)
    what = _LONG
    if len(first) > limits.MAX_REFERENCE:
        first, rest = _sentences(first, limits.MAX_REFERENCE)
        rest, what = _sentences(rest, limits.MAX_EXPLANATION)[0], _CUT
    if not first:
        return card
    counted.note(what, line)
    return replace(card, reference=first, explanation=card.explanation or rest)


def _sentences(text: str, most: int) -> tuple[str, str]:
    """As many whole sentences as fit, which may be none, and what follows them."""
    if len(text) <= most:
        return text, ""
    end = max((found.end() for found in _SENTENCE_END.finditer(text, 0, most)), default=0)
    return text[:end].strip(), text[end:].strip()

"""An answer made ready once, for all values of a card that it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.core.grading.facts.surface import MAX_CHARS, characters, clean


@dataclass(frozen=True, slots=True)
class Said:
    """What a person typed, and the same without what the chat put on it."""

    raw: str
    """Characters folded, nothing else: where every sign may carry meaning."""
    text: str
    """Without markdown, links and emoji."""
    question: str = ""
    spoken: str = ""
    """Of a list's member: how the whole question reads."""


def said(answer: str, question: str) -> Said:
    """The answer ready to be compared."""
    cut = answer[:MAX_CHARS]
    return Said(characters(cut).strip(), clean(cut), question)


@lru_cache(maxsize=256)
def cleaned_question(question: str) -> str:
    """A question as answers are read. Bounded cache: a round asks the same question of everybody."""
    return clean(question)

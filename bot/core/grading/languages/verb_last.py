"""Puts the "not" of a language whose verb stands last before what it denies: "X Y not is" is "not X Y is"."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.core.grading.languages.translated import written
from bot.core.grading.text import MARKS

NOT = "not"
WITHIN = frozenset(("of", "is", "a", "the"))
"""Words of grammar that stand within what is denied."""
MOST = 5
"""Words that a "not" is put before: as far as one reaches forwards."""


def nots_in_front(found: Iterable[str], grammar: Collection[str]) -> list[str]:
    """The words with each "not" before the words that lead up to it, back to a mark or to other words of grammar."""
    out: list[str] = []
    for word in found:
        at = len(out)
        if word == NOT and written(word):  # none within a frame
            while at and len(out) - at < MOST and _leads_up(out[at - 1], grammar):
                at -= 1
        out.insert(at, word)
    return out


def _leads_up(word: str, grammar: Collection[str]) -> bool:
    return word not in MARKS and word != NOT and (word not in grammar or word in WITHIN)

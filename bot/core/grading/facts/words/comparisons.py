"""Compares comparisons: "sound is slower than light" says what "light is faster than sound" does, and no more.

It decides by what is compared with what, and by the word before "than".
"""

from __future__ import annotations

from msgspec import Struct

from bot.core.grading.facts.context import opposites
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.words import undotted, words


class _Comparison(Struct, frozen=True):
    first: frozenset[str]
    """Keys of what is compared, and of what it does."""
    way: str
    """Key of the word before "than"."""
    last: frozenset[str]
    """Keys of what it is compared with."""


def compared(reference: str, text: str) -> bool | None:
    """Whether a text compares as the reference does; None where either compares nothing, or other things."""
    ours, theirs = _comparison(reference), _comparison(text)
    if ours is None or theirs is None:
        return None
    swapped = not (ours.first.isdisjoint(theirs.last) or ours.last.isdisjoint(theirs.first))
    turned = theirs.way in opposites((ours.way,))
    if swapped and (turned or ours.way == theirs.way):
        return turned
    return False if turned and not ours.first.isdisjoint(theirs.first) else None


def _comparison(text: str) -> _Comparison | None:
    found = [word for word in words(undotted(text)) if not word.mark]
    at = next((at for at, word in enumerate(found) if word.text.lower() == "than"), 0)
    if at == 0:
        return None
    way = found[at - 1].key
    first, last = (
        frozenset(word.key for word in content_of(part, frozenset())) - {way}
        for part in (found[:at], found[at + 1 :])
    )
    return _Comparison(first, way, last) if first and last else None

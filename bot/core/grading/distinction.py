"""What a definition says is the same and what is different: "of the same element with different numbers of neutrons".

An answer with one of these halves alone fits other things too, and one that puts "same" where the reference has
"different" defines another thing. Only definitions that have both are looked at for the first.
"""

from __future__ import annotations

import re
from enum import Enum

from bot.core.grading.text import words

LONGEST = 40
"""Words of an answer that is looked at; longer ones explain."""
_TABLE = """
same equal identical like alike common shared share shares sharing similar similarly one both
different differently differing differ differs difference differences unequal distinct dissimilar varying vary varies \
various unlike other another opposite separate unique changed not more less fewer extra
same equal identical
different differing unequal distinct differ differs dissimilar
with but and or in on that which who from by to at for though although while whereas yet however has have having is are
the a an of number numbers amount amounts kind kinds type types count counts set sets their its in by
"""
_SAME, _DIFFERENT, _SURELY_SAME, _SURELY_DIFFERENT, _ENDS, _SKIPPED = (
    frozenset(line.split()) for line in _TABLE.strip().splitlines()
)
"""Words that tell something is the same or different, loosely and surely; what ends a phrase and what is none of it."""
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:es|s)$")


class Distinction(Enum):
    """How an answer misses what a definition distinguishes."""

    HALF = "half"
    """It says what is the same, or what is different, and nothing of the other."""
    TURNED = "turned-round"
    """It has the same for different, or different for the same."""


def missed(reference: str, answer: str) -> Distinction | None:
    """What the answer misses of the distinction that the reference makes; None for nothing, or where it makes none."""
    told = words(answer)
    if len(told) > LONGEST:
        return None
    written = words(reference)
    same, different = _objects(written, _SURELY_SAME), _objects(written, _SURELY_DIFFERENT)
    if not (same or different) or same & different:
        return None
    theirs_same, theirs_different = _objects(told, _SURELY_SAME), _objects(told, _SURELY_DIFFERENT)
    denied = any(word in ("not", "no", "never") or word.endswith("n't") for word in told)
    if not denied and not theirs_same & theirs_different:
        turned = (same & theirs_different) - theirs_same | (different & theirs_same) - theirs_different
        if turned:
            return Distinction.TURNED
    if same and different:
        known = {_bare(word) for word in told}
        has_same = not known.isdisjoint(same) or not _SAME.isdisjoint(told)
        has_different = not known.isdisjoint(different) or not _DIFFERENT.isdisjoint(told)
        if has_same != has_different:
            return Distinction.HALF
    return None


def _objects(written: list[str], cues: frozenset[str]) -> set[str]:
    """What a text says to be so: the words behind each cue up to the end of its phrase."""
    found: set[str] = set()
    for at, word in enumerate(written):
        if word not in cues:
            continue
        for place, one in enumerate(written[at + 1 :]):
            if one in _SURELY_SAME or one in _SURELY_DIFFERENT or (one in _ENDS and place):
                break
            if one not in _SKIPPED and one not in _ENDS:
                found.add(_bare(one))
    return found


def _bare(word: str) -> str:
    return _PLURAL.sub("", word)

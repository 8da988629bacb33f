"""Decides whether a word is the adjective of another, or another form of a long verb: "sphere", "spherical"."""

from __future__ import annotations

from bot.core.grading.facts.words.phrases import same_verb
from bot.core.grading.facts.words.spellings import turned

LONG = 8
"""Letters above which a word may be another form of the verb."""
SHORTEST_ROOT = 5
"""Letters that a noun and its adjective share."""
_ADJECTIVE = frozenset(("", "e", "al", "ar", "ous", "ical", "ly", "ed", "ity", "ility", "le"))


def one_root(asked: str, told: str) -> bool:
    """Whether one is the other's adjective, or of a long word another form of the verb."""
    if len(asked) > LONG and same_verb(asked, told):
        return True
    pairs = enumerate(zip(asked, told, strict=False))
    shared = next((at for at, pair in pairs if pair[0] != pair[1]), min(len(asked), len(told)))
    return (
        shared >= SHORTEST_ROOT and {asked[shared:], told[shared:]} <= _ADJECTIVE and not turned(asked, told)
    )

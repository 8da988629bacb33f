"""Tells which names are names of one thing: "erythrocyte" and "red blood cell", "theft" and "larceny".

`synonyms.txt` beside this has the nouns of WordNet that have another name, of one word or several, each with how many
meanings it has and the numbers of those that it shares; `tests/grading/wordnet.py` writes it. What textbooks tell
apart ("speed", "velocity") is not in one meaning there. The file is read where a near miss needs it, little of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from msgspec import Struct
from rapidfuzz.distance import OSA

from bot.core.grading.facts.tables import pattern

LONGEST = 6
"""Words of a name."""
FEW = 2
"""Meanings that one of two names may have: two words of many meanings share one that nobody asks for (root, stem)."""
_ASKS_WORD = pattern(
    r"(?i)\b(?:medical|medicine|latin|anatomical|anatomy|scientific|biological|botanical|zoological|technical|chemical"
    r"|systematic|common|everyday|household|colloquial|formal|informal|legal|slang|trade|brand|proper|italian|french"
    r"|german|greek|spanish|musical) (?:term|name|word|expression)s?\b|\b(?:stands? for|abbreviat\w+|acronym"
    r"|synonyms?|antonyms?|opposite|plural|singular|prefix|suffix|spell(?:ed|ing)?|etymology|another (?:word|name)"
    r"|other (?:word|name)|formula|symbol)\b"
)
"""What asks for one name of several: "everyday name of sodium bicarbonate"."""


def asks_word(question: str) -> bool:
    """Whether a question asks for one of a thing's names, so that another is no answer."""
    return _ASKS_WORD.search(question) is not None


def one_thing(asked: Sequence[str], told: Sequence[str]) -> bool:
    """Whether two names, as the keys of their words, are names of one thing; not where one is a part of the other."""
    if not asked or not told or max(len(asked), len(told)) > LONGEST or set(told) <= set(asked):
        return False
    one, other = _meanings(" ".join(asked)), _meanings(" ".join(told))
    if len(asked) == len(told) == 1 and OSA.distance(asked[0], told[0], score_cutoff=1) <= 1:
        return False  # a slip or another word, which `spellings` decides
    return min(one.senses, other.senses) <= FEW and not one.shared.isdisjoint(other.shared)


NEAR = 150
"""Numbers by which the meanings of two things of one sort differ, at most."""
PERSONS = range(58_691, 62_005)
"""Numbers of those who have a name of their own, from Aalto to Zworykin."""


def kin(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are of two things of one sort: "tibia" and "femur", "oxygen" and "hydrogen".

    WordNet's meanings stand in the order of its tree, sort by sort, and the table numbers them so.
    """
    ours, theirs = (_meanings(" ".join(name)).shared for name in (one, other))
    if not ours.isdisjoint(theirs):
        return False
    return any(
        abs(int(a) - int(b)) <= NEAR or (int(a) in PERSONS and int(b) in PERSONS)
        for a in ours
        for b in theirs
    )


def is_known(name: str) -> bool:
    """Whether the table has a name as that of a thing."""
    return _meanings(name).senses > 0


class _Meanings(Struct, frozen=True):
    senses: int
    shared: frozenset[bytes]
    """Numbers of the meanings that other names have, too."""


_NONE = _Meanings(0, frozenset())


@cache
def _table() -> mmap:
    with Path(__file__).with_name("synonyms.txt").open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


@lru_cache(maxsize=2048)
def _meanings(name: str) -> _Meanings:
    """A name's meanings; none for a name that is not in the table."""
    text, wanted = _table(), name.encode()
    low, high = 0, len(text) - 1
    while low < high:
        middle = text.rfind(b"\n", 0, (low + high) // 2 + 1)
        end = text.find(b"\n", middle + 1)
        if end < 0:
            break
        found, _, numbers = text[middle + 1 : end].partition(b"\t")
        if found == wanted:
            senses, *shared = numbers.split()
            return _Meanings(int(senses), frozenset(shared))
        if found < wanted:
            low = end
        else:
            high = middle
    return _NONE
